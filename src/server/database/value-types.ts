import { types } from 'pg';

/** Object identifiers of the PostgreSQL types whose JavaScript form we fix, each with its array type. */
const INT8 = 20;
const JSON_TEXT = 114;
const DATE = 1082;
const TIMESTAMPTZ = 1184;
const NUMERIC = 1700;
const JSONB = 3802;
const TEXT_ARRAY = 1009;

const ARRAY_OF: Readonly<Record<number, number>> = {
  199: JSON_TEXT,
  1016: INT8,
  1182: DATE,
  1185: TIMESTAMPTZ,
  1231: NUMERIC,
  3807: JSONB,
};

type Parse = (text: string) => unknown;

/** PostgreSQL writes `2026-01-01 08:00:00.123456+08`; before 1901 the offset has seconds (`+08:05:43`). */
const TIMESTAMP_TEXT = /^(\d{4,})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(\.\d+)?([+-])(\d\d)(?::(\d\d))?(?::(\d\d))?$/;

/**
 * The instant of a `timestamptz` text as an ISO string in UTC with milliseconds; finer digits are dropped.
 * @throws when the text is no finite instant of the common era
 */
export function instantOfTimestamp(text: string): string {
  const parts = TIMESTAMP_TEXT.exec(text);
  if (!parts) throw new Error(`Not an instant: ${text}`);
  const [, year, month, day, hour, minute, second, fraction, sign, ...offset] = parts;
  const [offsetHours, offsetMinutes, offsetSeconds] = offset.map((part) => Number(part ?? 0));
  const local = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  const shift = ((offsetHours ?? 0) * 3600 + (offsetMinutes ?? 0) * 60 + (offsetSeconds ?? 0)) * 1000;
  const millis = Math.floor(Number(`0${fraction ?? ''}`) * 1000);
  return new Date(local + millis - (sign === '-' ? -shift : shift)).toISOString();
}

/**
 * How values leave the database, the same on both engines: int8 as bigint, numeric and date as their text
 * (`YYYY-MM-DD`, civil day 日期), timestamptz as ISO instant, json and jsonb parsed.
 */
export const PARSERS: Readonly<Record<number, Parse>> = {
  [INT8]: BigInt,
  [JSON_TEXT]: (text) => JSON.parse(text) as unknown,
  [DATE]: (text) => text,
  [TIMESTAMPTZ]: instantOfTimestamp,
  [NUMERIC]: (text) => text,
  [JSONB]: (text) => JSON.parse(text) as unknown,
};

const asText: Parse = (text) => text;

/** node-pg reads arrays of text; each element then goes through its own parser. */
function parseArray(parse: Parse): Parse {
  const split = types.getTypeParser(TEXT_ARRAY as never) as (text: string) => (string | null)[];
  return (text) => split(text).map((element) => (element === null ? null : parse(element)));
}

/** The type parser of a column for node-pg; unknown types keep the driver's own. */
export function postgresParser(oid: number, format?: 'text' | 'binary'): Parse {
  if (format === 'binary') return types.getTypeParser(oid, 'binary') as Parse;
  const element = ARRAY_OF[oid];
  if (element !== undefined) return parseArray(PARSERS[element] ?? asText);
  return PARSERS[oid] ?? (types.getTypeParser(oid, 'text') as Parse);
}
