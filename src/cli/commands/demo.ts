import { giveAccounts } from '#server/accounts/give-accounts.ts';
import { type OpenServer, openServer } from '#server/start/open-server.ts';
import { UNITS } from '#demo/bureau.ts';
import { buildModelCity } from '#demo/model-city.ts';
import { DEMO_PASSWORD, PEOPLE } from '#demo/people.ts';
import { TOTALS_YEAR, YEARS } from '#demo/totals.ts';
import { type CommandCall, EXIT, type ProcessCommand } from '../command.ts';
import type { Settings } from '../settings.ts';

/** Who can sign in to the model city, and as what. */
function loginsOf(): { user: string; password: string; role: string }[] {
  return PEOPLE.flatMap(({ user, roles }) => (user ? [{ user, password: DEMO_PASSWORD, role: roles[0] ?? '' }] : []));
}

/** What others script against. */
function described(): object {
  const units = UNITS.map(({ code, name, parent }) => ({ code, name: name.zh, parent: parent ?? null }));
  return { years: YEARS, totalsYear: TOTALS_YEAR, units, logins: loginsOf() };
}

/** The data directory; a server's database only where that was asked for. */
function open({ dataDir, files, databaseUrl }: Settings, onServer: boolean): Promise<OpenServer> {
  return openServer({ dataDir, ...(files && { files }), ...(onServer && databaseUrl && { databaseUrl }) });
}

function lines(): string {
  const logins = loginsOf().map(({ user, role }) => `  ${user.padEnd(12)} ${role}`);
  return ['模型城市（虚构）已建成 · the model city (invented) is ready', `  ${YEARS.join(', ')}`, `  密码 password  ${DEMO_PASSWORD}`, ...logins].join('\n');
}

async function run(call: CommandCall): Promise<number> {
  const server = await open(call.settings, call.values['demo'] === true);
  try {
    call.say('正在建立模型城市（虚构）… · building the model city (invented)…');
    await buildModelCity(server, { now: new Date().toISOString() });
    await giveAccounts(server, DEMO_PASSWORD);
  } finally {
    await server.close();
  }
  call.out(call.settings.json ? JSON.stringify(described()) : lines());
  return EXIT.done;
}

/** Builds the model city in its own directory; refused (exit 4) where a bureau stands already. */
export const demoCommand: ProcessCommand = {
  name: 'demo',
  summary: { zh: '建立虚构的模型城市（示范数据）；目录中已有机构的拒绝', en: 'build the invented model city; refused where a bureau stands already' },
  options: { demo: { type: 'boolean', help: { zh: '写入 DATABASE_URL 所指的空数据库；不加则只用数据目录', en: 'into the empty database of DATABASE_URL; without it only the data directory is used' } } },
  run,
};
