import { type CivilDate, addDays, addMonths, addYears } from '../calendar/civil-date.ts';
import { type WorkingDayCalendar, workingDayOnOrAfter } from '../calendar/working-days.ts';
import type { PatentKind } from './number.ts';

/** Annuity of the patent years `from` … `to`, both included, in fen (年费标准). */
export interface AnnuityBand {
  readonly from: number;
  readonly to: number;
  readonly fee: number;
}

export type AnnuityTable = Readonly<Record<PatentKind, readonly AnnuityBand[]>>;

/** The surcharge for late payment (滞纳金): percent of the full fee per month begun after the first, within the grace months. */
export interface LateTerms {
  readonly percentPerMonth: number;
  readonly graceMonths: number;
}

/** What paying an annuity on a day means: the percentage of surcharge, or that the patent has lapsed (终止). */
export type LatePayment = { readonly lapsed: false; readonly percent: number } | { readonly lapsed: true };

/** One annuity of the fee calendar (缴费日历). */
export interface AnnuityDue {
  /** Patent year (年度). */
  readonly year: number;
  /** Last day to pay it, rolled forward over days off. */
  readonly due: CivilDate;
  /** Last day to pay it with the surcharge, rolled forward. */
  readonly graceUntil: CivilDate;
  /** In fen, without reduction. */
  readonly fee: number;
  /** A day off of a year not published yet may move the days. */
  readonly provisional: boolean;
}

/** The patent whose annuities fall due. */
export interface AnnuityLife {
  readonly kind: PatentKind;
  readonly filedOn: CivilDate;
  readonly grantedOn: CivilDate;
  readonly termYears: number;
  /** Days by which the term is compensated, and the annuity of each full year of them in fen (补偿期年费; a part of a year is free). */
  readonly compensation?: { readonly days: number; readonly fee: number };
}

/**
 * The annuities after the year of grant until the term is over (年费缴纳期限): each falls due before its year begins.
 * 专利法实施细则 (2023) 第一百一十四、一百一十五条.
 */
export function feeCalendar(table: AnnuityTable, life: AnnuityLife, { graceMonths }: LateTerms, calendar: WorkingDayCalendar): readonly AnnuityDue[] {
  const { kind, filedOn, grantedOn, termYears, compensation } = life;
  const first = patentYearOn(filedOn, grantedOn) + 1;
  const last = termYears + compensatedYears(life);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index).flatMap((year) => {
    const fee = year > termYears ? compensation?.fee : annuityOf(table, kind, year);
    const due = workingDayOnOrAfter(calendar, annuityDueDay(filedOn, year));
    const grace = workingDayOnOrAfter(calendar, addMonths(annuityDueDay(filedOn, year), graceMonths));
    return fee === undefined ? [] : [{ year, fee, due: due.day, graceUntil: grace.day, provisional: due.provisional || grace.provisional }];
  });
}

/** Full years by which a term is compensated. */
function compensatedYears({ filedOn, termYears, compensation }: AnnuityLife): number {
  const until = addDays(addYears(filedOn, termYears), compensation?.days ?? 0);
  return Math.max(0, patentYearOn(filedOn, until) - 1 - termYears);
}

/** The full annuity of a patent year in fen, or undefined beyond the table. */
export function annuityOf(table: AnnuityTable, kind: PatentKind, year: number): number | undefined {
  return table[kind].find((band) => band.from <= year && year <= band.to)?.fee;
}

/** All annuities of a kind over its whole life, in fen. */
export function annuityTotal(table: AnnuityTable, kind: PatentKind): number {
  return table[kind].reduce((sum, { from, to, fee }) => sum + (to - from + 1) * fee, 0);
}

/** The patent year (年度) a day falls into: year 1 begins on the filing day, year 2 on its first corresponding day. */
export function patentYearOn(filedOn: CivilDate, day: CivilDate): number {
  let year = 1;
  while (addYears(filedOn, year) <= day) year += 1;
  return year;
}

/** The last day to pay the annuity of a year after grant: the end of the year before it (上一年度期满前), before roll-forward. */
export function annuityDueDay(filedOn: CivilDate, year: number): CivilDate {
  return addYears(filedOn, year - 1);
}

/**
 * The surcharge for paying on a day what was due on another: five percent for every month exceeded, less than a month free,
 * so 0/5/10/15/20/25 percent, and lapse after the grace months. 专利法实施细则 (2023) 第一百一十五条.
 * With a calendar, both the due day and the end of grace roll forward; the months between run by corresponding days.
 */
export function latePayment(due: CivilDate, paid: CivilDate, terms: LateTerms, calendar?: WorkingDayCalendar): LatePayment {
  const settled = (day: CivilDate): CivilDate => (calendar ? workingDayOnOrAfter(calendar, day).day : day);
  if (paid <= settled(due)) return { lapsed: false, percent: 0 };
  if (paid > settled(addMonths(due, terms.graceMonths))) return { lapsed: true };
  const months = Array.from({ length: terms.graceMonths - 1 }, (_, index) => index + 1);
  return { lapsed: false, percent: terms.percentPerMonth * months.filter((month) => addMonths(due, month) < paid).length };
}

/** A share of an amount in fen, rounded half up to a whole fen. */
export function percentOf(fen: number, percent: number): number {
  return Math.floor((fen * percent + 50) / 100);
}

/** What remains to pay of a fee reduced (减缴) by `percent`. */
export function reducedFee(fen: number, percent: number): number {
  return percentOf(fen, 100 - percent);
}

/** The amount due in fen with reduction and surcharge; the surcharge is a share of the full fee, reduction or not. */
export function annuityPayable(full: number, reductionPercent: number, latePercent: number): number {
  return reducedFee(full, reductionPercent) + percentOf(full, latePercent);
}
