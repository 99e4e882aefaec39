import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EngineUnderTest, eachEngine } from '../../../tests/support/database.ts';
import { openBureau, type TestBureau } from '../../../tests/support/bureau.ts';
import { visitOf } from '../../../tests/support/work.ts';

const NOW = (): Date => new Date('2026-03-10T02:00:00.000Z');
const NEVER_UPLOADED = { hash: 'f'.repeat(64), name: '凭证.pdf', size: 10, mediaType: 'application/pdf' };

eachEngine('cases opened at the same time', (engine: EngineUnderTest) => {
  let bureau: TestBureau;
  beforeAll(async () => {
    bureau = await openBureau(engine.database(), { now: NOW });
  });
  afterAll(() => bureau.close());
  const open = (enterprise: string) => bureau.call('openCase', 'officer', { body: { type: 'enterprise-visit', input: visitOf(enterprise, 2) } });

  test('share transactions, and each gets its own number, page and chain', async () => {
    const replies = await Promise.all(Array.from({ length: 20 }, (_, index) => open(`e${index}`)));
    expect(replies.map(({ statusCode }) => statusCode)).toEqual(Array(20).fill(200));
    const numbers = replies.map((reply) => reply.json().row.number);
    expect(new Set(numbers).size).toBe(20);
    const shown = await Promise.all(replies.map((reply) => bureau.call('getCase', 'officer', { params: { id: reply.json().row.id } })));
    expect(shown.map((reply) => reply.json())).toEqual(replies.map((reply) => reply.json()));
    // The embedded database has one connection: a request that waits for it has not come to its write yet.
    const { transactions } = await engine.database().kysely.selectFrom('case_event').select(({ fn }) => fn.count('transaction' as never).distinct().as('transactions')).executeTakeFirstOrThrow();
    expect(Number(transactions)).toBeLessThan(engine.kind === 'postgres' ? 20 : 21);
  });

  test('are not refused for what is wrong with another', async () => {
    const item = { kind: 'inquiry', subject: '商标续展', text: '请告知材料', channel: 'phone' };
    const inputs = [item, { ...item, attachments: [{ file: NEVER_UPLOADED }] }, item, item];
    const replies = await Promise.all(inputs.map((input) => bureau.call('openCase', 'hotline-officer', { body: { type: 'hotline-item', input } })));
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([200, 404, 200, 200]);
  });
});
