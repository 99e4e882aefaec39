import { Link } from '@tanstack/react-router';
import { type ReactElement, useMemo } from 'react';
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
import { shownYear, yearChoices } from '../indicators/default-year.ts';
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
    <Page title={t('report.title')}>
      <ProblemPanel problem={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading />}
      {data && <GenreList genres={data.genres} />}
      {data && <Editions editions={data.editions} />}
      <p><Link to="/documents/check">{t('format.title')}</Link></p>
    </Page>
  );
}

function GenreList({ genres }: { readonly genres: Genres['genres'] }): ReactElement {
  const t = useText();
  const { today } = useMe();
  const usual = shownYear(undefined, today);
  const years = yearChoices(today, usual);
  const now = Number(today.slice(0, 4));
  if (genres.length === 0) return <Empty title={t('report.noGenres')} hint={t('report.noGenresHint')} />;
  return (
    <section className="report-genres">
      <p className="muted">{t('report.genresHint')}</p>
      <ul>
        {genres.map((genre) => (
          <li key={genre.id}>
            <h2>{t(genre.name)}</h2>
            <span className="muted">{t(`report.covers.${genre.covers}`)} · {t(`report.readers.${genre.readers}`)}</span>
            <span className="report-years">
              {yearsOf(genre, years, now).map((year) => <Link key={year} to="/reports/$genre" params={{ genre: genre.id }} search={{ year }} className={year === usual ? 'button button-primary' : 'button'}>{t(genre.covers === 'half-year' ? 'report.writeHalf' : 'report.write', { year })}</Link>)}
            </span>
            {genre.covers === 'month' && <Months genre={genre.id} year={usual} today={today} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A plan is written before its year begins. */
function yearsOf({ covers }: Genres['genres'][number], years: readonly number[], now: number): readonly number[] {
  return covers === 'coming-year' ? [...new Set([now + 1, ...years])] : years;
}

/** The months of the usual year, each a report of its own. */
function Months({ genre, year, today }: { readonly genre: string; readonly year: number; readonly today: string }): ReactElement {
  const t = useText();
  return (
    <span className="report-years">
      {endedMonths(year, today).map((month) => <Link key={month} to="/reports/$genre" params={{ genre }} search={{ year, asOf: monthEnd(year, month) }} className="button">{t('report.writeMonth', { year, month })}</Link>)}
    </span>
  );
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
