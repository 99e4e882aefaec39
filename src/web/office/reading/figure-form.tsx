import type { ReactElement, Ref } from 'react';
import { CHOSEN_INDICATORS } from '#catalog/indicators.ts';
import { useText } from '../../ui/language.tsx';
import { isComplete, type ReadFigure, type Reviewed, type ReviewStep } from './review.ts';

interface FigureFormProps {
  readonly read: ReadFigure;
  readonly standing: Reviewed;
  readonly mayUndo: boolean;
  readonly mapRef: Ref<HTMLSelectElement>;
  onStep(step: ReviewStep): void;
}

/** The figure in hand: its sentence, what it is taken for, and the verdict. */
export function FigureForm({ read, standing, mayUndo, mapRef, onStep }: FigureFormProps): ReactElement {
  const t = useText();
  const { indicator, asOf, amount } = standing;
  const change = (to: Partial<Omit<Reviewed, 'verdict'>>): void => onStep({ kind: 'change', to });
  const points = Array.from(read.sentence);
  const [from, to] = [read.start - read.sentenceStart, read.end - read.sentenceStart];
  return (
    <section className="reading-figure" aria-live="polite">
      <p className="reading-sentence" lang="zh-CN">{points.slice(0, from).join('')}<mark>{points.slice(from, to).join('')}</mark>{points.slice(to).join('')}</p>
      <p className="muted">{t(`reading.kind.${read.kind}` as 'reading.kind.flow')} · {read.name}{read.qualifier && ` · ${read.qualifier}`} · {t('reading.sure', { n: Math.round(read.confidence * 100) })}</p>
      <div className="reading-inputs">
        <label>{t('reading.indicator')}
          <select className="text-input" ref={mapRef} value={indicator ?? ''} onChange={(event) => change({ indicator: event.target.value || null })}>
            <option value="">{t('reading.noIndicator')}</option>
            {CHOSEN_INDICATORS.map(({ id, name, measure }) => <option key={id} value={id}>{t(name)}{t('common.inBrackets', { text: t(measure) })}</option>)}
          </select>
        </label>
        <label>{t('reading.asOf')} <input className="text-input" type="date" value={asOf} onChange={(event) => change({ asOf: event.target.value })} /></label>
        <label>{t('reading.amount')} <input className="text-input" inputMode="decimal" value={amount} onChange={(event) => change({ amount: event.target.value })} /></label>
      </div>
      <p className="form-end">
        <button type="button" className="button button-primary" disabled={!isComplete(standing)} onClick={() => onStep({ kind: 'accept' })}>{t('reading.accept')}</button>
        <button type="button" className="button" onClick={() => onStep({ kind: 'reject' })}>{t('reading.reject')}</button>
        <button type="button" className="button" disabled={!mayUndo} onClick={() => onStep({ kind: 'undo' })}>{t('reading.undo')}</button>
      </p>
    </section>
  );
}
