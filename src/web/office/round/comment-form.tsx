import { Button } from 'antd';
import { type ReactElement, useId, useState } from 'react';
import type { ApiProblem } from '#contract/api-problem.ts';
import { type Passage, passageAt, type PassagePlace } from '#domain/report/collection/passage.ts';
import { sentencesOf } from '#domain/report/collection/prose-sentences.ts';
import { useText } from '../../ui/language.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { problemOf } from '../documents/send-document.ts';
import { CommentBox } from './comment-box.tsx';
import type { Say } from './threads.ts';

interface CommentFormProps {
  readonly prose: string;
  /** The line it is about; absent: the whole section. */
  readonly line?: number;
  /** The words that were selected in it. */
  readonly selected?: { readonly start: number; readonly end: number } | undefined;
  readonly say: Say;
  onClose(): void;
}

/** A new comment: on the words selected, on a paragraph, on one of its sentences, or on the whole section. */
export function CommentForm({ prose, line, selected, say, onClose }: CommentFormProps): ReactElement {
  const t = useText();
  const id = useId();
  const places = line === undefined ? [] : placesIn(prose, line, selected);
  const [chosen, setChosen] = useState(0);
  const [words, setWords] = useState('');
  const [mustSettle, setMustSettle] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const [isGoing, setGoing] = useState(false);
  const send = (): void => {
    const place = places[chosen];
    const passage: Passage | undefined = place && passageAt(prose, place);
    setGoing(true);
    setProblem(undefined);
    void say('comment', { words, ...passage, ...(mustSettle && { mustSettle }) }).then(onClose, (error: unknown) => setProblem(problemOf(error))).finally(() => setGoing(false));
  };
  const nameOf = (place: PassagePlace, index: number): string => {
    const text = (prose.split('\n')[place.line] ?? '').slice(place.start, place.end).replaceAll(/\{\{([^}|]+)[^}]*\}\}/g, '〔$1〕');
    const short = text.length > 24 ? `${text.slice(0, 22)}…` : text;
    if (selected && index === 0) return `${t('comment.selected')}${t('common.separator')}${short}`;
    return index === (selected ? 1 : 0) ? t('comment.paragraph') : short;
  };
  return (
    <form className="comment-form no-print" onSubmit={(event) => { event.preventDefault(); send(); }}>
      {places.length > 0 && (
        <label>{t('comment.passage')}
          <select className="text-input" value={chosen} onChange={(event) => setChosen(Number(event.target.value))}>
            {places.map((place, index) => <option key={`${place.start} ${place.end}`} value={index}>{nameOf(place, index)}</option>)}
          </select>
        </label>
      )}
      <label htmlFor={id}>{places.length > 0 ? t('comment.words') : t('comment.addWhole')}</label>
      <CommentBox id={id} rows={3} value={words} onChange={setWords} onLeave={onClose} />
      <label className="choice"><input type="checkbox" checked={mustSettle} onChange={(event) => setMustSettle(event.target.checked)} /> {t('comment.mustSettle')}</label>
      <ProblemPanel problem={problem} />
      <p className="thread-actions">
        <Button size="small" type="primary" htmlType="submit" loading={isGoing} disabled={words.trim() === ''}>{t('comment.send')}</Button>
        <Button size="small" type="text" onClick={onClose}>{t('comment.cancel')}</Button>
      </p>
    </form>
  );
}

/** What of a line may be commented on: the words selected, all of it, each of its sentences where there are several. */
function placesIn(prose: string, line: number, selected: CommentFormProps['selected']): readonly PassagePlace[] {
  const text = prose.split('\n')[line] ?? '';
  const sentences = sentencesOf(text);
  return [...(selected ? [selected] : []), { start: 0, end: text.length }, ...(sentences.length > 1 ? sentences : [])].map((place) => ({ line, ...place }));
}
