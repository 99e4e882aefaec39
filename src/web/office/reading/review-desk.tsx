import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { type KeyboardEvent, type ReactElement, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { ROUTES } from '#contract/routes.ts';
import { useWrite } from '../../api/api.ts';
import { useOrganisation } from '../../api/names.ts';
import { useMe } from '../../api/session.ts';
import { isTyping } from '../../ui/is-typing.ts';
import { useText } from '../../ui/language.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { FigureForm } from './figure-form.tsx';
import { FigureTable } from './figure-table.tsx';
import { acceptedFigures, piecesOf, type Reading, type Review, reviewed, type ReviewStep, startReview } from './review.ts';

/** Keys of the desk, when no box is being typed in. */
const KEYS: Readonly<Record<string, (review: Review) => ReviewStep>> = {
  a: () => ({ kind: 'accept' }),
  r: () => ({ kind: 'reject' }),
  u: () => ({ kind: 'undo' }),
  j: ({ at }) => ({ kind: 'go', to: at + 1 }),
  k: ({ at }) => ({ kind: 'go', to: at - 1 }),
  ArrowDown: ({ at }) => ({ kind: 'go', to: at + 1 }),
  ArrowUp: ({ at }) => ({ kind: 'go', to: at - 1 }),
};

/** The text with its figures marked, beside the figure in hand and the list of all. */
export function ReviewDesk({ reading }: { readonly reading: Reading }): ReactElement {
  const t = useText();
  const [review, step] = useReducer((before: Review, next: ReviewStep) => reviewed(before, next, reading), reading, startReview);
  const typed = useRef<HTMLSelectElement>(null);
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key === 'm') {
      event.preventDefault();
      typed.current?.focus();
    }
    const make = KEYS[event.key];
    if (!make) return;
    event.preventDefault();
    step(make(review));
  };
  const present = reading.figures[review.at];
  const standing = review.figures[review.at];
  return (
    // The keys work on the whole desk; each of them has a button as well.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="reading-desk" onKeyDown={onKey}>
      <MarkedText reading={reading} review={review} onGo={(to) => step({ kind: 'go', to })} />
      <div className="reading-side">
        {present && standing ? <FigureForm read={present} standing={standing} onStep={step} mapRef={typed} mayUndo={review.past.length > 0} /> : <p>{t('reading.none')}</p>}
        <p className="muted reading-keys">{t('reading.keys')}</p>
        <Checks reading={reading} onGo={(to) => step({ kind: 'go', to })} />
        <TakeOver reading={reading} review={review} onStep={step} />
        <FigureTable reading={reading} review={review} onGo={(to) => step({ kind: 'go', to })} />
      </div>
    </div>
  );
}

/** Where figures do not fit one another, or what the ledgers say: both sides are shown, nothing is corrected. */
function Checks({ reading, onGo }: { readonly reading: Reading; onGo(to: number): void }): ReactElement | null {
  const t = useText();
  if (reading.checks.length === 0) return null;
  return (
    <details className="reading-checks">
      <summary>{t('reading.checks', { n: reading.checks.length })}</summary>
      <ul>
        {reading.checks.map(({ text, starts }) => (
          <li key={text.zh}><button type="button" className="link-button" onClick={() => onGo(reading.figures.findIndex(({ start }) => start === starts[0]))}>{t(text)}</button></li>
        ))}
      </ul>
    </details>
  );
}

interface MarkedTextProps {
  readonly reading: Reading;
  readonly review: Review;
  onGo(to: number): void;
}

function MarkedText({ reading, review, onGo }: MarkedTextProps): ReactElement {
  const t = useText();
  const pieces = useMemo(() => piecesOf(reading.text, reading.figures), [reading]);
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    box.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'center' });
  }, [review.at]);
  return (
    <article className="reading-text" lang="zh-CN" ref={box} aria-label={t('reading.text')}>
      {pieces.map(({ text, figure }, index) => {
        if (figure === undefined) return <span key={`${index} ${text.length}`}>{text}</span>;
        return <button key={`${index} ${text}`} type="button" tabIndex={-1} className={`reading-mark reading-${review.figures[figure]?.verdict ?? 'open'}`} aria-current={figure === review.at || undefined} onClick={() => onGo(figure)}>{text}</button>;
      })}
    </article>
  );
}

/** Takes the accepted figures over as the history of their indicators: one past report, one entry. */
function TakeOver({ reading, review, onStep }: { readonly reading: Reading; readonly review: Review; onStep(step: ReviewStep): void }): ReactElement {
  const t = useText();
  const { today } = useMe();
  const bureau = useOrganisation();
  const navigate = useNavigate();
  const write = useWrite(ROUTES.openCase);
  const figures = acceptedFigures(review, reading);
  const [title, setTitle] = useState(reading.title);
  const year = mostFrequentYear(reading) ?? today.slice(0, 4);
  const organ = bureau?.units.find(({ kind }) => kind === 'bureau')?.name.zh ?? '';
  const take = (): void => write.mutate(
    { body: { type: 'past-report', input: { title, organ, year: Number(year), takenOn: today, source: reading.file, figures } } },
    { onSuccess: ({ row }) => void navigate({ to: '/case/$id', params: { id: row.id } }) },
  );
  return (
    <div className="reading-take">
      <label className="reading-title">{t('reading.name')} <input className="text-input" value={title} onChange={(event) => setTitle(event.target.value)} /></label>
      <ProblemPanel problem={write.error} focus />
      <p className="form-end">
        <Button onClick={() => onStep({ kind: 'accept-sure' })}>{t('reading.acceptSure')}</Button>
        <Button type="primary" disabled={figures.length === 0 || !bureau} loading={write.isPending} onClick={take}>{t('reading.take', { n: figures.length })}</Button>
      </p>
    </div>
  );
}

function mostFrequentYear({ figures }: Reading): string | undefined {
  const counts = new Map<string, number>();
  for (const { asOf } of figures) if (asOf) counts.set(asOf.slice(0, 4), (counts.get(asOf.slice(0, 4)) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}
