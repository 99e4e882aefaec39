import type { Aside } from '#domain/report/read-back/asides.ts';
import { childElements, descendants, parseXml, type XmlElement } from './xml.ts';

/** The parts of a Word file that hold words beside its text: notes, reviewers' comments, headers, footers. */
export const ASIDE_PARTS = /^word\/(?:footnotes|endnotes|comments|header\d{1,3}|footer\d{1,3})\.xml$/;

/** Where the text refers to a note or a comment: the paragraph, by the reference's kind and id. */
export type References = ReadonlyMap<string, string>;

const SILENT: ReadonlySet<string> = new Set(['w:del', 'w:moveFrom', 'mc:Fallback', 'w:instrText', 'w:delText', 'w:rPr', 'w:pPr', 'w:sdtPr']);

/** The words of an element as they now read, a line for each of its paragraphs. */
function wordsOf(element: XmlElement): string {
  const said = (at: XmlElement): string => {
    if (SILENT.has(at.name)) return '';
    if (at.name === 'w:t') return at.children.map((child) => (typeof child === 'string' ? child : '')).join('');
    const inner = childElements(at).map(said).join('');
    return at.name === 'w:p' ? `${inner}\n` : inner;
  };
  return said(element).split('\n').map((line) => line.trim()).filter((line) => line !== '').join('\n');
}

/** The words of one part. Separators of notes, and page numbers, are no words. @throws Error for what is not well-formed */
export function asidesIn(name: string, xml: string, references: References): readonly Aside[] {
  const root = parseXml(xml);
  const [, part = ''] = /^word\/([a-z]+)/.exec(name) ?? [];
  switch (part) {
    case 'footnotes':
      return notes('footnote', descendants(root, 'w:footnote'), references);
    case 'endnotes':
      return notes('endnote', descendants(root, 'w:endnote'), references);
    case 'comments':
      return notes('comment', descendants(root, 'w:comment'), references);
    default:
      return [{ kind: part === 'header' ? 'header' as const : 'footer' as const, text: wordsOf(root) }].filter(({ text }) => /\p{L}/u.test(text));
  }
}

function notes(kind: 'footnote' | 'endnote' | 'comment', elements: readonly XmlElement[], references: References): readonly Aside[] {
  return elements.filter(({ attributes }) => attributes['w:type'] === undefined || attributes['w:type'] === 'normal').flatMap((element): readonly Aside[] => {
    const [text, at, author] = [wordsOf(element), references.get(`${kind} ${element.attributes['w:id'] ?? ''}`), element.attributes['w:author']];
    return text === '' ? [] : [{ kind, text, ...(at !== undefined && at !== '' && { at }), ...(author !== undefined && { author }) }];
  });
}
