import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROLES, type RoleId } from '#catalog/roles.ts';
import type { District, Unit } from '#domain/organisation/organisation.ts';
import { type RouteId, ROUTES } from '#contract/routes.ts';
import { giveAccounts } from '#server/accounts/give-accounts.ts';
import type { Database } from '#server/database/database.ts';
import { openApp } from '#server/http/app.ts';
import type { Answer, App, InjectOptions } from '#server/http/bare-app.ts';
import { createBureau } from '#server/organisation/install.ts';
import type { Person } from '#server/organisation/organisation.ts';
import { boundOperations } from '#server/operations/bound.ts';
import { type OpenServer, serverOn } from '#server/start/open-server.ts';

const SINCE = '2019-01-01';

/** A small bureau: three divisions, the 12330 desk and one district's bureau. */
export const UNITS: readonly Unit[] = [
  { code: 'bureau', name: { zh: '样例局', en: 'Sample Bureau' }, kind: 'bureau', functions: [], from: SINCE },
  { code: 'office', name: { zh: '办公室', en: 'Office' }, parent: 'bureau', kind: 'division', functions: ['office', 'legal', 'planning', 'leadership'], from: SINCE },
  { code: 'promotion', name: { zh: '运用促进处', en: 'Promotion' }, parent: 'bureau', kind: 'division', functions: ['promotion', 'public-service', 'agency-window'], from: SINCE },
  { code: 'protection', name: { zh: '保护处', en: 'Protection' }, parent: 'bureau', kind: 'division', functions: ['protection'], from: SINCE },
  { code: 'hotline', name: { zh: '维权援助中心', en: 'Assistance Centre' }, parent: 'bureau', kind: 'centre', functions: ['hotline'], from: SINCE },
  { code: 'east', name: { zh: '东区知识产权局', en: 'East District Bureau' }, parent: 'bureau', kind: 'district-bureau', functions: ['district'], district: '990101', from: SINCE },
];

export const DISTRICTS: readonly District[] = [
  { code: '990100', name: { zh: '样例市', en: 'Sample City' }, from: SINCE },
  { code: '990101', name: { zh: '东区', en: 'East' }, parent: '990100', from: SINCE },
];

export const PASSWORD = 'Sample-2026-xyz';

const PLACES: Readonly<Partial<Record<RoleId, string>>> = { officer: 'promotion', clerk: 'promotion', secretary: 'protection', 'division-head': 'protection', 'hotline-officer': 'hotline', 'district-officer': 'east' };

/** One person for each post of the catalogue; the user name is the post. */
export const PEOPLE: readonly Person[] = (Object.keys(ROLES) as RoleId[]).map((role, index) => ({
  code: `p${String(index + 1).padStart(3, '0')}`, name: `样例${index + 1}`, unit: PLACES[role] ?? 'office', roles: [role], user: role, active: true,
}));

export type Surface = 'office' | 'portal';

/** A call of a route: what fills the parts of its declaration. */
export interface TestCall {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** The Idempotency-Key; a new one for each call unless given. Null sends none. */
  readonly key?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The bureau's server with both surfaces, called without a network. */
export interface TestBureau {
  readonly server: OpenServer;
  readonly office: App;
  readonly portal: App;
  /** The token of the person with that user name. */
  tokenOf(user: string): Promise<string>;
  /** Calls a route as somebody, or as nobody when `user` is undefined. */
  call(route: RouteId, user: string | undefined, call?: TestCall): Promise<Answer>;
  close(): Promise<void>;
}

/** Creates the bureau in an empty, migrated database. `now` sets its clock. */
export async function openBureau(database: Database, options: { readonly now?: () => Date; readonly people?: readonly Person[]; readonly units?: readonly Unit[]; readonly districts?: readonly District[]; readonly kind?: 'demo' | 'real' } = {}): Promise<TestBureau> {
  const dataDir = mkdtempSync(join(tmpdir(), 'zhishu-bureau-'));
  await createBureau(database, { kind: options.kind ?? 'real', name: '样例市知识产权局', units: options.units ?? UNITS, districts: options.districts ?? DISTRICTS, people: options.people ?? PEOPLE });
  const server = serverOn(database, { dataDir, ...(options.now && { now: options.now }) });
  await giveAccounts(server, PASSWORD);
  const [office, portal] = await Promise.all((['office', 'portal'] as const).map((surface) => appFor(server, surface)));
  if (!office || !portal) throw new Error('both surfaces open');
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (user: string): Promise<string> => {
    const token = tokens.get(user) ?? signIn(office, user);
    tokens.set(user, token);
    return token;
  };
  return {
    server, office, portal, tokenOf,
    call: async (route, user, call = {}) => (ROUTES[route].surface === 'portal' ? portal : office).inject(await requestOf(route, user && (await tokenOf(user)), call)),
    close: async () => {
      await Promise.all([office.close(), portal.close()]);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function appFor(server: OpenServer, surface: Surface): Promise<App> {
  return openApp({ server, surface, operations: boundOperations(), isReady: () => true, strictReplies: true });
}

async function signIn(office: App, user: string): Promise<string> {
  const reply = await office.inject({ method: 'POST', url: '/api/v1/sign-in', payload: { user, password: PASSWORD } });
  if (reply.statusCode !== 200) throw new Error(`${user} cannot sign in: ${reply.body}`);
  return reply.json<{ token: string }>().token;
}

async function requestOf(id: RouteId, token: string | undefined, { params = {}, query = {}, body, key, headers }: TestCall): Promise<InjectOptions> {
  const route = ROUTES[id];
  const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? 'none'));
  const idempotency = key === null || route.method === 'GET' ? {} : { 'idempotency-key': key ?? randomUUID() };
  return {
    method: route.method,
    url: `/api/v1${path}`,
    query: { ...query },
    headers: { ...(token && { authorization: `Bearer ${token}` }), ...idempotency, ...headers },
    ...(body !== undefined && { payload: body as object }),
  };
}
