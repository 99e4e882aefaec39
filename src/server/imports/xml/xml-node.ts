/** An element of a record, with what lies in it; namespaces are judged at the record, its parts go by their local names. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parts: (XmlNode | string)[];
}

/** Elements that begin a line of text. */
const LINES: ReadonlySet<string> = new Set(['claim-text', 'ClaimText', 'p', 'P', 'Paragraphs', 'PARA', 'paragraph', 'br', 'heading', 'li']);

/** The elements directly in a node, of one of these names. */
export function childrenOf(node: XmlNode | undefined, ...names: readonly string[]): XmlNode[] {
  return (node?.parts ?? []).filter((part): part is XmlNode => typeof part !== 'string' && names.includes(part.name));
}

/** The first element along a path of names; undefined when one is missing. */
export function findChild(node: XmlNode | undefined, ...path: readonly string[]): XmlNode | undefined {
  return path.reduce<XmlNode | undefined>((at, name) => childrenOf(at, name)[0], node);
}

/** All elements of these names at any depth, none inside another, in their order. */
export function elementsOf(node: XmlNode | undefined, ...names: readonly string[]): XmlNode[] {
  return (node?.parts ?? []).flatMap((part) => {
    if (typeof part === 'string') return [];
    return names.includes(part.name) ? [part] : elementsOf(part, ...names);
  });
}

/** The text along a path, on one line; blank when it is missing. */
export function wordsOf(node: XmlNode | undefined, ...path: readonly string[]): string {
  return rawText(findChild(node, ...path)).replace(/\s+/g, ' ').trim();
}

/** The text of a node with its paragraphs on lines of their own. */
export function proseIn(node: XmlNode | undefined): string {
  return rawText(node).replace(/[^\S\n]+/g, ' ').replace(/ ?\n\s*/g, '\n').trim();
}

/** Elements between which a space stands. */
const CELLS: ReadonlySet<string> = new Set(['entry', 'td', 'th', 'Entry']);
/** Rows of tables, which begin lines as paragraphs do. */
const ROWS: ReadonlySet<string> = new Set(['row', 'tr', 'Row']);

/** A line that the file breaks between two ideographs. */
const BROKEN_CHINESE = /(?<=[\u3000-\u9fff\uff00-\uffef])\s*\n\s*(?=[\u3000-\u9fff\uff00-\uffef])/g;

/** The text of a paragraph: white space as it was set in the file is one space, within Chinese none; rows of tables and lists are lines. */
export function paragraphIn(node: XmlNode): string {
  return lineText(node).replace(/ *\n[ \n]*/g, '\n').replace(/ {2,}/g, ' ').trim();
}

function lineText(node: XmlNode): string {
  const text = node.parts.map((part) => (typeof part === 'string' ? part.replace(BROKEN_CHINESE, '').replace(/\s+/g, ' ') : lineText(part))).join('');
  if (CELLS.has(node.name)) return `${text} `;
  return LINES.has(node.name) || ROWS.has(node.name) ? `\n${text}` : text;
}

function rawText(node: XmlNode | undefined): string {
  if (!node) return '';
  const text = node.parts.map((part) => (typeof part === 'string' ? part : rawText(part))).join('');
  return LINES.has(node.name) ? `\n${text}` : text;
}
