import type { CivilDate } from '../calendar/civil-date.ts';
import type { ComposedReport, ReportChapter, ReportChart, ReportMetadata, ReportParagraph, ReportPart, ReportTable } from './composed.ts';
import { type Block, bold, type ChartPoint, type DocumentColumn, type DocumentOrigin, heading, type Inline, type OfficialDocument, paragraph, text, type Version, type WrittenSection } from './document.ts';
import { EMPTY_CELL } from './figure-text.ts';
import { chineseDate, widthInCharacters } from './numbering.ts';

export interface RenderOptions {
  /** The day of the signature (成文日期). */
  readonly signedOn: CivilDate;
  /** The journal head that the figures were taken at. */
  readonly journalHead: string;
  /** Figures that have changed since the report was published. */
  readonly restated?: ReadonlySet<string>;
  /** The published edition that is rendered; absent for a draft. */
  readonly edition?: string;
  /** The round of collection whose merged draft it is. */
  readonly round?: string;
  /** The drafts of that round's sections. */
  readonly sections?: readonly WrittenSection[];
  readonly version?: Version;
}

/** The report as an official document (公文): every figure keeps its id, and the last paragraph says what it rests on. */
export function reportDocument(report: ComposedReport, options: RenderOptions): OfficialDocument {
  const texts = new Map(report.figures.map((each) => [each.id, each.text]));
  return {
    kind: report.documentKind,
    organ: report.organ,
    title: report.title,
    body: [...metadataBlocks(report.metadata), ...report.chapters.flatMap((chapter) => chapterBlocks(chapter, texts, options)), basis(report, options)],
    signature: { organ: report.organ, date: options.signedOn },
    origin: originOf(report, options),
    ...(options.sections && { sections: options.sections }),
    ...(report.note !== undefined && { note: report.note }),
  };
}

function originOf({ genre, year, asOf, unit, boundaries }: ComposedReport, { journalHead, edition, round, version }: RenderOptions): DocumentOrigin {
  const optional = { ...(unit !== undefined && { unit }), ...(edition !== undefined && { edition }), ...(round !== undefined && { round }) };
  return { genre, year, asOf, journalHead, ...optional, ...(version && { version }), ...(boundaries === 'today' && { boundaries }) };
}

/** Says up to which day and which block of the journal the figures count, so that anybody can recompute them. */
function basis({ asOf }: ComposedReport, { journalHead }: RenderOptions): Block {
  const [block = '0', hash = ''] = journalHead.split(':');
  return paragraph(`本报告数据截至${chineseDate(asOf)}，由业务记录自动汇总，依据的流水封存至第${block}块（校验码${hash.slice(0, 8)}）。`);
}

/** What is told about the document itself, in a table of its own. */
function metadataBlocks(metadata: readonly ReportMetadata[]): readonly Block[] {
  if (metadata.length === 0) return [];
  const rows = metadata.map(({ label, value }) => [[text(label)], [text(value ?? NOT_ISSUED)]]);
  return [{ block: 'table', columns: [{ header: '公开目录项' }, { header: '内容', width: 3 }], rows }];
}

/** Written for what an item will be only when the document is issued. */
const NOT_ISSUED = '（发布时填写）';

function chapterBlocks({ level, number, title, paragraphs, tables, charts }: ReportChapter, texts: ReadonlyMap<string, string>, options: RenderOptions): readonly Block[] {
  return [
    ...(title === '' ? [] : [heading(level, title, number)]),
    ...paragraphs.map((each) => paragraphBlock(each, options)),
    ...tables.map((table) => tableBlock(table, options)),
    ...charts.map((chart) => chartBlock(chart, texts)),
  ];
}

/** A place still to be written stands out. */
function paragraphBlock({ parts, prose }: ReportParagraph, options: RenderOptions): Block {
  if (prose) return { block: 'paragraph', text: parts.map((part) => bold(part.text)) };
  return { block: 'paragraph', text: parts.map((part) => inline(part, options)) };
}

function inline({ text: words, figure: id }: ReportPart, { restated }: RenderOptions): Inline {
  if (id === undefined) return text(words);
  return restated?.has(id) ? { ...figureInline(id, words), restated: true } : figureInline(id, words);
}

const figureInline = (id: string, words: string): Extract<Inline, { kind: 'figure' }> => ({ kind: 'figure', id, text: words });

/** A column of figures stands to the right; beside columns of words, each is as wide as what it holds. A figure is never broken over lines, words are. */
function columnOf(header: string, rows: ReportTable['rows'], index: number): DocumentColumn {
  const isNumeric = (column: number): boolean => rows.some((row) => row[column]?.figure !== undefined);
  const isWordy = (rows[0] ?? []).some((_, column) => column > 0 && !isNumeric(column));
  const content = Math.max(NARROWEST, ...rows.map((row) => widthInCharacters(row[index]?.text ?? '')));
  const head = widthInCharacters(header) / 2;
  const width = (isNumeric(index) ? Math.max(content * DIGITS, Math.min(head, WIDEST.numbers)) : Math.min(Math.max(head, content), WIDEST.words)) + MARGIN;
  return { header, ...(isNumeric(index) && { numeric: true }), ...(isWordy && { width }) };
}

/** Columns are at least and at most so many characters wide, and one more for their margins. */
const NARROWEST = 3.2;
const WIDEST = { numbers: 4.5, words: 6 } as const;
const MARGIN = 1;
/** Digits are up to so much wider than half a Chinese character, by face. */
const DIGITS = 1.15;

function tableBlock({ caption, columns, rows, source }: ReportTable, options: RenderOptions): Block {
  return {
    block: 'table',
    caption,
    columns: columns.map((header, index) => columnOf(header, rows, index)),
    rows: rows.map((cells) => cells.map((cell) => [inline(cell, options)])),
    source,
  };
}

function chartBlock({ caption, measure, categories, series }: ReportChart, texts: ReadonlyMap<string, string>): Block {
  return {
    block: 'chart',
    shape: 'column',
    caption,
    measure,
    categoryName: '月份',
    categories,
    series: series.map(({ name, values, figures }) => ({ name, points: values.map((value, index) => point(value, figures[index] ?? '', texts)) })),
  };
}

function point(value: number | null, id: string, texts: ReadonlyMap<string, string>): ChartPoint {
  return { value, text: texts.get(id) ?? EMPTY_CELL, ...(id && { figure: id }) };
}

