import { type ReactElement, useEffect, useMemo, useRef } from 'react';
import { VERDICTS } from '#domain/report/draft/verdict.ts';
import { useText } from '../../ui/language.tsx';
import { piecesOf } from '../reading/review.ts';
import { type Checked, isShown, type Shown } from './checked.ts';

interface CheckedTextProps {
  readonly checked: Checked;
  readonly shown: Shown;
  /** The figure in hand. */
  readonly at: number | undefined;
  onGo(to: number): void;
}

/** The draft's text with each figure marked by its verdict; those that are filtered out stay plain. */
export function CheckedText({ checked, shown, at, onGo }: CheckedTextProps): ReactElement {
  const t = useText();
  const pieces = useMemo(() => piecesOf(checked.text, checked.figures), [checked]);
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (at !== undefined) box.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'center' });
  }, [at]);
  return (
    <article className="draft-text" lang="zh-CN" ref={box} aria-label={t('draft.text')}>
      {pieces.map(({ text, figure }, index) => {
        const found = figure === undefined ? undefined : checked.figures[figure];
        if (figure === undefined || !found || !isShown(found, shown)) return <span key={`${index} ${text.length}`}>{text}</span>;
        return <button key={`${index} ${text}`} type="button" tabIndex={-1} className={`draft-mark draft-${found.verdict}`} title={t(VERDICTS[found.verdict])} aria-current={figure === at || undefined} onClick={() => onGo(figure)}>{text}</button>;
      })}
    </article>
  );
}
