import type { Outcome, Problem } from '#domain/errors.ts';
import { problem } from '#domain/errors.ts';
import { decideIdentity, identityKeys, type IdentityDecision, type PatentField } from '#domain/patent/identity.ts';
import type { PatentReading } from '#domain/patent/read-record.ts';
import type { PatentRecord } from '#domain/patent/record.ts';
import type { Label } from '#domain/text.ts';
import type { Verdict } from '../imports/tables.ts';
import type { KnownEntries } from './known-entries.ts';

/** A row as read from a file, to be judged against the register. */
export interface ReadRow {
  /** The n-th row of the file that is not blank. */
  readonly place: number;
  readonly sheet?: string;
  readonly row: number;
  readonly cells: readonly string[];
  readonly reading: Outcome<PatentReading>;
}

/** What became of a row. */
export interface JudgedRow {
  readonly row: ReadRow;
  readonly verdict: Verdict;
  readonly patent?: number;
  readonly reasons: readonly Problem[];
}

/** The numbers by which a record finds its entry. */
export function numbersOf(record: PatentRecord): string[] {
  const { applicationNumber, publicationNumbers, commonNumbers } = identityKeys(record);
  return [...(applicationNumber ? [applicationNumber] : []), ...publicationNumbers, ...commonNumbers];
}

const FILE_BITS = 2 ** 23;
const RUN_BITS = 2 ** 33;

/** The id of an entry by the row that adds it: ids sort by age, and reading the row again gives the same. */
function entryId(run: number, file: number, place: number): number {
  return run * RUN_BITS + file * FILE_BITS + place;
}

/**
 * Judges rows in their order; `known` holds what the register knows of them and takes in what they change. A row that only
 * tells more of an entry (a member of another's family) is passed over where there is none.
 */
export function judgeRows(run: number, file: number, rows: readonly ReadRow[], known: KnownEntries): JudgedRow[] {
  return rows.flatMap((row) => {
    if (!row.reading.ok) return [{ row, verdict: 'refuse', reasons: row.reading.problems }];
    const { record, inPassing } = row.reading.value;
    return inPassing && known.find(numbersOf(record)).length === 0 ? [] : [judge(run, file, row, row.reading.value, known)];
  });
}

function judge(run: number, file: number, row: ReadRow, { record, warnings, joinsOnly }: PatentReading, known: KnownEntries): JudgedRow {
  const decision = decideIdentity(record, known.find(numbersOf(record)));
  const notable = warnings.filter(({ code }) => code !== 'damaged-number');
  if (decision.action === 'refuse') {
    const { publication, application } = decision;
    return { row, verdict: 'refuse', reasons: [problem('publication-taken', { publication, application }, 'publicationNumber')] };
  }
  if (decision.action === 'add' && joinsOnly) return { row, verdict: 'refuse', reasons: [problem('unknown-patent', { number: numbersOf(record).at(-1) ?? '' })] };
  const patent = take(decision, record, known, () => entryId(run, file, row.place));
  return { row, verdict: decision.action, patent, reasons: [...notable, ...conflicts(decision, record)] };
}

/** Carries a decision out on the entries. @returns the entry that the row speaks of */
function take(decision: Exclude<IdentityDecision, { action: 'refuse' }>, record: PatentRecord, known: KnownEntries, newId: () => number): number {
  switch (decision.action) {
    case 'add':
      return change(known, newId(), record);
    case 'duplicate':
      known.get(decision.id).seen = true;
      return Number(decision.id);
    case 'update':
      return change(known, Number(decision.id), decision.record);
    case 'merge':
      for (const id of decision.absorb) known.get(id).mergedInto = Number(decision.keep);
      return change(known, Number(decision.keep), decision.record);
  }
}

function change(known: KnownEntries, id: number, record: PatentRecord): number {
  const entry = known.entries.get(id) ?? { id, record, seen: true, changed: true };
  known.entries.set(id, Object.assign(entry, { record, seen: true, changed: true }));
  for (const number of numbersOf(record)) known.name(number, id);
  return id;
}

const FIELD_NAMES: Readonly<Partial<Record<PatentField, Label>>> = {
  title: { zh: '名称', en: 'title' }, kind: { zh: '类型', en: 'kind' }, filingDate: { zh: '申请日', en: 'filing date' }, applicants: { zh: '申请人', en: 'applicants' },
  inventors: { zh: '发明人', en: 'inventors' }, address: { zh: '地址', en: 'address' }, ipc: { zh: '分类号', en: 'classes' }, abstract: { zh: '摘要', en: 'abstract' },
};

function conflicts(decision: IdentityDecision, record: PatentRecord): Problem[] {
  if (decision.action !== 'duplicate' || decision.conflicts.length === 0) return [];
  const named = decision.conflicts.map((field) => FIELD_NAMES[field] ?? { zh: field, en: field });
  const fields = { zh: named.map(({ zh }) => zh).join('、'), en: named.map(({ en }) => en).join(', ') };
  return [problem('conflicting-row', { number: record.publications.at(-1)?.number ?? numbersOf(record)[0] ?? '', fields })];
}
