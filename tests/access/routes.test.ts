import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROLES } from '#catalog/roles.ts';
import { type Access, needsKey } from '#contract/route.ts';
import { type RouteId, ROUTES } from '#contract/routes.ts';
import type { Database } from '#server/database/database.ts';
import { openBureau, type TestBureau } from '../support/bureau.ts';
import { openTestDatabase } from '../support/database.ts';

const ROLE_IDS = Object.keys(ROLES) as (keyof typeof ROLES)[];
const ROUTE_IDS = Object.keys(ROUTES) as RouteId[];

/** What administrators without business data may call, written here a second time on purpose. */
const ADMINISTRATION: readonly RouteId[] = ['signIn', 'signOut', 'me', 'changePassword', 'organisation', 'organisationChart', 'organisationDependents', 'changeOrganisation', 'people', 'savePerson', 'delegations', 'calendar', 'saveCalendar', 'rules', 'saveRule', 'verify'];
const BLIND: readonly string[] = ['system-admin', 'security-admin', 'audit-admin'];
const READ_ONLY: readonly string[] = ['auditor', 'discipline'];
/** No GET, and yet for those too who may only read: their own session, and a query too long for an address. */
const OWN_SESSION: readonly RouteId[] = ['signIn', 'signOut', 'changePassword', 'searchPatentsLong'];

type Verdict = 'let in' | 'sign in first' | 'refused';

function expected(id: RouteId, role: string | undefined): Verdict {
  const { method } = ROUTES[id];
  const access: Access = ROUTES[id].access;
  if (access !== 'anyone' && role === undefined) return 'sign in first';
  if (role === undefined) return 'let in';
  if (BLIND.includes(role) && !ADMINISTRATION.includes(id)) return 'refused';
  if (typeof access === 'object' && !access.roles.includes(role)) return 'refused';
  if (READ_ONLY.includes(role) && method !== 'GET' && !OWN_SESSION.includes(id)) return 'refused';
  return 'let in';
}

function verdictOf(status: number, code: unknown): Verdict {
  if (status === 401 && code === 'not-signed-in') return 'sign in first';
  return status === 403 ? 'refused' : 'let in';
}

/** What a route wants in its query before it looks at anything else. */
function requiredQuery(route: { readonly query?: { readonly required?: readonly string[] } }): Record<string, string> {
  const samples: Readonly<Record<string, string>> = { year: '2026', format: 'docx' };
  return Object.fromEntries((route.query?.required ?? []).map((name) => [name, samples[name] ?? name]));
}

describe('each route lets in just whom its declaration names', () => {
  let database: Database;
  let bureau: TestBureau;
  beforeAll(async () => {
    database = await openTestDatabase();
    bureau = await openBureau(database);
  });
  afterAll(async () => {
    await bureau.close();
    await database.close();
  });

  const verdict = async (id: RouteId, role: string | undefined): Promise<Verdict> => {
    const isBusinessPortal = ROUTES[id].surface === 'portal';
    const reply = await bureau.call(id, isBusinessPortal ? undefined : role, { query: { year: '2026' } });
    const code = reply.headers['content-type']?.toString().includes('json') ? reply.json<{ code?: string }>().code : undefined;
    expect(reply.statusCode, `${id} as ${role ?? 'nobody'}: ${reply.body}`).not.toBe(500);
    return verdictOf(reply.statusCode, code);
  };

  test.each(ROUTE_IDS.filter((id) => id !== 'signOut'))('%s', async (id) => {
    const surfaces = ROUTES[id].surface === 'portal' ? [undefined] : [undefined, ...ROLE_IDS];
    const found = await Promise.all(surfaces.map(async (role) => [role ?? 'nobody', await verdict(id, role)]));
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(surfaces.map((role) => [role ?? 'nobody', expected(id, role)])));
  });

  test('a portal knows no route of the office, and the office none of the portal', async () => {
    const elsewhere = await Promise.all(ROUTE_IDS.filter((id) => ROUTES[id].surface !== 'both').map(async (id) => {
      const { method, path, surface } = ROUTES[id];
      const other = surface === 'portal' ? bureau.office : bureau.portal;
      return (await other.inject({ method, url: `/api/v1${path.replaceAll(/:\w+/g, 'x')}` })).statusCode;
    }));
    expect(new Set(elsewhere)).toEqual(new Set([404]));
  });

  test('every write without a key is refused, naming the header', async () => {
    for (const id of ROUTE_IDS.filter((each) => needsKey(ROUTES[each]) && !ROUTES[each].path.includes(':') && !('body' in ROUTES[each]))) {
      const query = requiredQuery(ROUTES[id]);
      const reply = await bureau.call(id, 'statistics-officer', { key: null, query });
      expect([id, reply.statusCode, reply.json().code]).toEqual([id, 400, 'idempotency-key-missing']);
    }
  });
});
