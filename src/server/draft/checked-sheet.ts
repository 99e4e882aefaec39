import type { Catalog } from '#domain/catalog/catalog.ts';
import { VERDICTS } from '#domain/report/draft/verdict.ts';
import type { Language } from '#domain/text.ts';
import type { Sheet, SheetRow } from '../sheets/sheet.ts';
import type { CheckedDraft, CheckedFigure } from './check-draft.ts';

const HEADERS: Readonly<Record<Language, readonly string[]>> = {
  zh: ['结论', '稿中', '台账', '单位', '指标', '期间', '何时为此数', '所在句'],
  en: ['Verdict', 'Written', 'Fact', 'Measure', 'Indicator', 'Period', 'Right as of', 'Sentence'],
};
const WIDTHS = [12, 16, 16, 10, 28, 24, 12, 80] as const;

/** All figures of a checked draft as a table (核数表). */
export function checkedSheet({ figures }: CheckedDraft, catalog: Catalog, language: Language): Sheet {
  const columns = HEADERS[language].map((header, index) => ({ header, kind: 'text' as const, width: WIDTHS[index] ?? 14 }));
  return { name: HEADERS[language][0] ?? '', columns, rows: figures.map((figure) => rowOf(figure, catalog, language)), frozenColumns: 1 };
}

function rowOf({ verdict, value, factText, indicator, name, period, asOf, sentence }: CheckedFigure, catalog: Catalog, language: Language): SheetRow {
  const found = indicator === null ? undefined : catalog.findIndicator(indicator);
  return [VERDICTS[verdict][language], value, factText, found?.measure[language], found?.name[language] ?? name, period?.replace('/', language === 'zh' ? '至' : ' to '), asOf, sentence.trim()];
}
