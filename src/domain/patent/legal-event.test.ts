import { describe, expect, test } from 'vitest';
import { compensationOf } from './compensation.ts';
import { eventFields } from './event-fields.ts';
import { matterOf, matterOfText, readEvents } from './legal-event.ts';
import { EMPTY_RECORD, type LegalEvent, type PatentRecord } from './record.ts';

const chinese = (...events: LegalEvent[]): PatentRecord => ({ ...EMPTY_RECORD, publications: [{ number: 'CN109996757B', date: '2018-01-02' }], events });

test.each([
  ['未缴年费专利权终止;IPC(主分类):H01M 10/05', 'lapse'], ['专利权有效期届满', 'expiry'], ['专利权全部无效宣告', 'full-invalidation'], ['无效宣告请求审查决定：全部无效', 'full-invalidation'], ['无效宣告请求审查决定：维持有效', 'other'], ['撤回无效宣告请求', 'other'], ['专利权无效宣告，维持专利权有效', 'other'], ['专利权部分无效宣告', 'partial-invalidation'],
  ['避免重复授权放弃专利权', 'abandonment'], ['发明专利申请公布后的驳回', 'rejection'], ['发明专利申请公布后的视为撤回', 'withdrawal'], ['权利的恢复', 'restoration'],
  ['专利权质押合同登记的生效;登记号:2018440000012', 'pledge'], ['专利权质押合同登记的注销', 'pledge-end'], ['专利实施许可合同备案的生效', 'licence'], ['专利实施许可合同备案的注销', 'licence-end'],
  ['专利申请权、专利权的转移', 'transfer'], ['专利权人的姓名或者名称、地址的变更', 'name-or-address'], ['著录事项变更', 'name-or-address'], ['专利权的保全', 'preservation'], ['专利权保全的解除', 'preservation-end'],
  ['专利权期限的补偿', 'compensation'], ['实质审查的生效', 'examination'], ['授权', 'grant'], ['公布', 'published'], ['发明专利公报更正', 'correction'], ['不认识的事项', 'other'],
] as const)('“%s” is about: %s', (text, matter) => expect(matterOfText(text)).toBe(matter));

describe('a code of an office', () => {
  test('stands before the words, for the office that gave it', () => {
    expect(matterOf({ date: '2020-01-01', code: 'CF01', text: 'TERMINATION' }, 'CN')).toBe('lapse');
    expect(matterOf({ date: '2020-01-01', code: 'PG25', text: 'LAPSED IN A CONTRACTING STATE', office: 'DE' }, 'EP')).toBe('lapse');
    expect(matterOf({ date: '2020-01-01', code: 'MM4A', text: '', office: 'PT' }, 'EP')).toBe('lapse');
  });

  test('that is not in the list leaves the words to say it', () => {
    expect(matterOf({ date: '2020-01-01', code: 'ZZ99', text: 'Patent right transferred: transfer' }, 'CN')).toBe('transfer');
    expect(matterOf({ date: '2020-01-01', code: 'ZZ99', text: '' }, 'CN')).toBe('other');
  });
});

test('Events of another country’s part of a patent say nothing of the patent itself', () => {
  const record: PatentRecord = { ...EMPTY_RECORD, publications: [{ number: 'EP2123456B1' }], events: [{ date: '2020-01-01', code: 'PG25', text: 'LAPSED', office: 'DE' }, { date: '2021-01-01', code: '27W', text: 'REVOKED' }] };
  expect(readEvents(record).map(({ matter }) => matter)).toEqual(['full-invalidation']);
  const national: PatentRecord = { ...record, events: [{ date: '2011-05-31', code: 'BERE', text: 'BE: LAPSED; OWNER: A B.V.' }, { date: '2011-07-27', code: 'GBPC', text: 'GB: EUROPEAN PATENT CEASED' }, { date: '2012-01-01', code: '26N', text: 'NO OPPOSITION FILED' }] };
  expect(readEvents(national).map(({ event }) => event.code)).toEqual(['26N']);
});

test('An announcement’s details are read in Chinese and as the EPO translates them', () => {
  expect(eventFields('专利权的转移;IPC(主分类):H01M;专利号:ZL201510000001;登记生效日:20180912;变更事项:专利权人;变更前权利人:甲公司;变更后权利人:乙公司;丙公司')).toEqual([
    { key: '专利号', values: ['ZL201510000001'] }, { key: '登记生效日', values: ['20180912'] }, { key: '变更事项', values: ['专利权人'] }, { key: '变更前权利人', values: ['甲公司'] }, { key: '变更后权利人', values: ['乙公司', '丙公司'] },
  ]);
  expect(eventFields('Effective date of registration: 20180912 Address after: 518000 Shenzhen. Patentee after: A Co., Ltd. Patentee before: B Inc.')).toEqual([
    { key: 'effective date of registration', values: ['20180912'] }, { key: 'address after', values: ['518000 Shenzhen'] }, { key: 'patentee after', values: ['A Co., Ltd'] }, { key: 'patentee before', values: ['B Inc'] },
  ]);
});

test('The day of effect is told apart from the day of the announcement', () => {
  const [event] = readEvents(chinese({ date: '2018-10-09', text: '专利权的转移;登记生效日:20180912;变更前权利人:甲;变更后权利人:乙' }));
  expect([event?.announced, event?.effective]).toEqual(['2018-10-09', '2018-09-12']);
});

test.each([
  ['专利权期限的补偿;补偿天数:123', [{ ground: 'delay', days: 123 }]],
  ['专利权期限的补偿;补偿期限 45 天', [{ ground: 'delay', days: 45 }]],
  ['药品专利权期限补偿;原专利权期限届满日:20300101;现专利权期限届满日:20310101', [{ ground: 'drug', days: 365 }]],
  ['不予专利权期限补偿', []],
] as const)('“%s” compensates the term as announced', (text, days) => expect(compensationOf(chinese({ date: '2024-05-05', text }))).toEqual(days));
