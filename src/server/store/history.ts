import { type Kysely, sql } from 'kysely';
import type { CaseEvent } from '#domain/case/event.ts';
import type { Schema } from '../database/schema.ts';
import { type ErasableValue, eventFrom } from '../journal/chain.ts';

/** An event as stored, with its place in the journal. */
export interface StoredEvent {
  readonly id: bigint;
  /** The case's type. */
  readonly type: string;
  readonly event: CaseEvent;
  readonly hash: string;
  /** The block that sealed it; undefined for a moment after it was recorded. */
  readonly block?: number;
}

interface Raw {
  readonly id: bigint;
  readonly payload: string;
  readonly hash: string;
  readonly block: bigint | null;
  readonly erasable: readonly ErasableValue[] | null;
}

/** The events of a case, oldest first, with the personal values that were not erased. */
export async function historyOf(database: Kysely<Schema>, caseId: string): Promise<readonly StoredEvent[]> {
  const { rows } = await sql<Raw>`select e.id, e.payload, e.hash, b.block,
      (select jsonb_agg(jsonb_build_object('path', v.path, 'salt', v.salt, 'value', v.value)) from erasable_value v where v.event_id = e.id) as erasable
    from case_event e left join block_event b on b.event_id = e.id where e.case_id = ${caseId} order by e.seq`.execute(database);
  return rows.map(({ id, payload, hash, block, erasable }) => ({ id, type: String(JSON.parse(payload).type), event: eventFrom(payload, erasable ?? []), hash, ...(block !== null && { block: Number(block) }) }));
}
