import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EngineUnderTest, eachEngine } from '../../../tests/support/database.ts';
import { openBureau, type TestBureau } from '../../../tests/support/bureau.ts';
import { takeIn } from './take-in.ts';

interface SetAside {
  readonly receipt: string;
  readonly subject: string;
  readonly attempts: number;
  readonly againAt?: string;
  readonly reasons: readonly { readonly zh: string }[];
}

eachEngine('the public inbox', (engine: EngineUnderTest) => {
  let bureau: TestBureau;
  let now = new Date('2026-03-10T02:00:00.000Z');
  beforeAll(async () => {
    bureau = await openBureau(engine.database(), { now: () => now });
  });
  afterAll(() => bureau.close());

  /** A row as an earlier version of the form might have let in. */
  const leave = (receipt: string, type: string, input: object): Promise<unknown> =>
    engine.database().kysely.insertInto('intake').values({ receipt, type, input: JSON.stringify(input), hash: receipt, submitted_at: now.toISOString() }).execute();
  const setAside = async (user = 'hotline-officer'): Promise<readonly SetAside[]> => (await bureau.call('setAside', user)).json<{ rows: SetAside[] }>().rows;
  const retry = (receipt: string, user = 'hotline-officer'): Promise<{ statusCode: number }> => bureau.call('retryIntake', user, { params: { receipt } });
  const send = async (subject: string): Promise<string> => {
    const reply = await bureau.call('portalIntake', undefined, { body: { input: { kind: 'inquiry', subject, text: '如何申请' } } });
    return reply.json<{ receipt: string }>().receipt;
  };
  const stateOf = async (receipt: string): Promise<string> => (await bureau.call('portalReceipt', undefined, { params: { receipt } })).json<{ state: { zh: string } }>().state.zh;

  test('sets a matter aside that cannot be taken in, with the reason, and takes those behind it', async () => {
    await leave('AAAA-AAAA-AAAA-AAAA', 'hotline-item', { kind: 'inquiry', subject: '缺了内容', channel: 'web' });
    now = new Date('2026-03-10T02:01:00.000Z');
    const behind = await send('后面的');
    expect(await takeIn(bureau.server)).toBe(1);
    expect(await stateOf(behind)).not.toBe('已收到，待登记');
    expect(await stateOf('AAAA-AAAA-AAAA-AAAA')).toBe('已收到，待登记');
    const [row, ...others] = await setAside();
    expect(others).toEqual([]);
    expect(row).toMatchObject({ receipt: 'AAAA-AAAA-AAAA-AAAA', subject: '缺了内容', attempts: 1, reasons: [{ zh: expect.stringContaining('未填写') }] });
    expect(row?.againAt).toBeUndefined();
  });

  test('tries it again when the desk asks, and then only', async () => {
    expect(await takeIn(bureau.server)).toBe(0);
    expect((await setAside())[0]?.attempts).toBe(1);
    expect((await retry('AAAA-AAAA-AAAA-AAAA')).statusCode).toBe(200);
    expect(await takeIn(bureau.server)).toBe(0);
    expect((await setAside())[0]?.attempts).toBe(2);
  });

  test('tells it and gives it to the desk alone', async () => {
    expect(await setAside('division-head')).toEqual([]);
    expect((await retry('AAAA-AAAA-AAAA-AAAA', 'division-head')).statusCode).toBe(404);
    expect((await bureau.call('setAside', 'officer')).statusCode).toBe(403);
    expect((await retry('BBBB-BBBB-BBBB-BBBB')).statusCode).toBe(404);
  });

  test('tries a fault that is not the matter’s by itself an hour later', async () => {
    const receipt = await send('系统故障时收到');
    const { catalog } = bureau.server;
    const faulty = { ...bureau.server, setting: async () => ({ ...(await bureau.server.setting()), catalog: { ...catalog, findType: () => { throw new TypeError('a fault of ours'); } } as never }) };
    expect(await takeIn(faulty)).toBe(0);
    expect((await setAside()).find((row) => row.receipt === receipt)).toMatchObject({ againAt: '2026-03-10T03:01:00.000Z' });
    expect(await takeIn(bureau.server)).toBe(0);
    now = new Date('2026-03-10T03:02:00.000Z');
    expect(await takeIn(bureau.server)).toBe(1);
    expect((await setAside()).map((row) => row.receipt)).toEqual(['AAAA-AAAA-AAAA-AAAA']);
    expect(await stateOf(receipt)).not.toBe('已收到，待登记');
  });
});
