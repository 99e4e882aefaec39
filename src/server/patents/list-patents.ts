import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Static } from 'typebox';
import type { PatentRow } from '#contract/schemas.ts';
import { parseApplicationNumber, parsePublicationNumber } from '#domain/patent/number.ts';
import { latestPublication, type PatentRecord } from '#domain/patent/record.ts';
import { rowIdFrom } from '../database/row-id.ts';
import type { Schema } from '../database/schema.ts';
import { likeText } from '../ledger/scope-filter.ts';
import { pageKey, readPageKey } from '../store/page-key.ts';
import { gramsOf, searchText } from './search-grams.ts';
import { STANDING } from './visible.ts';

export type ShownPatent = Static<typeof PatentRow>;

/** What the register is narrowed by. */
export interface PatentFilter {
  readonly q?: string;
  readonly kind?: string;
  /** Of the day it is listed under. */
  readonly year?: number;
  readonly damaged?: boolean;
}

export interface PatentPage {
  readonly rows: ShownPatent[];
  readonly next?: string;
  readonly total: number;
  readonly totalIsExact: boolean;
}

/** Totals are exact to here; beyond, a list says "more than". */
const EXACT = 10_000;
const MOST_WORDS = 10;

interface Raw {
  readonly id: bigint;
  readonly day: string;
  readonly record: string;
}

/** One page of the register, newest publication first, by key. */
export async function listPatents(database: Kysely<Schema>, filter: PatentFilter, limit: number, after?: string): Promise<PatentPage> {
  const condition = conditionOf(filter);
  const { rows } = await sql<Raw>`select p.id, p.day, p.record from patent p
    where ${condition} and ${afterCondition(after)} order by p.day desc, p.id desc limit ${limit + 1}`.execute(database);
  const counted = await sql<{ total: bigint }>`select count(*)::bigint as total from (select from patent p where ${condition} limit ${EXACT + 1}) as few`.execute(database);
  const total = Number(counted.rows[0]?.total ?? 0n);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    rows: shown.map(({ id, record }) => shownPatent(id, JSON.parse(record) as PatentRecord)),
    ...(last && { next: pageKey([last.day, String(last.id)]) }),
    total: Math.min(total, EXACT), totalIsExact: total <= EXACT,
  };
}

/** The first entries that a text finds, without counting them. */
export async function findPatents(database: Kysely<Schema>, q: string, limit: number): Promise<ShownPatent[]> {
  if (q.trim() === '') return [];
  const { rows } = await sql<Raw>`select p.id, p.day, p.record from patent p where ${conditionOf({ q })} order by p.day desc, p.id desc limit ${limit}`.execute(database);
  return rows.map(({ id, record }) => shownPatent(id, JSON.parse(record) as PatentRecord));
}

/** An entry as lists show it. */
export function shownPatent(id: bigint, record: PatentRecord): ShownPatent {
  const { title, kind, applicationNumber, publications, filingDate, applicants, ipc, locarno, address } = record;
  const number = applicationNumber?.normal ?? applicationNumber?.text;
  const publicationDate = latestPublication(record)?.date;
  return {
    id: String(id), title: title ?? '', kind: kind ?? '', applicationDamaged: applicationNumber?.damaged ?? false,
    publicationNumbers: publications.map((each) => each.number), applicants: [...applicants], ipc: [...ipc, ...locarno],
    ...(number && { applicationNumber: number }), ...(filingDate && { filingDate }), ...(publicationDate && { publicationDate }), ...(address && { address }),
  };
}

function afterCondition(after: string | undefined): RawBuilder<unknown> {
  if (!after) return sql`true`;
  const [day, id] = readPageKey(after, isKey);
  return sql`(p.day, p.id) < (${day}::date, ${id}::bigint)`;
}

function isKey(ordered: readonly unknown[]): ordered is readonly [day: string, id: string] {
  const [day, id] = ordered;
  return typeof day === 'string' && /^\d{4}-\d\d-\d\d$/.test(day) && typeof id === 'string' && rowIdFrom(id) !== undefined;
}

function conditionOf({ q, kind, year, damaged }: PatentFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [STANDING];
  if (kind) parts.push(sql`p.kind = any(${kind.split(',')})`);
  if (year !== undefined) parts.push(sql`p.day between make_date(${year}::integer, 1, 1) and make_date(${year}::integer, 12, 31)`);
  if (damaged !== undefined) parts.push(sql`p.damaged = ${damaged}`);
  if (q?.trim()) parts.push(textCondition(q));
  return sql.join(parts, sql` and `);
}

/** The whole text as a number in any spelling, or every word of it in title and applicants or as the beginning of a number. */
function textCondition(q: string): RawBuilder<unknown> {
  const words = searchText(q).trim().split(/\s+/).slice(0, MOST_WORDS);
  const all = sql.join(words.map(wordCondition), sql` and `);
  const numbers = wholeNumbers(q);
  return numbers.length === 0 ? sql`(${all})` : sql`((${all}) or ${ofNumbers(sql`n.number = any(${numbers})`)})`;
}

function wholeNumbers(q: string): string[] {
  const application = parseApplicationNumber(q);
  const publication = parsePublicationNumber(q);
  const foreign = /^(?!CN)[A-Z]{2}\d[\d/]{3,}(?:[A-Z]\d?)?$/.exec(q.toUpperCase().replace(/[\s,]/g, ''));
  return [...(application.form === 'application' ? [application.normal] : []), ...(publication ? [publication.normal] : []), ...(foreign ? [foreign[0]] : [])];
}

/** Computed once: the entries are few, and found by their keys. */
function ofNumbers(test: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`p.id = any(array(select n.patent from patent_number n where ${test} limit 1000))`;
}

const NUMBER_BEGINNING = /^(?:cn|zl)?[\d.x]{4,}[a-z]?\d?$/;

function wordCondition(word: string): RawBuilder<unknown> {
  const text = sql`p.haystack like ${`%${likeText(word)}%`}`;
  const grams = gramsOf(word);
  const found = grams.length === 0 ? text : sql`(p.grams @> ${`{${grams.join(',')}}`}::integer[] and ${text})`;
  if (!NUMBER_BEGINNING.test(word)) return found;
  return sql`(${found} or ${ofNumbers(beginsWith(word))})`;
}

/** Numbers are kept as `201710601862.3` and `CN109996757A`. */
function beginsWith(word: string): RawBuilder<unknown> {
  const plain = word.toUpperCase().replace(/^(?:CN|ZL)/, '');
  return sql`n.number like ${`${plain}%`} or n.number like ${`CN${plain}%`}`;
}
