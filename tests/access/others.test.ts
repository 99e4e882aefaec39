import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROLES } from '#catalog/roles.ts';
import type { Reply } from '#contract/route.ts';
import type { RouteId, ROUTES } from '#contract/routes.ts';
import type { Database } from '#server/database/database.ts';
import { stopExports } from '#server/search/export-work.ts';
import { openBureau, PEOPLE, type TestBureau, type TestCall, UNITS } from '../support/bureau.ts';
import { openTestDatabase } from '../support/database.ts';

/** Somebody of every post who is not the one whose things are asked for. */
const OTHERS: readonly string[] = Object.keys(ROLES).filter((role) => role !== 'officer');
const WEST = { code: 'west', name: { zh: '西区知识产权局', en: 'West Bureau' }, parent: 'bureau', kind: 'district-bureau' as const, functions: ['district'], district: '990102', from: '2019-01-01' };
const DISTRICTS = [
  { code: '990100', name: { zh: '样例市', en: 'Sample City' }, from: '2019-01-01' },
  ...(['990101', '990102'] as const).map((code) => ({ code, name: { zh: code === '990101' ? '东区' : '西区', en: code === '990101' ? 'East' : 'West' }, parent: '990100', from: '2019-01-01' })),
];
const NEIGHBOURS = (['district-officer', 'division-head', 'officer'] as const).map((role, index) => ({ code: `w${index}`, name: `西区${index}`, unit: 'west', roles: [role], user: `west-${role}`, active: true }));
const IDENTITY_BODY = { of: 'name', subject: '甲', party: 'x', decision: 'same' };

/** What somebody may try with a thing whose id they guessed, and what it takes. */
function guesses(routes: readonly RouteId[], call: (route: RouteId) => TestCall): readonly (readonly [RouteId, TestCall])[] {
  return routes.map((route) => [route, call(route)] as const);
}

describe('what is somebody’s own is nobody else’s, whatever id they guess', () => {
  let database: Database;
  let bureau: TestBureau;
  beforeAll(async () => {
    database = await openTestDatabase();
    bureau = await openBureau(database, { now: () => new Date('2026-03-03T02:00:00.000Z'), units: [...UNITS, WEST], districts: DISTRICTS, people: [...PEOPLE, ...NEIGHBOURS] });
  });
  afterAll(async () => {
    await stopExports(bureau.server);
    await (await bureau.server.search()).close();
    await bureau.close();
    await database.close();
  });

  const made = async <Id extends RouteId>(route: Id, user: string, call: TestCall): Promise<Reply<(typeof ROUTES)[Id]>> => {
    const reply = await bureau.call(route, user, call);
    if (reply.statusCode !== 200) throw new Error(`${route} as ${user}: ${reply.body}`);
    return reply.json();
  };
  const statuses = async (users: readonly string[], tries: readonly (readonly [RouteId, TestCall])[]): Promise<ReadonlySet<number>> => {
    const found = await Promise.all(users.flatMap((user) => tries.map(async ([route, call]) => (await bureau.call(route, user, call)).statusCode)));
    return new Set(found);
  };

  const order: TestCall = { body: { name: '专题', shared: 'edit' } };
  const reading: readonly RouteId[] = ['collection', 'exportCollection'];
  const writing: readonly RouteId[] = ['addToCollection', 'removeFromCollection', 'noteInCollection'];
  const owning: readonly RouteId[] = ['changeCollection', 'removeCollection'];
  const collectionCalls = (id: string) => (route: RouteId): TestCall => ({
    params: { id, patent: '1' }, ...(route === 'exportCollection' && { query: { format: 'csv' } }),
    ...(route === 'addToCollection' || route === 'removeFromCollection' ? { body: { patents: ['1'] } } : {}), ...(route === 'noteInCollection' && { body: { note: '注' } }), ...(route === 'changeCollection' && order),
  });

  test('a private collection is found by nobody; one shared to be read is read and not written; its owner alone renames, shares and deletes', async () => {
    const { id } = await made('createCollection', 'officer', { body: { name: '专题' } });
    const call = collectionCalls(id);
    expect(await statuses(OTHERS, guesses([...reading, ...writing, ...owning], call))).toEqual(new Set([403, 404]));
    expect(await statuses(['clerk', 'district-officer', 'director'], guesses([...reading, ...writing, ...owning], call))).toEqual(new Set([404]));
    await made('changeCollection', 'officer', { params: { id }, body: { name: '专题', shared: 'read' } });
    expect(await statuses(['clerk', 'district-officer', 'auditor'], guesses(reading, call))).toEqual(new Set([200]));
    expect(await statuses(OTHERS, guesses([...writing, ...owning], call))).toEqual(new Set([403]));
    await made('changeCollection', 'officer', { params: { id }, body: { name: '专题', shared: 'edit' } });
    expect(await statuses(OTHERS, guesses(owning, call))).toEqual(new Set([403]));
    await made('changeCollection', 'officer', { params: { id }, body: { name: '专题', shared: 'none' } });
    const within: TestCall = { query: { q: '', within: id } };
    const file: TestCall = { query: { q: '', within: id, format: 'csv' } };
    expect(await statuses(['clerk', 'director'], [...guesses(reading, call), ['searchPatents', within], ['exportSearch', file], ['startSearchExport', { body: { within: id, format: 'csv' } }]])).toEqual(new Set([404]));
  });

  test('a file of hits is fetched and cancelled by whoever asked for it', async () => {
    const { id } = await made('startSearchExport', 'officer', { body: { q: '', format: 'csv' } });
    expect(await statuses(OTHERS, guesses(['searchExportFile', 'removeSearchExport'], () => ({ params: { id } })))).toEqual(new Set([403, 404]));
    expect((await made('searchExports', 'director', {})).rows).toEqual([]);
    expect((await made('searchExports', 'officer', {})).rows).toHaveLength(1);
  });

  test('a district’s return is read and filled by that district and the bureau, by no other district and no other division', async () => {
    await made('openMonthlyReturns', 'statistics-officer', { body: { month: '2026-02', indicators: ['inventions-in-force'] } });
    const { rows } = await made('monthlyReturns', 'statistics-officer', { query: { month: '2026-02' } });
    const east = rows.find(({ district }) => district === '990101')?.case;
    const call = (): TestCall => ({ params: { id: east?.id ?? '' }, body: { action: 'fill', input: { rows: [] }, basedOn: 1 } });
    const neighbours = NEIGHBOURS.map(({ user }) => user);
    const own: TestCall = { params: { id: east?.id ?? '' } };
    expect(await statuses([...neighbours, 'officer', 'hotline-officer'], [['monthlyReturn', own], ['monthlyReturnForm', own], ['getCase', own], ['act', call()]])).toEqual(new Set([404]));
    expect((await made('monthlyReturns', 'west-district-officer', { query: { month: '2026-02' } })).rows.map(({ district }) => district)).toEqual(['990102']);
    expect(await statuses(['district-officer', 'director'], [['monthlyReturn', own]])).toEqual(new Set([200]));
    expect((await bureau.call('act', 'director', call())).statusCode).toBe(403);
    expect((await bureau.call('act', 'district-officer', { ...call(), body: { action: 'lock', input: {}, basedOn: 1 } })).statusCode).not.toBe(200);
  });

  test('parties and places are decided by the statistics post and the division that owns the register, not by districts or other divisions', async () => {
    const tries = guesses(['decideParty', 'undoPartyDecision', 'mergeParties', 'setPatentPlaces', 'undoPatentPlace'], (route) => ({
      params: { id: 'x' }, body: { decideParty: IDENTITY_BODY, mergeParties: { into: 'y', reason: '同一' }, setPatentPlaces: { patents: ['1'], district: '990101', reason: '核对' } }[route as string] ?? { reason: '有误' },
    }));
    expect(await statuses([...NEIGHBOURS.map(({ user }) => user), 'district-officer', 'division-head', 'clerk', 'auditor', 'director'], tries)).toEqual(new Set([403]));
    expect(await statuses(['statistics-officer'], tries)).toEqual(new Set([404]));
  });
});
