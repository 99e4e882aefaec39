import { type Description, isUsualHeading, type Paragraph } from '#domain/patent/description.ts';
import { proseOf } from '#domain/patent/read-record.ts';
import type { ClaimSet, Drawing } from '#domain/patent/record.ts';
import { childrenOf, elementsOf, paragraphIn, proseIn, wordsOf, type XmlNode } from './xml-node.ts';

const PARAGRAPHS: ReadonlySet<string> = new Set(['p', 'P', 'Paragraphs', 'PARA', 'paragraph', 'paragraph-federal-research-statement']);
const HEADINGS: ReadonlySet<string> = new Set(['heading', 'Heading', 'H']);
/** The title of the patent stands in its description again. */
const TITLES: ReadonlySet<string> = new Set(['invention-title', 'InventionTitle', 'title-of-invention']);

/** How a text is mended after its markup is gone. */
type Mend = (text: string) => string;

const asIs: Mend = (text) => text;

/** A description (说明书) in its paragraphs; the language as the source tells it, or blank. */
export function descriptionIn(node: XmlNode, language: string, mend: Mend = asIs): Description {
  return { language, paragraphs: paragraphsIn(node, mend) };
}

function paragraphsIn(node: XmlNode, mend: Mend): Paragraph[] {
  return node.parts.flatMap((part) => {
    if (typeof part === 'string') return paragraphOf(mend(part.replace(/\s+/g, ' ').trim()), false, '');
    if (TITLES.has(part.name)) return [];
    if (HEADINGS.has(part.name)) return paragraphOf(mend(paragraphIn(part)).replaceAll('\n', ' '), true, '');
    return PARAGRAPHS.has(part.name) ? numbered(part, mend) : paragraphsIn(part, mend);
  });
}

/** The number stands in an attribute, or as an element before the text. */
function numbered(node: XmlNode, mend: Mend): Paragraph[] {
  const told = node.attributes['num'] ?? node.attributes['pNumber'] ?? wordsOf(childrenOf(node, 'number')[0]);
  const text = paragraphIn({ ...node, parts: node.parts.filter((part) => typeof part === 'string' || part.name !== 'number') });
  return paragraphOf(mend(text), false, /\d+/.exec(told)?.[0] ?? '');
}

function paragraphOf(text: string, heading: boolean, number: string): Paragraph[] {
  if (text === '') return [];
  if (heading || isUsualHeading(text)) return [{ text, heading: true }];
  return [{ text, ...(number !== '' && { number }) }];
}

/** Claims (权利要求) in their order; of an element that holds several numbered ones, each by itself. */
export function claimsIn(nodes: readonly XmlNode[], language: string, mend: Mend = proseOf): ClaimSet {
  return { language, claims: nodes.flatMap(claimTexts).map(mend).filter(Boolean) };
}

function claimTexts(claim: XmlNode): string[] {
  const texts = childrenOf(claim, 'claim-text').map(proseIn);
  const numbers = texts.filter((text) => /^\d+\s?[.、]/.test(text));
  if (numbers.length < 2 || !/^1\s?[.、]/.test(texts[0] ?? '')) return [proseIn(claim)];
  return texts.reduce<string[]>((claims, text) => (isNumbered(text, claims.length + 1) ? [...claims, text] : [...claims.slice(0, -1), `${claims.at(-1) ?? ''}\n${text}`]), []);
}

function isNumbered(text: string, number: number): boolean {
  return Number.parseInt(text, 10) === number && /^\d+\s?[.、]/.test(text);
}

/** Drawings (附图) by the names of their files. */
export function drawingsIn(...nodes: readonly (XmlNode | undefined)[]): Drawing[] {
  return nodes.flatMap((node) => elementsOf(node, 'figure', 'Figure').flatMap((figure) => {
    const label = figure.attributes['figure-labels'] ?? figure.attributes['figureLabels'] ?? '';
    const files = elementsOf(figure, 'img', 'Image', 'image').flatMap(({ attributes }) => attributes['file'] ?? []);
    return files.filter((file) => file !== '').map((file) => ({ file, ...(label.trim() !== '' && { figure: label.trim() }) }));
  }));
}
