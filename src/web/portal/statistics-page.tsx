import { type ReactElement, useState } from 'react';
import type { Reply } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import { civilDateAt } from '#domain/calendar/civil-date.ts';
import { dayText } from '#domain/form/date-text.ts';
import { client, useRead } from '../api/api.ts';
import { Empty } from '../ui/empty.tsx';
import { groupedText } from '../ui/format.ts';
import { growthWords } from '../ui/growth-words.ts';
import { useLanguage, useText } from '../ui/language.tsx';
import { Loading } from '../ui/page.tsx';
import { ProblemPanel } from '../ui/problem-panel.tsx';
import { byWing } from '../ui/wings.ts';
import { PublicPage } from './frame.tsx';

type Statistics = Reply<typeof ROUTES.portalStatistics>;

/** The published figures of a year, each with how it is counted, and the published reports with what was corrected since. */
export function StatisticsPage(): ReactElement {
  const t = useText();
  const [year, setYear] = useState<number>();
  const { data, error, refetch } = useRead(ROUTES.portalStatistics, { query: year === undefined ? {} : { year } }, { keep: true });
  return (
    <PublicPage title={t('stats.title')}>
      <ProblemPanel problem={error} onRetry={() => void refetch()} />
      {data && <Reports editions={data.editions} />}
      {!data && !error && <Loading />}
      {data && data.years.length > 0 && (
        <label className="public-pick no-print">
          <span>{t('stats.year')}</span>
          <select className="text-input" value={data.year} onChange={(event) => setYear(Number(event.target.value))}>
            {data.years.map((each) => <option key={each} value={each}>{each}</option>)}
          </select>
        </label>
      )}
      {data && <Figures statistics={data} />}
      {data && data.rows.length > 0 && <OpenData />}
    </PublicPage>
  );
}

function Figures({ statistics: { rows, year } }: { readonly statistics: Statistics }): ReactElement {
  const t = useText();
  if (rows.length === 0) return <Empty title={t('stats.none')} hint={t('stats.noneHint')} />;
  return (
    <section>
      <h2>{t('stats.figures', { year })}</h2>
      <table className="public-figures">
        <thead><tr><th scope="col">{t('stats.name')}</th><th scope="col" className="num">{t('stats.value')}</th><th scope="col" className="num">{t('stats.growth')}</th></tr></thead>
        {byWing(rows).map((group) => (
          <tbody key={group.id}>
            <tr><th scope="rowgroup" colSpan={3} className="public-group">{t(group.name)}</th></tr>
            {group.rows.map((row) => <FigureLine key={row.id} row={row} />)}
          </tbody>
        ))}
      </table>
    </section>
  );
}

/** The same figures of all years, by district and month, for other programs. */
function OpenData(): ReactElement {
  const t = useText();
  return (
    <section className="no-print">
      <h2>{t('stats.data')}</h2>
      <p>{t('stats.dataHint')}</p>
      <ul>
        {OPEN_FORMATS.map((format) => <li key={format}><a href={client.address(ROUTES.portalOpenData, { query: { format } })} download>{t(`stats.data.${format}`)}</a></li>)}
      </ul>
    </section>
  );
}

const OPEN_FORMATS = ['datapackage', 'sdmx-csv'] as const;

function FigureLine({ row }: { readonly row: Statistics['rows'][number] }): ReactElement {
  const t = useText();
  const { language } = useLanguage();
  const { fact } = row;
  return (
    <tr>
      <th scope="row">
        {t(row.name)}
        <details><summary>{t('stats.how')}</summary>{t(row.definition)}</details>
      </th>
      <td className="num">{fact.value === null ? <span className="muted">{t('figure.noBasis')}</span> : <><strong>{groupedText(fact.text)}</strong> <span className="measure">{t(row.measure)}</span></>}</td>
      <td className="num public-growth">{growthWords(row.growthText, language)}</td>
    </tr>
  );
}

function Reports({ editions }: { readonly editions: Statistics['editions'] }): ReactElement {
  const t = useText();
  const { language } = useLanguage();
  return (
    <section>
      <h2>{t('stats.reports')}</h2>
      {editions.length === 0 && <p className="muted">{t('stats.noReports')}</p>}
      <ul className="public-reports">
        {editions.map((edition) => (
          <li key={edition.id}>
            <strong>{edition.title}</strong>
            <span className="muted">{t('stats.publishedOn', { day: dayText(civilDateAt(edition.publishedAt), language) })}</span>
            <span className={edition.restatements > 0 ? 'restated-note' : 'muted'}>{edition.restatements > 0 ? t('stats.restated', { n: edition.restatements }) : t('stats.unchanged')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
