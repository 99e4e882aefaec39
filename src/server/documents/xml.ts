/** An element of a small XML document; `name` keeps its prefix. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

interface OpenElement {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: (XmlElement | string)[];
}

/** One piece of XML: a comment, an instruction, CDATA (1), a closing tag (2), an opening tag (3, attributes 4, `/` 5), or text (6). */
export const XML_TOKEN = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<\/([^\s>]+)\s*>|<([^\s/>!]+)((?:\s+[^\s=/>]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/y;
/** No part of an Office file nests deeper; one that does is made to break readers. */
const MAX_DEPTH = 500;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Reads well-formed XML without document types, as the parts of an Office file are. Throws an Error that names the place
 * for anything else; entities other than the five of XML are refused, so that none can be expanded.
 */
export function parseXml(source: string): XmlElement {
  const root: OpenElement = { name: '', attributes: {}, children: [] };
  const open: OpenElement[] = [root];
  const text = source.replace(/^\uFEFF/, '');
  XML_TOKEN.lastIndex = 0;
  while (XML_TOKEN.lastIndex < text.length) {
    const at = XML_TOKEN.lastIndex;
    const token = XML_TOKEN.exec(text);
    if (token === null) throw new Error(`not well-formed XML at character ${at}`);
    take(token, open, at);
  }
  const [first] = root.children.filter((child) => typeof child !== 'string');
  if (open.length !== 1 || first === undefined) throw new Error('not well-formed XML: an element is not closed');
  return first;
}

function take(token: RegExpExecArray, open: OpenElement[], at: number): void {
  const [, cdata, closing, opening, attributes, selfClosing, text] = token;
  const parent = open.at(-1);
  if (parent === undefined) throw new Error(`not well-formed XML at character ${at}`);
  if (cdata !== undefined) parent.children.push(cdata);
  else if (text !== undefined) parent.children.push(unescape(text));
  else if (closing !== undefined) close(closing, open, at);
  else if (opening !== undefined) {
    const element: OpenElement = { name: opening, attributes: readAttributes(attributes ?? ''), children: [] };
    parent.children.push(element);
    if (selfClosing !== '/') open.push(element);
    if (open.length > MAX_DEPTH) throw new Error(`elements are nested too deeply at character ${at}`);
  }
}

function close(name: string, open: OpenElement[], at: number): void {
  if (open.length < 2 || open.at(-1)?.name !== name) throw new Error(`not well-formed XML at character ${at}: </${name}>`);
  open.pop();
}

function readAttributes(source: string): Record<string, string> {
  return Object.fromEntries([...source.matchAll(ATTRIBUTE)].map(([, name, double, single]) => [name ?? '', unescape(double ?? single ?? '')]));
}

function unescape(value: string): string {
  return value.replace(/&([^;]*);/g, (_, entity: string) => {
    const code = /^#(?:x([0-9a-f]+)|([0-9]+))$/i.exec(entity);
    if (code !== null) return String.fromCodePoint(code[1] === undefined ? Number(code[2]) : Number.parseInt(code[1], 16));
    const character = ENTITIES[entity];
    if (character === undefined) throw new Error(`not well-formed XML: &${entity};`);
    return character;
  });
}

export const childElements = (element: XmlElement | undefined, name?: string): XmlElement[] =>
  (element?.children ?? []).flatMap((child) => (typeof child !== 'string' && (name === undefined || child.name === name) ? [child] : []));

/** The first element at the end of a path of child names. */
export function findElement(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((at, name) => childElements(at, name)[0], element);
}

/** All elements of a name, at any depth, in document order. */
export function descendants(element: XmlElement, name: string): XmlElement[] {
  return childElements(element).flatMap((child) => [...(child.name === name ? [child] : []), ...descendants(child, name)]);
}

export const elementText = (element: XmlElement): string =>
  element.children.map((child) => (typeof child === 'string' ? child : elementText(child))).join('');
