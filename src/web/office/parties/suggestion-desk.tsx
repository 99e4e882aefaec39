import { type KeyboardEvent, type ReactElement, useCallback, useEffect, useRef } from 'react';
import { ROUTES } from '#contract/routes.ts';
import { STRENGTHS } from '#domain/party/compare.ts';
import { usePages } from '../../api/api.ts';
import { useActor } from '../../api/session.ts';
import { Empty } from '../../ui/empty.tsx';
import { grouped } from '../../ui/format.ts';
import { isTyping } from '../../ui/is-typing.ts';
import { useText } from '../../ui/language.tsx';
import { Loading } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { Pick } from '../indicators/scope-bar.tsx';
import { QuickFind } from '../quick-find.tsx';
import { searchWithout, withQuery } from '../searches.ts';
import type { Desk } from './desk.ts';
import { keyOf, PairCard, type Pair } from './pair-card.tsx';
import { type DeskAct, usePairDesk } from './use-pair-desk.ts';
import { mayDecide, type ViewProps } from './view-props.ts';

const PAGE = 50;
/** While so few are left, the next ones are fetched. */
const FEW = 10;

/** The pairs that may be one party: a list, and the one in hand side by side with its evidence (待认定). */
export function SuggestionDesk({ search, onSearch }: ViewProps): ReactElement {
  const t = useText();
  const { view: _view, by: _by, question: _question, ...query } = search;
  const pages = usePages(ROUTES.partySuggestions, { ...query, limit: PAGE });
  const first = pages.data?.pages[0];
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return (
    <>
      <div className="filter-line no-print">
        <QuickFind label={t('match.find')} value={search.q ?? ''} onChange={(q) => onSearch(withQuery(search, q))} />
        <Pick label={t('match.of')} value={search.of ?? ''} choices={[{ value: '', name: t('match.ofAny') }, ...(['name', 'party'] as const).map((of) => ({ value: of, name: t(`match.of.${of}`) }))]} onChange={(of) => onSearch(of === 'name' || of === 'party' ? { ...search, of } : searchWithout(search, 'of'))} />
        <StrengthPick search={search} onSearch={onSearch} />
        {first && <span className="muted">{t(first.totalIsExact ? 'match.total' : 'match.totalMore', { n: grouped(first.total) })}</span>}
        {first && !first.upToDate && <span className="muted">{t('match.behind')}</span>}
      </div>
      <ProblemPanel problem={pages.error} onRetry={() => void pages.refetch()} />
      {pages.isPending && <Loading />}
      {first && rows.length === 0 && <Empty title={t('match.none')} hint={t('match.noneHint')} />}
      {rows.length > 0 && <PairDesk key={JSON.stringify(query)} rows={rows} onEnd={more} />}
    </>
  );
}

function StrengthPick({ search, onSearch }: ViewProps): ReactElement {
  const t = useText();
  const choices = Object.entries(STRENGTHS).map(([value, name]) => ({ value, name: t(name) }));
  const choose = (value: string): void => onSearch(value === 'certain' || value === 'strong' || value === 'possible' ? { ...search, strength: value } : searchWithout(search, 'strength'));
  return <Pick label={t('match.strength')} value={search.strength ?? ''} choices={[{ value: '', name: t('match.anyStrength') }, ...choices]} onChange={choose} />;
}

/** Keys of the desk, when no box is being typed in. */
const KEYS: Readonly<Record<string, DeskAct>> = { a: 'same', b: 'branch', d: 'different', l: 'later', u: 'undo', j: 'down', k: 'up', ArrowDown: 'down', ArrowUp: 'up' };

function PairDesk({ rows, onEnd }: { readonly rows: readonly Pair[]; onEnd(): void }): ReactElement {
  const t = useText();
  const may = mayDecide(useActor());
  const { desk, said, busy, problem, act, go } = usePairDesk(rows, may);
  const pair = rows[desk.at];
  useEffect(() => {
    if (rows.length - desk.at < FEW) onEnd();
  }, [rows.length, desk.at, onEnd]);
  const onKey = (event: KeyboardEvent): void => {
    const what = KEYS[event.key];
    if (!what || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    event.preventDefault();
    act(what);
  };
  return (
    // The keys work on the whole desk; each of them has a button as well.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="match-desk" onKeyDown={onKey}>
      <PairList rows={rows} desk={desk} onGo={go} />
      <div className="match-hand">
        <output className="match-said">{said}</output>
        <ProblemPanel problem={problem} />
        {pair && <PairCard pair={pair} done={desk.done.get(keyOf(pair))?.decision} />}
        {may && pair && <DeskButtons pair={pair} busy={busy} decided={desk.done.has(keyOf(pair))} undoable={desk.past.length > 0} onAct={act} />}
        <p className="muted">{t(may ? 'match.keys' : 'match.mayNot')}</p>
      </div>
    </div>
  );
}

interface DeskButtonsProps {
  readonly pair: Pair;
  readonly busy: boolean;
  readonly decided: boolean;
  readonly undoable: boolean;
  onAct(what: DeskAct): void;
}

/** The likelier decision first. */
function DeskButtons({ pair, busy, decided, undoable, onAct }: DeskButtonsProps): ReactElement {
  const t = useText();
  const same = <button key="same" type="button" className={pair.relation === 'same' ? 'button button-primary' : 'button'} disabled={busy || decided} onClick={() => onAct('same')}>{t(pair.of === 'party' ? 'match.merge' : 'match.same')}</button>;
  const branch = <button key="branch" type="button" className={pair.relation === 'branch' ? 'button button-primary' : 'button'} disabled={busy || decided} onClick={() => onAct('branch')}>{t('match.branch')}</button>;
  return (
    <p className="match-buttons no-print">
      {pair.relation === 'branch' ? [branch, same] : [same, branch]}
      <button type="button" className="button" disabled={busy || decided} onClick={() => onAct('different')}>{t('match.different')}</button>
      <button type="button" className="button" disabled={busy || decided} onClick={() => onAct('later')}>{t('match.skip')}</button>
      <button type="button" className="button" disabled={busy || !undoable} onClick={() => onAct('undo')}>{t('match.undo')}</button>
    </p>
  );
}

function PairList({ rows, desk, onGo }: { readonly rows: readonly Pair[]; readonly desk: Desk; onGo(to: number): void }): ReactElement {
  const t = useText();
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [desk.at]);
  return (
    <ol className="match-list" ref={list} aria-label={t('match.list')}>
      {rows.map((row, index) => {
        const done = desk.done.get(keyOf(row));
        return (
          <li key={keyOf(row)}>
            <button type="button" className={done || desk.later.has(keyOf(row)) ? 'match-item match-item-done' : 'match-item'} aria-current={index === desk.at || undefined} onClick={() => onGo(index)}>
              <span className="match-item-name" lang="zh-CN">{row.left.name}</span>
              <span className="match-item-name muted" lang="zh-CN">→ {row.right.name}</span>
              <span className="match-item-end"><span className={`match-strength match-${row.strength}`}>{t(row.strengthName)}</span> {done ? t(`match.state.${done.decision}`) : row.left.patents > 0 && t('match.patentCount', { n: grouped(row.left.patents) })}</span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
