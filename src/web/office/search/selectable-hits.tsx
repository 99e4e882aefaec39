import { type ReactElement, useState } from 'react';
import { useActor } from '../../api/session.ts';
import { useText } from '../../ui/language.tsx';
import { Collect } from '../collections/collect.tsx';
import { readsOnly } from '../posts.ts';
import { type FoundBy, HitList } from './hit-list.tsx';
import type { Hit } from './query-text.ts';

/** Hits that are collected at once. */
const MOST = 10_000;

interface Props {
  readonly hits: readonly Hit[];
  readonly total: number;
  readonly found: FoundBy & { readonly q: string };
}

/** The hits of a page, to be ticked and collected; what was ticked stays so while pages are turned. */
export function SelectableHits({ hits, total, found }: Props): ReactElement {
  const t = useText();
  const may = !readsOnly(useActor());
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  if (!may) return <HitList hits={hits} found={found} />;
  const { from: _, ...query } = found;
  const select = (id: string, on: boolean): void => setSelected(new Set(on ? [...selected, id] : [...selected].filter((each) => each !== id)));
  return (
    <>
      <div className="search-tools no-print">
        {selected.size > 0 && <Collect label={t('collection.collectSelected', { n: selected.size })} gather={{ patents: [...selected] }} />}
        {selected.size > 0 && <button type="button" className="link-button" onClick={() => setSelected(new Set())}>{t('collection.clear')}</button>}
        <Collect label={t(total > MOST ? 'collection.collectFirst' : 'collection.collectAll')} gather={{ query }} />
      </div>
      <HitList hits={hits} found={found} beside={({ id, title }) => <input type="checkbox" className="hit-select" checked={selected.has(id)} aria-label={t('collection.select', { title })} onChange={(event) => select(id, event.target.checked)} />} />
    </>
  );
}
