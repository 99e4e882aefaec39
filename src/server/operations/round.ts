import type { Static } from 'typebox';
import { compose, type ComposedReport } from '#domain/report/compose.ts';
import { proseVersions } from '#domain/report/collection/prose-versions.ts';
import { blockingThreads, threadsOf } from '#domain/report/collection/threads.ts';
import { marksOf, markText } from '#domain/report/prose-marks.ts';
import { figureOfMark, unknownMarks } from '#domain/report/prose.ts';
import { unsourcedNumbers } from '#domain/report/unsourced.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { RoundSection } from '#contract/schemas.ts';
import { type Collection, collectionOf } from '../collection/round.ts';
import { shownFigure } from '../collection/shown-figure.ts';
import type { Operation, Server } from '../context.ts';
import { readingOf } from '../report/reading.ts';
import { reportJson } from '../report/report-json.ts';
import { journalHead } from '../journal/blocks.ts';
import type { StoredCase } from '../store/file-row.ts';
import { caseRow, type Showing } from './case-row.ts';
import { showingFor } from './showing.ts';

type Section = Static<typeof RoundSection>;

/** A report being collected: its sections with what they still lack, and the report as merged so far. */
export const round: Operation<typeof ROUTES.round> = async (server, { params, actor }) => {
  const showing = await showingFor(server, actor);
  const collection = await collectionOf(server, showing, params.id);
  const reading = await readingOf(server, collection.asked);
  const report = await compose(collection.genre, reading.request, reading.on);
  const head = await journalHead(reading.database);
  return {
    round: caseRow(showing, collection.round.view),
    sections: collection.sections.map((section) => sectionOf(server, showing, collection, report, section)),
    report: reportJson(reading, { report, journalHead: head }),
  };
};

function sectionOf({ catalog }: Server, showing: Showing, { declared }: Collection, report: ComposedReport, stored: StoredCase): Section {
  const { view } = stored;
  const [prose, chapter] = [String(view.values['prose'] ?? ''), String(view.values['chapter'])];
  const shown = new Map(report.figures.map((figure) => [figure.id, figure]));
  const confirmed = new Map(confirmedIn(view.values['confirmed']).map(({ figure, shown: text }) => [figure, text]));
  const figures = marksOf(prose).flatMap((mark) => {
    const figure = shown.get(figureOfMark(declared, catalog, mark)?.id ?? '');
    const id = markText(mark).slice(2, -2);
    const before = confirmed.get(id);
    return figure ? [{ id, ...shownFigure(figure), ...(before !== undefined && { confirmed: before }) }] : [];
  });
  return {
    case: caseRow(showing, view), chapter, level: declared.chapters.find(({ id }) => id === chapter)?.level ?? 1,
    figures: [...new Map(figures.map((figure) => [figure.id, figure])).values()],
    unknown: [...unknownMarks(declared, prose, catalog)], unsourced: unsourcedNumbers(prose).map(({ text }) => text),
    writers: writersOf(showing, stored),
    comments: { open: threadsOf(view.steps).filter(({ open }) => open).length, blocking: blockingThreads(view.steps).length },
  };
}

function confirmedIn(value: unknown): readonly { readonly figure: string; readonly shown: string }[] {
  return Array.isArray(value) ? (value as { figure: string; shown: string }[]) : [];
}

/** Who wrote in a section after it was opened, in order (谁写的). */
function writersOf({ organisation }: Showing, { view }: StoredCase): Section['writers'] {
  return proseVersions(view.steps).slice(1).map(({ step: { actor, on } }) => ({ name: organisation.personName(actor), on }));
}
