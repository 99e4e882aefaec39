import type { ReactElement } from 'react';
import { findChosen } from '#catalog/indicators.ts';
import { useText } from '../../ui/language.tsx';
import type { Reading, Review } from './review.ts';

interface FigureTableProps {
  readonly reading: Reading;
  readonly review: Review;
  onGo(to: number): void;
}

/** All figures that were read, with what became of each. */
export function FigureTable({ reading, review, onGo }: FigureTableProps): ReactElement {
  const t = useText();
  return (
    <table className="flat-table reading-table">
      <thead><tr><th scope="col" className="nowrap">{t('reading.verdict')}</th><th scope="col" className="num">{t('reading.value')}</th><th scope="col">{t('reading.indicator')}</th><th scope="col">{t('reading.asOf')}</th></tr></thead>
      <tbody>
        {reading.figures.map((read, index) => {
          const { verdict = 'open', indicator, asOf } = review.figures[index] ?? {};
          const taken = indicator ? findChosen(indicator) : undefined;
          return (
            <tr key={read.start} className={`reading-row reading-${verdict}`} aria-current={index === review.at || undefined}>
              <td className="nowrap">{t(`reading.verdict.${verdict}`)}</td>
              <td className="num"><button type="button" className="link-button" onClick={() => onGo(index)}>{read.qualifier}{read.value}{read.unit}</button></td>
              <td>{taken ? t(taken.name) : <span className="muted">{read.name}</span>}</td>
              <td className="nowrap">{asOf}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
