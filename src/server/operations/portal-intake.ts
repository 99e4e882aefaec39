import { sql } from 'kysely';
import { PUBLIC } from '#domain/access/actor.ts';
import { decideOpening } from '#domain/case/decide.ts';
import { ProblemError } from '#domain/errors.ts';
import type { Values } from '#domain/form/field.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { json } from '../database/bulk.ts';
import { canonicalJson } from '../journal/canonical-json.ts';
import { sha256 } from '../journal/chain.ts';
import { newReceipt } from '../portal/receipt.ts';
import { filesIn } from '../store/files-in.ts';
import { assertUploaded } from './attachments.ts';

/** The kind of case that the public opens at the portal. */
const DESK = 'hotline-item';

/**
 * Takes a matter for the 12330 desk from anyone: checked by the same form as the desk's own, kept in the inbox,
 * and acknowledged with a receipt that lists every file with its hash.
 */
export const portalIntake: Operation<typeof ROUTES.portalIntake> = async (server, { body, write }) => {
  const setting = await server.setting();
  const receipt = newReceipt();
  const at = setting.now();
  const input = { ...body.input, channel: 'web' };
  const decided = decideOpening(setting.catalog.getType(DESK), { action: 'open', input }, { actor: { ...PUBLIC, person: `public:${receipt}` }, now: at, today: setting.today() }, setting.catalog.doerNames);
  if (!decided.ok) throw new ProblemError(...decided.problems);
  return write(async (trx) => {
    await assertUploaded(trx, body.input);
    const hash = sha256(canonicalJson({ receipt, input: decided.value.input as Values, at }));
    await sql`insert into intake (receipt, type, input, hash, submitted_at) values (${receipt}, ${DESK}, ${json(decided.value.input)}, ${hash}, ${at}::timestamptz)`.execute(trx);
    return { receipt, number: receipt, at, hash, attachments: filesIn(decided.value.input).map(({ hash: each, name, size, mediaType }) => ({ hash: each, name, size, mediaType })) };
  });
};
