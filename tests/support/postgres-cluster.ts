import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { join } from 'node:path';

/** Where Debian and its like put the server's programs; `ZHISHU_TEST_POSTGRES` names another folder. */
const DEBIAN_VERSIONS = '/usr/lib/postgresql';

const OWNER = 'zhishu_owner';
const ADMINISTRATOR = 'zhishu_admin';

/** The folder of `initdb` and `pg_ctl` of the oldest version from 15 up, which is the one we promise to run on. */
export function findPostgresPrograms(): string | undefined {
  const named = process.env['ZHISHU_TEST_POSTGRES'];
  if (named) return named;
  if (!fs.existsSync(DEBIAN_VERSIONS)) return undefined;
  const versions = fs.readdirSync(DEBIAN_VERSIONS).filter((name) => Number(name) >= 15);
  const [oldest] = versions.sort((a, b) => Number(a) - Number(b));
  return oldest && join(DEBIAN_VERSIONS, oldest, 'bin');
}

/** PostgreSQL refuses to run as root: root steps down to the account that Debian's package made. */
function unprivileged(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

function urlOf(folder: string, role: string, database: string): string {
  return `postgresql://${role}@/${database}?host=${encodeURIComponent(folder)}`;
}

export interface Cluster {
  /** The address of one database of the cluster for the owner, who is no superuser but may create roles. */
  url(database: string): string;
  /** The same for the administrator, who may do anything. */
  administratorUrl(database: string): string;
}

export function clusterIn(folder: string): Cluster {
  return {
    url: (database) => urlOf(folder, OWNER, database),
    administratorUrl: (database) => urlOf(folder, ADMINISTRATOR, database),
  };
}

/** How a private cluster runs: tests need no power-loss safety, benchmarks measure it as it would serve. */
const RUN_AS = {
  tests: '-c fsync=off -c full_page_writes=off',
  serving: '-c shared_buffers=256MB',
} as const;

/** Creates and starts a private cluster in a folder, on a unix socket only; one for tests survives no power loss. */
export function startCluster(programs: string, folder: string, runAs: keyof typeof RUN_AS = 'tests'): Cluster {
  const data = join(folder, 'data');
  const identity = unprivileged();
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (identity.uid !== undefined && identity.gid !== undefined) fs.chownSync(folder, identity.uid, identity.gid);
  const run = (program: string, ...args: string[]): void =>
    void execFileSync(join(programs, program), args, { ...identity, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  run('initdb', '-D', data, '-U', ADMINISTRATOR, '-A', 'trust', '--locale=C', '-E', 'UTF8', '--no-sync');
  const settings = `-k ${folder} -c listen_addresses= -c max_connections=60 ${RUN_AS[runAs]}`;
  run('pg_ctl', '-D', data, '-l', join(folder, 'log'), '-w', '-o', settings, 'start');
  run('psql', '-h', folder, '-U', ADMINISTRATOR, '-d', 'postgres', '-q', '-c',
    `create role ${OWNER} login createdb createrole`);
  return clusterIn(folder);
}

/** Stops a cluster that {@link startCluster} started in that folder. */
export function stopCluster(programs: string, folder: string): void {
  const options = { ...unprivileged(), cwd: folder, stdio: 'ignore' } as const;
  execFileSync(join(programs, 'pg_ctl'), ['-D', join(folder, 'data'), '-m', 'immediate', '-w', 'stop'], options);
}
