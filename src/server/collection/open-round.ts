import { compose, type ComposedReport } from '#domain/report/compose.ts';
import { proseOf } from '#domain/report/composed-prose.ts';
import { drafterOf } from '#catalog/reports/drafters.ts';
import { reportSection } from '#catalog/governance/report-section.ts';
import type { CaseEvent } from '#domain/case/event.ts';
import type { Server } from '../context.ts';
import type { Showing } from '../operations/case-row.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { askedFor, genreOf, readingOf } from '../report/reading.ts';
import { openingOf } from '../store/cases.ts';
import type { History, Recorded } from '../store/record.ts';

/**
 * The sections that open with a round (发起征集): one for each chapter of the genre, with the division that drafts it,
 * begun with the sentences of the genre and the figures as they are.
 */
export async function sectionsFor(server: Server, showing: Showing, round: History): Promise<(recorded: Recorded) => readonly History[]> {
  const values = round.events[0]?.input ?? {};
  const genre = genreOf(server.catalog, String(values['genre']));
  const reading = await readingOf(server, askedFor(genre, { year: Number(values['year']), asOf: String(values['asOf']) }));
  const report = await compose(genre, reading.request, reading.on);
  return (recorded) => sectionsOf(showing, recorded, report);
}

function sectionsOf(showing: Showing, { type, view }: Recorded, report: ComposedReport): readonly History[] {
  const round = { id: view.id, number: view.number, title: type.title(view.values) };
  return report.chapters.filter(({ paragraphs }) => paragraphs.length > 0).map((chapter) => {
    const input = { round, chapter: chapter.id, heading: chapter.title || OPENING, prose: proseOf(chapter), dueOn: view.values['dueOn'] };
    const unit = unitFor(showing.organisation, drafterOf(report.genre, chapter.id)) ?? view.unit;
    return openingOf(showing.setting, reportSection.id, { action: 'open', input }, showing.actor, unit);
  });
}

const OPENING = '引言';

/** The unit that has a function now; undefined where none has. */
function unitFor({ units }: Organisation, needed: string): CaseEvent['unit'] | undefined {
  return units.find(({ functions }) => functions.includes(needed))?.code;
}
