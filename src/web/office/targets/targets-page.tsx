import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { targetLights } from '#catalog/rules/monthly-return.ts';
import { ROUTES } from '#contract/routes.ts';
import type { CivilDate } from '#domain/calendar/civil-date.ts';
import { useRead } from '../../api/api.ts';
import { useMe } from '../../api/session.ts';
import { Empty } from '../../ui/empty.tsx';
import { type Text, useText } from '../../ui/language.tsx';
import { Loading, Page } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { ScrollBox } from '../../ui/scroll-box.tsx';
import { WithSheet } from '../../ui/side-sheet.tsx';
import { rememberYear, shownYear } from '../indicators/default-year.ts';
import { FigureSheet } from '../indicators/figure-sheet.tsx';
import { DayPick, Pick, YearPick } from '../indicators/scope-bar.tsx';
import { figureFrom } from '../indicators/subject.ts';
import '../parts.css';
import { searchWithout } from '../searches.ts';
import type { TargetsSearch } from './searches.ts';
import { ProgressCells, TargetLight, type TargetRow } from './target-cells.tsx';
import { TargetSheet } from './target-sheet.tsx';
import '../returns/stacked.css';
import './targets.css';

const route = getRouteApi('/targets');

/** The targets of a year: how far each is, by division and by district; every figure opens to what it counts. */
export function TargetsPage(): ReactElement {
  const t = useText();
  const { today } = useMe();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const year = shownYear(search.year, today);
  const query = { year, ...(search.asOf !== undefined && { asOf: search.asOf }) };
  const { data, error, refetch } = useRead(ROUTES.targets, { query }, { keep: true });
  const change = (next: TargetsSearch): void => {
    if (next.year !== undefined) rememberYear(next.year);
    void navigate({ to: '/targets', search: next, replace: true });
  };
  const rows = (data?.rows ?? []).filter(({ owner }) => search.owner === undefined || owner === search.owner);
  const isSet = rows.filter(({ goal }) => goal.value !== null);
  const open = (figure: string): void => change({ ...searchWithout(search, 'target'), year, figure });
  const history = (target: string): void => change({ ...searchWithout(search, 'figure'), year, target });
  return (
    <WithSheet sheet={sheetFor(search, data?.rows ?? [], year, () => change(searchWithout(search, 'figure', 'target')))}>
      <Page title={t('targets.title')} aside={data && t('targets.count', { n: isSet.length, day: data.asOf })}>
        <div className="filter-line no-print">
          <YearPick year={year} onChange={(next) => change({ ...searchWithout(search, 'asOf', 'figure', 'target'), year: next })} />
          <DayPick year={year} asOf={search.asOf} onChange={(asOf) => change({ ...searchWithout(search, 'asOf'), year, ...(asOf !== undefined && { asOf }) })} />
          <Pick label={t('targets.owner')} value={search.owner ?? ''} choices={ownersOf(data?.rows ?? [], t)} onChange={(owner) => change(owner === '' ? searchWithout(search, 'owner') : { ...search, year, owner })} />
        </div>
        <ProblemPanel problem={error} onRetry={() => void refetch()} />
        {!data && !error && <Loading />}
        {data && isSet.length === 0 && <Empty title={t('targets.none')} hint={t('targets.noneHint')} />}
        {isSet.length > 0 && <TargetTable rows={isSet} asOf={data?.asOf ?? today} onOpen={open} onHistory={history} />}
        {isSet.length > 0 && <p className="muted target-note">{t('targets.note', { tolerance: targetLights.versions.at(-1)?.params.tolerance ?? 0 })}</p>}
        {isSet.filter(({ districts }) => districts.length > 0).map((row) => <DistrictTargets key={row.target} row={row} asOf={data?.asOf ?? today} onOpen={open} />)}
        {data && <Unset rows={rows.filter(({ goal }) => goal.value === null)} onHistory={history} />}
      </Page>
    </WithSheet>
  );
}

/** Beside the page: the figure that was opened, or a target's history. */
function sheetFor({ figure, target }: TargetsSearch, rows: readonly TargetRow[], year: number, onClose: () => void): ReactElement | undefined {
  const row = rows.find((each) => each.target === target);
  if (row) return <TargetSheet key={row.target} row={row} year={year} onClose={onClose} />;
  return figure === undefined ? undefined : <FigureSheet subject={{ year, ...figureFrom(figure) }} onClose={onClose} />;
}

function ownersOf(rows: readonly TargetRow[], t: Text): { value: string; name: string }[] {
  const owners = new Map(rows.map(({ owner, ownerName }) => [owner, t(ownerName)]));
  return [{ value: '', name: t('ind.anyOwner') }, ...[...owners].map(([value, name]) => ({ value, name }))];
}

interface TableProps {
  readonly rows: readonly TargetRow[];
  /** The last day counted. */
  readonly asOf: CivilDate;
  onOpen(figure: string): void;
  onHistory(target: string): void;
}

/** One target a row, by division. */
function TargetTable({ rows, asOf, onOpen, onHistory }: TableProps): ReactElement {
  const t = useText();
  const groups = [...Map.groupBy(rows, ({ owner }) => owner).values()];
  return (
    <ScrollBox name={t('targets.title')}>
      <table className="flat-table target-table stacked-table">
        <thead>
          <tr>
            <th scope="col">{t('targets.topic')}</th><th scope="col">{t('targets.light')}</th><th scope="col" className="num">{t('targets.goal')}</th><th scope="col" className="num">{t('targets.now')}</th>
            <th scope="col" className="num">{t('targets.completion')}</th><th scope="col">{t('ind.measure')}</th><th scope="col">{t('targets.due')}</th><th scope="col"><span className="sr-only">{t('targets.history')}</span></th>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group[0]?.owner}>
            <tr className="group-row"><th scope="rowgroup" colSpan={8}>{group[0] && t(group[0].ownerName)}</th></tr>
            {group.map((row) => <TargetLine key={row.target} row={row} asOf={asOf} onOpen={onOpen} onHistory={onHistory} />)}
          </tbody>
        ))}
      </table>
    </ScrollBox>
  );
}

function TargetLine({ row, asOf, onOpen, onHistory }: Omit<TableProps, 'rows'> & { readonly row: TargetRow }): ReactElement {
  const t = useText();
  return (
    <tr>
      <th scope="row">{t(row.name)}</th>
      <td className="nowrap"><TargetLight light={row.light} isDue={asOf >= row.due} /></td>
      <ProgressCells row={row} progress={row} asOf={asOf} onOpen={onOpen} />
      <td className="measure nowrap">{t(row.measure)}</td>
      <td className="nowrap">{row.due}</td>
      <td><button type="button" className="link-button nowrap" onClick={() => onHistory(row.target)} aria-label={`${t(row.name)} ${t('targets.history')}`}>{t('targets.history')}{row.settings.length > 1 && t({ zh: `（${row.settings.length}）`, en: ` (${row.settings.length})` })}</button></td>
    </tr>
  );
}

/** A target by district: whoever has none set is not shown as having met it. */
function DistrictTargets({ row, asOf, onOpen }: { readonly row: TargetRow; readonly asOf: CivilDate; onOpen(figure: string): void }): ReactElement {
  const t = useText();
  const title = `${t('targets.districts')} · ${t(row.name)}`;
  return (
    <section className="target-districts" aria-label={title}>
      <h2>{title}</h2>
      <ScrollBox name={title}>
        <table className="flat-table target-table stacked-table">
          <thead><tr><th scope="col">{t('returns.district')}</th><th scope="col">{t('targets.light')}</th><th scope="col" className="num">{t('targets.goal')}</th><th scope="col" className="num">{t('targets.now')}</th><th scope="col" className="num">{t('targets.completion')}</th></tr></thead>
          <tbody>
            {row.districts.map(({ district, name, ...progress }) => (
              <tr key={district}>
                <th scope="row">{t(name)}</th>
                <td className="nowrap"><TargetLight light={progress.light} isDue={asOf >= row.due} /></td>
                <ProgressCells row={row} progress={progress} asOf={asOf} district={district} onOpen={onOpen} />
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
}

/** What a plan could set a number for and has not. */
function Unset({ rows, onHistory }: { readonly rows: readonly TargetRow[]; onHistory(target: string): void }): ReactElement | null {
  const t = useText();
  if (rows.length === 0) return null;
  return (
    <details className="target-unset no-print">
      <summary>{t('targets.unset')}{t({ zh: `（${rows.length}）`, en: ` (${rows.length})` })}</summary>
      <ul>{rows.map((row) => <li key={row.target}><button type="button" className="link-button" onClick={() => onHistory(row.target)}>{t(row.name)}</button> <span className="muted">{t(row.ownerName)}</span></li>)}</ul>
    </details>
  );
}
