import type { CivilDate } from '../calendar/civil-date.ts';
import { type Problem, problem } from '../errors.ts';
import { PATENT_ROLES, type PatentRole } from './column-role.ts';
import { findDay, halfWidth } from './day-text.ts';
import { oneLine } from './one-line.ts';
import type { AnnuityRecord, LegalEvent, PatentRecord } from './record.ts';

/** What a row of a list of legal states or of annual fees says (法律状态清单、年费清单). */
export interface ReadLegalRow {
  readonly found: Pick<PatentRecord, 'events' | 'fees' | 'legalStatus' | 'awards' | 'emergingIndustry' | 'compensation'>;
  readonly refusals: readonly Problem[];
}

/** Columns by which a list that names no patent speaks of patents known already. */
export const LEGAL_ROLES: readonly PatentRole[] = ['legalStatus', 'eventDate', 'eventText', 'eventCode', 'feeYear', 'feeDue', 'feePaidOn', 'awards', 'emergingIndustry', 'compensationDays'];

/** An invention's term with the longest compensation has no more years than this. */
const MOST_YEARS = 35;

interface Row {
  readonly value: (role: PatentRole) => string;
  readonly today: CivilDate;
  readonly refusals: Problem[];
}

/**
 * Reads the legal columns of a row. A status with the day of its announcement is an event; without, it is the status as the
 * list has it. A row with a year and a day of payment is an annuity paid, without the day one that was not paid by `today`.
 */
export function readLegalRow(value: (role: PatentRole) => string, today: CivilDate): ReadLegalRow {
  const row: Row = { value, today, refusals: [] };
  const [event, fee] = [eventOf(row), feeOf(row)];
  const events = [...(event ? [event] : []), ...(fee && 'text' in fee ? [fee] : [])];
  const status = event ? '' : oneLine(value('legalStatus'));
  const [awards, industry, compensation] = [namesIn(value('awards')), oneLine(value('emergingIndustry')), compensationOf(row)];
  const found = {
    ...(events.length > 0 && { events }), ...(fee && 'year' in fee && { fees: [fee] }), ...(status && { legalStatus: status }),
    ...(awards.length > 0 && { awards }), ...(industry && { emergingIndustry: industry }), ...(compensation && { compensation }),
  };
  return { found, refusals: row.refusals };
}

function eventOf(row: Row): LegalEvent | undefined {
  const date = dayOf(row, 'eventDate');
  const [status, told, code] = [oneLine(row.value('legalStatus')), oneLine(row.value('eventText').replace(/\s*\n\s*/g, ';')), oneLine(row.value('eventCode'))];
  const text = told.startsWith(status) ? told : [status, told].filter(Boolean).join(';');
  return date === undefined || (text === '' && code === '') ? undefined : { date, text, ...(code && { code }) };
}

/** An annuity, or another fee paid as an event; undefined where the row tells neither. */
function feeOf(row: Row): AnnuityRecord | LegalEvent | undefined {
  const [due, paidOn] = [dayOf(row, 'feeDue'), dayOf(row, 'feePaidOn')];
  const kind = oneLine(row.value('feeKind'));
  if (due === undefined && paidOn === undefined) return undefined;
  const year = yearOf(row, kind);
  if (year === undefined) return otherFee(row, kind, paidOn);
  const [amount, surcharge] = amountsOf(row, kind);
  const paid = paidOn === undefined ? { unpaidOn: row.today } : { paidOn, ...(amount !== undefined && { amount }), ...(surcharge !== undefined && { surcharge }) };
  return { year, ...(due && { due }), ...paid };
}

/** 第7年度, 7, or as the office names the fee: 发明专利第7年年费. */
function yearOf(row: Row, kind: string): number | undefined {
  const written = oneLine(row.value('feeYear'));
  const digits = /^第?\s*(\d{1,4})\s*年?度?(?:年费)?$/.exec(halfWidth(written))?.[1] ?? /第\s*(\d{1,2})\s*年/.exec(halfWidth(kind))?.[1];
  const year = digits === undefined ? undefined : Number(digits);
  if ((year === undefined && written === '') || (year !== undefined && year >= 1 && year <= MOST_YEARS)) return year;
  row.refusals.push(problem('out-of-range', { field: PATENT_ROLES.feeYear.name, min: 1, max: MOST_YEARS }, 'feeYear'));
  return undefined;
}

function otherFee(row: Row, kind: string, paidOn: CivilDate | undefined): LegalEvent | undefined {
  if (row.refusals.length > 0) return undefined;
  if (kind !== '' && paidOn !== undefined) return { date: paidOn, text: `缴费：${[kind, oneLine(row.value('feeAmount'))].filter(Boolean).join(' ')}` };
  row.refusals.push(problem('required', { field: PATENT_ROLES.feeYear.name }, 'feeYear'));
  return undefined;
}

/** Annuity and surcharge in fen; a row whose fee is the surcharge itself names it in the amount. */
function amountsOf(row: Row, kind: string): readonly [number | undefined, number | undefined] {
  const [amount, surcharge] = [fenOf(row, 'feeAmount'), fenOf(row, 'feeSurcharge')];
  return /滞纳金/.test(kind) ? [undefined, surcharge ?? amount] : [amount, surcharge];
}

const AMOUNT = /^[¥￥]?(\d{1,9})(?:\.(\d{1,2})0*)?元?$/;

function fenOf(row: Row, role: 'feeAmount' | 'feeSurcharge'): number | undefined {
  const text = halfWidth(row.value(role)).replace(/[\s,]/g, '');
  if (text === '' || /^[-—/]+$/.test(text)) return undefined;
  const [, yuan, decimals = ''] = AMOUNT.exec(text) ?? [];
  if (yuan !== undefined) return Number(yuan) * 100 + Number(decimals.padEnd(2, '0'));
  row.refusals.push(problem('wrong-format', { field: PATENT_ROLES[role].name, expected: { zh: '金额（元，如 1200.00）', en: 'an amount in yuan (such as 1200.00)' } }, role));
  return undefined;
}

function compensationOf(row: Row): PatentRecord['compensation'] {
  const text = oneLine(row.value('compensationDays'));
  if (text === '' || text === '0') return undefined;
  if (/^\d{1,4}$/.test(text)) return [{ ground: 'delay', days: Number(text) }];
  row.refusals.push(problem('out-of-range', { field: PATENT_ROLES.compensationDays.name, min: 0, max: 9_999 }, 'compensationDays'));
  return undefined;
}

/** A day that may lie ahead only where it is one to pay by. */
function dayOf(row: Row, role: 'eventDate' | 'feeDue' | 'feePaidOn'): CivilDate | undefined {
  const text = row.value(role);
  if (text === '' || /^[-—/0]+$/.test(text)) return undefined;
  const field = PATENT_ROLES[role].name;
  const day = findDay(text);
  if (!day) row.refusals.push(problem('wrong-format', { field, expected: { zh: '日期（如 2019-07-09）', en: 'a date (such as 2019-07-09)' } }, role));
  if (day && day > row.today && role !== 'feeDue') row.refusals.push(problem('future-date', { field, value: day }, role));
  return day;
}

function namesIn(text: string): string[] {
  return text.split(/[;；\n]/).map(oneLine).filter(Boolean);
}
