import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, type ReactElement, Suspense } from 'react';
import { CATALOG } from '#catalog/index.ts';
import type { Reply } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import { type Indicator, SOURCES } from '#domain/indicator/indicator.ts';
import { OWNER_KINDS, type OwnerKind } from '#domain/patent/owner-kind.ts';
import { useRead } from '../../api/api.ts';
import { useNames } from '../../api/names.ts';
import { useMe } from '../../api/session.ts';
import { Empty } from '../../ui/empty.tsx';
import { groupedText, instantCell } from '../../ui/format.ts';
import { growthWords } from '../../ui/growth-words.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { Loading, Page } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { SideSheet, WithSheet } from '../../ui/side-sheet.tsx';
import { searchWithout } from '../searches.ts';
import { rememberYear, shownYear } from './default-year.ts';
import { CoverageLine } from './coverage-line.tsx';
import { MonthsTable } from './figure-history.tsx';
import { FigureSheet } from './figure-sheet.tsx';
import '../parts.css';
import './indicators.css';
import { RegisterCount } from './register-count.tsx';
import { ENTRY_PARTS, type EntryPart, RegisterEntries } from './register-entries.tsx';
import { ScopeBar } from './scope-bar.tsx';
import { type IndicatorsSearch, scopeOf } from './searches.ts';
import { figureFrom, figureName, periodOfFact } from './subject.ts';
import { largeText } from './value-text.ts';
import { computationText, reasonText } from './words.ts';

const route = getRouteApi('/indicators/$id');
const MonthsChart = lazy(async () => ({ default: (await import('./months-chart.tsx')).MonthsChart }));

type Detail = Reply<typeof ROUTES.indicator>;

/** One indicator: its value and growth, its months, the districts in order, its definition and sources. */
export function IndicatorPage(): ReactElement {
  const t = useText();
  const { today } = useMe();
  const { id } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const indicator = CATALOG.findIndicator(id);
  const year = shownYear(search.year, today);
  const { data, error, refetch } = useRead(ROUTES.indicator, { params: { id }, query: { year, ...scopeOf(search) } }, { keep: true, enabled: indicator !== undefined });
  if (!indicator) return <Page title={t('ind.unknown')}><Empty title={t('ind.unknown')}><Link to="/indicators">{t('ind.back')}</Link></Empty></Page>;
  const change = (next: IndicatorsSearch): void => {
    if (next.year !== undefined) rememberYear(next.year);
    void navigate({ to: '/indicators/$id', params: { id }, search: next, replace: true });
  };
  const { figure, entries } = search;
  const close = (): void => change(searchWithout(search, 'figure', 'entries'));
  const entriesSheet = entries !== undefined && data?.register && <EntriesSheet indicator={indicator} day={data.register.day} entries={entries} search={search} onClose={close} />;
  const sheet = figure === undefined ? entriesSheet : <FigureSheet subject={{ ...scopeOf(search), year, ...figureFrom(figure) }} onClose={close} />;
  const open = (name: string): void => change({ ...searchWithout(search, 'entries'), year, figure: name });
  const openEntries = (part: EntryPart, { district = '', owner = '' }: EntriesOf = {}): void => change({ ...searchWithout(search, 'figure'), year, entries: [part, district, owner].join('@').replace(/@+$/, '') });
  return (
    <WithSheet sheet={sheet || undefined}>
      <Page title={t(indicator.name)} actions={<Link to="/indicators" search={{ year }} className="button no-print">{t('ind.back')}</Link>}>
        <div className="filter-line no-print"><ScopeBar scope={search} year={year} onChange={(scope) => change({ ...scope, ...(figure !== undefined && { figure }) })} /></div>
        <ProblemPanel problem={error} onRetry={() => void refetch()} />
        {!data && !error && <Loading />}
        {data && <Body detail={data} indicator={indicator} year={year} onOpen={open} onEntries={openEntries} />}
      </Page>
    </WithSheet>
  );
}

/** Of which district or kind of owner. */
interface EntriesOf {
  readonly district?: string;
  readonly owner?: string;
}

/** The register's entries behind a number, beside the page. */
function EntriesSheet({ indicator, day, entries, search, onClose }: { readonly indicator: Indicator; readonly day: string; readonly entries: string; readonly search: IndicatorsSearch; onClose(): void }): ReactElement {
  const t = useText();
  const names = useNames();
  const [written = '', told = '', owner = ''] = entries.split('@');
  const district = told || search.district;
  const part = ENTRY_PARTS.find((each) => each === written) ?? 'counted';
  const place = district === undefined ? '' : (names.name('district', district) ?? district);
  const kind = Object.hasOwn(OWNER_KINDS, owner) ? t(OWNER_KINDS[owner as OwnerKind]) : '';
  return (
    <SideSheet title={t(indicator.name)} subject={`${entries} ${day}`} onClose={onClose}>
      <p className="muted">{[day, place, kind].filter(Boolean).join(' · ')}</p>
      <RegisterEntries subject={{ indicator: indicator.id, day, part, ...(district !== undefined && part !== 'unplaced' && { district }), ...(owner && { owner }) }} />
    </SideSheet>
  );
}

interface BodyProps {
  readonly detail: Detail;
  readonly indicator: Indicator;
  readonly year: number;
  onOpen(figure: string): void;
}

function Body({ detail, indicator, year, onOpen, onEntries }: BodyProps & { onEntries(part: EntryPart, of?: EntriesOf): void }): ReactElement {
  const t = useText();
  const { months } = detail;
  return (
    <>
      <Top detail={detail} indicator={indicator} onOpen={onOpen} />
      <section className="indicator-months">
        <h2>{t('ind.months')}</h2>
        <div className="chart-and-table">
          <Suspense fallback={<Loading />}><MonthsChart name={t(indicator.name)} measure={t(indicator.measure)} year={year} months={months} line={indicator.computation.kind === 'stock'} /></Suspense>
          <MonthsTable months={months} indicator={indicator.id} year={year} onOpen={(month) => onOpen(figureName({ indicator: indicator.id, period: month }))} />
        </div>
      </section>
      <div className="indicator-parts">
        <Districts detail={detail} indicator={indicator} onOpen={onOpen} />
        <div>
          <Definition indicator={indicator} />
          <Sources detail={detail} indicator={indicator} />
          <Reports detail={detail} />
        </div>
      </div>
      {detail.register && <RegisterCount count={detail.register} official={indicator.source === 'register' ? undefined : t(SOURCES[indicator.source])} onOpen={onEntries} />}
    </>
  );
}

function Top({ detail: { fact, lastYear, growthText }, indicator, onOpen }: Omit<BodyProps, 'year'>): ReactElement {
  const t = useText();
  const { language } = useLanguage();
  const measure = t(indicator.measure);
  const before = periodOfFact(lastYear);
  return (
    <div className="indicator-top">
      {fact.value === null
        ? <p className="figure-none">{reasonText(t, fact.reason)}</p>
        : <button type="button" className="indicator-value" onClick={() => onOpen(indicator.id)} title={largeText(fact.value, measure, language) ?? t('figure.open', { name: t(indicator.name) })}>{groupedText(fact.text)} <span className="measure">{measure}</span></button>}
      <p className="indicator-compare">
        {growthWords(growthText, language)}
        {lastYear.value !== null && <> · {t('ind.lastYear')} <button type="button" className="figure-link" onClick={() => onOpen(figureName({ indicator: indicator.id, ...(before !== undefined && { period: before }) }))}>{groupedText(lastYear.text)}</button> {measure}</>}
      </p>
      <p className="muted">{fact.instant ?? fact.period?.replace('/', ' – ')} · {t(`ind.boundaries.${fact.boundaries}`)}</p>
      <CoverageLine coverage={fact.coverage} />
    </div>
  );
}

function Districts({ detail: { districts, fact }, indicator, onOpen }: Omit<BodyProps, 'year'>): ReactElement {
  const t = useText();
  const names = useNames();
  const nameOf = (each: Detail['districts'][number]): string => names.name('district', each.district) ?? each.name;
  const most = Math.max(...districts.map(({ value }) => Math.abs(value ?? 0)), 0);
  const period = periodOfFact(fact);
  return (
    <section>
      <h2>{t('ind.districts')}</h2>
      {districts.length === 0 && <p className="muted">{t('ind.noDistricts')}</p>}
      {districts.length > 0 && (
        <table className="flat-table">
          <thead><tr><th scope="col">{t('ind.place')}</th><th scope="col">{t('ind.district')}</th><th scope="col" className="num">{t('ind.value')}</th></tr></thead>
          <tbody>
            {districts.map((each) => (
              <tr key={each.district}>
                <td>{each.place ?? '—'}</td>
                <th scope="row" className="rank-cell">{nameOf(each)}<span className="rank-bar" aria-hidden="true" style={{ width: `${most === 0 ? 0 : (Math.abs(each.value ?? 0) / most) * 100}%` }} /></th>
                <td className="num"><button type="button" className="figure-link" aria-label={`${nameOf(each)} ${groupedText(each.text)}`} onClick={() => onOpen(figureName({ indicator: indicator.id, district: each.district, ...(period !== undefined && { period }) }))}>{groupedText(each.text)}</button></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Definition({ indicator }: { readonly indicator: Indicator }): ReactElement {
  const t = useText();
  const owner = CATALOG.functions[indicator.owner];
  const notes = [indicator.public && t('ind.public'), indicator.revision && t('ind.revision'), indicator.neverScored && t('ind.neverScored')].filter(Boolean);
  return (
    <section className="indicator-section">
      <h2>{t('ind.definition')}</h2>
      <p>{t(indicator.definition)}</p>
      <p className="muted">{[t('ind.definitionVersion', { n: indicator.version }), computationText(t, indicator), owner && t(owner), t(SOURCES[indicator.source]), ...notes].filter(Boolean).join(' · ')}</p>
    </section>
  );
}

function Sources({ detail: { sources }, indicator }: { readonly detail: Detail; readonly indicator: Indicator }): ReactElement {
  const t = useText();
  return (
    <section className="indicator-section">
      <h2>{t('ind.sources')}</h2>
      <table className="flat-table">
        <thead><tr><th scope="col">{t('ind.source')}</th><th scope="col" className="num">{t('ind.value')}</th><th scope="col" className="num">{t('ind.difference')}</th></tr></thead>
        <tbody>
          {sources.map((each) => (
            <tr key={each.source}>
              <th scope="row">{t(each.name)} {each.inForce && <strong>{t('ind.inForce')}</strong>}</th>
              <td className="num">{groupedText(each.text)} <span className="measure">{each.value === null ? '' : t(indicator.measure)}</span></td>
              <td className="num">{each.difference ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="muted">{t('ind.sourcesHint')}</p>
    </section>
  );
}

function Reports({ detail: { reports } }: { readonly detail: Detail }): ReactElement {
  const t = useText();
  return (
    <section className="indicator-section">
      <h2>{t('ind.reports')}</h2>
      {reports.length === 0 && <p className="muted">{t('ind.noReports')}</p>}
      <ul>{reports.map((edition) => <li key={edition.id}><Link to="/editions/$id" params={{ id: edition.id }}>{edition.title}</Link> <span className="muted">{instantCell(edition.publishedAt)}</span></li>)}</ul>
    </section>
  );
}
