import { sql } from 'kysely';
import type { Static } from 'typebox';
import type { Actor } from '#domain/access/actor.ts';
import { actionName } from '#domain/case/decide.ts';
import { operandsOf } from '#domain/indicator/indicator.ts';
import { citing } from '#domain/report/prose.ts';
import type { Restatement } from '#contract/schemas.ts';
import type { Server } from '../context.ts';
import { changedFigures, readingOfEdition, shownFigures } from './changes.ts';
import { genreOf, type Reading } from './reading.ts';
import { readReport } from './report-json.ts';
import { openCondition } from './row-page.ts';
import type { StoredEdition } from './stored-edition.ts';

export type Restated = Static<typeof Restatement>;
type ChangingEvent = Restated['events'][number];

/** Events told at most for one figure; the rest are found in its rows. */
const MOST_EVENTS = 50;

const UNREADABLE = { number: '', title: '您无权查看的办件' };

/**
 * What has become of a published report (更正): its figures whose value or rows are no longer those published, each with
 * the events that changed it. Events of cases that the reader may not open are counted without naming the case.
 */
export async function restatementsOf(server: Server, edition: StoredEdition, actor: Actor): Promise<Restated[]> {
  const changed = await changedFigures(server, edition);
  const reading = await readingOfEdition(server, edition);
  const shown = shownFigures(edition.report);
  const { report } = await readReport(citing(genreOf(server.catalog, edition.genre), [...shown], server.catalog), reading);
  const current = new Map(report.figures.map((figure) => [figure.id, figure]));
  const restated = edition.report.figures.flatMap((published) => {
    const now = current.get(published.id);
    if (!shown.has(published.id) || (!changed.has(published.id) && now?.value === published.value)) return [];
    return [{ published, now, events: [...(changed.get(published.id)?.events ?? [])].slice(-MOST_EVENTS) }];
  });
  const events = await eventsById(server, reading, actor, new Set(restated.flatMap((each) => each.events)));
  return restated.map(({ published, now, events: ids }) => ({
    figure: published.id, name: published.name,
    published: published.value, current: now?.value ?? null, publishedText: published.text, currentText: now?.text ?? '',
    expected: isExpected(reading, published.indicator),
    events: ids.flatMap((id) => events.get(id) ?? []),
  }));
}

/** Whether an indicator's past moves by nature, or that of one it is made of. */
function isExpected(reading: Reading, id: string): boolean {
  const indicator = reading.on.definitions.getIndicator(id);
  return indicator.revision === 'expected' || operandsOf(indicator).some((operand) => isExpected(reading, operand));
}

interface Raw {
  readonly id: bigint;
  readonly case_id: string;
  readonly number: string;
  readonly title: string;
  readonly type: string;
  readonly seq: number;
  readonly action: string;
  readonly actor: string;
  readonly at: string;
  readonly open: boolean;
}

async function eventsById({ database, catalog }: Server, { organisation }: Reading, actor: Actor, ids: ReadonlySet<bigint>): Promise<ReadonlyMap<bigint, ChangingEvent>> {
  if (ids.size === 0) return new Map();
  const { rows } = await sql<Raw>`select e.id, e.case_id, f.number, f.title, f.type, e.seq, e.action, e.actor, e.at, ${openCondition({ catalog }, actor)} as open
    from case_event e join case_file f on f.id = e.case_id where e.id = any(${[...ids].map(String)}::bigint[]) order by e.id`.execute(database.kysely);
  return new Map(rows.map((row) => [row.id, {
    ...(row.open ? { caseId: row.case_id, number: row.number, title: row.title } : { caseId: '', ...UNREADABLE }),
    seq: row.seq, action: actionName(catalog.getType(row.type), row.action).zh,
    actorName: row.open ? organisation.personName(row.actor) : '', at: row.at,
  }]));
}
