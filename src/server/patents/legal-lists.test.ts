import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { eachEngine } from '../../../tests/support/database.ts';
import { applicationOf, importFiles, smallBureau } from '../../../tests/support/import.ts';
import type { PatentRecord } from '#domain/patent/record.ts';
import { refusedRowsOf } from '../imports/refused-rows.ts';
import type { OpenServer } from '../start/open-server.ts';
import { courseOf } from './legal-course.ts';
import { STANDING } from './visible.ts';

const BASE = ['申请号,专利名称,专利类型,申请人,申请日,授权公告号,授权公告日', ...[1, 2, 3].map((serial) => `${applicationOf(serial)},一种示例装置${serial},发明,示例科技有限公司,2019-01-24,CN11000000${serial}B,2021-03-02`)].join('\n');
const LIST = (rows: readonly string[]): string => ['申请号,法律状态,法律状态公告日,法律状态信息', ...rows].join('\n');
const FEES = (rows: readonly string[]): string => ['专利号,年度,应缴日,缴费日,金额,滞纳金', ...rows].join('\n');

eachEngine('lists of legal states and of annual fees', ({ database }) => {
  let server: OpenServer;
  const recordOf = async (serial: number): Promise<PatentRecord> => {
    const { rows } = await sql<{ record: string }>`select p.record from patent_number n join patent p on p.id = n.patent where n.number = ${applicationOf(serial)} and ${STANDING}`.execute(server.database.kysely);
    return JSON.parse(rows[0]?.record ?? '{}') as PatentRecord;
  };
  const stateOf = async (serial: number): Promise<unknown> => {
    const { stretches, annuities } = courseOf(await recordOf(serial), '2026-03-10', await server.setting());
    return { last: stretches.at(-1)?.state, from: stretches.at(-1)?.from, annuities: annuities.map(({ year }) => year) };
  };

  test('join the entries that they name, and refuse a number that the register does not hold', async () => {
    server = await smallBureau(database());
    await importFiles(server, [{ name: 'base.csv', text: BASE }]);
    const { files, run } = await importFiles(server, [{ name: 'states.csv', text: LIST([
      `${applicationOf(1)},未缴年费专利权终止,2025-10-07,`, `${applicationOf(1)},授权,2021-03-02,`, `${applicationOf(9)},未缴年费专利权终止,2025-10-07,`,
    ]) }]);
    expect(files.map(({ added, updated, duplicates, refused }) => [added, updated, duplicates, refused])).toEqual([[0, 2, 0, 1]]);
    const [refused] = await Array.fromAsync(refusedRowsOf(server.database.kysely, run.id, 0));
    expect(refused?.reasons).toMatchObject([{ code: 'unknown-patent', params: { number: applicationOf(9) } }]);
    expect((await recordOf(1)).events).toEqual([{ date: '2021-03-02', text: '授权' }, { date: '2025-10-07', text: '未缴年费专利权终止' }]);
    expect((await recordOf(1)).title).toBe('一种示例装置1');
    expect(await stateOf(1)).toEqual({ last: 'lapsed', from: '2025-01-24', annuities: [] });
  });

  test('read a second time change nothing', async () => {
    const { files } = await importFiles(server, [{ name: 'states.csv', text: LIST([`${applicationOf(1)},未缴年费专利权终止,2025-10-07,`]) }]);
    expect(files.map(({ updated, duplicates }) => [updated, duplicates])).toEqual([[0, 1]]);
  });

  test('A payment proves its years, and sends a lapse back to the annuity after it', async () => {
    await importFiles(server, [{ name: 'fees.csv', text: FEES([`${applicationOf(1)},4,2022-01-24,2022-01-20,1200,`, `${applicationOf(2)},8,2026-01-24,2026-01-05,2000,`, `${applicationOf(2)},7,2025-01-24,2025-04-25,2000.00,150`]) }]);
    expect((await recordOf(2)).fees).toEqual([{ year: 7, due: '2025-01-24', paidOn: '2025-04-25', amount: 200_000, surcharge: 15_000 }, { year: 8, due: '2026-01-24', paidOn: '2026-01-05', amount: 200_000 }]);
    expect(await stateOf(1)).toEqual({ last: 'lapsed', from: '2023-01-24', annuities: [] });
    expect(await stateOf(2)).toMatchObject({ last: 'expired', annuities: [9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20] });
  });

  test('An annuity that a list tells as not paid after its grace leaves the patent undecided until it is told as paid', async () => {
    await importFiles(server, [{ name: 'open.csv', text: FEES([`${applicationOf(3)},6,2024-01-24,,1200,`]) }]);
    const { stretches } = courseOf(await recordOf(3), '2026-03-10', await server.setting());
    expect(stretches.map(({ state, from }) => [state, from])).toEqual([['pending', '2019-01-24'], ['in-force', '2021-03-02'], ['undecided', '2024-01-24'], ['expired', '2039-01-24']]);
    await importFiles(server, [{ name: 'paid.csv', text: FEES([`${applicationOf(3)},6,2024-01-24,2024-02-02,1200,`]) }]);
    expect((await recordOf(3)).fees).toEqual([{ year: 6, due: '2024-01-24', paidOn: '2024-02-02', amount: 120_000 }]);
    expect(courseOf(await recordOf(3), '2026-03-10', await server.setting()).now).toBe('in-force');
  });
});
