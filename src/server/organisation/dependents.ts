import { type Kysely, sql } from 'kysely';
import type { Static } from 'typebox';
import type { CivilDate } from '#domain/calendar/civil-date.ts';
import type { Catalog } from '#domain/catalog/catalog.ts';
import type { NodeKind } from '#domain/organisation/change.ts';
import { childrenFrom } from '#domain/organisation/check-change.ts';
import { isInForce, standingOn } from '#domain/organisation/organisation.ts';
import type { Label } from '#domain/text.ts';
import type { Dependent } from '#contract/organisation-schemas.ts';
import type { Schema } from '../database/schema.ts';
import type { Organisation } from './organisation.ts';

type Dependents = Static<typeof Dependent>[];

/** What is to end, and from which day it is no more. */
export interface Ending {
  readonly node: NodeKind;
  readonly code: string;
  readonly on: CivilDate;
  readonly today: CivilDate;
  /** What takes its place. */
  readonly successors?: readonly string[];
}

function told(what: Dependents[number]['what'], names: readonly Label[], blocks: boolean, count = names.length): Dependents {
  return count === 0 ? [] : [{ what, count, names: names.map((name) => ({ ...name })), blocks }];
}

/** Open cases that a unit handles or leads, or that concern a district: a number only. */
async function openCases(database: Kysely<Schema>, { node, code }: Ending): Promise<number> {
  const own = node === 'unit' ? sql`(unit = ${code} or lead = ${code})` : sql`district = ${code}`;
  const { rows } = await sql<{ open: bigint }>`select count(*)::bigint as open from case_file where closed_on is null and not annulled and ${own}`.execute(database);
  return Number(rows[0]?.open ?? 0n);
}

/** Functions of an ending unit that no other unit has on that day. */
function leftFunctions({ units, findUnit }: Organisation, { code, on }: Ending): readonly string[] {
  const own = findUnit(code);
  if (!own) return [];
  const others = units.filter((unit) => unit.code !== code && isInForce(unit, on)).flatMap((unit) => standingOn(unit, on).functions ?? []);
  return (standingOn(own, on).functions ?? []).filter((each) => !others.includes(each));
}

/** What depends on a unit or district that is to end (撤销前须处理的); what blocks must be seen to first. */
export async function dependentsOf(database: Kysely<Schema>, catalog: Catalog, organisation: Organisation, ending: Ending): Promise<Dependents> {
  const { node, code, on, today } = ending;
  const namesOf = (nodes: readonly { readonly name: Label }[]): readonly Label[] => nodes.map(({ name }) => name);
  const cases = told('cases', [], false, await openCases(database, ending));
  if (node === 'district') {
    const bureaus = organisation.units.filter((unit) => unit.district === code && isInForce(unit, on));
    return [...told('children', namesOf(childrenFrom(organisation.districts, code, on)), true), ...told('district-bureaus', namesOf(bureaus), false), ...cases];
  }
  const people = organisation.people.filter(({ unit, active }) => active && unit === code).map(({ name }) => ({ zh: name, en: name }));
  const functions = leftFunctions(organisation, ending).map((each) => catalog.functions[each] ?? { zh: each, en: each });
  return [
    ...told('children', namesOf(childrenFrom(organisation.units, code, on)), true),
    ...told('people', people, on <= today),
    ...told('functions', functions, false),
    ...cases,
  ];
}
