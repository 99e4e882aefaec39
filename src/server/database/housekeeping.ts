import type { PlainSql } from './engine.ts';

/** Log since the last checkpoint that calls for another: it bounds the disk used and the time recovery takes. */
const CHECKPOINT_AFTER_BYTES = 64 * 1024 * 1024;

interface TableActivity {
  readonly name: string;
  readonly stale: boolean;
  readonly bloated: boolean;
}

/** The thresholds of PostgreSQL's own autovacuum: 10 % and 50 rows for statistics, 20 % and 50 rows for dead rows. */
const ACTIVITY = `
  select format('%I.%I', schemaname, relname) as name,
         n_mod_since_analyze > 50 + 0.1 * n_live_tup as stale,
         n_dead_tup > 50 + 0.2 * n_live_tup as bloated
  from pg_stat_user_tables
  where n_mod_since_analyze > 50 + 0.1 * n_live_tup or n_dead_tup > 50 + 0.2 * n_live_tup
  order by n_mod_since_analyze desc`;

const LOG_SINCE_CHECKPOINT = `
  select pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn)::float8 as bytes from pg_control_checkpoint()`;

function careOf(table: TableActivity): string {
  return table.bloated ? `vacuum (analyze) ${table.name}` : `analyze ${table.name}`;
}

/**
 * Does what background processes do on a server and nobody does in PGlite: statistics, dead rows, checkpoints.
 * Each step is a statement of its own, so that others get their turn in between.
 * @param all every table that needs it (after an import), or at most one (on the timer)
 */
export async function maintainEmbedded(sql: PlainSql, all: boolean): Promise<void> {
  const tables = await sql.rows<TableActivity>(ACTIVITY);
  for (const table of all ? tables : tables.slice(0, 1)) await sql.run(careOf(table));
  const [log] = await sql.rows<{ bytes: number }>(LOG_SINCE_CHECKPOINT);
  if (all || (log?.bytes ?? 0) > CHECKPOINT_AFTER_BYTES) await sql.run('checkpoint');
}
