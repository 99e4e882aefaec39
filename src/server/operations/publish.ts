import type { Actor } from '#domain/access/actor.ts';
import { problem, ProblemError } from '#domain/errors.ts';
import type { Label } from '#domain/text.ts';
import type { ROUTES } from '#contract/routes.ts';
import { collectionOf } from '../collection/round.ts';
import type { Operation, Server } from '../context.ts';
import { sealBlock } from '../journal/blocks.ts';
import { type Draft, draftEdition, writeEdition } from '../report/editions.ts';
import { genreOf } from '../report/reading.ts';
import { editionReply } from '../report/stored-edition.ts';
import { showingFor } from './showing.ts';

/** A collected report as its sections say it, once the party-group meeting passed it. @throws ProblemError before */
async function draftOfRound(server: Server, actor: Actor, genreId: string, id: string): Promise<Draft> {
  const { round, declared, genre, asked } = await collectionOf(server, await showingFor(server, actor), id);
  if (declared.id !== genreId) throw new ProblemError(problem('not-found', { what: { zh: '这一体例的征集', en: 'A round of this genre' } }, 'round'));
  if (round.view.state === 'collecting') throw new ProblemError(problem('guard-refused', { reason: NOT_PASSED }));
  return draftEdition(server, genre, asked);
}

const NOT_PASSED: Label = { zh: '合稿还没有经党组会议审议通过，不能发布。', en: 'The merged report has not been passed by the party-group meeting.' };

/**
 * Publishes a report and freezes its figures (锁数): values, texts, definition versions and the postings behind each.
 * What is committed is sealed first, so that the journal head covers it. Publishing again makes a new edition.
 */
export const publish: Operation<typeof ROUTES.publish> = async (server, { params, body, actor, write }) => {
  const { now } = await server.setting();
  while ((await server.database.transaction((trx) => sealBlock(trx, now()))) > 0);
  const draft = body.round === undefined
    ? await draftEdition(server, genreOf(server.catalog, params.genre), body)
    : await draftOfRound(server, actor, params.genre, body.round);
  const organisation = await server.organisation();
  return write(async (trx) => {
    const at = now();
    await writeEdition(trx, draft, actor.person, at);
    const { id, report } = draft;
    const stored = { id, genre: report.genre, year: report.year, title: report.title, report, journal_head: report.journalHead, published_by: actor.person, published_at: at };
    return editionReply(organisation, stored, 0);
  });
};
