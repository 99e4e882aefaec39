import type { Kysely } from 'kysely';
import type { Actor, Delegation } from '#domain/access/actor.ts';
import type { CivilDate } from '#domain/calendar/civil-date.ts';
import type { District, Unit } from '#domain/organisation/organisation.ts';
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

/** The bureau as it is today: units, districts, people (机构). */
export interface Organisation extends Trees {
  readonly name: string;
  /** Its name in English, where one was given. */
  readonly nameEn?: string;
  readonly kind: 'demo' | 'real';
  readonly units: readonly Unit[];
  readonly districts: readonly District[];
  readonly people: readonly Person[];
  findUnit(code: string): Unit | undefined;
  findDistrict(code: string): District | undefined;
  findPerson(code: string): Person | undefined;
  findUser(user: string): Person | undefined;
}

interface Node {
  readonly code: string;
  readonly parent?: string;
}

/** The codes at and below one. A code that is unknown stands for itself. */
function under(nodes: readonly Node[], code: string): readonly string[] {
  const found = [code];
  for (let index = 0; index < found.length; index += 1) {
    found.push(...nodes.filter((node) => node.parent === found[index]).map((node) => node.code));
  }
  return found;
}

export function organisationFrom(name: string, kind: 'demo' | 'real', units: readonly Unit[], districts: readonly District[], people: readonly Person[]): Organisation {
  const byCode = new Map(people.map((person) => [person.code, person]));
  const byUser = new Map(people.flatMap((person) => (person.user ? [[person.user, person] as const] : [])));
  return {
    name, kind, units, districts, people,
    findUnit: (code) => units.find((unit) => unit.code === code),
    findDistrict: (code) => districts.find((district) => district.code === code),
    findPerson: (code) => byCode.get(code),
    findUser: (user) => byUser.get(user),
    unitsUnder: (code) => under(units, code),
    districtsUnder: (code) => under(districts, code),
  };
}

/** Reads the bureau as it is. Undefined where there is no bureau yet. */
export async function findOrganisation(database: Kysely<Schema>): Promise<Organisation | undefined> {
  const installation = await database.selectFrom('installation').selectAll().executeTakeFirst();
  if (!installation) return undefined;
  const units = await database.selectFrom('unit').selectAll().orderBy('position').orderBy('code').execute();
  const districts = await database.selectFrom('district').selectAll().orderBy('position').orderBy('code').execute();
  const people = await database.selectFrom('person').selectAll().orderBy('code').execute();
  const name = String(installation.settings['name'] ?? '知识产权局');
  const nameEn = installation.settings['nameEn'];
  const organisation = organisationFrom(
    name,
    installation.kind,
    units.map((row) => ({
      code: row.code, name: { zh: row.name_zh, en: row.name_en }, kind: row.kind, functions: row.functions, from: row.valid_from,
      ...(row.parent && { parent: row.parent }), ...(row.district && { district: row.district }), ...(row.valid_to && { to: row.valid_to }),
    })),
    districts.map((row) => ({
      code: row.code, name: { zh: row.name_zh, en: row.name_en }, from: row.valid_from, successors: row.successors,
      ...(row.parent && { parent: row.parent }), ...(row.valid_to && { to: row.valid_to }),
    })),
    people.map((row) => ({ code: row.code, name: row.name, unit: row.unit, roles: row.roles, active: row.active, ...(row.user_name && { user: row.user_name }) })),
  );
  return typeof nameEn === 'string' && nameEn !== '' ? { ...organisation, nameEn } : organisation;
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
