import { Button } from 'antd';
import { type ReactElement, useId, useState } from 'react';
import type { ApiProblem } from '#contract/api-problem.ts';
import { readProse } from '#domain/report/prose-marks.ts';
import { chipText, type ProseFigure } from '../../fields/prose/chip.ts';
import { instantCell } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { actorText } from '../case/case-timeline.tsx';
import { problemOf } from '../documents/send-document.ts';
import { CommentBox } from './comment-box.tsx';
import type { Say, ShownThread } from './threads.ts';

interface ThreadCardProps {
  readonly thread: ShownThread;
  readonly figures: readonly ProseFigure[];
  /** Whether somebody may do an action here now. */
  may(action: string): boolean;
  readonly say: Say;
}

/** One thread: what it is about, what was said, by whom and when, and what may be said now. */
export function ThreadCard({ thread, figures, may, say }: ThreadCardProps): ReactElement {
  const t = useText();
  const { passage, said, open, mustSettle, gone } = thread;
  return (
    <article className={open ? 'thread' : 'thread thread-settled'} aria-label={said[0]?.words}>
      {passage && <p className="thread-quote" lang="zh-CN">{shownProse(passage.quote, figures)}</p>}
      <p className="thread-marks">
        {gone && <span className="mark">{t('comment.gone')}</span>}
        {open && mustSettle && <span className="mark thread-must">{t('comment.must')}</span>}
        {!open && <span className="mark">{t('comment.settled')}</span>}
      </p>
      <ol className="thread-said">
        {said.map(({ action, words, step }) => (
          <li key={step.seq}>
            <p className="muted">{actorText(step, t)} · <time dateTime={step.at}>{instantCell(step.at)}</time>{action === 'settle' && <> · {t('comment.settledBy')}</>}{action === 'take-up' && <> · {t('comment.takenUpBy')}</>}</p>
            {words !== undefined && <p className="thread-words">{words}</p>}
          </li>
        ))}
      </ol>
      <Answering thread={thread} may={may} say={say} />
    </article>
  );
}

/** A passage with what its figures come to. */
function shownProse(prose: string, figures: readonly ProseFigure[]): string {
  return readProse(prose).flat().map((piece) => (typeof piece === 'string' ? piece : chipText(figures, piece))).join('');
}

/** The answer to a thread, and settling it or taking it up again, with or without words. */
function Answering({ thread: { id, open }, may, say }: Omit<ThreadCardProps, 'figures'>): ReactElement | null {
  const t = useText();
  const field = useId();
  const [words, setWords] = useState<string>();
  const [problem, setProblem] = useState<ApiProblem>();
  const [isGoing, setGoing] = useState(false);
  const other = open ? 'settle' : 'take-up';
  const tell = (action: 'reply' | 'settle' | 'take-up'): void => {
    setGoing(true);
    setProblem(undefined);
    void say(action, { thread: id, ...(words && { words }) }).then(() => setWords(undefined), (error: unknown) => setProblem(problemOf(error))).finally(() => setGoing(false));
  };
  if (!may('reply') && !may(other)) return null;
  return (
    <div className="thread-answer no-print">
      {words !== undefined && (
        <>
          <label className="sr-only" htmlFor={field}>{t('comment.reply')}</label>
          <CommentBox id={field} rows={2} value={words} onChange={setWords} onLeave={() => setWords(undefined)} />
        </>
      )}
      <ProblemPanel problem={problem} />
      <p className="thread-actions">
        {may('reply') && words === undefined && <Button size="small" onClick={() => setWords('')}>{t('comment.reply')}</Button>}
        {may('reply') && words !== undefined && <Button size="small" type="primary" loading={isGoing} disabled={words.trim() === ''} onClick={() => tell('reply')}>{t('comment.reply')}</Button>}
        {may(other) && <Button size="small" loading={isGoing} onClick={() => tell(other)}>{t(open ? 'comment.settle' : 'comment.takeUp')}</Button>}
        {words !== undefined && <Button size="small" type="text" onClick={() => setWords(undefined)}>{t('comment.cancel')}</Button>}
      </p>
    </div>
  );
}
