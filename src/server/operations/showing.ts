import type { Kysely } from 'kysely';
import type { Actor } from '#domain/access/actor.ts';
import { mayReadCase } from '#domain/access/reading.ts';
import { problem, ProblemError } from '#domain/errors.ts';
import type { Server } from '../context.ts';
import type { Schema } from '../database/schema.ts';
import { findCase } from '../store/cases.ts';
import type { StoredCase } from '../store/file-row.ts';
import { historyOf } from '../store/history.ts';
import { liveLines } from '../store/live-lines.ts';
import { caseDetail } from './case-detail.ts';
import type { Showing } from './case-row.ts';

/** What lists and details are shown with, for one caller. */
export async function showingFor(server: Server, actor: Actor): Promise<Showing> {
  return { setting: await server.setting(), organisation: await server.organisation(), actor };
}

/** A case that the caller may read. A case they may not read is not found, in the same words as one that is not there. */
export async function readableCase(server: Server, { setting, actor }: Showing, id: string): Promise<StoredCase> {
  const found = await findCase(server.database.kysely, setting, id);
  if (!found || !mayReadCase(found.type, found.view, actor, setting.catalog.reading)) {
    throw new ProblemError(problem('not-found', { what: { zh: '办件', en: 'The case' } }));
  }
  return found;
}

/** The case in full, as the caller may see it. */
export async function detailIn(database: Kysely<Schema>, showing: Showing, stored: StoredCase): Promise<ReturnType<typeof caseDetail>> {
  const events = await historyOf(database, stored.view.id);
  const lines = await liveLines(database, [stored.view.id]);
  return caseDetail(showing, stored, events, lines.get(stored.view.id) ?? []);
}
