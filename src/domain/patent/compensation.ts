import { addDays, addYears, type CivilDate, daysBetween } from '../calendar/civil-date.ts';
import { dayIn, eventFields } from './event-fields.ts';
import { readEvents } from './legal-event.ts';
import type { PatentKind } from './number.ts';
import type { LegalEvent, PatentRecord, TermCompensation } from './record.ts';
import { terminationDay, type TermYears } from './term.ts';

/** What the law says of compensation (专利权期限补偿): which kinds may have it, and at most how many years for a drug. */
export interface CompensationRules {
  readonly kinds: readonly PatentKind[];
  readonly drugMaxYears: number;
}

const REFUSED = /不予|驳回|不符合|未予|refus/;

/** What the register knows of the compensation of a term: what a person entered, else the last announcement of each ground. */
export function compensationOf(record: PatentRecord): readonly TermCompensation[] {
  if (record.compensation) return record.compensation;
  const told = readEvents(record).flatMap(({ matter, event }) => (matter === 'compensation' ? readCompensation(event) : []));
  return (['delay', 'drug'] as const).flatMap((ground) => told.findLast((each) => each.ground === ground) ?? []);
}

/** Days as written, else those between the old and the new end of the term. */
function readCompensation({ text }: LegalEvent): TermCompensation[] {
  if (REFUSED.test(text)) return [];
  const ground = /药品|drug|supplementary/i.test(text) ? 'drug' : 'delay';
  const days = daysIn(text);
  return days === undefined || days <= 0 ? [] : [{ ground, days }];
}

function daysIn(text: string): number | undefined {
  const written = /补偿[^0-9;；]{0,8}(\d{1,4})\s*天/.exec(text)?.[1];
  if (written !== undefined) return Number(written);
  const value = (key: string): string => eventFields(text).find((each) => each.key === key)?.values[0] ?? '';
  if (/^\d{1,4}$/.test(value('补偿天数'))) return Number(value('补偿天数'));
  const [before, after] = [dayIn(value('原专利权期限届满日')), dayIn(value('现专利权期限届满日'))];
  return before === undefined || after === undefined ? undefined : daysBetween(before, after);
}

/**
 * The first day after the term with its compensation (补偿后的期满终止日). Only for kinds that may have it; what a drug is given
 * counts up to its limit. 专利法 (2020) 第四十二条第二、三款.
 */
export function compensatedEnd(kind: PatentKind, filedOn: CivilDate, years: TermYears, told: readonly TermCompensation[], { kinds, drugMaxYears }: CompensationRules): CivilDate {
  const end = terminationDay({ kind, filedOn }, years);
  if (!kinds.includes(kind)) return end;
  const days = (ground: TermCompensation['ground']): number => told.filter((each) => each.ground === ground).reduce((sum, each) => sum + each.days, 0);
  const delayed = addDays(end, days('delay'));
  const drug = Math.min(days('drug'), daysBetween(delayed, addYears(delayed, drugMaxYears)));
  return addDays(delayed, drug);
}
