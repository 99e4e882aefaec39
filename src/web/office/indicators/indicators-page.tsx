import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactElement, useMemo } from 'react';
import { CATALOG } from '#catalog/index.ts';
import type { Reply } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import { SOURCES, type Source } from '#domain/indicator/indicator.ts';
import { matchesIndicator } from '#domain/indicator/matching.ts';
import type { Language } from '#domain/text.ts';
import { client, useRead } from '../../api/api.ts';
import { useMe } from '../../api/session.ts';
import { Empty } from '../../ui/empty.tsx';
import { grouped, groupedText } from '../../ui/format.ts';
import { type Text, useLanguage, useText } from '../../ui/language.tsx';
import { Loading, Page } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { WithSheet } from '../../ui/side-sheet.tsx';
import { byWing, type WingGroup } from '../../ui/wings.ts';
import { QuickFind } from '../quick-find.tsx';
import { searchWithout, withQuery } from '../searches.ts';
import { CoreTiles } from './core-tiles.tsx';
import { csvText, saveText } from './csv.ts';
import { rememberYear, shownYear } from './default-year.ts';
import { CoverageMark } from './coverage-line.tsx';
import { FigureSheet } from './figure-sheet.tsx';
import '../parts.css';
import './indicators.css';
import { Pick, ScopeBar } from './scope-bar.tsx';
import { type IndicatorsSearch, scopeOf } from './searches.ts';
import { figureFrom, figureName, periodOfFact, type ShownFact } from './subject.ts';
import { growthCell, largeText } from './value-text.ts';
import { reasonText } from './words.ts';

const route = getRouteApi('/indicators');

type Row = Reply<typeof ROUTES.indicators>['rows'][number];

function ownerName(owner: string, t: Text): string {
  const found = CATALOG.functions[owner];
  return found ? t(found) : owner;
}

/** All indicators: this year, last year, growth. Every number opens to what it counts. */
export function IndicatorsPage(): ReactElement {
  const t = useText();
  const { language } = useLanguage();
  const { today } = useMe();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { figure } = search;
  const year = shownYear(search.year, today);
  const query = { year, ...scopeOf(search) };
  const { data, error, refetch } = useRead(ROUTES.indicators, { query }, { keep: true });
  const shown = useMemo(() => (data?.rows ?? []).filter((row) => matchesIndicator(row, search)), [data, search]);
  const change = (next: IndicatorsSearch): void => {
    if (next.year !== undefined) rememberYear(next.year);
    void navigate({ to: '/indicators', search: next, replace: true });
  };
  const sheet = figure !== undefined && <FigureSheet subject={{ ...query, ...figureFrom(figure) }} onClose={() => change(searchWithout(search, 'figure'))} />;
  return (
    <WithSheet sheet={sheet || undefined}>
      <Page title={t('ind.title')} aside={data && t('ind.count', { n: shown.length })} actions={<Exports rows={shown} year={year} excel={client.address(ROUTES.indicatorsFile, { query: { ...query, language, ...(search.q && { q: search.q }), ...(search.owner !== undefined && { owner: search.owner }) } })} />}>
        <div className="filter-line no-print">
          <ScopeBar scope={search} year={year} onChange={(scope) => change({ ...rest(search), ...scope })} />
          <Pick label={t('ind.owner')} value={search.owner ?? ''} choices={ownerChoices(data?.rows ?? [], t)} onChange={(owner) => change(owner === '' ? searchWithout(search, 'owner') : { ...search, owner })} />
          <QuickFind label={t('ind.find')} value={search.q ?? ''} onChange={(q) => change(withQuery(search, q))} />
        </div>
        <ProblemPanel problem={error} onRetry={() => void refetch()} />
        {!data && !error && <Loading />}
        {data && data.rows.every(({ fact }) => fact.rows === 0) && <p className="notice">{t('ind.nothingYet', { year })}</p>}
        {data && search.q === undefined && search.owner === undefined && <CoreTiles rows={data.rows} query={query} onOpen={(name) => change({ ...search, year, figure: name })} />}
        {data && <Table groups={byWing(shown)} year={year} any={data.rows.length > 0} onOpen={(name) => change({ ...search, year, figure: name })} />}
      </Page>
    </WithSheet>
  );
}

/** What is shown, as a file for a spreadsheet. */
function Exports({ rows, year, excel }: { readonly rows: readonly Row[]; readonly year: number; readonly excel: string }): ReactElement | null {
  const t = useText();
  const { language } = useLanguage();
  if (rows.length === 0) return null;
  return (
    <>
      <a className="button" href={excel} download="">{t('ind.exportExcel')}</a>
      <button type="button" className="button" onClick={() => exportRows(rows, year, t, language)}>{t('ind.export')}</button>
    </>
  );
}

/** What of the search is not the scope. */
function rest({ q, owner, figure }: IndicatorsSearch): IndicatorsSearch {
  return { ...(q !== undefined && { q }), ...(owner !== undefined && { owner }), ...(figure !== undefined && { figure }) };
}

function ownerChoices(rows: readonly Row[], t: Text): { value: string; name: string }[] {
  const owners = [...new Set(rows.map((row) => row.owner))];
  return [{ value: '', name: t('ind.anyOwner') }, ...owners.map((owner) => ({ value: owner, name: ownerName(owner, t) }))];
}

function exportRows(rows: readonly Row[], year: number, t: Text, language: Language): void {
  const head = [t('ind.name'), t('ind.measure'), t('ind.thisYear'), t('ind.lastYear'), t('ind.growth'), t('ind.owner'), t('ind.source'), t('ind.definition')];
  const cells = rows.map((row) => [t(row.name), t(row.measure), row.fact.value, row.lastYear.value, row.growth === null ? null : growthCell(row.growth, row.measure, language), ownerName(row.owner, t), t(SOURCES[row.source as Source]), t(row.definition)]);
  saveText(`${t('ind.title')} ${year}.csv`, csvText([head, ...cells]));
}

interface TableProps {
  readonly groups: readonly WingGroup<Row>[];
  readonly year: number;
  readonly any: boolean;
  onOpen(figure: string): void;
}

function Table({ groups, year, any, onOpen }: TableProps): ReactElement {
  const t = useText();
  if (groups.length === 0) return <Empty title={t(any ? 'ind.none' : 'ind.empty')} hint={t(any ? 'ind.noneHint' : 'ind.emptyHint')} />;
  return (
    // What scrolls must take the focus, or the keyboard cannot scroll it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="indicator-table" tabIndex={0} aria-label={t('ind.title')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('ind.name')}</th>
            <th scope="col" className="num">{t('ind.yearName', { year })}</th>
            <th scope="col">{t('ind.measure')}</th>
            <th scope="col" className="num">{t('ind.lastYear')}</th>
            <th scope="col" className="num">{t('ind.growth')}</th>
            <th scope="col">{t('ind.owner')}</th>
            <th scope="col">{t('ind.source')}</th>
            <th scope="col" className="num">{t('ind.rows')}</th>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.id}>
            <tr className="group-row"><th scope="rowgroup" colSpan={8}>{t(group.name)} <span className="muted">{t('ind.count', { n: group.rows.length })}</span></th></tr>
            {group.rows.map((row) => <IndicatorRow key={row.id} row={row} year={year} onOpen={onOpen} />)}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function IndicatorRow({ row, year, onOpen }: { readonly row: Row; readonly year: number; onOpen(figure: string): void }): ReactElement {
  const scope = scopeOf(route.useSearch());
  const t = useText();
  const { language } = useLanguage();
  const name = t(row.name);
  return (
    <tr>
      <th scope="row"><Link to="/indicators/$id" params={{ id: row.id }} search={{ ...scope, year }} title={t(row.definition)}>{name}</Link></th>
      <td className="num"><FactButton fact={row.fact} name={name} measure={t(row.measure)} onOpen={() => onOpen(row.id)} strong /> <CoverageMark coverage={row.fact.coverage} /> <span className="measure narrow-only">{t(row.measure)}</span></td>
      <td className="measure">{t(row.measure)}</td>
      <td className="num"><FactButton fact={row.lastYear} name={`${name} ${t('ind.lastYear')}`} measure={t(row.measure)} onOpen={() => onOpen(figureName({ indicator: row.id, ...periodPart(row.lastYear) }))} /></td>
      <td className="num">{row.growth === null ? <span className="muted" title={t('ind.noGrowth')}>—</span> : growthCell(row.growth, row.measure, language)}</td>
      <td className="owner" title={ownerName(row.owner, t)}>{ownerName(row.owner, t)}</td>
      <td>{t(SOURCES[row.source as Source])}</td>
      <td className="num measure">{grouped(row.fact.rows)}</td>
    </tr>
  );
}

function periodPart(fact: ShownFact): { period?: string } {
  const period = periodOfFact(fact);
  return period === undefined ? {} : { period };
}

interface FactButtonProps {
  readonly fact: ShownFact;
  readonly name: string;
  readonly measure: string;
  onOpen(): void;
  readonly strong?: boolean;
}

/** A figure in a table: opens what it counts, or says why there is none. */
export function FactButton({ fact, name, measure, onOpen, strong }: FactButtonProps): ReactElement {
  const t = useText();
  const { language } = useLanguage();
  if (fact.value === null) return <button type="button" className="figure-link muted" onClick={onOpen} title={reasonText(t, fact.reason)} aria-label={`${name}${t('common.separator')}${reasonText(t, fact.reason)}`}>—</button>;
  return <button type="button" className={strong ? 'figure-link figure-strong' : 'figure-link'} onClick={onOpen} title={largeText(fact.value, measure, language) ?? t('figure.open', { name })} aria-label={`${name}${t('common.separator')}${groupedText(fact.text)} ${measure}`}>{groupedText(fact.text)}</button>;
}
