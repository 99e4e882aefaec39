import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Reply } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { PatentRecord } from '#domain/patent/record.ts';
import { openBureau, type TestBureau } from '../../../tests/support/bureau.ts';
import { eachEngine } from '../../../tests/support/database.ts';
import { applicationOf } from '../../../tests/support/import.ts';
import { registerRecords } from '../../../tests/support/register-records.ts';
import { entriesOfFamily, followLinks } from './patent-links.ts';

function record(serial: number, more: Partial<PatentRecord> = {}): Partial<PatentRecord> {
  const normal = applicationOf(serial);
  return { title: `一种示例装置${serial}`, applicationNumber: { text: normal, normal, damaged: false }, publications: [{ number: `CN${110_000_000 + serial}A`, date: '2020-07-09' }], ...more };
}

const citing = (...numbers: string[]): Partial<PatentRecord> => ({ citations: numbers.map((number) => ({ number })) });

eachEngine('who cites a patent', ({ database }) => {
  let opened: Promise<TestBureau> | undefined;
  const bureau = (): Promise<TestBureau> => (opened ??= openBureau(database(), { now: () => new Date('2026-03-10T02:00:00.000Z') }));
  const register = async (...records: Partial<PatentRecord>[]): Promise<string[]> => registerRecords((await bureau()).server, records);
  const citers = async (id: string | undefined, query: Readonly<Record<string, string>> = {}): Promise<Reply<typeof ROUTES.patentCiters>> => (await (await bureau()).call('patentCiters', 'officer', { params: { id: id ?? '' }, query })).json();
  let ids: string[] = [];

  test('is told by the key of the number, with or without kind code, each patent once, and not itself', async () => {
    ids = await register(
      record(1, { publications: [{ number: 'CN110000001A' }, { number: 'CN110000001B' }], ...citing('CN110000001A') }),
      record(2, citing('CN110000001', 'CN110000001B')), record(3, citing('CN110000001A', 'US8926509B2')), record(4, citing('CN110000002A')), record(5, { family: '70001' }), record(6, { family: '70001' }));
    await followLinks(database());
    const { total, hits } = await citers(ids[0]);
    expect([total, hits.map(({ id }) => id)]).toEqual([2, [ids[2], ids[1]]]);
    expect((await citers(ids[0], { offset: '1', limit: '1' })).hits.map(({ id }) => id)).toEqual([ids[1]]);
    expect(await citers(ids[4])).toEqual({ total: 0, hits: [] });
  });

  test('tells the family as well', async () => {
    expect((await entriesOfFamily(database().kysely, '70001')).map(String)).toEqual([ids[4], ids[5]]);
    const document = (await (await bureau()).call('patentDocument', 'officer', { params: { id: ids[4] ?? '' } })).json<Reply<typeof ROUTES.patentDocument>>();
    expect(document).toMatchObject({ family: '70001', familyMembers: [{ id: ids[5], number: applicationOf(6), title: '一种示例装置6' }] });
  });

  test('follows the register: new citations, and those of an entry that another took in', async () => {
    await register({ ...record(4), ...citing('CN110000001A'), publications: [{ number: 'CN110000004A', date: '2021-07-09' }] }, record(7, citing('CN110000001B')));
    const [loose, kept] = await register({ title: '一种示例装置8', publications: [{ number: 'CN110000008A' }], ...citing('CN110000001A') }, record(9));
    await followLinks(database());
    expect((await citers(ids[0])).hits.map(({ id }) => id)).toContain(loose);
    await register({ ...record(9), publications: [{ number: 'CN110000008A' }, { number: 'CN110000009A', date: '2022-07-09' }] });
    await followLinks(database());
    const { total, hits } = await citers(ids[0]);
    expect([total, hits.length, hits.map(({ id }) => id).includes(kept ?? '')]).toEqual([5, 5, true]);
  });

  test('is made anew where it is missing, a few batches at a time, and the same', async () => {
    const links = async (): Promise<unknown> => (await sql`select kind, number, patent from patent_link order by 1, 2, 3`.execute(database().kysely)).rows;
    const before = await links();
    await sql`update patent_link_mark set version = 0`.execute(database().kysely);
    // A connection that has not seen the register followed yet, as after a start.
    const run = { kind: database().kind, kysely: database().kysely.withoutPlugins(), transaction: database().transaction };
    for (let turn = 0; turn < 20; turn += 1) await followLinks(run, 1);
    expect(await links()).toEqual(before);
  });
});
