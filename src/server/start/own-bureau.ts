import { FUNCTIONS, type FunctionId } from '#catalog/organisation.ts';
import type { Unit } from '#domain/organisation/organisation.ts';
import { FIRST_USER, forgetFirstPassword, writeFirstPassword } from '../accounts/first-password.ts';
import { oneTimePassword } from '../accounts/password-rule.ts';
import type { Server } from '../context.ts';
import { createBureau } from '../organisation/install.ts';

const BUREAU: Unit = { code: 'bureau', name: { zh: '知识产权局', en: 'Intellectual Property Bureau' }, kind: 'bureau', functions: [], from: '1985-04-01' };

/** Functions that centres carry; `district` waits for the bureau's own districts. */
const CENTRES: readonly FunctionId[] = ['agency-window', 'trademark-window', 'protection-centre', 'hotline'];

/** The divisions a bureau of this kind usually has, one for each function, to begin with. */
function usualUnits(): Unit[] {
  const entries = (Object.entries(FUNCTIONS) as [FunctionId, Unit['name']][]).filter(([id]) => id !== 'district');
  const divisions = entries.map(([id, name]): Unit => ({ code: id, name, parent: BUREAU.code, kind: CENTRES.includes(id) ? 'centre' : 'division', functions: [id], from: BUREAU.from }));
  return [BUREAU, ...divisions];
}

type Store = Pick<Server, 'database' | 'accounts' | 'refresh'>;

/**
 * Creates a real bureau, empty but for its usual divisions and one system administrator, who names the other two before
 * business starts.
 */
export async function createOwnBureau(server: Store, dataDir: string, say: (text: string) => void): Promise<void> {
  const first = { code: 'p001', name: '系统管理员', unit: 'office', roles: ['system-admin'], user: FIRST_USER, active: true };
  await createBureau(server.database, { kind: 'real', name: BUREAU.name.zh, nameEn: BUREAU.name.en, units: usualUnits(), districts: [], people: [first] });
  server.refresh();
  await ensureFirstPassword(server, dataDir, say);
}

/**
 * Gives the first administrator a one-time password where nobody has an account yet: to `say`, and to the file
 * `first-password` (0600). A start that was interrupted before this is so made good by the next. Where that password was
 * changed, on whichever machine, the file goes.
 */
export async function ensureFirstPassword(server: Store, dataDir: string, say: (text: string) => void): Promise<void> {
  const anyone = await server.database.kysely.selectFrom('auth_user').select('id').limit(1).executeTakeFirst();
  const admin = (await server.database.kysely.selectFrom('person').select('code').where('user_name', '=', FIRST_USER).executeTakeFirst()) !== undefined;
  if (anyone && !(await server.accounts.mustChangePassword(FIRST_USER))) await forgetFirstPassword(dataDir);
  if (anyone || !admin) return;
  const password = oneTimePassword();
  const hash = await server.accounts.hash(password);
  const path = writeFirstPassword(dataDir, password);
  await server.database.transaction((trx) => server.accounts.setPassword(trx, FIRST_USER, hash, { oneTime: true }));
  say(`首次登录：用户名 ${FIRST_USER}，一次性密码 ${password}（也在 ${path}）；登录后请改密，在“机构与区划”中建局，并指定安全管理员与安全审计员。`);
  say(`First sign-in: user ${FIRST_USER}, one-time password ${password}; change it, set the bureau up under “Units and districts”, and name the security and the audit administrator.`);
}
