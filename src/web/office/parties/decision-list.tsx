import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { Reply } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import { refresh, usePages, useWrite } from '../../api/api.ts';
import { useActor } from '../../api/session.ts';
import { Empty } from '../../ui/empty.tsx';
import { useText } from '../../ui/language.tsx';
import { Loading } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { ScrollBox } from '../../ui/scroll-box.tsx';
import { Pick } from '../indicators/scope-bar.tsx';
import { QuickFind } from '../quick-find.tsx';
import { searchWithout, withQuery } from '../searches.ts';
import { LinkForm } from './link-form.tsx';
import { UndoButton } from './undo-button.tsx';
import { mayDecide, type ViewProps } from './view-props.ts';

type Row = Reply<typeof ROUTES.partyDecisions>['rows'][number];

/** What people and the rule decided of names and entries, the latest first, each to be undone (认定记录). */
export function DecisionList({ search, onSearch }: ViewProps): ReactElement {
  const t = useText();
  const { q, by } = search;
  const pages = usePages(ROUTES.partyDecisions, { ...(q && { q }), ...(by && { by }) });
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  const undo = useWrite(ROUTES.undoPartyDecision);
  const [said, say] = useState('');
  const may = mayDecide(useActor());
  const takeBack = (row: Row, reason: string): void => undo.mutate({ params: { id: row.id }, body: { reason } }, {
    onSuccess: ({ restored, left }) => {
      say([t('match.undone', { name: row.name }), ...(restored > 0 ? [t('match.restored', { n: restored })] : []), ...(left > 0 ? [t('match.left', { n: left })] : [])].join(' '));
      void refresh(ROUTES.partyDecisions, ROUTES.partySuggestions, ROUTES.placedPatents);
    },
  });
  return (
    <>
      <div className="filter-line no-print">
        <QuickFind label={t('match.find')} value={q ?? ''} onChange={(text) => onSearch(withQuery(search, text))} />
        <Pick label={t('match.by')} value={by ?? ''} choices={[{ value: '', name: t('match.byAny') }, ...(['person', 'rule'] as const).map((each) => ({ value: each, name: t(`match.by.${each}`) }))]} onChange={(each) => onSearch(each === 'person' || each === 'rule' ? { ...search, by: each } : searchWithout(search, 'by'))} />
      </div>
      {may && <LinkForm onDone={(name, decision) => { say(t(`match.decided.${decision}`, { name })); void refresh(ROUTES.partyDecisions, ROUTES.partySuggestions, ROUTES.placedPatents); }} />}
      <output className="match-said">{said}</output>
      <ProblemPanel problem={pages.error ?? undo.error} />
      {pages.isPending && <Loading />}
      {pages.data && rows.length === 0 && <Empty title={t('match.noDecisions')} hint={t('match.noDecisionsHint')} />}
      {rows.length > 0 && <ScrollBox name={t('match.decisions')}>
        <table className="flat-table">
          <thead><tr><th scope="col">{t('match.name')}</th><th scope="col">{t('match.decision')}</th><th scope="col">{t('match.evidence')}</th><th scope="col">{t('match.by')}</th><th scope="col">{t('match.day')}</th><th scope="col" className="nowrap">{t('match.undoThis')}</th></tr></thead>
          <tbody>{rows.map((row) => <DecisionRow key={row.id} row={row} may={may} busy={undo.isPending} onUndo={(reason) => takeBack(row, reason)} />)}</tbody>
        </table>
      </ScrollBox>}
      {pages.hasNextPage && <p><button type="button" className="button" disabled={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>{t('match.more')}</button></p>}
    </>
  );
}

interface DecisionRowProps {
  readonly row: Row;
  readonly may: boolean;
  readonly busy: boolean;
  onUndo(reason: string): void;
}

function DecisionRow({ row, may, busy, onUndo }: DecisionRowProps): ReactElement {
  const t = useText();
  return (
    <tr className={row.undone ? 'match-row-undone' : undefined}>
      <th scope="row"><Link to="/case/$id" params={{ id: row.id }}>{row.name}</Link></th>
      <td>{t(row.decisionName)} <Link to="/case/$id" params={{ id: row.party }}>{row.partyName}</Link>{row.merge && <> <span className="mark">{t('match.mergedMark')}</span></>}</td>
      <td>{row.evidence.map(({ name, text, against }) => `${against ? `${t('match.against')} ` : ''}${t(name)}${text ? ` ${text}` : ''}`).join('；')}{row.reason && <span className="muted match-line">{row.reason}</span>}</td>
      <td>{t(row.byName)}</td>
      <td className="nowrap">{row.on}</td>
      <td className={row.undone || !may ? 'nowrap' : 'match-undo-cell'}>{row.undone ? <span className="muted">{t('match.undoneMark')}</span> : may && <UndoButton label={t('match.undoOf', { name: row.name })} busy={busy} onUndo={onUndo} />}</td>
    </tr>
  );
}
