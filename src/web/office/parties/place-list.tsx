import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { Reply } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import { refresh, usePages, useWrite } from '../../api/api.ts';
import { useActor } from '../../api/session.ts';
import { Empty } from '../../ui/empty.tsx';
import { grouped } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import { Loading } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { ScrollBox } from '../../ui/scroll-box.tsx';
import { Pick } from '../indicators/scope-bar.tsx';
import { QuickFind } from '../quick-find.tsx';
import { searchWithout, withQuery } from '../searches.ts';
import { PlaceForm } from './place-form.tsx';
import { matchingSearch } from './searches.ts';
import { UndoButton } from './undo-button.tsx';
import { mayDecide, type ViewProps } from './view-props.ts';

type Page = Reply<typeof ROUTES.placedPatents>;
type Row = Page['rows'][number];

/** Patents that are set at once. */
const MOST = 100;

/** Patents that neither address nor seat places, or place differently, for a person to decide (未能确定区划的专利). */
export function PlaceList({ search, onSearch }: ViewProps): ReactElement {
  const t = useText();
  const { q, question } = search;
  const pages = usePages(ROUTES.placedPatents, { ...(q && { q }), ...(question && { question }) });
  const first = pages.data?.pages[0];
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  const may = mayDecide(useActor());
  const [selected, select] = useState<readonly string[]>([]);
  const [said, say] = useState('');
  const undo = useWrite(ROUTES.undoPatentPlace);
  const changed = (): void => {
    select([]);
    void refresh(ROUTES.placedPatents, ROUTES.districtOfPatent);
  };
  const takeBack = (row: Row, reason: string): void => undo.mutate({ params: { id: row.decision ?? '' }, body: { reason } }, {
    onSuccess: () => {
      say(t('match.undone', { name: row.patent.title }));
      changed();
    },
  });
  return (
    <>
      <p className="muted">{t('place.lead')}</p>
      <div className="filter-line no-print">
        <QuickFind label={t('place.find')} value={q ?? ''} onChange={(text) => onSearch(withQuery(search, text))} />
        <QuestionPick search={search} counts={first?.counts ?? []} onSearch={onSearch} />
        {first && !first.upToDate && <span className="muted">{t('match.behind')}</span>}
      </div>
      <output className="match-said">{said}</output>
      <ProblemPanel problem={pages.error ?? undo.error} />
      {may && selected.length > 0 && <PlaceForm patents={selected} onDone={(n) => { say(t('place.done', { n })); changed(); }} />}
      {pages.isPending && <Loading />}
      {first && rows.length === 0 && <Empty title={t('place.none')} hint={t('place.noneHint')} />}
      {rows.length > 0 && <ScrollBox name={t('place.title')}>
        <table className="flat-table place-table">
          <thead><tr>{may && <th scope="col"><input type="checkbox" aria-label={t('place.selectAll')} checked={selected.length === rows.length} onChange={(event) => select(event.target.checked ? rows.slice(0, MOST).map(({ patent }) => patent.id) : [])} /></th>}<th scope="col">{t('place.number')}</th><th scope="col">{t('place.patent')}</th><th scope="col">{t('place.owner')}</th><th scope="col">{t('place.address')}</th><th scope="col">{t('place.why')}</th></tr></thead>
          <tbody>{rows.map((row) => <PlaceRow key={row.patent.id} row={row} may={may} busy={undo.isPending} selected={selected.includes(row.patent.id)} onSelect={(on) => select(on ? [...selected, row.patent.id] : selected.filter((id) => id !== row.patent.id))} onUndo={(reason) => takeBack(row, reason)} />)}</tbody>
        </table>
      </ScrollBox>}
      {pages.hasNextPage && <p><button type="button" className="button" disabled={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>{t('match.more')}</button></p>}
    </>
  );
}

function QuestionPick({ search, counts, onSearch }: ViewProps & { readonly counts: Page['counts'] }): ReactElement {
  const t = useText();
  const choices = counts.map(({ question, name, count, countIsExact }) => ({ value: question, name: `${t(name)} ${countIsExact ? grouped(count) : t('place.more', { n: grouped(count) })}` }));
  const choose = (question: string): void => onSearch(question === '' ? searchWithout(search, 'question') : matchingSearch({ ...search, question }));
  return <Pick label={t('place.question')} value={search.question ?? ''} choices={[{ value: '', name: t('place.all') }, ...choices]} onChange={choose} />;
}

interface PlaceRowProps {
  readonly row: Row;
  readonly may: boolean;
  readonly busy: boolean;
  readonly selected: boolean;
  onSelect(on: boolean): void;
  onUndo(reason: string): void;
}

function PlaceRow({ row: { patent, text, decision }, may, busy, selected, onSelect, onUndo }: PlaceRowProps): ReactElement {
  const t = useText();
  return (
    <tr>
      {may && <td><input type="checkbox" checked={selected} aria-label={t('place.select', { title: patent.title })} onChange={(event) => onSelect(event.target.checked)} /></td>}
      <th scope="row" className="nowrap"><Link to="/patents/$id" params={{ id: patent.id }}>{patent.applicationNumber ?? patent.publicationNumbers[0] ?? patent.title}</Link></th>
      <td>{patent.title}</td>
      <td>{patent.applicants.join('；')}</td>
      <td>{patent.address ? <span lang="zh-CN">{patent.address}</span> : <span className="muted">—</span>}</td>
      <td>{t(text)}{decision && may && <> <UndoButton label={t('match.undoOf', { name: patent.title })} busy={busy} onUndo={onUndo} /></>}</td>
    </tr>
  );
}
