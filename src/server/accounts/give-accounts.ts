import type { Server } from '../context.ts';

/**
 * Gives an account with one password to everyone who has a user name and none yet: for the model city (模型城市),
 * whose passwords are printed.
 */
export async function giveAccounts(server: Pick<Server, 'database' | 'accounts'>, password: string): Promise<void> {
  const hash = await server.accounts.hash(password);
  await server.database.transaction(async (trx) => {
    const without = await trx.selectFrom('person as p').leftJoin('auth_user as u', 'u.username', 'p.user_name').select('p.user_name').where('p.user_name', 'is not', null).where('u.id', 'is', null).execute();
    for (const { user_name } of without) if (user_name) await server.accounts.setPassword(trx, user_name, hash, { oneTime: false });
  });
}
