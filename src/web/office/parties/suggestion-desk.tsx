import { type KeyboardEvent, type ReactElement, useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { ROUTES } from '#contract/routes.ts';
import { usePages, useWrite } from '../../api/api.ts';
import { useActor } from '../../api/session.ts';
import { Empty } from '../../ui/empty.tsx';
import { grouped } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import { Loading } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { Pick } from '../indicators/scope-bar.tsx';
import { QuickFind } from '../quick-find.tsx';
import { searchWithout, withQuery } from '../searches.ts';
import { type Desk, type DeskStep, type Done, EMPTY_DESK, stepped } from './desk.ts';
import { keyOf, PairCard, type Pair } from './pair-card.tsx';
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

const STRENGTHS = { certain: { zh: '确凿', en: 'certain' }, strong: { zh: '很可能', en: 'strong' }, possible: { zh: '可能', en: 'possible' } } as const;

function StrengthPick({ search, onSearch }: ViewProps): ReactElement {
  const t = useText();
  const choices = Object.entries(STRENGTHS).map(([value, name]) => ({ value, name: t(name) }));
  const choose = (value: string): void => onSearch(value === 'certain' || value === 'strong' || value === 'possible' ? { ...search, strength: value } : searchWithout(search, 'strength'));
  return <Pick label={t('match.strength')} value={search.strength ?? ''} choices={[{ value: '', name: t('match.anyStrength') }, ...choices]} onChange={choose} />;
}

type Act = Done['decision'];

/** Keys of the desk, when no box is being typed in. */
const KEYS: Readonly<Record<string, Act | 'later' | 'undo' | 'down' | 'up'>> = { a: 'same', b: 'branch', d: 'different', l: 'later', u: 'undo', j: 'down', k: 'up', ArrowDown: 'down', ArrowUp: 'up' };

function PairDesk({ rows, onEnd }: { readonly rows: readonly Pair[]; onEnd(): void }): ReactElement {
  const t = useText();
  const may = mayDecide(useActor());
  const keys = rows.map(keyOf);
  const [desk, step] = useReducer((before: Desk, { step: next, keys: order }: { readonly step: DeskStep; readonly keys: readonly string[] }) => stepped(before, next, order), EMPTY_DESK);
  const take = (next: DeskStep): void => step({ step: next, keys });
  const decide = useWrite(ROUTES.decideParty);
  const undo = useWrite(ROUTES.undoPartyDecision);
  const [said, say] = useState('');
  const busy = decide.isPending || undo.isPending;
  const pair = rows[desk.at];
  useEffect(() => {
    if (rows.length - desk.at < FEW) onEnd();
  }, [rows.length, desk.at, onEnd]);
  const conclude = (decision: Act): void => {
    if (!pair || busy || !may || desk.done.has(keyOf(pair))) return;
    decide.mutate({ body: { of: pair.of, subject: pair.subject, party: pair.party, decision } }, {
      onSuccess: ({ id, relinked }) => {
        say(`${t(`match.decided.${decision}`, { name: pair.left.name })}${relinked > 0 ? ` ${t('match.relinked', { n: relinked })}` : ''}`);
        take({ kind: 'decided', key: keyOf(pair), done: { decision, id } });
      },
    });
  };
  const takeBack = (): void => {
    const key = desk.past.at(-1);
    const done = key === undefined ? undefined : desk.done.get(key);
    if (key === undefined || !done || busy) return;
    undo.mutate({ params: { id: done.id }, body: { reason: '办理时撤销' } }, {
      onSuccess: ({ restored, left }) => {
        const name = rows.find((row) => keyOf(row) === key)?.left.name ?? '';
        say([t('match.undone', { name }), ...(restored > 0 ? [t('match.restored', { n: restored })] : []), ...(left > 0 ? [t('match.left', { n: left })] : [])].join(' '));
        take({ kind: 'undone', key });
      },
    });
  };
  const act = (what: (typeof KEYS)[string]): void => {
    if (what === 'down' || what === 'up') take({ kind: 'go', to: desk.at + (what === 'down' ? 1 : -1) });
    else if (what === 'undo') takeBack();
    else if (what !== 'later') conclude(what);
    else if (pair) take({ kind: 'later', key: keyOf(pair) });
  };
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
      <PairList rows={rows} desk={desk} onGo={(to) => take({ kind: 'go', to })} />
      <div className="match-hand">
        <output className="match-said">{said}</output>
        <ProblemPanel problem={decide.error ?? undo.error} />
        {pair && <PairCard pair={pair} done={desk.done.get(keyOf(pair))?.decision} />}
        {may && pair && <DeskButtons pair={pair} busy={busy} decided={desk.done.has(keyOf(pair))} undoable={desk.past.length > 0} onAct={act} />}
        <p className="muted">{t(may ? 'match.keys' : 'match.mayNot')}</p>
      </div>
    </div>
  );
}

function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement;
}

interface DeskButtonsProps {
  readonly pair: Pair;
  readonly busy: boolean;
  readonly decided: boolean;
  readonly undoable: boolean;
  onAct(what: Act | 'later' | 'undo'): void;
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
