import { CATALOG } from '#catalog/index.ts';
import { growthWords } from '../../ui/growth-words.ts';
import type { Label, Language } from '#domain/text.ts';
import type { ShownFigure } from './subject.ts';
import { measureWord, valueText } from './value-text.ts';

/** A figure of a report as a page names and tells it. */
export interface FigureWords {
  readonly name: string;
  readonly text: string;
  readonly measure: string;
}

const HAN = /\p{Script=Han}/u;

/** What is told of an indicator beside its value. */
function aspectOf({ aggregate, measure }: ShownFigure, own: Label): string {
  if (aggregate === 'rank') return ', rank';
  if (aggregate === 'growth') return measure === '%' && own.en !== '%' ? ', growth' : ', increase';
  return measure === '%' && own.en !== '%' ? ', share' : '';
}

/** A report is Chinese; beside it, an English page tells its figures by the indicator's English name and measure. */
export function figureWords(figure: ShownFigure, language: Language): FigureWords {
  const indicator = CATALOG.findIndicator(figure.indicator);
  if (language === 'zh' || !indicator) return figure;
  const name = indicator.name.en + aspectOf(figure, indicator.measure);
  const measure = figure.measure === '%' ? '%' : measureWord(indicator, language);
  const told = growthWords(figure.text, language);
  return { name, measure, text: HAN.test(told) ? valueText(figure.indicator, figure.value) : told };
}
