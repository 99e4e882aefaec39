import type { Transaction } from 'kysely';
import { ProblemError, problem } from '#domain/errors.ts';
import { bearsSecrecyMark } from '#domain/form/secrecy.ts';
import type { Reply, Call } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';
import { plainUser } from '../accounts/accounts.ts';
import { USER_NAME } from '../accounts/auth.ts';
import { oneTimePassword } from '../accounts/password-rule.ts';
import { separationProblems } from '../accounts/three-administrators.ts';
import type { Operation, Server } from '../context.ts';
import type { Schema } from '../database/schema.ts';
import type { Organisation, Person } from '../organisation/organisation.ts';

type Wanted = NonNullable<Call<typeof ROUTES.savePerson>['body']>;
type Saved = Reply<typeof ROUTES.savePerson>;

const FIELDS = { name: { zh: '姓名', en: 'Name' }, unit: { zh: '处室', en: 'Unit' }, roles: { zh: '岗位', en: 'Posts' }, user: { zh: '用户名', en: 'User name' } };

/**
 * Adds a person or changes one. A new user name comes with a one-time password; somebody who leaves is signed out.
 * Nobody changes their own posts, and none of the three administrators holds a second one.
 */
export const savePerson: Operation<typeof ROUTES.savePerson> = async (server, { body, actor, write }) => {
  const organisation = await server.organisation();
  const before = body.code === undefined ? undefined : getPerson(organisation, body.code);
  const wanted = { ...body, ...(body.user !== undefined && { user: plainUser(body.user) }) };
  check(server, organisation, wanted, before, actor.person);
  const isNewUser = wanted.user !== undefined && wanted.user !== before?.user;
  const password = isNewUser ? oneTimePassword() : undefined;
  const hash = password && (await server.accounts.hash(password));
  const saved = await write(async (trx) => {
    const code = before?.code ?? (await nextCode(trx));
    await store(trx, code, wanted, before);
    if (before?.user && (isNewUser || wanted.active === false)) await server.accounts.endSessions(trx, before.user);
    if (wanted.user && hash) await server.accounts.setPassword(trx, wanted.user, hash, { oneTime: true });
    return { code, ...(password && { oneTimePassword: password }) } satisfies Saved;
  });
  server.refresh();
  return saved;
};

function getPerson(organisation: Organisation, code: string): Person {
  const found = organisation.findPerson(code);
  if (!found) throw new ProblemError(problem('not-found', { what: { zh: '该人员', en: 'That person' } }, 'code'));
  return found;
}

/** @throws ProblemError naming every field that is wrong */
function check(server: Server, organisation: Organisation, wanted: Wanted, before: Person | undefined, caller: string): void {
  const name = wanted.name.trim();
  const known = server.catalog.roles;
  const unknown = wanted.roles.find((role) => !Object.hasOwn(known, role));
  const changesRoles = before !== undefined && [...before.roles].sort().join() !== [...wanted.roles].sort().join();
  const taken = wanted.user !== undefined && organisation.findUser(wanted.user);
  const found = [
    ...(name === '' ? [problem('required', { field: FIELDS.name }, 'name')] : []),
    ...(name.length > 50 ? [problem('too-long', { field: FIELDS.name, max: 50 }, 'name')] : []),
    ...(bearsSecrecyMark(name) ? [problem('state-secret', {}, 'name')] : []),
    ...(organisation.unitsNow.some(({ code }) => code === wanted.unit) || (wanted.active === false && wanted.unit === before?.unit) ? [] : [problem('not-allowed-value', { field: FIELDS.unit, value: wanted.unit }, 'unit')]),
    ...(unknown === undefined ? [] : [problem('not-allowed-value', { field: FIELDS.roles, value: unknown }, 'roles')]),
    ...separationProblems(known, wanted.roles),
    ...(changesRoles && before.code === caller ? [problem('forbidden', {}, 'roles')] : []),
    ...(wanted.user !== undefined && !USER_NAME.test(wanted.user) ? [problem('wrong-format', { field: FIELDS.user, expected: { zh: '2 至 40 个小写字母、数字、点、横线', en: '2 to 40 small letters, digits, dots, hyphens' } }, 'user')] : []),
    ...(taken && taken.code !== before?.code ? [problem('user-name-taken', { value: wanted.user ?? '' }, 'user')] : []),
  ];
  if (found.length > 0) throw new ProblemError(...found);
}

async function nextCode(trx: Transaction<Schema>): Promise<string> {
  const codes = await trx.selectFrom('person').select('code').where('code', 'like', 'p%').execute();
  const last = Math.max(0, ...codes.map(({ code }) => Number(/^p(\d{1,9})$/.exec(code)?.[1] ?? 0)));
  return `p${String(last + 1).padStart(3, '0')}`;
}

async function store(trx: Transaction<Schema>, code: string, wanted: Wanted, before: Person | undefined): Promise<void> {
  const row = { name: wanted.name.trim(), unit: wanted.unit, roles: JSON.stringify(wanted.roles), user_name: wanted.user ?? before?.user ?? null, active: wanted.active ?? before?.active ?? true };
  if (before) await trx.updateTable('person').set({ ...row, updated_at: new Date().toISOString() }).where('code', '=', code).execute();
  else await trx.insertInto('person').values({ code, ...row }).execute();
}
