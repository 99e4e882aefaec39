import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { monthlyReturn } from '#catalog/governance/monthly-return.ts';
import { ROUTES } from '#contract/routes.ts';
import { endOfMonth } from '#domain/calendar/civil-date.ts';
import { useRead } from '../../api/api.ts';
import { useActor, useMe } from '../../api/session.ts';
import { Empty } from '../../ui/empty.tsx';
import { useText } from '../../ui/language.tsx';
import { Light } from '../../ui/light.tsx';
import { Loading, Page } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { ScrollBox } from '../../ui/scroll-box.tsx';
import '../../fields/fields.css';
import '../parts.css';
import { mayOpen } from '../posts.ts';
import { OpenMonth } from './open-month.tsx';
import { RemindAll } from './remind-all.tsx';
import './returns.css';
import './stacked.css';
import { countsOf, lightOf, type Month, type MonthRow, monthWords, stateWords } from './words.ts';

const route = getRouteApi('/monthly-returns');

/** Months told as links; older ones are chosen by the calendar. */
const LISTED = 6;

/** A month of the districts' returns: who has sent, who is late, what is locked; and the opening of a month. */
export function ReturnsPage(): ReactElement {
  const t = useText();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [opened, setOpened] = useState<string>();
  const { data, error, refetch } = useRead(ROUTES.monthlyReturns, { query: search }, { keep: true });
  const go = (month: string): void => {
    setOpened(undefined);
    void navigate({ to: '/monthly-returns', search: month === '' ? {} : { month }, replace: true });
  };
  return (
    <Page title={t('returns.title')} aside={data && monthWords(data.month, t)} actions={data && <Ways month={data.month} />}>
      <div className="filter-line no-print">
        <label className="pick"><span>{t('returns.month')}</span><input type="month" className="text-input" value={search.month ?? data?.month ?? ''} onChange={(event) => go(event.target.value)} /></label>
        {data && data.months.length > 0 && <MonthLinks data={data} />}
      </div>
      {opened && <output className="notice">{opened}</output>}
      <ProblemPanel problem={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading />}
      {data && <MonthShown key={data.month} data={data} onOpened={setOpened} />}
    </Page>
  );
}

function Ways({ month }: { readonly month: string }): ReactElement {
  const t = useText();
  const { today } = useMe();
  const asOf = endOfMonth(month);
  return (
    <>
      {asOf <= today && <Link className="button" to="/reports/$genre" params={{ genre: 'district-bulletin' }} search={{ year: Number(month.slice(0, 4)), asOf }}>{t('returns.ranking')}</Link>}
      <Link className="button" to="/targets" search={{ year: Number(month.slice(0, 4)) }}>{t('returns.targets')}</Link>
      <Link className="button" to="/cases/$type" params={{ type: monthlyReturn.id }}>{t('returns.all')}</Link>
    </>
  );
}

function MonthLinks({ data }: { readonly data: Month }): ReactElement {
  const t = useText();
  return (
    <nav className="returns-months" aria-label={t('returns.months')}>
      {data.months.slice(0, LISTED).map(({ month, returns, locked }) => (
        <Link key={month} to="/monthly-returns" search={{ month }} aria-current={month === data.month ? 'page' : undefined}>{month} <span className="muted">{t('returns.counted', { locked, all: returns })}</span></Link>
      ))}
    </nav>
  );
}

function MonthShown({ data, onOpened }: { readonly data: Month; onOpened(words: string): void }): ReactElement {
  const t = useText();
  const actor = useActor();
  const counts = countsOf(data.rows);
  const collects = mayOpen(monthlyReturn, actor);
  const may = collects && counts.none > 0;
  const isOpen = counts.none < counts.all;
  return (
    <>
      {counts.all === 0 && <Empty title={t('returns.none')} hint={t('returns.noneHint')} />}
      {isOpen && <p className="returns-summary">{t('returns.summary', counts)}{counts.none > 0 && <> · {t('returns.unopened', { n: counts.none })}</>}</p>}
      {collects && counts.filling > 0 && <RemindAll rows={data.rows} onReminded={onOpened} />}
      {may && <OpenMonth month={data} onOpened={onOpened} />}
      {counts.all > 0 && (isOpen || !may) && <MonthTable data={data} />}
    </>
  );
}

function MonthTable({ data }: { readonly data: Month }): ReactElement {
  const t = useText();
  return (
    <ScrollBox name={t('returns.title')}>
      <table className="flat-table returns-table stacked-table">
        <thead>
          <tr>
            <th scope="col">{t('returns.district')}</th><th scope="col">{t('returns.state')}</th><th scope="col">{t('returns.due')}</th><th scope="col">{t('returns.submittedOn')}</th>
            <th scope="col">{t('returns.sentBack')}</th><th scope="col" className="num">{t('returns.filled')}</th><th scope="col" className="num">{t('returns.doubts')}</th>
            <th scope="col">{t('returns.lockedOn')}</th><th scope="col">{t('returns.corrections')}</th>
          </tr>
        </thead>
        <tbody>{data.rows.map((row) => <DistrictRow key={row.district} row={row} />)}</tbody>
      </table>
    </ScrollBox>
  );
}

function DistrictRow({ row }: { readonly row: MonthRow }): ReactElement {
  const t = useText();
  const { case: file } = row;
  const times = (n: number): string => (n === 0 ? '' : t('returns.times', { n }));
  return (
    <tr>
      <th scope="row">{file ? <Link to="/monthly-returns/$id" params={{ id: file.id }}>{t(row.name)}</Link> : t(row.name)}</th>
      <td className="nowrap"><Light name={lightOf(row)} /> {stateWords(row, t)}{row.late && <> <span className="return-late">{t('returns.late')}</span></>}</td>
      <td className="nowrap" data-label={t('returns.due')}>{file && String(file.values['dueOn'] ?? '')}</td>
      <td className="nowrap" data-label={t('returns.submittedOn')}>{row.submittedOn}</td>
      <td className="nowrap" data-label={t('returns.sentBack')}>{times(row.sentBack)}</td>
      <td className="num" data-label={t('returns.filled')}>{file && t('returns.of', { n: row.filled, all: row.asked })}</td>
      <td className="num" data-label={t('returns.doubts')}>{row.doubts > 0 && row.state !== 'filling' ? row.doubts : ''}</td>
      <td className="nowrap" data-label={t('returns.lockedOn')}>{row.lockedOn}</td>
      <td className="nowrap" data-label={t('returns.corrections')}>{times(row.corrections)}</td>
    </tr>
  );
}
