import { existsSync, readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { sql } from 'kysely';
import type { Database } from '#server/database/database.ts';

/** Ticks of a process's clock are hundredths of a second on every Linux we know. */
const TICK_MILLIS = 10;

/** Processor time of a process so far, user and system, in milliseconds; 0 where the system does not tell. */
function processorMillis(pid: number): number {
  const path = `/proc/${pid}/stat`;
  if (!existsSync(path)) return 0;
  const text = readFileSync(path, 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MILLIS;
}

/**
 * Processor time that this process and the database's sessions have used, in milliseconds: on a shared machine it says
 * what the clock would say on an idle one.
 */
export async function usedMillis(database: Database): Promise<number> {
  const { user, system } = process.cpuUsage();
  const own = (user + system) / 1000;
  if (database.kind === 'pglite') return own;
  const { rows } = await sql<{ pid: number }>`select pid from pg_stat_activity where datname = current_database()`.execute(database.kysely);
  return own + rows.reduce((sum, { pid }) => sum + processorMillis(pid), 0);
}

/** How busy the machine is, for the reader of wall-clock figures: `load 3.2 on 2 processors`. */
export function machineText(): string {
  return `load ${(loadavg()[0] ?? 0).toFixed(1)} on ${cpus().length} processors`;
}
