import { type ReactElement, useId } from 'react';
import { type CivilDate, earlier } from '#domain/calendar/civil-date.ts';
import { lastDays } from '#domain/report/figure-query.ts';
import type { Covers } from '#domain/report/genre.ts';
import { useMe } from '../../api/session.ts';
import { useText } from '../../ui/language.tsx';
import { yearChoices } from '../indicators/default-year.ts';
import { Pick } from '../indicators/scope-bar.tsx';
import { endedMonths, monthEnd } from './report-months.ts';

interface PeriodPickProps {
  readonly covers: Covers;
  readonly year: number;
  /** The last day counted that was asked for; without it, the latest there is. */
  readonly asOf: CivilDate | undefined;
  onYear(year: number): void;
  onDay(asOf: CivilDate | undefined): void;
}

/** What the report covers (报告期): its year, and the month or the last day counted. A plan is made for next year too. */
export function PeriodPick({ covers, year, asOf, onYear, onDay }: PeriodPickProps): ReactElement {
  const t = useText();
  const { today } = useMe();
  const years = yearChoices(today, year);
  const offered = covers === 'coming-year' ? [...new Set([Number(today.slice(0, 4)) + 1, ...years])] : years;
  return (
    <>
      <Pick label={t('ind.year')} value={String(year)} choices={offered.map((each) => ({ value: String(each), name: t('ind.yearName', { year: each }) }))} onChange={(value) => onYear(Number(value))} />
      {covers === 'month' ? <MonthPick year={year} asOf={asOf} onDay={onDay} /> : <LastDayPick covers={covers} year={year} asOf={asOf} onDay={onDay} />}
    </>
  );
}

function MonthPick({ year, asOf, onDay }: Omit<PeriodPickProps, 'covers' | 'onYear'>): ReactElement {
  const t = useText();
  const { today } = useMe();
  const months = endedMonths(year, today);
  const shown = asOf === undefined ? months.at(-1) : Number(asOf.slice(5, 7));
  return <Pick label={t('report.month')} value={String(shown ?? '')} choices={months.map((month) => ({ value: String(month), name: t('report.monthName', { month }) }))} onChange={(value) => onDay(monthEnd(year, Number(value)))} />;
}

/** The last day counted, within what the report covers and not after today. */
function LastDayPick({ covers, year, asOf, onDay }: Omit<PeriodPickProps, 'onYear'>): ReactElement {
  const t = useText();
  const { today } = useMe();
  const id = useId();
  const { from, to } = lastDays(covers, year);
  const last = earlier(to, today);
  return (
    <span className="pick">
      <label htmlFor={id}>{t('ind.asOf')}</label>
      <input id={id} type="date" className="text-input" min={from} max={last} value={asOf ?? last} onChange={({ target: { value } }) => onDay(value === '' || value === last ? undefined : value)} />
    </span>
  );
}
