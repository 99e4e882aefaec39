import { type ReactElement, useRef, useState } from 'react';
import { plainProse } from '#domain/report/collection/prose-difference.ts';
import { chipText, type ProseFigure } from '../../fields/prose/chip.ts';
import { useText } from '../../ui/language.tsx';
import { CommentForm } from './comment-form.tsx';
import { type PlacedThread, type Segment, segmentsOf } from './line-segments.ts';
import { selectedPlace } from './selected-place.ts';
import { ThreadCard } from './thread-card.tsx';
import type { Say, ShownThread } from './threads.ts';

/** A text that is commented on, and what may be said of it here. */
export interface CommentedProps {
  readonly prose: string;
  readonly figures: readonly ProseFigure[];
  readonly threads: readonly ShownThread[];
  may(action: string): boolean;
  readonly say: Say;
}

/** A section to read and comment on: each paragraph with its threads beside it, on a phone below it; those on the whole before, those whose passage is gone after. */
export function SectionText({ prose, ...rest }: CommentedProps): ReactElement {
  const t = useText();
  const { threads, may, say } = rest;
  const text = plainProse(prose);
  const [onWhole, setOnWhole] = useState(false);
  const gone = threads.filter((thread) => thread.gone);
  if (text === '') return <p className="muted">{t('section.none')}</p>;
  return (
    <div className="commented">
      {may('comment') && <p className="muted no-print">{t('comment.hint')}</p>}
      <ThreadList {...rest} threads={threads.filter(({ passage }) => !passage)} />
      {may('comment') && !onWhole && <p className="no-print"><button type="button" className="link-button" onClick={() => setOnWhole(true)}>{t('comment.addWhole')}</button></p>}
      {onWhole && <CommentForm prose={text} say={say} onClose={() => setOnWhole(false)} />}
      <ol className="commented-lines">
        {text.split('\n').map((line, index) => <CommentedLine key={`${index} ${line}`} prose={text} line={line} index={index} {...rest} threads={threads.filter(({ place }) => place?.line === index)} />)}
      </ol>
      {gone.length > 0 && <h3>{t('comment.goneHeading')}</h3>}
      <ThreadList {...rest} threads={gone} />
    </div>
  );
}

/** Threads one below the other, the settled ones folded away. */
export function ThreadList({ threads, ...rest }: Omit<CommentedProps, 'prose'>): ReactElement {
  const t = useText();
  const settled = threads.filter(({ open }) => !open);
  return (
    <>
      {threads.filter(({ open }) => open).map((thread) => <ThreadCard key={thread.id} thread={thread} {...rest} />)}
      {settled.length > 0 && (
        <details className="threads-settled">
          <summary>{t('comment.showSettled', { n: settled.length })}</summary>
          {settled.map((thread) => <ThreadCard key={thread.id} thread={thread} {...rest} />)}
        </details>
      )}
    </>
  );
}

interface LineProps extends CommentedProps {
  readonly line: string;
  readonly index: number;
}

function CommentedLine({ prose, line, index, ...rest }: LineProps): ReactElement {
  const t = useText();
  const { figures, threads, may, say } = rest;
  const paragraph = useRef<HTMLParagraphElement>(null);
  const [form, setForm] = useState<{ readonly selected?: ReturnType<typeof selectedPlace> }>();
  const places = threads.filter(({ open }) => open).flatMap(({ id, place }): readonly PlacedThread[] => (place ? [{ thread: id, start: place.start, end: place.end }] : []));
  const begin = (): void => setForm({ selected: paragraph.current ? selectedPlace(paragraph.current) : undefined });
  return (
    <li className="commented-line">
      <p ref={paragraph} className="commented-words" lang="zh-CN">{segmentsOf(line, places).map((segment) => <ShownSegment key={segment.from} segment={segment} figures={figures} />)}</p>
      <div className="commented-margin">
        <ThreadList threads={threads} figures={figures} may={may} say={say} />
        {form && <CommentForm prose={prose} line={index} selected={form.selected} say={say} onClose={() => setForm(undefined)} />}
        {!form && may('comment') && <button type="button" className="link-button comment-add no-print" aria-label={t('comment.addOn', { n: index + 1 })} onMouseDown={(event) => event.preventDefault()} onClick={begin}>＋ {t('comment.add')}</button>}
      </div>
    </li>
  );
}

/** Words or a figure; what is commented on is marked. */
function ShownSegment({ segment: { from, text, mark, threads }, figures }: { readonly segment: Segment; readonly figures: readonly ProseFigure[] }): ReactElement {
  const shown = mark
    ? <span data-from={from} data-to={from + text.length} className="returned-figure" title={figures.find(({ id }) => id === mark.figure)?.name}>{chipText(figures, mark)}</span>
    : <span data-from={from}>{text}</span>;
  return threads.length === 0 ? shown : <mark className="commented-passage">{shown}</mark>;
}
