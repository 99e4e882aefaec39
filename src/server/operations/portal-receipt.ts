import { civilDateAt } from '#domain/calendar/civil-date.ts';
import { problem, ProblemError } from '#domain/errors.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { receiptFrom } from '../portal/receipt.ts';
import { filesIn } from '../store/files-in.ts';

/** What became of a matter, for whoever holds its receipt number. */
export const portalReceipt: Operation<typeof ROUTES.portalReceipt> = async (server, { params }) => {
  const receipt = receiptFrom(params.receipt);
  const database = server.database.kysely;
  const sent = await database.selectFrom('intake').selectAll().where('receipt', '=', receipt).executeTakeFirst();
  if (!sent) throw new ProblemError(problem('not-found', { what: { zh: '这个回执号', en: 'This receipt number' } }, 'receipt'));
  const row = await database.selectFrom('public_receipt').select('status').where('receipt', '=', receipt).executeTakeFirst();
  if (row) return { ...row.status, steps: [...row.status.steps], attachments: [...row.status.attachments], hash: sent.hash };
  const openedOn = civilDateAt(sent.submitted_at);
  const state = { zh: '已收到，待登记', en: 'Received, being registered' };
  return { number: receipt, type: sent.type, state, openedOn, steps: [{ name: state, on: openedOn }], hash: sent.hash, attachments: filesIn(sent.input).map(({ hash, name, size, mediaType }) => ({ hash, name, size, mediaType })) };
};
