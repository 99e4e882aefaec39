import type { Definitions } from '../indicator/evaluate.ts';
import { SOURCES } from '../indicator/indicator.ts';
import type { ComposedReport, ReportFigure } from './composed.ts';
import type { FigureNote } from './html.ts';

/** What a page says at its end of each of a report's figures: its definition, period, source and how many rows it counts (数据说明). */
export function figureNotes({ figures }: Pick<ComposedReport, 'figures'>, definitions: Definitions): readonly FigureNote[] {
  return figures.map((figure) => {
    const { definition, source } = definitions.getIndicator(figure.indicator, figure.definitionVersion);
    return {
      id: figure.id, name: figure.name, text: printedWith(figure), definition: definition.zh,
      facts: [['期间', figure.instant ?? figure.period ?? '—'], ['来源', SOURCES[source].zh], ['口径版本', `第${figure.definitionVersion}版`], ['所计行数', String(figure.rows)]],
    };
  });
}

/** A phrase with its own measure word stands as it is; a number gets it. */
const printedWith = ({ text, measure, value }: ReportFigure): string => (value !== null && /\d[万亿余]?$/.test(text) ? text + measure : text);
