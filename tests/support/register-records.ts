import { SYSTEM } from '#domain/access/actor.ts';
import { EMPTY_RECORD, type PatentRecord } from '#domain/patent/record.ts';
import { slotsOf } from '#server/context.ts';
import { registerEntry } from '#server/patents/write-entry.ts';
import type { OpenServer } from '#server/start/open-server.ts';

/** Enters records in the register one by one, as a person does. @returns the ids of their entries */
export async function registerRecords(server: OpenServer, records: readonly Partial<PatentRecord>[]): Promise<string[]> {
  const setting = await server.setting();
  const ids: string[] = [];
  for (const record of records) {
    const { id } = await server.database.transaction((trx) => registerEntry(
      { trx, setting, slots: slotsOf(server.database), actor: { ...SYSTEM, unit: 'office' } }, { ...EMPTY_RECORD, ...record }, { reason: '示例', join: true }));
    ids.push(id);
  }
  return ids;
}
