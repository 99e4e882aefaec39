import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { CATALOG } from '#catalog/index.ts';
import type { Actor } from '#domain/access/actor.ts';
import { mayReadCase } from '#domain/access/reading.ts';
import type { CaseType } from '#domain/case/case-type.ts';
import type { CaseView } from '#domain/case/view.ts';
import { readableCondition } from '#server/store/list.ts';
import { insertAll } from '#server/database/bulk.ts';
import { standingInserts } from '#server/store/record.ts';
import { sql } from 'kysely';
import { eachEngine } from '../support/database.ts';
import { setting } from '../support/work.ts';

const UNITS = ['u1', 'u2', 'u3'];
const PEOPLE = ['p1', 'p2', 'p3', 'p4'];
const FUNCTIONS = Object.keys(CATALOG.functions);

/** Where somebody works; each unit has some of the functions. */
const postOf = fc.record({
  person: fc.constantFrom(...PEOPLE),
  unit: fc.constantFrom(...UNITS),
  functions: fc.subarray(FUNCTIONS, { maxLength: 3 }),
  roles: fc.subarray(Object.keys(CATALOG.roles), { minLength: 1, maxLength: 3 }),
});

const actors: fc.Arbitrary<Actor> = fc.tuple(postOf, fc.array(postOf, { maxLength: 1 })).map(([post, delegations]) => ({ kind: 'staff', ...post, delegations }));

/** An approval that waits in a case of the type, if the type has any. */
function pendings(type: CaseType): fc.Arbitrary<CaseView['pending']> {
  const actions = Object.entries(type.actions).filter(([, { approval }]) => approval?.length);
  if (actions.length === 0) return fc.constant(undefined);
  const waiting = fc.constantFrom(...actions).chain(([action, { approval = [] }]) => fc.record({
    action: fc.constant(action), step: fc.integer({ min: 0, max: approval.length - 1 }), proposedBy: fc.constantFrom(...PEOPLE),
    proposedSeq: fc.constant(1), on: fc.constant('2026-03-01'), input: fc.constant({}), opinions: fc.constant([]),
  }));
  return fc.option(waiting, { nil: undefined });
}

function viewsOf(type: CaseType, index: number): fc.Arbitrary<CaseView> {
  return fc.record({
    unit: fc.constantFrom(...UNITS),
    openedBy: fc.constantFrom(...PEOPLE),
    assignee: fc.option(fc.constantFrom(...PEOPLE), { nil: undefined }),
    leadUnit: fc.option(fc.constantFrom(...FUNCTIONS, ...UNITS), { nil: undefined }),
    panel: fc.option(fc.subarray(PEOPLE, { maxLength: 3 }), { nil: undefined }),
    pending: pendings(type),
  }).map(({ leadUnit, panel, ...rest }) => ({
    ...rest, id: `${type.id}-${index}`, number: `${type.id}-${index}`, type: type.id, typeVersion: type.version, version: 1, state: type.opening.state,
    values: { ...(leadUnit && { leadUnit }), ...(panel && { panel: panel.map((person, id) => ({ id: String(id), person })) }) },
    openedOn: '2026-03-01', annulled: false, steps: [],
  }));
}

/** Cases of every type, a dozen of each, the same at every run. */
const CASES = CATALOG.current.flatMap((type) => Array.from({ length: 12 }, (_, index) => fc.sample(viewsOf(type, index), { seed: 7 + index, numRuns: 1 })[0] as CaseView));

eachEngine('who may read which cases', ({ database }) => {
  beforeAll(async () => {
    const stored = CASES.map((view) => {
      const type = CATALOG.getType(view.type);
      return { view, type: { ...type, title: () => view.id, district: () => undefined, dayOf: () => view.openedOn, fields: {}, deadlines: {} }, head: '' };
    });
    await database().transaction((trx) => insertAll(trx, standingInserts(setting, stored)));
  });

  test('a list holds just the cases that the rules let this person read', async () => {
    await fc.assert(fc.asyncProperty(actors, async (actor) => {
      const { rows } = await sql<{ id: string }>`select id from case_file f where ${readableCondition(CATALOG, actor)} order by id`.execute(database().kysely);
      const allowed = CASES.filter((view) => mayReadCase(CATALOG.getType(view.type), view, actor, CATALOG.reading)).map(({ id }) => id);
      expect(rows.map(({ id }) => id)).toEqual(allowed.toSorted());
    }), { numRuns: 150 });
  });

  test('a system administrator sees no case at all', async () => {
    const actor: Actor = { kind: 'staff', person: 'p1', unit: 'u1', functions: FUNCTIONS, roles: ['system-admin'], delegations: [] };
    const { rows } = await sql`select id from case_file f where ${readableCondition(CATALOG, actor)}`.execute(database().kysely);
    expect(rows).toEqual([]);
  });
});
