import { Readable } from 'node:stream';
import { SOURCES, type Source } from '#domain/indicator/indicator.ts';
import { matchesIndicator } from '#domain/indicator/matching.ts';
import type { Label, Language } from '#domain/text.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { FileReply, Operation } from '../context.ts';
import { FILE_KINDS } from '../files/file-kinds.ts';
import { streamWorkbook } from '../sheets/write-sheet.ts';
import { indicatorRows } from './indicators.ts';

const HEADERS: Readonly<Record<Language, readonly string[]>> = {
  zh: ['指标', '单位', '本年', '上年同期', '同比增长', '同比（百分点）', '归口', '来源', '口径'],
  en: ['Indicator', 'Measure', 'This year', 'Last year', 'Growth', 'Change in percentage points', 'Owner', 'Source', 'Definition'],
};

const KINDS = ['text', 'text', 'number', 'number', 'percent', 'number', 'text', 'text', 'text'] as const;
const WIDTHS = [28, 10, 16, 16, 10, 14, 18, 14, 80] as const;

/** A percentage is compared in percentage points, which a column of percentages must not hold. */
function comparedCells({ measure, growth }: { readonly measure: Label; readonly growth: number | null }): [number | null, number | null] {
  return measure.zh === '%' ? [null, growth] : [growth, null];
}

/** The table of indicators as an Excel file: those the page shows, in its order. A figure without basis is an empty cell. */
export const indicatorsFile: Operation<typeof ROUTES.indicatorsFile> = async (server, { query, actor }): Promise<FileReply> => {
  const { language = 'zh', q, owner, ...asked } = query;
  const shown = (await indicatorRows(server, actor, asked)).filter((row) => matchesIndicator(row, { q, owner }));
  const columns = HEADERS[language].map((header, index) => ({ header, kind: KINDS[index] ?? 'text', width: WIDTHS[index] ?? 14 }));
  const rows = shown.map((row) => [
    row.name[language], row.measure[language], row.fact.value, row.lastYear.value, ...comparedCells(row),
    server.catalog.functions[row.owner]?.[language] ?? row.owner, SOURCES[row.source as Source][language], row.definition[language],
  ]);
  const name = language === 'zh' ? '指标' : 'Indicators';
  return { name: `${name} ${query.year}.xlsx`, mediaType: FILE_KINDS.xlsx.mediaType, content: Readable.from(streamWorkbook({ sheets: [{ name, columns, rows, frozenColumns: 1 }] })) };
};
