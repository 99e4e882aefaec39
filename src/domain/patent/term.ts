import { type CivilDate, addDays, addYears } from '../calendar/civil-date.ts';
import type { PatentKind } from './number.ts';

/** Years of protection by kind (保护期), from the rule in force on the filing day. */
export type TermYears = Readonly<Record<PatentKind, number>>;

/** What decides whether a patent is in force. */
export interface PatentLife {
  readonly kind: PatentKind;
  /** Filing day (申请日). */
  readonly filedOn: CivilDate;
  /** Day of the grant announcement (授权公告日). */
  readonly grantedOn?: CivilDate;
  /** Compensation of the term (期限补偿) in days, 专利法 (2020) 第四十二条. */
  readonly compensationDays?: number;
  /** End for unpaid annuity (终止): the day the unpaid fee fell due, back-dated. */
  readonly lapsedOn?: CivilDate;
  readonly abandonedOn?: CivilDate;
  readonly invalidatedOn?: CivilDate;
}

/** Why a patent ended: 期满、未缴年费终止、放弃、无效. */
export type EndReason = 'expired' | 'lapsed' | 'abandoned' | 'invalidated';

export interface PatentEnd {
  /** First day it is no longer in force. */
  readonly day: CivilDate;
  readonly reason: EndReason;
}

/**
 * The day a patent terminates by expiry (期满终止日): the corresponding day after its years, plus compensation.
 * Never rolled over holidays; the day before is the last in force. 专利法第四十二条; 专利审查指南第五部分第九章.
 */
export function terminationDay({ kind, filedOn, compensationDays = 0 }: PatentLife, years: TermYears): CivilDate {
  return addDays(addYears(filedOn, years[kind]), compensationDays);
}

/** The last day in force if nothing ends it earlier (期限届满日前一日). */
export function lastDayInForce(patent: PatentLife, years: TermYears): CivilDate {
  return addDays(terminationDay(patent, years), -1);
}

/** The earliest end of a patent, its expiry if nothing else: the end known now, it may lie ahead. */
export function endOfPatent(patent: PatentLife, years: TermYears): PatentEnd {
  const ends: (readonly [EndReason, CivilDate | undefined])[] = [
    ['invalidated', patent.invalidatedOn],
    ['abandoned', patent.abandonedOn],
    ['lapsed', patent.lapsedOn],
  ];
  const expiry: PatentEnd = { day: terminationDay(patent, years), reason: 'expired' };
  return ends.reduce((first, [reason, day]) => (day !== undefined && day < first.day ? { day, reason } : first), expiry);
}

/** In force (有效) on a day: granted, and its earliest end not reached. A grace period for annuities counts as in force. */
export function inForce(patent: PatentLife, at: CivilDate, years: TermYears): boolean {
  return patent.grantedOn !== undefined && patent.grantedOn <= at && at < endOfPatent(patent, years).day;
}
