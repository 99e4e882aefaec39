import { sql, type Transaction } from 'kysely';
import type { Static } from 'typebox';
import type { Catalog } from '#domain/catalog/catalog.ts';
import { type Problem, problem, ProblemError } from '#domain/errors.ts';
import { type OrganisationChange, withChanges } from '#domain/organisation/change.ts';
import { CHANGE_FIELDS, checkChange } from '#domain/organisation/check-change.ts';
import { type District, type Unit, type UnitKind, UNIT_KINDS } from '#domain/organisation/organisation.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { WantedChange } from '#contract/organisation-schemas.ts';
import type { Operation } from '../context.ts';
import type { Schema } from '../database/schema.ts';
import { type Beginnings, type Organisation, readBeginnings } from '../organisation/organisation.ts';

type Wanted = Static<typeof WantedChange>;

/** Any number, the same in every version: two recordings at a time would be checked against the same chart. */
const RECORDING_LOCK = 7_241_968_002;

const PEOPLE_LEFT = { zh: '还有在岗人员属于它，请先把他们调到别的单位。', en: 'People still belong to it; move them to another unit first.' };

/**
 * Records what happens to units and districts, all of it or nothing (机构、区划变动). Nothing is overwritten: how a unit
 * stood on a day is folded from how it began and what was recorded since, so that figures of the past stay as they were.
 */
export const changeOrganisation: Operation<typeof ROUTES.changeOrganisation> = async (server, { body, actor, write }) => {
  const basis = body.basis.trim();
  if (basis === '') throw new ProblemError(problem('required', { field: CHANGE_FIELDS.basis }, 'basis'));
  const organisation = await server.organisation();
  const today = (await server.setting()).today();
  const saved = await write(async (trx) => {
    await sql`select pg_advisory_xact_lock(${RECORDING_LOCK})`.execute(trx);
    const changes = checked(await readBeginnings(trx), body.changes, server.catalog, peopleLeft(organisation, today));
    for (const change of changes) await record(trx, change, basis, actor.person);
    return { codes: changes.map(({ code }) => code) };
  });
  server.refresh();
  return saved;
};

/** A unit whose end has come cannot keep its people. */
function peopleLeft({ people }: Organisation, today: string): (change: OrganisationChange) => readonly Problem[] {
  return ({ kind, node, code, on }) => {
    const isLeft = kind === 'end' && node === 'unit' && on <= today && people.some(({ unit, active }) => active && unit === code);
    return isLeft ? [problem('guard-refused', { reason: PEOPLE_LEFT }, 'code')] : [];
  };
}

/** The changes with their codes, each checked against the chart as those before it leave it. @throws ProblemError naming every one that is wrong */
function checked(began: Beginnings, wanted: readonly Wanted[], catalog: Catalog, more: (change: OrganisationChange) => readonly Problem[]): readonly OrganisationChange[] {
  let now = began;
  const changes: OrganisationChange[] = [];
  const problems: Problem[] = [];
  for (const [index, each] of wanted.entries()) {
    const change = changeFrom(each, now.units);
    const chart = { units: withChanges('unit', now.units, now.changes), districts: withChanges('district', now.districts, now.changes), functions: Object.keys(catalog.functions) };
    const found = [...checkChange(chart, change), ...more(change)];
    problems.push(...found.map((one) => (wanted.length === 1 ? one : { ...one, path: `changes[${index}].${one.path ?? 'code'}` })));
    if (found.length > 0) continue;
    changes.push(change);
    now = after(now, change);
  }
  if (problems.length > 0) throw new ProblemError(...problems);
  return changes;
}

function after({ units, districts, changes }: Beginnings, change: OrganisationChange): Beginnings {
  const isNew = change.kind === 'add';
  return {
    units: isNew && change.node === 'unit' ? [...units, unitFrom(change)] : units,
    districts: isNew && change.node === 'district' ? [...districts, districtFrom(change)] : districts,
    changes: [...changes, change],
  };
}

function changeFrom({ node, kind, on, code, name, parent, functions, unitKind, district, successors }: Wanted, units: readonly Unit[]): OrganisationChange {
  const names = name && { zh: name.zh.trim(), en: name.en?.trim() || name.zh.trim() };
  return {
    node, kind, on, code: code?.trim() || (node === 'unit' && kind === 'add' ? nextCode(units) : ''),
    ...(names && { name: names }), ...(parent && { parent }), ...(functions && { functions: [...new Set(functions)] }),
    ...(unitKind && { unitKind: unitKind as UnitKind }), ...(district && { district }), ...(successors && { successors: [...new Set(successors)] }),
  };
}

/** `u001`, `u002` …: codes are never used again. */
function nextCode(units: readonly Unit[]): string {
  const last = Math.max(0, ...units.map(({ code }) => Number(/^u(\d{1,6})$/.exec(code)?.[1] ?? 0)));
  return `u${String(last + 1).padStart(3, '0')}`;
}

function unitFrom({ code, name, parent, functions, unitKind, district, on }: OrganisationChange): Unit {
  const kind = unitKind && Object.hasOwn(UNIT_KINDS, unitKind) ? unitKind : 'division';
  return { code, name: name ?? { zh: code, en: code }, kind, functions: functions ?? [], from: on, ...(parent && { parent }), ...(district && { district }) };
}

function districtFrom({ code, name, parent, on }: OrganisationChange): District {
  return { code, name: name ?? { zh: code, en: code }, from: on, ...(parent && { parent }) };
}

async function record(trx: Transaction<Schema>, change: OrganisationChange, basis: string, person: string): Promise<void> {
  const { node, code, kind, on, ...content } = change;
  if (kind === 'add') await begin(trx, change);
  await trx.insertInto('organisation_change').values({ node, code, kind, effective: on, content: JSON.stringify(content), basis, recorded_by: person }).execute();
}

async function begin(trx: Transaction<Schema>, change: OrganisationChange): Promise<void> {
  const table = change.node === 'unit' ? 'unit' : 'district';
  const last = await trx.selectFrom(table).select(({ fn }) => fn.max('position').as('position')).executeTakeFirst();
  const position = (last?.position ?? 0) + 1;
  if (change.node === 'unit') {
    const { code, name, parent = null, kind, functions, district = null, from } = unitFrom(change);
    await trx.insertInto('unit').values({ code, name_zh: name.zh, name_en: name.en, parent, kind, functions: JSON.stringify(functions), district, valid_from: from, valid_to: null, position }).execute();
  } else {
    const { code, name, parent = null, from } = districtFrom(change);
    await trx.insertInto('district').values({ code, name_zh: name.zh, name_en: name.en, parent, valid_from: from, valid_to: null, successors: '[]', position }).execute();
  }
}
