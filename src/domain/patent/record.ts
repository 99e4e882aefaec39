import type { CivilDate } from '../calendar/civil-date.ts';
import type { AddressRegion } from './address.ts';
import type { PatentKind } from './number.ts';

/** An application number (申请号) as it stood in the file. */
export interface RecordedNumber {
  /** As written. */
  readonly text: string;
  /** `201710601862.3`; absent when the number is damaged. */
  readonly normal?: string;
  /** Rounded by a spreadsheet, or with a wrong check digit: it identifies nothing (号码受损). */
  readonly damaged: boolean;
}

/** One publication of a patent (公布、公告), by its full number with kind code. */
export interface Publication {
  /** `CN109996757A`. */
  readonly number: string;
  readonly date?: CivilDate;
}

/** An earlier application whose day counts (优先权, 专利法 第二十九条). */
export interface Priority {
  /** With its office before it, as written: `US12345678`, `PCT/CN2019/070001`. */
  readonly number: string;
  readonly date?: CivilDate;
}

/** The claims of a patent in one language (权利要求文本). */
export interface ClaimSet {
  /** ISO 639-1: `zh`, `en`. */
  readonly language: string;
  /** In their order. */
  readonly claims: readonly string[];
}

/** A description (说明书) in one language. Its text is kept apart from the record, under the digest of its content. */
export interface DescriptionReference {
  /** ISO 639-1: `zh`, `en`. */
  readonly language: string;
  /** SHA-256 of its passages as they are kept. */
  readonly digest: string;
  /** Of all its paragraphs. */
  readonly characters: number;
  /** The publication whose description it is, where the source tells. */
  readonly publication?: string;
}

/** A document that the patent cites (引证文献). Of a patent document the number is told, of other literature its text. */
export interface Citation {
  /** In the spelling of publications: `CN109996757A`, `US8926509B2`; without kind code where the source has none. */
  readonly number?: string;
  /** Other literature (非专利文献), as written. */
  readonly text?: string;
  /** Category in the search report, as written: `X`, `Y`, `A`. */
  readonly category?: string;
  /** Who cited it, where told. */
  readonly by?: 'applicant' | 'examiner';
}

/** A drawing (附图), by reference: Zhishu keeps no pictures of patents. */
export interface Drawing {
  /** File name in the source. */
  readonly file: string;
  /** `图1`, `FIG. 1`, where told. */
  readonly figure?: string;
}

/** What an office recorded of a patent after filing (法律事件): grant, fee, lapse, change of owner, licence, pledge. */
export interface LegalEvent {
  /** Of its announcement. */
  readonly date: CivilDate;
  /** From which it has effect (生效日), where told; it may lie before or behind the announcement. */
  readonly effective?: CivilDate;
  /** The office's own code (`MM4A`, `PG25`), where there is one. */
  readonly code?: string;
  /** As written. */
  readonly text: string;
  /** Office on whose territory it takes effect, two letters; absent: the patent's own. */
  readonly office?: string;
}

/** One annuity as a list of fees tells it (年费缴纳记录). */
export interface AnnuityRecord {
  /** Patent year (年度): 1 begins on the filing day. */
  readonly year: number;
  /** Last day to pay it, as the list says (应缴日、缴费截止日). */
  readonly due?: CivilDate;
  readonly paidOn?: CivilDate;
  /** Not paid yet on the day of the list that says so. */
  readonly unpaidOn?: CivilDate;
  /** Paid for it, in fen, without surcharge. */
  readonly amount?: number;
  /** Surcharge paid (滞纳金), in fen. */
  readonly surcharge?: number;
}

/** Days by which the term is longer (专利权期限补偿, 专利法 第四十二条). */
export interface TermCompensation {
  /** For an unreasonable delay of the grant (第二款), or for the time that a drug's approval took (第三款). */
  readonly ground: 'delay' | 'drug';
  readonly days: number;
}

/** What an imported row says about one patent (专利记录). Absent means that the row does not say. */
export interface PatentRecord {
  readonly title?: string;
  readonly applicationNumber?: RecordedNumber;
  /** Oldest first; several when the row names the publication and the grant, or when rows were merged. */
  readonly publications: readonly Publication[];
  readonly kind?: PatentKind;
  readonly filingDate?: CivilDate;
  readonly applicants: readonly string[];
  readonly inventors: readonly string[];
  readonly address?: string;
  readonly postcode?: string;
  /** Told by the address, or by columns of their own. */
  readonly region?: AddressRegion;
  readonly mainClass?: string;
  /** IPC symbols without version. */
  readonly ipc: readonly string[];
  /** Locarno classes of designs. */
  readonly locarno: readonly string[];
  readonly cpc: readonly string[];
  readonly agency?: string;
  /** Code of the agency (代理机构代码), five digits. */
  readonly agencyCode?: string;
  readonly agents: readonly string[];
  readonly abstract?: string;
  readonly firstClaim?: string;
  /** All claims in their order (权利要求), the first one included: in Chinese where the sources have them so, else in English, else as they are. */
  readonly claims?: readonly string[];
  /** ISO 639-1, of `claims`; absent where a table told them. */
  readonly claimsLanguage?: string;
  /** The claims in further languages. */
  readonly otherClaims?: readonly ClaimSet[];
  /** One for each language. */
  readonly descriptions?: readonly DescriptionReference[];
  /** Assignees or proprietors (专利权人), where the source tells them apart from the applicants. */
  readonly owners?: readonly string[];
  readonly priorities?: readonly Priority[];
  readonly citations?: readonly Citation[];
  /** Number of the simple family (同族号), as the source gives it. */
  readonly family?: string;
  /** Publications of other members of the family that the source names. */
  readonly familyMembers?: readonly string[];
  readonly drawings?: readonly Drawing[];
  /** Oldest first. */
  readonly events?: readonly LegalEvent[];
  /** By year. */
  readonly fees?: readonly AnnuityRecord[];
  /** As a person entered it; what events tell of it is read from them. */
  readonly compensation?: readonly TermCompensation[];
  /** State science and technology prizes and China Patent Awards (国家科学技术奖、中国专利奖), as written. */
  readonly awards?: readonly string[];
  /** Strategic emerging industry (战略性新兴产业) that a list files it under, as written; `否` where the list says that it is in none. */
  readonly emergingIndustry?: string;
  /** As written (法律状态原文). */
  readonly legalStatus?: string;
  /** Fields that a person set or corrected: imports do not change them any more (人工更正). */
  readonly corrected?: readonly string[];
}

/** A record without content, to be filled. */
export const EMPTY_RECORD: PatentRecord = {
  publications: [],
  applicants: [],
  inventors: [],
  ipc: [],
  locarno: [],
  cpc: [],
  agents: [],
};

/** The publication that came last: its number names the patent in lists. */
export function latestPublication(record: PatentRecord): Publication | undefined {
  return record.publications.at(-1);
}

/** The letter and digit at the end of a publication number (文献种类代码): `A`, `B`, `U`, `S`, `A8`. */
export function kindCodeOf(publication: Publication): string {
  return /[A-Z]\d?$/.exec(publication.number)?.[0] ?? '';
}

/** Publications by date, undated ones first in their given order, each number once; a date is kept wherever it is known. */
export function joinPublications(...lists: readonly (readonly Publication[])[]): Publication[] {
  const byNumber = new Map<string, Publication>();
  for (const each of lists.flat()) {
    const known = byNumber.get(each.number);
    byNumber.set(each.number, known?.date ? known : each);
  }
  return [...byNumber.values()].sort((a, b) => compare(a.date ?? '', b.date ?? ''));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
