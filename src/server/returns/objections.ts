import type { CivilDate } from '#domain/calendar/civil-date.ts';
import { findStep } from '#domain/case/view.ts';
import { endOfTerm } from '#domain/deadline/term.ts';
import { problem, ProblemError } from '#domain/errors.ts';
import type { CaseReference, Values } from '#domain/form/index.ts';
import type { Label } from '#domain/text.ts';
import { bulletinObjection } from '#catalog/governance/bulletin-objection.ts';
import { reportRound } from '#catalog/governance/report-round.ts';
import { districtBulletin } from '#catalog/reports/district-bulletin.ts';
import { bulletinObjectionTerm } from '#catalog/rules/service.ts';
import type { Server } from '../context.ts';
import type { Showing } from '../operations/case-row.ts';
import { readableCase } from '../operations/showing.ts';
import type { StoredCase } from '../store/file-row.ts';

function refuse(zh: string, en: string): never {
  throw new ProblemError(problem('guard-refused', { reason: { zh, en } satisfies Label }));
}

/** A bulletin that an objection names. @throws ProblemError `not-found` for a round the caller may not read */
function bulletinOf(server: Server, showing: Showing, reference: unknown): Promise<StoredCase> | undefined {
  const { id } = (reference ?? {}) as Partial<CaseReference>;
  return typeof id === 'string' ? readableCase(server, showing, id) : undefined;
}

/** The day a bulletin was issued; undefined for a round that is no bulletin, or is not issued yet. */
function issuedOn({ view }: StoredCase): CivilDate | undefined {
  return view.values['genre'] === districtBulletin.id ? findStep(view, 'issue')?.on : undefined;
}

/**
 * An objection is raised against an issued bulletin, within three working days of its issue (三个工作日内), and a district
 * raises its own, no later than today: one that reached the bureau on paper in time is entered there, with its day. What is not
 * well formed the form's own check refuses.
 * @throws ProblemError `guard-refused` with the last day
 */
export async function assertObjectionInTime(server: Server, showing: Showing, type: string, input: Values): Promise<void> {
  if (type === reportRound.id) return assertFitsCorrected(server, showing, input);
  if (type !== bulletinObjection.id) return;
  const bulletin = await bulletinOf(server, showing, input['bulletin']);
  const raisedOn = String(input['raisedOn'] ?? '').slice(0, 10);
  if (!bulletin) return;
  const issued = issuedOn(bulletin);
  if (issued === undefined) refuse('只能对已印发的各区通报提出异议。', 'An objection is raised against a bulletin that was issued.');
  const { rules, calendar } = showing.setting;
  const last = endOfTerm(calendar, issued, rules.on(bulletinObjectionTerm, issued).params.term).day;
  const isLate = raisedOn > last || (ownDistrict(showing) !== undefined && showing.setting.today() > last);
  if (raisedOn !== '' && (raisedOn < issued || isLate)) refuse(`通报于 ${issued} 印发，异议应在 ${last} 前（含当日）提出。`, `The bulletin was issued on ${issued}; an objection is raised by ${last}.`);
  assertOwnDistrict(showing, input);
}

/** The district that the caller works for; undefined for the bureau's own people. */
function ownDistrict({ organisation, actor }: Showing): string | undefined {
  return organisation.findUnit(actor.unit)?.district;
}

/** What a bulletin corrects is an issued one of the same month. @throws ProblemError `guard-refused` */
async function assertFitsCorrected(server: Server, showing: Showing, input: Values): Promise<void> {
  const corrected = await bulletinOf(server, showing, input['corrects']);
  if (!corrected) return;
  const { values } = corrected.view;
  if (issuedOn(corrected) === undefined) refuse('只能更正已印发的各区通报。', 'Only a bulletin that was issued is corrected.');
  if (input['genre'] !== districtBulletin.id || String(input['asOf']).slice(0, 7) !== String(values['asOf']).slice(0, 7)) refuse('更正通报应与所更正的通报为同一体例、同一月份。', 'A correction is a bulletin of the same month as the one it corrects.');
}

function assertOwnDistrict(showing: Showing, input: Values): void {
  const own = ownDistrict(showing);
  if (own !== undefined && input['district'] !== own) refuse('区局只能就本区的数据提出异议。', 'A district objects to its own figures.');
}

/**
 * The correcting bulletin is another one, issued, and says of itself that it corrects the one objected to (更正另发新通报).
 * @throws ProblemError `guard-refused`
 */
export async function assertCorrectsBulletin(server: Server, showing: Showing, { type, view }: StoredCase, { action, input }: { readonly action: string; readonly input: Values }): Promise<void> {
  if (type.id !== bulletinObjection.id || action !== 'name-correction') return;
  const correcting = await bulletinOf(server, showing, input['correctedBy']);
  if (!correcting) return;
  const { id } = view.values['bulletin'] as CaseReference;
  const corrected = (correcting.view.values['corrects'] as CaseReference | undefined)?.id;
  if (corrected !== id) refuse('这期通报没有写明更正的是所异议的通报，请在发起征集时填“更正的通报”。', 'That bulletin does not say that it corrects the one objected to; name it when the round is opened.');
  if (issuedOn(correcting) === undefined) refuse('更正通报还没有印发。', 'The correcting bulletin is not issued yet.');
}
