import type { CivilDate } from '#domain/calendar/civil-date.ts';

/**
 * The texts of a patent that a query looks in (检索字段). Each is a list: a claim, a chunk of the description, a name.
 * The `…Pinyin` ones are for input in pinyin: whoever makes the document puts in what `pinyinPairs` makes of the texts;
 * to an engine they are texts like the others.
 */
export const TEXT_FIELDS = [
  'title', 'abstract', 'claims', 'description', 'applicants', 'owners', 'inventors', 'agency',
  'titlePinyin', 'applicantsPinyin', 'ownersPinyin', 'inventorsPinyin',
] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

/** Classification symbols (分类号): IPC, CPC, Locarno; written without spaces and version, `H01M10/0525`. */
export const CLASS_FIELDS = ['ipc', 'cpc', 'locarno'] as const;
export type ClassField = (typeof CLASS_FIELDS)[number];

/** Numbers (号码): application, publication and grant, priority. */
export const NUMBER_FIELDS = ['application', 'publication', 'priority'] as const;
export type NumberField = (typeof NUMBER_FIELDS)[number];

/** Civil days: filing 申请日, first publication 公布日, grant 授权公告日, earliest priority 优先权日. */
export const DATE_FIELDS = ['filed', 'published', 'granted', 'priority'] as const;
export type DateField = (typeof DATE_FIELDS)[number];

/**
 * Codes of closed or short lists: office that published (`CN`), kind (`invention`, `utility`, `design`),
 * district (its code in the organisation), legal state (`pending`, `in-force`, `lapsed`, …).
 */
export const CODE_FIELDS = ['office', 'kind', 'district', 'state'] as const;
export type CodeField = (typeof CODE_FIELDS)[number];

/** One patent as the search sees it: everything that a query, a facet or a line of a hit list needs. The register stays the source. */
export interface SearchDocument {
  /** The patent's internal number in the register. */
  readonly id: number;
  /** Grows with every change of the entry: of two documents with one id the greater revision is the present one. */
  readonly revision: number;
  readonly texts: Readonly<Partial<Record<TextField, readonly string[]>>>;
  readonly classes: Readonly<Partial<Record<ClassField, readonly string[]>>>;
  /** In normal spelling: `CN201710601862.3` for applications (damaged ones left out), `CN109996757A` for publications. */
  readonly numbers: Readonly<Partial<Record<NumberField, readonly string[]>>>;
  readonly days: Readonly<Partial<Record<DateField, CivilDate>>>;
  readonly codes: Readonly<Partial<Record<CodeField, string>>>;
}
