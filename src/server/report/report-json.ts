import type { Static } from 'typebox';
import { type ComposedReport, compose } from '#domain/report/compose.ts';
import type { Genre } from '#domain/report/genre.ts';
import type { ReportJson } from '#contract/schemas.ts';
import { coverageReply } from './fact-reply.ts';
import { journalHead } from '../journal/blocks.ts';
import { type Reading, rootUnit } from './reading.ts';

export type ReportReply = Static<typeof ReportJson>;

/** A report with the journal head that it was read at. */
export interface ReadReport {
  readonly report: ComposedReport;
  readonly journalHead: string;
}

/** Composes a report from one reading. */
export async function readReport(genre: Genre, reading: Reading): Promise<ReadReport> {
  const head = await journalHead(reading.database);
  return { report: await compose(genre, reading.request, reading.on), journalHead: head };
}

/** The report as data (issue: `zhishu report --format json`). */
export function reportJson({ organisation }: Pick<Reading, 'organisation'>, { report, journalHead: head }: ReadReport): ReportReply {
  const { genre, covers, title, year, unit, asOf, boundaries, metadata, chapters, figures } = report;
  return {
    genre, covers, title, year, unit: unit ?? rootUnit(organisation), asOf, boundaries, journalHead: head, demo: organisation.kind === 'demo',
    ...(metadata.length > 0 && { metadata: [...metadata] }),
    chapters: chapters.map((chapter) => ({
      id: chapter.id, title: chapter.title, level: chapter.level, number: chapter.number,
      paragraphs: chapter.paragraphs.map(({ id, text, figures: ids, parts, prose, internal }) => ({ id, text, figures: [...ids], parts: [...parts], ...(prose && { prose }), ...(internal && { internal }) })),
      tables: chapter.tables.map(({ id, caption, columns, rows, internal }) => ({ id, caption, columns: [...columns], rows: rows.map((row) => [...row]), ...(internal && { internal }) })),
      charts: chapter.charts.map(({ id, caption, measure, categories, series }) => ({
        id, caption, measure, categories: [...categories], series: series.map(({ name, values, figures: ids }) => ({ name, values: [...values], figures: [...ids] })),
      })),
    })),
    figures: figures.map(({ operands, coverage, ...figure }) => ({ ...figure, ...(operands && { operands: [...operands] }), ...(coverage && { coverage: coverageReply(organisation, coverage) }) })),
  };
}
