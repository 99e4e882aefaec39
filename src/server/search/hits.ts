import { type Kysely, sql } from 'kysely';
import type { Static } from 'typebox';
import type { SearchHit } from '#contract/search-schemas.ts';
import { latestPublication, type PatentRecord } from '#domain/patent/record.ts';
import type { Schema } from '../database/schema.ts';
import { STANDING } from '../patents/visible.ts';

export type ShownHit = Static<typeof SearchHit>;

/** The entries of some ids in the order of the ids; one that was merged away since is left out. */
export async function hitsOf(database: Kysely<Schema>, ids: readonly number[]): Promise<ShownHit[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: bigint; record: string }>`select p.id, p.record from patent p where p.id = any(${`{${ids.join(',')}}`}::bigint[]) and ${STANDING}`.execute(database);
  const byId = new Map(rows.map(({ id, record }) => [Number(id), record]));
  return ids.flatMap((id) => {
    const record = byId.get(id);
    return record === undefined ? [] : [shownHit(id, JSON.parse(record) as PatentRecord)];
  });
}

/** A line of the hit list: the publication that came last, its day, else that of filing. */
export function shownHit(id: number, record: PatentRecord): ShownHit {
  const { title, kind, applicationNumber, filingDate, applicants, ipc, locarno } = record;
  const publication = latestPublication(record);
  const date = publication?.date ?? filingDate;
  return {
    id: String(id), title: title ?? '', kind: kind ?? '', applicants: [...applicants], ipc: [...ipc, ...locarno],
    publication: publication?.number ?? null, application: applicationNumber?.normal ?? applicationNumber?.text ?? null,
    date: date ?? null, filed: filingDate ?? null,
  };
}
