import type { Kysely } from 'kysely';
import type { Actor, Delegation } from '#domain/access/actor.ts';
import { type CivilDate, civilDateAt } from '#domain/calendar/civil-date.ts';
import type { Places } from '#domain/indicator/evaluate.ts';
import { type OrganisationChange, withChanges } from '#domain/organisation/change.ts';
import { asOn, type District, isInForce, type TreeNode, type Unit } from '#domain/organisation/organisation.ts';
import { placesIn } from '#domain/organisation/places.ts';
import { datedTree } from '#domain/organisation/tree.ts';
import type { Label } from '#domain/text.ts';
import type { Schema } from '../database/schema.ts';
import type { Trees } from '../ledger/scope-filter.ts';

/** A person of the bureau (本局人员). */
export interface Person {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly roles: readonly string[];
  readonly user?: string;
  readonly active: boolean;
}

/** The bureau as it is today: units, districts, people (机构). Units and districts that have ended or are to come are among them. */
export interface Organisation extends Trees {
  readonly name: string;
  /** Its name in English, where one was given. */
  readonly nameEn?: string;
  readonly kind: 'demo' | 'real';
  readonly units: readonly Unit[];
  readonly districts: readonly District[];
  /** Those of them that are in force. */
  readonly unitsNow: readonly Unit[];
  readonly districtsNow: readonly District[];
  readonly people: readonly Person[];
  /** What the trees of units and districts say of a figure's scope. */
  readonly places: Places;
  findUnit(code: string): Unit | undefined;
  findDistrict(code: string): District | undefined;
  findPerson(code: string): Person | undefined;
  /** How a person is shown: by name, and by the code who is not known here. */
  personName(code: string): string;
  findUser(user: string): Person | undefined;
}

function treeOf<T extends TreeNode>(nodes: readonly T[], today: CivilDate): { readonly now: readonly T[]; find(code: string): T | undefined; readonly tree: ReturnType<typeof datedTree> } {
  const now = nodes.map((node) => asOn(node, today));
  const byCode = new Map(now.map((node) => [node.code, node]));
  return { now, find: (code) => byCode.get(code), tree: datedTree(nodes, today) };
}

/** The bureau of some units, districts and people on a day: each unit and district with the name and place that it has then. */
export function organisationFrom(name: string, kind: 'demo' | 'real', units: readonly Unit[], districts: readonly District[], people: readonly Person[], today: CivilDate): Organisation {
  const byCode = new Map(people.map((person) => [person.code, person]));
  const byUser = new Map(people.flatMap((person) => (person.user ? [[person.user, person] as const] : [])));
  const [own, areas] = [treeOf(units, today), treeOf(districts, today)];
  return {
    name, kind, people, units: own.now, districts: areas.now,
    findUnit: own.find,
    findDistrict: areas.find,
    findPerson: (code) => byCode.get(code),
    personName: (code) => byCode.get(code)?.name ?? code,
    findUser: (user) => byUser.get(user),
    unitsNow: own.now.filter((unit) => isInForce(unit, today)),
    districtsNow: areas.now.filter((district) => isInForce(district, today)),
    unitTree: own.tree,
    districtTree: areas.tree,
    places: placesIn({ nodes: units, tree: own.tree }, { nodes: districts, tree: areas.tree }, today),
  };
}

/** Units and districts as each began, and what has happened to them since, in the order of recording. */
export interface Beginnings {
  readonly units: readonly Unit[];
  readonly districts: readonly District[];
  readonly changes: readonly OrganisationChange[];
}

export async function readBeginnings(database: Kysely<Schema>): Promise<Beginnings> {
  const units = await database.selectFrom('unit').selectAll().orderBy('position').orderBy('code').execute();
  const districts = await database.selectFrom('district').selectAll().orderBy('position').orderBy('code').execute();
  const changes = await database.selectFrom('organisation_change').select(['node', 'code', 'kind', 'effective', 'content']).orderBy('id').execute();
  return {
    units: units.map((row) => ({
      code: row.code, name: { zh: row.name_zh, en: row.name_en }, kind: row.kind, functions: row.functions, from: row.valid_from,
      ...(row.parent && { parent: row.parent }), ...(row.district && { district: row.district }), ...(row.valid_to && { to: row.valid_to }),
    })),
    districts: districts.map((row) => ({
      code: row.code, name: { zh: row.name_zh, en: row.name_en }, from: row.valid_from, successors: row.successors,
      ...(row.parent && { parent: row.parent }), ...(row.valid_to && { to: row.valid_to }),
    })),
    changes: changes.map(({ node, code, kind, effective, content }) => ({ ...content, node, code, kind, on: effective })),
  };
}

/** The bureau bears the name of its root unit once that was renamed, else the one that it was created with. */
function nameOf(units: readonly Unit[], settings: Readonly<Record<string, unknown>>, today: CivilDate): { readonly name: string; readonly nameEn?: string } {
  const root = units.find(({ parent, standings = [] }) => parent === undefined && standings.length > 0);
  if (root) return { name: asOn(root, today).name.zh, nameEn: asOn(root, today).name.en };
  const { name, nameEn } = settings;
  return { name: String(name ?? '知识产权局'), ...(typeof nameEn === 'string' && nameEn !== '' && { nameEn }) };
}

/** Reads the bureau as it is on a day, today unless told. Undefined where there is no bureau yet. */
export async function findOrganisation(database: Kysely<Schema>, today: CivilDate = civilDateAt(new Date().toISOString())): Promise<Organisation | undefined> {
  const installation = await database.selectFrom('installation').selectAll().executeTakeFirst();
  if (!installation) return undefined;
  const began = await readBeginnings(database);
  const people = await database.selectFrom('person').selectAll().orderBy('code').execute();
  const units = withChanges('unit', began.units, began.changes);
  const districts = withChanges('district', began.districts, began.changes);
  const staff = people.map((row) => ({ code: row.code, name: row.name, unit: row.unit, roles: row.roles, active: row.active, ...(row.user_name && { user: row.user_name }) }));
  const { name, nameEn } = nameOf(units, installation.settings, today);
  const organisation = organisationFrom(name, installation.kind, units, districts, staff, today);
  return nameEn === undefined ? organisation : { ...organisation, nameEn };
}

/** The bureau's name in both languages; without an English one it stands as entered. */
export function bureauName({ name, nameEn }: Pick<Organisation, 'name' | 'nameEn'>): Label {
  return { zh: name, en: nameEn ?? name };
}

/** The posts that a person fills today for others who are away. */
export async function delegationsOf(database: Kysely<Schema>, organisation: Organisation, person: string, today: CivilDate): Promise<readonly Delegation[]> {
  const rows = await database.selectFrom('delegation').select('delegator').where('deputy', '=', person).where('since', '<=', today).where('until', '>=', today).execute();
  return postsOf(organisation, rows.map(({ delegator }) => delegator));
}

function postsOf(organisation: Organisation, delegators: readonly string[]): readonly Delegation[] {
  return delegators.flatMap((delegator) => {
    const from = organisation.findPerson(delegator);
    return from ? [{ person: from.code, unit: from.unit, functions: organisation.findUnit(from.unit)?.functions ?? [], roles: from.roles }] : [];
  });
}

/** The person as an actor, standing in for those who delegated to them. */
export function actorFor(organisation: Organisation, person: Person, delegators: readonly string[]): Actor {
  const functions = organisation.findUnit(person.unit)?.functions ?? [];
  return { kind: 'staff', person: person.code, unit: person.unit, functions, roles: person.roles, delegations: postsOf(organisation, delegators) };
}

/** The person as an actor, with the delegations in force today. */
export async function actorOf(database: Kysely<Schema>, organisation: Organisation, person: Person, today: CivilDate): Promise<Actor> {
  const functions = organisation.findUnit(person.unit)?.functions ?? [];
  const delegations = await delegationsOf(database, organisation, person.code, today);
  return { kind: 'staff', person: person.code, unit: person.unit, functions, roles: person.roles, delegations };
}
