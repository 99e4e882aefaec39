import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Reply } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import { useRead } from '../../api/api.ts';
import { useText } from '../../ui/language.tsx';
import { ScrollBox } from '../../ui/scroll-box.tsx';
import '../parts.css';
import { type FigureSubject, yearOfPeriod } from './subject.ts';
import { valueText } from './value-text.ts';

type Indicator = Reply<typeof ROUTES.indicator>;

function useIndicatorOf({ indicator, year, period, asOf, unit, district, boundaries }: FigureSubject): Indicator | undefined {
  const asked = yearOfPeriod(period, year);
  const query = { year: asked, ...(asOf !== undefined && asked === year && { asOf }), ...(unit !== undefined && { unit }), ...(district !== undefined && { district }), ...(boundaries && { boundaries }) };
  return useRead(ROUTES.indicator, { params: { id: indicator }, query }, { staleTime: 60_000 }).data;
}

/** How the figure came about: its months beside those of the year before. */
export function History({ subject }: { readonly subject: FigureSubject }): ReactElement | null {
  const t = useText();
  const data = useIndicatorOf(subject);
  const months = data?.months.filter(({ value, lastYear }) => value !== null || lastYear !== null) ?? [];
  if (months.length === 0) return null;
  return (
    <details className="sheet-part">
      <summary>{t('sheet.history')}</summary>
      <MonthsTable months={months} indicator={subject.indicator} year={yearOfPeriod(subject.period, subject.year)} />
    </details>
  );
}

interface MonthsProps {
  readonly months: Indicator['months'];
  readonly indicator: string;
  readonly year: number;
  /** Opens what a month counts: `2022-03`. */
  readonly onOpen?: (month: string) => void;
}

/** The numbers of the chart as a table; where it can, each opens to its rows. */
export function MonthsTable({ months, indicator, year, onOpen }: MonthsProps): ReactElement {
  const t = useText();
  return (
    <ScrollBox name={t('ind.months')}>
      <table className="sheet-rows">
        <thead>
          <tr><th scope="col">{t('ind.month')}</th><th scope="col" className="num">{t('ind.yearName', { year })}</th><th scope="col" className="num">{t('ind.yearName', { year: year - 1 })}</th></tr>
        </thead>
        <tbody>
          {months.map((month) => (
            <tr key={month.month}>
              <th scope="row">{t('ind.monthName', { n: Number(month.month.slice(-2)) })}</th>
              <td className="num"><MonthValue indicator={indicator} value={month.value} month={month.month} onOpen={onOpen} /></td>
              <td className="num"><MonthValue indicator={indicator} value={month.lastYear} month={`${year - 1}${month.month.slice(4)}`} onOpen={onOpen} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

interface MonthValueProps {
  readonly indicator: string;
  readonly value: number | null;
  readonly month: string;
  readonly onOpen: ((month: string) => void) | undefined;
}

function MonthValue({ indicator, value, month, onOpen }: MonthValueProps): ReactElement {
  const text = valueText(indicator, value);
  if (value === null || !onOpen) return <>{text}</>;
  return <button type="button" className="figure-link" onClick={() => onOpen(month)} aria-label={`${month} ${text}`}>{text}</button>;
}

/** The published reports that cite the indicator. */
export function Citing({ subject }: { readonly subject: FigureSubject }): ReactElement | null {
  const t = useText();
  const reports = useIndicatorOf(subject)?.reports ?? [];
  if (reports.length === 0) return null;
  return (
    <details className="sheet-part">
      <summary>{t('ind.reports')}</summary>
      <ul>{reports.map((edition) => <li key={edition.id}><Link to="/editions/$id" params={{ id: edition.id }}>{edition.title}</Link></li>)}</ul>
    </details>
  );
}
