import { Link } from '@tanstack/react-router';
import { type ReactElement, useMemo, useState } from 'react';
import type { CivilDate } from '#domain/calendar/civil-date.ts';
import { lastDays } from '#domain/report/figure-query.ts';
import type { Reply } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import { useRead } from '../../api/api.ts';
import { useMe } from '../../api/session.ts';
import { Empty } from '../../ui/empty.tsx';
import { instantWords } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { Loading, Page } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { ScrollBox } from '../../ui/scroll-box.tsx';
import { rememberYear, shownYear, yearChoices } from '../indicators/default-year.ts';
import { Pick } from '../indicators/scope-bar.tsx';
import '../parts.css';
import './report.css';
import { endedMonths, monthEnd } from './report-months.ts';

type Genres = Reply<typeof ROUTES.genres>;
type Edition = Genres['editions'][number];

/** Which reports there are, and what was published, with how much of it has changed since. */
export function ReportsPage(): ReactElement {
  const t = useText();
  const { data, error, refetch } = useRead(ROUTES.genres);
  return (
    <Page title={t('report.title')} actions={<><Link className="button" to="/cases/$type" params={{ type: 'report-round' }}>{t('report.rounds')}</Link><Link className="button" to="/readings">{t('reading.title')}</Link></>}>
      <ProblemPanel problem={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading />}
      {data && <GenreList genres={data.genres} />}
      {data && <Editions editions={data.editions} />}
      <p className="report-tools"><Link to="/documents/figures">{t('draft.title')}</Link><Link to="/documents/check">{t('format.title')}</Link></p>
    </Page>
  );
}

function GenreList({ genres }: { readonly genres: Genres['genres'] }): ReactElement {
  const t = useText();
  const { today } = useMe();
  const [year, setYear] = useState(() => shownYear(undefined, today));
  if (genres.length === 0) return <Empty title={t('report.noGenres')} hint={t('report.noGenresHint')} />;
  const choices = [Number(today.slice(0, 4)) + 1, ...yearChoices(today, year)].map((each) => ({ value: String(each), name: t('ind.yearName', { year: each }) }));
  const choose = (next: number): void => {
    rememberYear(next);
    setYear(next);
  };
  return (
    <section className="report-genres">
      <div className="filter-line">
        <Pick label={t('ind.year')} value={String(year)} choices={choices} onChange={(value) => choose(Number(value))} />
        <p className="muted">{t('report.genresHint')}</p>
      </div>
      <ul>
        {genres.map((genre) => (
          <li key={genre.id}>
            <h2>{t(genre.name)}</h2>
            <span className="muted report-covers">{t(`report.covers.${genre.covers}`)} · {t(`report.readers.${genre.readers}`)}</span>
            <span className="report-years"><Ways genre={genre} year={year} today={today} /></span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The reports of a genre in a year: one, or one for each month that has ended; of days to come there is none. */
function Ways({ genre: { id, covers }, year, today }: { readonly genre: Genres['genres'][number]; readonly year: number; readonly today: CivilDate }): ReactElement {
  const t = useText();
  const months = endedMonths(year, today);
  if (lastDays(covers, year).from > today || (covers === 'month' && months.length === 0)) return <span className="muted">{t('report.notYet')}</span>;
  if (covers === 'month') return <>{months.map((month) => <Link key={month} to="/reports/$genre" params={{ genre: id }} search={{ year, asOf: monthEnd(year, month) }} className="button">{t('report.monthName', { month })}</Link>)}</>;
  return <Link to="/reports/$genre" params={{ genre: id }} search={{ year }} className="button">{t(covers === 'half-year' ? 'report.writeHalf' : 'report.write', { year })}</Link>;
}

function Editions({ editions }: { readonly editions: readonly Edition[] }): ReactElement {
  const t = useText();
  const { language } = useLanguage();
  const ordered = useMemo(() => [...editions].sort((a, b) => b.publishedAt.localeCompare(a.publishedAt)), [editions]);
  if (ordered.length === 0) return <Empty title={t('report.noEditions')} hint={t('report.noEditionsHint')} />;
  return (
    <section>
      <h2>{t('report.editions')}</h2>
      <ScrollBox name={t('report.editions')}>
        <table className="flat-table">
          <thead><tr><th scope="col">{t('report.name')}</th><th scope="col">{t('report.publishedAt')}</th><th scope="col">{t('report.publishedBy')}</th><th scope="col">{t('report.changes')}</th></tr></thead>
          <tbody>
            {ordered.map((edition) => (
              <tr key={edition.id}>
                <th scope="row"><Link to="/editions/$id" params={{ id: edition.id }}>{edition.title}</Link></th>
                <td className="nowrap">{instantWords(edition.publishedAt, language)}</td>
                <td>{edition.publishedBy}</td>
                <td>{edition.restatements === 0 ? <span className="muted">{t('report.unchanged')}</span> : <span className="restated-mark">{t('report.changed', { n: edition.restatements })}</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
}
