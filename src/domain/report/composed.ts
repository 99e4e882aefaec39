import type { CivilDate } from '../calendar/civil-date.ts';
import type { Boundaries, Coverage } from '../indicator/fact.ts';
import type { HeadingLevel, Version } from './document.ts';
import type { ReportScope } from './figure-query.ts';
import type { Covers, Genre, MetadataId } from './genre.ts';

export type { Version };

/** The version that is published: of what the public reads, the public one. */
export function publishedVersion({ readers }: Pick<Genre, 'readers'>): Version {
  return readers === 'public' ? 'public' : 'final';
}

/** A report to be composed: what it is about, and whose it is. */
export interface ReportRequest extends ReportScope {
  /** The name in the title and the signature. */
  readonly organ: string;
  /** A draft unless told. */
  readonly version?: Version;
  readonly metadata?: Partial<Readonly<Record<MetadataId, string>>>;
  /** The name of the unit that carries a function (责任单位). */
  ownerName?(functionId: string): string;
}

/** A run of text; one that is a figure names it. */
export interface ReportPart {
  readonly text: string;
  readonly figure?: string;
}

export interface ReportParagraph {
  /** Chapter and place in it, as declared: `visits/1`, `next/2.1` (of a list), `problems/causes` (a place to write). */
  readonly id: string;
  readonly text: string;
  readonly figures: readonly string[];
  readonly parts: readonly ReportPart[];
  /** It only marks a place that people have yet to write. */
  readonly prose?: { readonly id: string; readonly guidance: string };
  /** For the staff only. */
  readonly internal?: boolean;
}

export interface ReportTable {
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly ReportPart[])[];
  /** Where its values come from (数据来源). */
  readonly source: string;
  readonly internal?: boolean;
}

export interface ReportChart {
  readonly id: string;
  readonly caption: string;
  readonly measure: string;
  readonly categories: readonly string[];
  /** `figures` has the id behind each value; '' for a month that has not come. */
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[]; readonly figures: readonly string[] }[];
}

export interface ReportChapter {
  readonly id: string;
  /** Empty for the opening. */
  readonly title: string;
  readonly level: HeadingLevel;
  /** 一、 （一） 1. （1）; empty for the opening. */
  readonly number: string;
  readonly paragraphs: readonly ReportParagraph[];
  readonly tables: readonly ReportTable[];
  readonly charts: readonly ReportChart[];
}

/**
 * A figure of a composed report (报告中的数).
 * `value` is in base units (yuan, items, days) and unrounded, but for percentages, which are as printed; null without basis.
 * The aggregate over the rows is the unrounded value: of a ratio, share or completion it is the numerator.
 */
export interface ReportFigure {
  readonly id: string;
  readonly indicator: string;
  readonly name: string;
  readonly definitionVersion: number;
  readonly aggregate: string;
  readonly value: number | null;
  readonly text: string;
  readonly measure: string;
  readonly period?: string;
  readonly instant?: CivilDate;
  readonly rows: number;
  readonly reason?: string;
  readonly operands?: readonly string[];
  readonly numerator?: number;
  readonly denominator?: number;
  readonly source?: string;
  /** Of a sum over districts that report: how many of them are in it. */
  readonly coverage?: Coverage;
}

/** An item of what is told about the document itself; its value is null until it is issued. */
export interface ReportMetadata {
  readonly id: MetadataId;
  readonly label: string;
  readonly value: string | null;
}

/** A report with all its figures, free of any file format. */
export interface ComposedReport {
  readonly genre: string;
  readonly genreVersion: number;
  readonly covers: Covers;
  readonly documentKind: string;
  readonly title: string;
  readonly organ: string;
  readonly year: number;
  readonly unit?: string;
  readonly asOf: CivilDate;
  readonly boundaries: Boundaries;
  readonly note?: string;
  readonly metadata: readonly ReportMetadata[];
  readonly chapters: readonly ReportChapter[];
  readonly figures: readonly ReportFigure[];
}
