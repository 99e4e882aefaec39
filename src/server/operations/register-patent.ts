import type { Static } from 'typebox';
import { problem, ProblemError } from '#domain/errors.ts';
import { type PatentEntry, readEntry } from '#domain/patent/entry.ts';
import type { PatentEntry as EntrySchema } from '#contract/patent-schemas.ts';
import type { ROUTES } from '#contract/routes.ts';
import { type Operation, slotsOf } from '../context.ts';
import { freeStagingPlace } from '../imports/staging.ts';
import { registerEntry } from '../patents/write-entry.ts';

/** What a person entered, blank where they said nothing. */
export function entryFrom({ title, applicationNumber = '', kind = '', filingDate = '', publications = [], applicants, inventors = [], address = '', classes = '', abstract = '', compensation = '', drugCompensation = '' }: Static<typeof EntrySchema>): PatentEntry {
  return { title, applicationNumber, kind, filingDate, applicants, inventors, address, classes, abstract, compensation, drugCompensation, publications: publications.map(({ number, date = '' }) => ({ number, date })) };
}

/** @throws ProblemError where the reason is blank */
export function reasonFrom(reason: string): string {
  if (reason.trim() === '') throw new ProblemError(problem('required', { field: { zh: '理由', en: 'Reason' } }, 'reason'));
  return reason.trim();
}

/** Enters a patent by hand (登记专利): its numbers are checked, and what the register knows already is joined only when told to. */
export const registerPatent: Operation<typeof ROUTES.registerPatent> = async (server, { body, actor, write }) => {
  const setting = await server.setting();
  const reason = reasonFrom(body.reason);
  const read = readEntry(entryFrom(body.entry), setting.today());
  if (!read.ok) throw new ProblemError(...read.problems);
  await freeStagingPlace(server.database);
  return write((trx) => registerEntry({ trx, setting, slots: slotsOf(server.database), actor }, read.value, { reason, join: body.join === true }));
};
