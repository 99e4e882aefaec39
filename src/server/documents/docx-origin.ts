import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { type CivilDate, isCivilDate } from '#domain/calendar/civil-date.ts';
import { BOUNDARIES } from '#domain/indicator/fact.ts';
import type { DocumentOrigin, Version, WrittenSection } from '#domain/report/document.ts';
import { escapeMarkup, printableText } from '#domain/report/printable-text.ts';
import { childElements, descendants, elementText, parseXml } from './xml.ts';

/** A figure as it was printed into a file. */
export interface PrintedFigure {
  readonly id: string;
  readonly text: string;
}

/** The namespace of our own part in a Word file. */
const NAMESPACE = 'urn:zhishu:report-figures:1';

/** The part's own address inside the file; Word, WPS and LibreOffice carry such parts along unread. */
export const FIGURES_PART = 'customXml/item1.xml';

const PREFIX = 'zhishu.';

const VERSIONS = ['draft', 'final', 'public'] as const satisfies readonly Version[];

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** What a file says of itself: the report it was written from and the day it was signed. */
export interface FileOrigin extends DocumentOrigin {
  readonly signedOn?: CivilDate;
}

/** The document's origin as custom properties of the file (文档自定义属性), which every word processor keeps and shows. */
export function originProperties(origin: FileOrigin): { name: string; value: string }[] {
  return Object.entries(origin).map(([name, value]) => ({ name: PREFIX + name, value: String(value) }));
}

/** The origin that a file's custom properties tell; undefined where they tell none, as in a file of another maker. */
export function originFromProperties(customXml: string): FileOrigin | undefined {
  const told = new Map(childElements(parseXml(customXml)).map((property) => [property.attributes['name'] ?? '', elementText(property)]));
  const get = (name: keyof FileOrigin): string | undefined => told.get(PREFIX + name);
  const [genre, year, asOf, journalHead] = [get('genre'), get('year'), get('asOf'), get('journalHead')];
  if (genre === undefined || !/^\d{4}$/.test(year ?? '') || !isCivilDate(asOf) || journalHead === undefined) return undefined;
  const [unit, edition, round, signedOn] = [get('unit'), get('edition'), get('round'), get('signedOn')];
  const version = VERSIONS.find((each) => each === get('version'));
  const boundaries = BOUNDARIES.find((each) => each === get('boundaries'));
  return {
    genre, year: Number(year), asOf, journalHead,
    ...(unit !== undefined && { unit }), ...(edition !== undefined && { edition }), ...(round !== undefined && { round }), ...(isCivilDate(signedOn) && { signedOn }),
    ...(version && { version }), ...(boundaries && { boundaries }),
  };
}

/** The file with a part that says what each figure was printed as, in reading order, and which drafts of the sections it holds: what it says may be edited, this is not. */
export function withPrintedFigures(docx: Uint8Array, figures: readonly PrintedFigure[], sections: readonly WrittenSection[] = []): Uint8Array {
  const parts = unzipSync(docx);
  const insert = (name: string, before: string, xml: string): Uint8Array => strToU8(strFromU8(parts[name] ?? new Uint8Array()).replace(before, xml + before));
  return zipSync({
    ...parts,
    '[Content_Types].xml': insert('[Content_Types].xml', '</Types>', '<Override PartName="/customXml/itemProps1.xml" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/>'),
    'word/_rels/document.xml.rels': insert('word/_rels/document.xml.rels', '</Relationships>', `<Relationship Id="rIdFigures" Type="${RELATIONS}/customXml" Target="../${FIGURES_PART}"/>`),
    [FIGURES_PART]: strToU8(figuresXml(figures, sections)),
    'customXml/itemProps1.xml': strToU8(`${XML_HEAD}<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="{8E5E1C60-47F5-4B0E-9B42-6D1C6A0F7E21}"><ds:schemaRefs><ds:schemaRef ds:uri="${NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`),
    'customXml/_rels/item1.xml.rels': strToU8(`${XML_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/customXmlProps" Target="itemProps1.xml"/></Relationships>`),
  }, { level: 6 });
}

function figuresXml(figures: readonly PrintedFigure[], sections: readonly WrittenSection[]): string {
  const each = figures.map(({ id, text }) => `<figure id="${escapeMarkup(printableText(id))}">${escapeMarkup(printableText(text))}</figure>`);
  const drafts = sections.map(({ chapter, id, version }) => `<section chapter="${escapeMarkup(chapter)}" case="${escapeMarkup(id)}" version="${version}"/>`);
  return `${XML_HEAD}<figures xmlns="${NAMESPACE}">${each.join('')}${drafts.join('')}</figures>`;
}

/** What each figure was printed as, from such a part; undefined when it is another maker's. */
export function printedFiguresOf(partXml: string): readonly PrintedFigure[] | undefined {
  const root = parseXml(partXml);
  if (root.attributes['xmlns'] !== NAMESPACE) return undefined;
  return descendants(root, 'figure').map((figure) => ({ id: figure.attributes['id'] ?? '', text: elementText(figure) }));
}

/** The drafts of the sections that a file was written from, from such a part; undefined when it is another maker's, or tells none. */
export function writtenSectionsOf(partXml: string): readonly WrittenSection[] | undefined {
  const root = parseXml(partXml);
  if (root.attributes['xmlns'] !== NAMESPACE) return undefined;
  const sections = descendants(root, 'section').map(({ attributes }) => ({ chapter: attributes['chapter'] ?? '', id: attributes['case'] ?? '', version: Number(attributes['version']) }));
  return sections.length > 0 && sections.every(({ version }) => Number.isSafeInteger(version) && version > 0) ? sections : undefined;
}
