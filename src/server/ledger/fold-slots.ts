import { sql, type Transaction } from 'kysely';
import type { CivilMonth } from '#domain/calendar/civil-date.ts';
import type { Schema } from '../database/schema.ts';

/**
 * Folds the slots of past months and years into one row each (余额归并): only the running ones are busy enough to need
 * them, and reports read the past. What the balances say does not change; run it daily.
 * @returns how many rows went
 */
export async function foldSlots(trx: Transaction<Schema>, before: CivilMonth): Promise<number> {
  const { rows } = await sql<{ folded: bigint }>`
    with gone as (delete from balance where slot > 0 and month < ${before} and month <> ${before.slice(0, 4)} returning *),
    folded as (
      insert into balance (indicator, version, month, unit, district, dimensions, slot, amount, lines)
      select indicator, version, month, unit, district, dimensions, 0, sum(amount)::bigint, sum(lines)::bigint from gone
      group by indicator, version, month, unit, district, dimensions order by 1, 3, 2, 4, 5, 6
      on conflict (indicator, month, version, unit, district, dimensions, slot)
        do update set amount = balance.amount + excluded.amount, lines = balance.lines + excluded.lines
    )
    select count(*)::bigint as folded from gone`.execute(trx);
  return Number(rows[0]?.folded ?? 0n);
}
