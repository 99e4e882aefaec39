import { decimal } from '#domain/form/number-text.ts';
import { difference } from '#domain/report/figure-text.ts';
import type { ShownFigure, ShownRestatement } from '../indicators/subject.ts';
import { valueText } from '../indicators/value-text.ts';

const PERCENTAGES: readonly string[] = ['growth', 'share', 'completion'];

/** How much a published figure has changed, signed; percentages by tenths, smaller changes by hundredths. A dash where one side has no value. */
export function changeText({ published, current }: Pick<ShownRestatement, 'published' | 'current'>, figure: Pick<ShownFigure, 'indicator' | 'aggregate' | 'measure'> | undefined): string {
  if (published === null || current === null) return '—';
  const change = difference(current, published);
  const isPercentage = figure?.measure === '%' || PERCENTAGES.includes(figure?.aggregate ?? '');
  const text = isPercentage ? percentText(change) : valueText(figure?.indicator ?? '', change);
  return change > 0 ? `+${text}` : text;
}

function percentText(change: number): string {
  const tenths = decimal(change, 1);
  return Number(tenths) === 0 && change !== 0 ? decimal(change, 2) : tenths;
}

/** Restatements without those that say the same of the same thing, as a sentence and the total row of a table do. */
export function distinctRestatements(all: readonly ShownRestatement[]): readonly ShownRestatement[] {
  const said = ({ name, publishedText, currentText }: ShownRestatement): string => `${name}|${publishedText}|${currentText}`;
  return all.filter((each, index) => all.findIndex((other) => said(other) === said(each)) === index);
}
