import { type AsideChange, asideChanges } from '#domain/report/read-back/asides.ts';
import type { FileParagraph, FileRun } from '#domain/report/read-back/file-paragraph.ts';
import { type ReadBack, readBack, type ReturnedFigure } from '#domain/report/read-back/read-back.ts';
import type { FileOrigin, PrintedFigure } from './docx-origin.ts';
import { figureTag } from './figure-tag.ts';
import { readReturnedDocx } from './returned-docx.ts';

/** A figure that came back; `current` is what the document says now where that is no longer what was printed. */
export interface ReadBackFigure extends ReturnedFigure {
  readonly current?: string;
}

/** An edited Word file compared with the document it was written from. */
export interface ReadBackFile extends ReadBack {
  readonly figures: readonly ReadBackFigure[];
  /** Which report the file says it is; absent where a word processor dropped that. */
  readonly origin?: FileOrigin;
  /** What came and went beside the text, which nothing merges. */
  readonly asides: readonly AsideChange[];
}

/** Compares two Word files: one as it was written by us, and what came back of it. @throws ProblemError as `readReturnedDocx` does */
export function compareDocx(original: Uint8Array, bytes: Uint8Array, file: string): ReadBackFile {
  const written = readReturnedDocx(original, file, (tag) => tag);
  const ids = new Map((written.printed ?? []).map(({ id }) => [figureTag(id), id]));
  const named = written.paragraphs.map((paragraph) => withFigures(paragraph, (run) => ({ ...run, figure: ids.get(run.figure) ?? run.figure })));
  const returned = readReturnedDocx(bytes, file, (tag) => ids.get(tag) ?? (ids.size === 0 ? tag : undefined));
  const compared = readBack(asPrinted(named, returned.printed ?? []), returned.paragraphs);
  return { paragraphs: compared.paragraphs, figures: withCurrent(compared.figures, figuresIn(named)), asides: asideChanges(written.asides, returned.asides), ...(returned.origin && { origin: returned.origin }) };
}

type FigureRun = FileRun & { readonly figure: string };

const isFigure = (run: FileRun): run is FigureRun => run.figure !== undefined;

const figuresIn = (paragraphs: readonly FileParagraph[]): readonly FigureRun[] => paragraphs.flatMap(({ runs }) => runs.filter(isFigure));

function withFigures(paragraph: FileParagraph, change: (run: FigureRun) => FileRun): FileParagraph {
  return { ...paragraph, runs: paragraph.runs.map((run) => (isFigure(run) ? change(run) : run)) };
}

/** The paragraphs with each figure as it was printed; a figure that stands several times was printed as often. */
function asPrinted(paragraphs: readonly FileParagraph[], printed: readonly PrintedFigure[]): readonly FileParagraph[] {
  const waiting = Map.groupBy(printed, ({ id }) => id);
  return paragraphs.map((paragraph) => withFigures(paragraph, (run) => ({ ...run, text: waiting.get(run.figure)?.shift()?.text ?? run.text })));
}

function withCurrent(figures: readonly ReturnedFigure[], now: readonly FigureRun[]): readonly ReadBackFigure[] {
  const texts = new Map(now.map(({ figure, text }) => [figure, text]));
  return figures.map((figure) => {
    const current = texts.get(figure.id);
    return current === undefined || current === figure.old ? figure : { ...figure, current };
  });
}
