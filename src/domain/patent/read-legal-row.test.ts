import { describe, expect, test } from 'vitest';
import { applicationCheckDigit } from './number.ts';
import { type PatentReading, toPatentRecord } from './read-record.ts';
import { recognisePatentTable } from './recognise-columns.ts';
import type { PatentRole } from './column-role.ts';
import type { Outcome } from '../errors.ts';

const TODAY = '2026-03-11';

function numberOf(serial: number): string {
  const body = `20151${String(serial).padStart(7, '0')}`;
  return `${body}.${applicationCheckDigit(body)}`;
}

interface Read {
  readonly roles: readonly PatentRole[];
  readonly rows: readonly Outcome<PatentReading>[];
}

/** A list as it is read: what its columns are taken for, and its rows. */
function read(header: readonly string[], rows: readonly (readonly string[])[]): Read {
  const table = recognisePatentTable([header, ...rows], 'list.xlsx');
  if (!table.ok) throw new Error('not recognised');
  return { roles: table.value.mapping.columns.map(({ role }) => role), rows: rows.map((cells) => toPatentRecord(cells, table.value.mapping, TODAY)) };
}

const problems = (row: Outcome<PatentReading> | undefined): unknown => (row && !row.ok ? row.problems.map(({ code, path }) => [code, path]) : undefined);
const record = (row: Outcome<PatentReading> | undefined): unknown => (row?.ok ? row.value.record : undefined);

describe('a list of legal states', () => {
  const header = ['申请号', '法律状态', '法律状态公告日', '法律状态信息'];
  const rows = [
    [numberOf(1), '未缴年费专利权终止', '2022.10.07', '未缴年费专利权终止;终止日期:20220203'],
    [`ZL${numberOf(2)}`, '专利权的转移', '20181009', '登记生效日:20180912\n变更事项:专利权人\n变更前权利人:甲公司\n变更后权利人:乙公司'],
    [numberOf(3), '授权', '2018-01-02', ''],
    [numberOf(4), '有效', '', ''],
  ];
  const { roles, rows: found } = read(header, rows);

  test('is recognised by its headers', () => {
    expect(roles).toEqual(['applicationNumber', 'legalStatus', 'eventDate', 'eventText']);
  });

  test('becomes events, a status without a day stays the status; it makes no new entries', () => {
    expect(found.map(record)).toMatchObject([
      { events: [{ date: '2022-10-07', text: '未缴年费专利权终止;终止日期:20220203' }] },
      { events: [{ date: '2018-10-09', text: '专利权的转移;登记生效日:20180912;变更事项:专利权人;变更前权利人:甲公司;变更后权利人:乙公司' }] },
      { events: [{ date: '2018-01-02', text: '授权' }] },
      { legalStatus: '有效' },
    ]);
    expect(record(found[0])).not.toHaveProperty('legalStatus');
    expect(found.every((row) => row.ok && row.value.joinsOnly)).toBe(true);
  });

  test('with a day that is none, or lies ahead, is refused by the column', () => {
    expect(read(header, [...rows, [numberOf(5), '终止', '去年', ''], [numberOf(6), '终止', '2027-01-01', '']]).rows.slice(-2).map(problems)).toEqual([[['wrong-format', 'eventDate']], [['future-date', 'eventDate']]]);
  });

  test('beside titles and applicants is an ordinary table of patents', () => {
    const { rows: [row] } = read(['申请号', '专利名称', '申请人', '法律状态', '法律状态公告日'], [[numberOf(1), '一种示例装置', '示例科技有限公司', '授权', '2018-01-02']]);
    expect(row?.ok && row.value).not.toHaveProperty('joinsOnly');
  });
});

describe('a list of annual fees', () => {
  const header = ['专利号', '年度', '应缴日', '缴费日', '金额', '滞纳金'];
  const rows = [
    [numberOf(1), '7', '2021-02-03', '2021-01-20', '2000', ''],
    [numberOf(1), '第8年度', '2022-02-03', '2022-04-11', '2,000.00', '100'],
    [numberOf(2), '9', '2023-02-03', '', '2000', ''],
  ];

  test('tells annuities paid, with what was paid in fen, and those that were not', () => {
    const { roles, rows: found } = read(header, rows);
    expect(roles).toEqual(['patentNumber', 'feeYear', 'feeDue', 'feePaidOn', 'feeAmount', 'feeSurcharge']);
    expect(found.map(record)).toMatchObject([
      { fees: [{ year: 7, due: '2021-02-03', paidOn: '2021-01-20', amount: 200_000 }] },
      { fees: [{ year: 8, due: '2022-02-03', paidOn: '2022-04-11', amount: 200_000, surcharge: 10_000 }] },
      { fees: [{ year: 9, due: '2023-02-03', unpaidOn: TODAY }] },
    ]);
    expect(found.every((row) => row.ok && row.value.joinsOnly)).toBe(true);
  });

  test('as the office prints payments names the year in the kind of fee; other fees become events', () => {
    const { rows: found } = read(['申请号', '缴费种类', '缴费金额', '缴费日期'], [
      [numberOf(1), '发明专利第7年年费', '2000', '2021-01-20'], [numberOf(1), '发明专利第7年年费滞纳金', '100', '2021-04-20'], [numberOf(1), '发明专利申请审查费', '2500', '2016-01-20'],
    ]);
    expect(found.map(record)).toMatchObject([{ fees: [{ year: 7, paidOn: '2021-01-20', amount: 200_000 }] }, { fees: [{ year: 7, surcharge: 10_000 }] }, { events: [{ date: '2016-01-20', text: '缴费：发明专利申请审查费 2500' }] }]);
  });

  test('is refused where the year or the amount is none', () => {
    const found = read(header, [...rows, [numberOf(3), '2023', '2023-02-03', '', '', ''], [numberOf(3), '', '2023-02-03', '', '', ''], [numberOf(3), '5', '', '2019-02-03', '一千元', '']]).rows.slice(-3);
    expect(found.map(problems)).toEqual([[['out-of-range', 'feeYear']], [['required', 'feeYear']], [['wrong-format', 'feeAmount']]]);
  });

  test('A calendar year in a list of patents is no year of a fee', () => {
    const { rows: [row] } = read(['申请号', '专利名称', '年度'], [[numberOf(1), '一种示例装置', '2019']]);
    expect(row?.ok).toBe(true);
  });
});

test('Lists tell awards, strategic industries and days of compensation', () => {
  const { roles, rows: [row] } = read(['申请号', '获奖情况', '战略性新兴产业', '期限补偿天数'], [[numberOf(1), '第二十三届中国专利金奖；国家科学技术进步奖二等奖', '新一代信息技术产业', '120']]);
  expect(roles).toEqual(['applicationNumber', 'awards', 'emergingIndustry', 'compensationDays']);
  expect(record(row)).toMatchObject({ awards: ['第二十三届中国专利金奖', '国家科学技术进步奖二等奖'], emergingIndustry: '新一代信息技术产业', compensation: [{ ground: 'delay', days: 120 }] });
});
