import { parseApplicationNumber } from '#domain/patent/number.ts';
import { NO_DOCUMENT } from '#domain/patent/foreign-number.ts';
import type { XmlPatent } from '#domain/patent/xml-content.ts';
import { NOTHING, type XmlFormat } from './xml-format.ts';
import { claimsIn, descriptionIn, drawingsIn } from './text-parts.ts';
import { childrenOf, elementsOf, findChild, proseIn, type XmlNode } from './xml-node.ts';

/**
 * One part of an application filed electronically with CNIPA (电子申请文件): claims, description, abstract or drawings.
 * The parts bear no number; their folder or file is named after the application.
 */
export const CNIPA_EFILING: XmlFormat = {
  name: 'CNIPA e-filing',
  elements: ['cn-application-body'],
  namespaces: [''],
  isPart: true,
  read: (record) => [{
    ...NOTHING,
    title: tidy(elementsOf(record, 'invention-title')[0]),
    abstract: tidy(findChild(record, 'cn-abstract')),
    claims: [claimsIn(elementsOf(findChild(record, 'cn-claims'), 'claim'), languageOf(record), joinLines)],
    descriptions: childrenOf(record, 'description').map((each) => descriptionIn(each, languageOf(record), joinLines)),
    drawings: drawingsIn(findChild(record, 'cn-drawings')),
  }],
};

const languageOf = ({ attributes }: XmlNode): string => attributes['lang'] ?? 'zh';

function tidy(node: XmlNode | undefined): string {
  return joinLines(proseIn(node));
}

/** Lines end where the page did, not where a sentence does. */
export function joinLines(text: string): string {
  return text.replace(/(?<=[^\u0020-\u007e])\n|\n(?=[^\u0020-\u007e])/g, '').replaceAll('\n', ' ');
}

/** The parts of one application as one record; its number is what the folder, or the file, is named after, else what the request says. */
export function joinParts(parts: readonly XmlPatent[], place: string): XmlPatent {
  const [title = '', abstract = ''] = (['title', 'abstract'] as const).map((field) => parts.map((part) => part[field]).find(Boolean) ?? '');
  const all = <K extends 'claims' | 'descriptions' | 'drawings'>(field: K): XmlPatent[K][number][] => parts.flatMap((part) => part[field] as readonly XmlPatent[K][number][]);
  const told = parts.find(({ application }) => application.number !== '')?.application ?? NO_DOCUMENT;
  const request = parts.find(({ applicants }) => applicants.length > 0) ?? NOTHING;
  const [claims, descriptions] = [all('claims').filter((set) => set.claims.length > 0), all('descriptions').filter(({ paragraphs }) => paragraphs.length > 0)];
  return { ...request, title, abstract, claims, descriptions, drawings: all('drawings'), application: { ...request.application, office: 'CN', number: numberIn(place) || told.number } };
}

/** The application number that the innermost folder, or the file itself, is named after; blank when none is. */
function numberIn(place: string): string {
  const names = place.split('/').map((name) => name.replace(/\.(?:xml|zip)$/i, '')).reverse();
  return names.find((name) => parseApplicationNumber(name).form === 'application') ?? '';
}
