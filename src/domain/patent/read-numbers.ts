import type { CivilDate } from '../calendar/civil-date.ts';
import { problem } from '../errors.ts';
import type { Problem } from '../errors.ts';
import { parseApplicationNumber, parsePublicationNumber } from './number.ts';
import type { ApplicationNumber, ParsedApplicationNumber, PatentKind, PublicationNumber } from './number.ts';
import { joinPublications } from './record.ts';
import type { PatentRecord, Publication, RecordedNumber } from './record.ts';

/** The cells of a row that bear numbers, blank where absent. */
export interface NumberCells {
  readonly application: string;
  /** The patent number (专利号), which is the application number with ZL: used when the first is damaged. */
  readonly spareApplication: string;
  readonly publications: readonly { readonly text: string; readonly date: CivilDate | undefined }[];
  readonly kindWord: string;
}

export interface ReadNumbers {
  readonly found: Pick<PatentRecord, 'applicationNumber' | 'publications' | 'kind'>;
  readonly refusals: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/**
 * Reads the numbers of a row. Without an undamaged application number and without a publication number that has its kind
 * code the row identifies no patent: `no-patent-number`, with what was wrong. One good number makes the rest warnings.
 */
export function readNumbers(cells: NumberCells): ReadNumbers {
  const application = bestApplication([cells.application, cells.spareApplication]);
  const publications = cells.publications.flatMap(fullPublication);
  const usable = application.number !== undefined || publications.length > 0;
  const kind = application.number?.kind ?? publications[0]?.read.kind ?? kindOfWord(cells.kindWord);
  const found = {
    ...(application.recorded && { applicationNumber: application.recorded }),
    publications: joinPublications(publications.map((each) => each.publication)),
    ...(kind && { kind }),
  };
  if (usable) return { found, refusals: [], warnings: [...application.problems, ...kindProblems(application.number, publications)] };
  return { found, refusals: [problem('no-patent-number'), ...application.problems], warnings: [] };
}

interface ApplicationReading {
  /** Only when undamaged. */
  readonly number?: ApplicationNumber;
  readonly recorded?: RecordedNumber;
  readonly problems: readonly Problem[];
}

function bestApplication(texts: readonly string[]): ApplicationReading {
  const readings = texts.filter((text) => text !== '').map(readApplication);
  return readings.find((each) => each.number) ?? readings[0] ?? { problems: [] };
}

/** Thirteen digits ending in six zeros: a rounded number that the spreadsheet then wrote out (2.01921E+12). */
const WRITTEN_OUT = /^\d{7}0{6}$/;

function readApplication(text: string): ApplicationReading {
  const number: ParsedApplicationNumber = WRITTEN_OUT.test(text) ? { form: 'damaged', text } : parseApplicationNumber(text);
  switch (number.form) {
    case 'application':
      return number.check === 'wrong'
        ? { recorded: { text, damaged: true }, problems: [problem('check-digit', { field: APPLICATION, expected: number.expectedCheck }, 'applicationNumber')] }
        : { number, recorded: { text, normal: number.normal, damaged: false }, problems: [] };
    case 'damaged':
      return { recorded: { text, damaged: true }, problems: [problem('damaged-number', { value: text }, 'applicationNumber')] };
    case 'unrecognised':
      return { recorded: { text, damaged: true }, problems: [problem('wrong-format', { field: APPLICATION, expected: EXPECTED }, 'applicationNumber')] };
  }
}

const APPLICATION = { zh: '申请号', en: 'Application number' };
const EXPECTED = { zh: '如 201710601862.3', en: 'such as 201710601862.3' };

interface FullPublication {
  readonly read: PublicationNumber;
  readonly publication: Publication;
}

/** Without its kind code a publication number may mean the application or the grant: it identifies nothing. */
function fullPublication({ text, date }: NumberCells['publications'][number]): FullPublication[] {
  const read = parsePublicationNumber(text);
  return read && read.code !== '' ? [{ read, publication: { number: read.normal, ...(date && { date }) } }] : [];
}

function kindProblems(application: ApplicationNumber | undefined, publications: readonly FullPublication[]): Problem[] {
  return publications
    .filter(({ read }) => application?.kind && read.kind && read.kind !== application.kind)
    .map(({ read }) => problem('kind-mismatch', { application: application?.normal ?? '', publication: read.normal }, 'publicationNumber'));
}

/** 发明专利, 发明授权, 实用新型, 外观设计; undefined for anything else. */
export function kindOfWord(text: string): PatentKind | undefined {
  if (/实用新型|utility/i.test(text)) return 'utility';
  if (/外观|design/i.test(text)) return 'design';
  return /发明|invention/i.test(text) ? 'invention' : undefined;
}
