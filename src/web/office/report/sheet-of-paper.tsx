import type { MouseEvent, ReactElement } from 'react';
import type { Reply } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';
import { chartDescription, chartSvg } from '#domain/report/chart-svg.ts';
import type { ChartBlock } from '#domain/report/document.ts';
import { grouped } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import { ScrollBox } from '../../ui/scroll-box.tsx';
import { headingNumbers } from './heading-numbers.ts';
import './report.css';

export type Report = Reply<typeof ROUTES.report>;
type Chapter = Report['chapters'][number];
type Part = Chapter['paragraphs'][number]['parts'][number];

export interface PaperProps {
  readonly report: Report;
  /** Figures that are others now than when they were published. */
  readonly restated: ReadonlySet<string>;
  /** The figure open beside the sheet. */
  readonly open: string | undefined;
  onOpen(figure: string): void;
}

type Figures = Pick<PaperProps, 'restated' | 'open' | 'onOpen'> & { readonly names: ReadonlyMap<string, string> };

/** The report as a sheet of A4 paper, each of its figures opening to what it counts. Chinese as it is issued. */
export function SheetOfPaper({ report, ...figures }: PaperProps): ReactElement {
  const t = useText();
  const numbers = headingNumbers(report.chapters);
  const names = new Map(report.figures.map((figure) => [figure.id, figure.name]));
  return (
    <article className="paper" lang="zh-CN">
      {report.demo && <p className="paper-demo">{t('report.demo')}</p>}
      <p className="paper-title">{report.title}</p>
      {report.metadata && <MetadataOnPaper metadata={report.metadata} />}
      {report.chapters.map((chapter, index) => <ChapterOnPaper key={chapter.id} chapter={chapter} number={chapter.number ?? numbers[index] ?? ''} figures={{ ...figures, names }} />)}
    </article>
  );
}

interface ChapterProps {
  readonly chapter: Chapter;
  readonly number: string;
  readonly figures: Figures;
}

function ChapterOnPaper({ chapter, number, figures }: ChapterProps): ReactElement {
  return (
    <section id={chapterAnchor(chapter.id)} tabIndex={-1} className={`paper-chapter paper-level-${chapter.level}`}>
      {chapter.title !== '' && <ChapterTitle level={chapter.level} text={number + chapter.title} />}
      {chapter.paragraphs.map((paragraph) => <ParagraphOnPaper key={paragraph.id ?? paragraph.text + paragraph.figures.join()} paragraph={paragraph} figures={figures} />)}
      {chapter.tables.map((table) => <TableOnPaper key={table.id} table={table} figures={figures} />)}
      {chapter.charts.map((chart) => <ChartOnPaper key={chart.id} chart={chart} />)}
    </section>
  );
}

function ChapterTitle({ level, text }: { readonly level: number; readonly text: string }): ReactElement {
  switch (level) {
    case 1:
      return <h2>{text}</h2>;
    case 2:
      return <h3>{text}</h3>;
    case 3:
      return <h4>{text}</h4>;
    default:
      return <h5>{text}</h5>;
  }
}

/** A place still to be written, and one for the staff only, are told apart from what is said to all. */
function ParagraphOnPaper({ paragraph, figures }: { readonly paragraph: Chapter['paragraphs'][number]; readonly figures: Figures }): ReactElement {
  const t = useText();
  const mark = paragraph.prose ? ' paper-prose' : '';
  return (
    <p className={`paper-text${mark}`}>
      {paragraph.parts.map((part, index) => <PartOnPaper key={`${index} ${part.text}`} part={part} figures={figures} />)}
      {paragraph.internal && <span className="mark no-print">{t('report.internal')}</span>}
    </p>
  );
}

/** What is told about the document itself (公开目录项). */
function MetadataOnPaper({ metadata }: { readonly metadata: NonNullable<Report['metadata']> }): ReactElement {
  const t = useText();
  return (
    <table className="paper-table paper-metadata">
      <tbody>{metadata.map(({ id, label, value }) => <tr key={id}><th scope="row">{label}</th><td>{value ?? <span className="muted">{t('report.notIssued')}</span>}</td></tr>)}</tbody>
    </table>
  );
}

/** The place of a chapter on the page. */
export function chapterAnchor(id: string): string {
  return `chapter-${id}`;
}

function PartOnPaper({ part, figures }: { readonly part: Part; readonly figures: Figures }): ReactElement {
  const t = useText();
  const { figure, text } = part;
  if (figure === undefined) return <>{text}</>;
  const restated = figures.restated.has(figure);
  const className = `paper-figure${restated ? ' paper-restated' : ''}${figures.open === figure ? ' paper-open' : ''}`;
  const name = figures.names.get(figure);
  const open = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    figures.onOpen(figure);
  };
  // A link and not a button: it breaks over lines as running text must, and its address opens the same figure.
  return <a href={addressOf(figure)} className={className} onClick={open} title={name ?? t('figure.open', { name: text })}>{text}</a>;
}

/** This page with a figure open. */
function addressOf(figure: string): string {
  const search = new URLSearchParams(window.location.search);
  search.set('figure', figure);
  return `?${search.toString()}`;
}

function TableOnPaper({ table, figures }: { readonly table: Chapter['tables'][number]; readonly figures: Figures }): ReactElement {
  const isNumeric = (column: number): boolean => table.rows.some((row) => row[column]?.figure !== undefined);
  return (
    <ScrollBox name={table.caption}>
      <table className="paper-table">
        <caption>{table.caption}</caption>
        <thead><tr>{table.columns.map((column, index) => <th key={column} scope="col" className={isNumeric(index) ? 'num' : undefined}>{column}</th>)}</tr></thead>
        <tbody>
          {table.rows.map((row) => {
            const [first, ...others] = row;
            return (
              <tr key={row.map((cell) => `${cell.figure ?? ''} ${cell.text}`).join('|')}>
                <th scope="row">{first && <PartOnPaper part={first} figures={figures} />}</th>
                {others.map((cell, index) => <td key={table.columns[index + 1] ?? index} className={isNumeric(index + 1) ? 'num' : undefined}><PartOnPaper part={cell} figures={figures} /></td>)}
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function blockOf(chart: Chapter['charts'][number], categoryName: string): ChartBlock {
  const series = chart.series.map(({ name, values }) => ({ name, points: values.map((value) => ({ value, text: value === null ? '—' : grouped(value) })) }));
  return { block: 'chart', shape: 'column', caption: chart.caption, measure: chart.measure, categoryName, categories: chart.categories, series };
}

/** A chart as it is printed, its numbers in a table below. */
function ChartOnPaper({ chart }: { readonly chart: Chapter['charts'][number] }): ReactElement {
  const t = useText();
  const block = blockOf(chart, t('report.category'));
  return (
    <figure className="paper-chart">
      <img src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(chartSvg(block))}`} alt={chartDescription(block)} width={560} height={300} />
      <figcaption>{chart.caption}（{chart.measure}）</figcaption>
      <details className="no-print">
        <summary>{t('report.chartTable')}</summary>
        <ScrollBox name={chart.caption}>
          <table className="paper-table">
            <thead><tr><th scope="col">{t('report.category')}</th>{block.series.map((series) => <th key={series.name} scope="col" className="num">{series.name}</th>)}</tr></thead>
            <tbody>{block.categories.map((category, index) => <tr key={category}><th scope="row">{category}</th>{block.series.map((series) => <td key={series.name} className="num">{series.points[index]?.text}</td>)}</tr>)}</tbody>
          </table>
        </ScrollBox>
      </details>
    </figure>
  );
}
