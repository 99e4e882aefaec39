import { type RawBuilder, sql, type Transaction } from 'kysely';
import { type CivilDate, monthOf } from '#domain/calendar/civil-date.ts';
import { postingsBetween } from '#domain/posting/difference.ts';
import { dimensionText, lineText, type VersionedLine } from '#domain/posting/line.ts';
import { type Insert, recordset } from '../database/bulk.ts';
import { PREPARED } from '../database/prepared.ts';
import type { Schema } from '../database/schema.ts';
import type { LiveLine } from './live-lines.ts';

/** What gets its id from a sequence just before it is written. */
export interface Numbered {
  id: bigint;
}

/** Postings of one event before their ids are known; a reversal points at the posting it takes back. */
export interface DraftPosting extends VersionedLine {
  id: bigint;
  readonly event: Numbered;
  readonly caseId: string;
  readonly reverses?: { readonly id: bigint };
}

/** The accounts of one case while its events are being posted: which lines are live now. */
export class CaseAccounts {
  readonly drafts: DraftPosting[] = [];
  private live: (VersionedLine & { id: bigint })[];
  private readonly caseId: string;

  constructor(caseId: string, live: readonly LiveLine[]) {
    this.caseId = caseId;
    this.live = live.map((each) => ({ ...each }));
  }

  /** The lines that are live now, oldest first; new ones have their ids once they are written. */
  get lines(): readonly LiveLine[] {
    return this.live;
  }

  /** Posts the difference between the live lines and those the case now stands for. */
  post(event: Numbered, after: readonly VersionedLine[]): void {
    for (const { line, version, reversal } of postingsBetween(this.live, after)) {
      if (reversal) this.reverse(event, lineText(line));
      else this.add({ id: 0n, event, caseId: this.caseId, line, version });
    }
  }

  private add(draft: DraftPosting): void {
    this.drafts.push(draft);
    this.live.push(draft);
  }

  private reverse(event: Numbered, text: string): void {
    const index = this.live.findIndex((each) => lineText(each.line) === text);
    const [original] = this.live.splice(index, 1);
    if (!original) throw new Error(`case ${this.caseId}: no live line to reverse: ${text}`);
    this.drafts.push({ id: 0n, event, caseId: this.caseId, line: original.line, version: original.version, reverses: original });
  }
}

const POSTING_COLUMNS = {
  id: 'bigint', event_id: 'bigint', case_id: 'text', kind: 'text', indicator: 'text', version: 'integer', day: 'date', amount: 'bigint',
  unit: 'text', district: 'text', dimensions: 'text', entity: 'text', source: 'text', reverses: 'bigint',
};

function postingRow({ id, event, caseId, line, version, reverses }: DraftPosting): object {
  return {
    id, event_id: event.id, case_id: caseId, kind: line.kind, indicator: line.indicator, version, day: line.date, amount: line.amount,
    unit: line.unit ?? '', district: line.district ?? '', dimensions: dimensionText(line.dimensions),
    entity: line.kind === 'movement' ? (line.entity ?? '') : '', source: line.kind === 'observation' ? line.source : '',
    reverses: reverses?.id ?? null,
  };
}

function idsFrom(sequence: 'case_event_id' | 'posting_id', count: number): RawBuilder<unknown> {
  return sql`(select string_agg(nextval(${sql.lit(sequence)}::regclass)::text, ',') from generate_series(1, ${count}::integer))`;
}

function assignIds(numbered: readonly Numbered[], ids: string | null): void {
  const found = (ids ?? '').split(',');
  numbered.forEach((each, index) => {
    each.id = BigInt(found[index] ?? '0');
  });
}

/** Gives events and postings their ids, in order. */
export async function numberAll(trx: Transaction<Schema>, events: readonly Numbered[], postings: readonly Numbered[]): Promise<void> {
  const { rows } = await sql<{ events: string | null; postings: string | null }>`
    select ${PREPARED} ${idsFrom('case_event_id', events.length)} as events, ${idsFrom('posting_id', postings.length)} as postings`.execute(trx);
  assignIds(events, rows[0]?.events ?? null);
  assignIds(postings, rows[0]?.postings ?? null);
}

/** The rows of numbered postings, and of the balances that follow them. `slot` spreads busy accounts over rows. */
export function postingInserts(drafts: readonly DraftPosting[], slot: number): readonly Insert[] {
  const movements = drafts.filter(({ line }) => line.kind === 'movement');
  return [{ table: 'posting', columns: POSTING_COLUMNS, rows: drafts.map(postingRow) }, balanceInsert(movements, slot), countInsert(entityCounts(movements))];
}

interface Delta {
  readonly key: Readonly<Record<string, string | number>>;
  amount: number;
  lines: number;
}

/** Deltas by key, in the order of their keys, so that two writers lock rows in the same order. */
function summed(entries: readonly { key: Delta['key']; amount: number; lines: number }[]): Delta[] {
  const byText = new Map<string, Delta>();
  for (const { key, amount, lines } of entries) {
    const text = JSON.stringify(Object.values(key));
    const delta = byText.get(text) ?? { key, amount: 0, lines: 0 };
    delta.amount += amount;
    delta.lines += lines;
    byText.set(text, delta);
  }
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, delta]) => delta);
}

const BALANCE_COLUMNS = { indicator: 'text', version: 'integer', month: 'text', unit: 'text', district: 'text', dimensions: 'text', slot: 'smallint', amount: 'bigint', lines: 'bigint' };

/** A movement counts in its month and in its year, so that a whole year is read as one. */
function spansOf(day: CivilDate): readonly string[] {
  return [monthOf(day), day.slice(0, 4)];
}

function balanceInsert(movements: readonly DraftPosting[], slot: number): Insert {
  const deltas = summed(
    movements.flatMap(({ line, version, reverses }) => spansOf(line.date).map((month) => ({
      key: { indicator: line.indicator, version, month, unit: line.unit ?? '', district: line.district ?? '', dimensions: dimensionText(line.dimensions), slot },
      amount: reverses ? -line.amount : line.amount,
      lines: reverses ? -1 : 1,
    }))),
  ).filter(({ amount, lines }) => amount !== 0 || lines !== 0);
  return {
    table: 'balance', columns: BALANCE_COLUMNS, rows: deltas.map(({ key, amount, lines }) => ({ ...key, amount, lines })),
    suffix: `on conflict (indicator, month, version, unit, district, dimensions, slot)
      do update set amount = balance.amount + excluded.amount, lines = balance.lines + excluded.lines`,
  };
}

const COUNT_COLUMNS = { indicator: 'text', span: 'text', unit: 'text', district: 'text', entity: 'text', lines: 'bigint' };

interface EntityCount {
  readonly lines: number;
}

/** Changes in the reference counts of the entities that movements name, by month and by year. */
function entityCounts(movements: readonly DraftPosting[]): readonly EntityCount[] {
  const entries = movements.flatMap(({ line, reverses }) => {
    if (line.kind !== 'movement' || !line.entity) return [];
    const key = { indicator: line.indicator, unit: line.unit ?? '', district: line.district ?? '', entity: line.entity };
    const lines = reverses ? -1 : 1;
    return spansOf(line.date).map((span) => ({ key: { ...key, span }, amount: 0, lines }));
  });
  return summed(entries).filter(({ lines }) => lines !== 0).map(({ key, lines }) => ({ ...key, lines }));
}

function countInsert(rows: readonly EntityCount[]): Insert {
  return { table: 'entity_count', columns: COUNT_COLUMNS, rows, suffix: 'on conflict (indicator, span, unit, district, entity) do update set lines = entity_count.lines + excluded.lines' };
}

/** Removes the counts that reversals among the postings have brought to zero: a count of zero leaves no row. */
export async function removeZeroCounts(trx: Transaction<Schema>, drafts: readonly DraftPosting[]): Promise<void> {
  if (!drafts.some(({ reverses }) => reverses)) return;
  const rows = entityCounts(drafts.filter(({ line }) => line.kind === 'movement')).filter(({ lines }) => lines < 0);
  if (rows.length === 0) return;
  await sql`delete from entity_count c using ${recordset(COUNT_COLUMNS, rows)}
    where c.indicator = x.indicator and c.span = x.span and c.unit = x.unit and c.district = x.district and c.entity = x.entity and c.lines = 0`.execute(trx);
}
