import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { sealBlock } from '../journal/blocks.ts';
import { draftEdition, writeEdition } from '../report/editions.ts';
import { editionReply } from '../report/stored-edition.ts';

/**
 * Publishes a report and freezes its figures (锁数): values, texts, definition versions and the postings behind each.
 * What is committed is sealed first, so that the journal head covers it. Publishing again makes a new edition.
 */
export const publish: Operation<typeof ROUTES.publish> = async (server, { params, body, actor, write }) => {
  const { now } = await server.setting();
  while ((await server.database.transaction((trx) => sealBlock(trx, now()))) > 0);
  const draft = await draftEdition(server, params.genre, body);
  const organisation = await server.organisation();
  return write(async (trx) => {
    const at = now();
    await writeEdition(trx, draft, actor.person, at);
    const { id, report } = draft;
    const stored = { id, genre: report.genre, year: report.year, title: report.title, journal_head: report.journalHead, published_by: actor.person, published_at: at };
    return editionReply(organisation, stored, 0);
  });
};
