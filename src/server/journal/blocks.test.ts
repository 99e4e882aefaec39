import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { type EngineUnderTest, eachEngine } from '../../../tests/support/database.ts';
import { insertMany } from '../database/bulk.ts';
import { sealBlock } from './blocks.ts';
import { sha256 } from './chain.ts';
import { verifyJournal } from './verify.ts';

const NOW = '2026-03-10T02:00:00.000Z';
const COLUMNS = { case_id: 'text', seq: 'integer', kind: 'text', action: 'text', actor: 'text', unit: 'text', at: 'timestamptz', day: 'date', payload: 'text', algorithm: 'text', previous_hash: 'text', hash: 'text' };
const NO_HASH = '0'.repeat(64);

eachEngine('sealing', (engine: EngineUnderTest) => {
  let cases = 0;
  /** Events of as many cases, one each, in one transaction. */
  const record = (count: number): Promise<void> =>
    engine.database().transaction(async (trx) => {
      const rows = Array.from({ length: count }, () => {
        const id = `case-${(cases += 1)}`;
        const payload = JSON.stringify({ case: id, previous: NO_HASH });
        return { case_id: id, seq: 1, kind: 'open', action: 'open', actor: 'p1', unit: 'office', at: NOW, day: '2026-03-10', payload, algorithm: 'test', previous_hash: NO_HASH, hash: sha256(payload) };
      });
      await insertMany(trx, 'case_event', COLUMNS, rows);
    });
  const seal = (): Promise<number> => engine.database().transaction((trx) => sealBlock(trx, NOW));
  /** Another test's transaction on the same server may hold events back for a moment. */
  const sealAll = async (): Promise<void> => {
    await expect.poll(async () => {
      while ((await seal()) > 0);
      return unsealed();
    }, { timeout: 30_000 }).toBe(0);
  };
  const unsealed = async (): Promise<number> => {
    const { rows } = await sql<{ n: bigint }>`select count(*) as n from case_event e where not exists (select from block_event b where b.event_id = e.id)`.execute(engine.database().kysely);
    return Number(rows[0]?.n);
  };
  const sizes = async (): Promise<number[]> => (await engine.database().kysely.selectFrom('block').select('events').orderBy('number').execute()).map(({ events }) => events);

  test('takes a backlog page by page, and each event once', async () => {
    await record(2_300);
    await record(10);
    await sealAll();
    expect((await sizes()).reduce((sum, size) => sum + size, 0)).toBe(2_310);
    expect(Math.max(...(await sizes()))).toBeLessThanOrEqual(1_000);
    expect(await seal()).toBe(0);
    expect((await verifyJournal(engine.database().kysely)).findings).toEqual([]);
  });

  test('looks only behind its mark, and walks the journal again when the mark is lost or another server’s', async () => {
    const before = (await sizes()).length;
    await record(5);
    await sealAll();
    expect((await sizes()).slice(before)).toEqual([5]);
    for (const change of [sql`delete from sealing_mark`, sql`update sealing_mark set transaction = '9223372036854775807'::xid8`]) {
      await change.execute(engine.database().kysely);
      await record(3);
      await sealAll();
    }
    expect((await sizes()).slice(before)).toEqual([5, 3, 3]);
    expect((await verifyJournal(engine.database().kysely)).findings).toEqual([]);
  });
});
