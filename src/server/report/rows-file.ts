import { Readable } from 'node:stream';
import type { Actor } from '#domain/access/actor.ts';
import type { Indicator } from '#domain/indicator/indicator.ts';
import type { RowPart } from '#domain/report/figure-query.ts';
import type { Label, Language } from '#domain/text.ts';
import type { FileReply } from '../context.ts';
import { FILE_KINDS } from '../files/file-kinds.ts';
import type { SheetRow } from '../sheets/sheet.ts';
import { streamWorkbook } from '../sheets/write-sheet.ts';
import type { Reading } from './reading.ts';
import { type RowPage, rowPage } from './row-page.ts';

const PAGE = 1_000;

/** The rows behind a figure, and how the file speaks of it. */
export interface RowsToSave {
  readonly reading: Reading;
  readonly indicator: Indicator;
  readonly parts: readonly RowPart[];
  /** What the figure is of: a period, or a report's year. */
  readonly of: string;
  readonly why?: Label;
}

const HEADERS: Readonly<Record<Language, readonly string[]>> = {
  zh: ['日期', '事项', '指标', '计数', '区', '处室', '主体标识', '环节'],
  en: ['Day', 'What', 'Indicator', 'Amount', 'District', 'Unit', 'Party id', 'Entry'],
};

const KINDS = ['date', 'text', 'text', 'number', 'text', 'text', 'text', 'text'] as const;
const WIDTHS = [12, 40, 24, 12, 16, 20, 24, 22] as const;

/** The rows behind a figure as an Excel file (明细), those the reader may open, with a sheet that says what was counted. */
export async function rowsFile(saved: RowsToSave, actor: Actor, language: Language): Promise<FileReply> {
  const first = await rowPage(saved.reading, actor, saved.parts, { limit: PAGE });
  const columns = HEADERS[language].map((header, index) => ({ header, kind: KINDS[index] ?? 'text', width: WIDTHS[index] ?? 14 }));
  const sheets = [
    { name: language === 'zh' ? '明细' : 'Rows', columns, rows: rowsOf(saved, actor, language, first), frozenColumns: 1 },
    { name: language === 'zh' ? '说明' : 'About', columns: [{ header: '', kind: 'text', width: 24 }, { header: '', kind: 'text', width: 80 }] as const, rows: aboutRows(saved, first, language) },
  ];
  return { name: `${saved.indicator.name[language]} ${saved.of.replace('/', language === 'zh' ? '至' : ' to ')}.xlsx`, mediaType: FILE_KINDS.xlsx.mediaType, content: Readable.from(streamWorkbook({ sheets })) };
}

async function* rowsOf({ reading, parts }: RowsToSave, actor: Actor, language: Language, first: RowPage): AsyncGenerator<SheetRow> {
  const { catalog, organisation } = reading;
  for (let page = first; ; ) {
    for (const { date, title, event, entity, district, unit, amount, indicator } of page.rows) {
      const counted = indicator === undefined ? undefined : catalog.findIndicator(indicator)?.name[language];
      const [place, division] = [district && (organisation.findDistrict(district)?.name[language] ?? district), unit && (organisation.findUnit(unit)?.name[language] ?? unit)];
      yield [date, title, counted, amount, place, division, entity, event];
    }
    if (page.next === undefined) return;
    page = await rowPage(reading, actor, parts, { after: page.next, limit: PAGE });
  }
}

/** What was counted, in which boundaries of meaning, and how many rows are not the reader's to open. */
function aboutRows({ indicator, of, why }: RowsToSave, { total, closed }: RowPage, language: Language): SheetRow[] {
  const zh = language === 'zh';
  return [
    [zh ? '指标' : 'Indicator', indicator.name[language]],
    [zh ? '口径' : 'Definition', indicator.definition[language]],
    [zh ? '单位' : 'Measure', indicator.measure[language]],
    [zh ? '期间' : 'Period', of],
    [zh ? '行数' : 'Rows', String(total)],
    [zh ? '您无权打开、未列出的行数' : 'Rows you may not open, left out', String(closed)],
    ...(why === undefined ? [] : [[zh ? '说明' : 'Why', why[language]]]),
  ];
}
