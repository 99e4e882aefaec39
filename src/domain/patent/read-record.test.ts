import { describe, expect, test } from 'vitest';
import { toPatentRecord } from './read-record.ts';
import type { PatentReading } from './read-record.ts';
import { recogniseColumns } from './recognise-columns.ts';
import type { Outcome } from '../errors.ts';

const TODAY = '2026-11-22';

/** One row given by its headers; the mapping is recognised from that row. */
function read(row: Readonly<Record<string, string>>, today = TODAY): Outcome<PatentReading> {
  const cells = Object.values(row);
  return toPatentRecord(cells, recogniseColumns(Object.keys(row), [cells]), today);
}

const GAZETTE = {
  name: '一种示例装置',
  authorization_notice_id: 'CN109996757A',
  authorized_announcement_date: '2019.07.09',
  filing_id: '2.02E+12',
  filing_date: '2016.06.10',
  patentee: '示例经营管理公司;',
  designer: '张示;??U·西格',
  address: '518057广东省深圳市南山区',
  'Int.Cl.': 'B82B1/00(2006.01)I;??G01H7/00(2006.01)N  ',
};

describe('a row of the gazette', () => {
  test('becomes a record whose damaged number stays marked', () => {
    expect(read(GAZETTE)).toEqual({
      ok: true,
      value: {
        record: {
          title: '一种示例装置',
          applicationNumber: { text: '2.02E+12', damaged: true },
          publications: [{ number: 'CN109996757A', date: '2019-07-09' }],
          kind: 'invention',
          filingDate: '2016-06-10',
          applicants: ['示例经营管理公司'],
          inventors: ['张示', 'U·西格'],
          address: '广东省深圳市南山区',
          postcode: '518057',
          region: { province: '广东省', city: '深圳市', district: '南山区' },
          mainClass: 'B82B1/00',
          ipc: ['B82B1/00', 'G01H7/00'],
          locarno: [],
          cpc: [],
          agents: [],
        },
        warnings: [{ code: 'damaged-number', params: { value: '2.02E+12' }, path: 'applicationNumber' }],
      },
    });
  });

  test('with both publications keeps both, oldest first', () => {
    const found = read({ 授权公告号: 'CN107000001B', 授权公告日: '2019-07-12', 公开号: 'CN107000001A', 公开日: '2018-01-02' });
    expect(found).toMatchObject({ value: { record: { publications: [{ number: 'CN107000001A' }, { number: 'CN107000001B' }] } } });
  });

  test('takes the patent number where the application number is damaged', () => {
    const found = read({ 申请号: '2.017E+12', 专利号: 'ZL 2017 1 0601862.3' });
    expect(found).toMatchObject({ value: { record: { applicationNumber: { normal: '201710601862.3', damaged: false } }, warnings: [] } });
  });

  test('whose title and abstract share a cell gives both', () => {
    const labelled = `Title: 一种示例方法\nKeywords: a; b\nAbstract: 本发明涉及示例技术领域，${'具体为示例。'.repeat(10)}`;
    const joined = `一种示例方法 [SEP] a b [SEP] 本发明涉及示例技术领域，${'具体为示例。'.repeat(10)}`;
    for (const text of [labelled, joined]) {
      const found = read({ publication_number: 'CN117151122A', text, labels: '["G06F16/3329"]' });
      expect(found).toMatchObject({ value: { record: { title: '一种示例方法', cpc: ['G06F16/3329'], ipc: [] } } });
      expect(found.ok && found.value.record.abstract?.startsWith('本发明')).toBe(true);
    }
  });

  test('splits the agency from its code, and drops forced line breaks and lost spaces from an abstract', () => {
    const found = read({ ...GAZETTE, 专利代理机构: '示例知识产权代理有限公司(普通合伙) 32243', 摘要: '一种能调温\n又能消毒的机器，结构简单，使用方便，成本低廉，便于推广，可用于医院手术室、实验室、食品车间等需要无菌环境的场合。??' });
    expect(found).toMatchObject({ value: { record: { agency: '示例知识产权代理有限公司(普通合伙)', agencyCode: '32243' } } });
    expect(found).toMatchObject({ value: { record: { abstract: '一种能调温又能消毒的机器，结构简单，使用方便，成本低廉，便于推广，可用于医院手术室、实验室、食品车间等需要无菌环境的场合。' } } });
  });

  test.each([
    ['no usable number', { filing_id: '2.02E+12', authorization_notice_id: '' }, 'no-patent-number'],
    ['a publication number without its kind', { filing_id: '', authorization_notice_id: 'CN109996757' }, 'no-patent-number'],
    ['a date that does not exist', { filing_date: '2016.02.30' }, 'wrong-format'],
    ['a date in the future', { authorized_announcement_date: '2027.01.05' }, 'future-date'],
    ['the mark of a state secret', { name: '机密★5年' }, 'state-secret'],
  ])('is refused for %s', (_, change, code) => {
    const cells = Object.values({ ...GAZETTE, ...change });
    const found = toPatentRecord(cells, recogniseColumns(Object.keys(GAZETTE), [Object.values(GAZETTE)]), TODAY);
    expect(!found.ok && found.problems[0]?.code).toBe(code);
  });

  test.each([
    ['a rounded number written out', { filing_id: '2019210000000' }, 'damaged-number'],
    ['a wrong check digit', { filing_id: '2017106018624' }, 'check-digit'],
    ['an unreadable class', { 'Int.Cl.': 'B82B1/00(2006.01)I;B8ZB1' }, 'unreadable-class'],
    ['numbers of different kinds', { filing_id: '2017206018629' }, 'kind-mismatch'],
    ['a character missing in a name', { designer: '张示;??李*' }, 'illegible-name'],
    ['a filing date after the publication', { filing_id: '2017106018623', filing_date: '2020.01.01' }, 'out-of-range'],
  ])('is read with a warning for %s', (_, change, code) => {
    const cells = Object.values({ ...GAZETTE, ...change });
    const found = toPatentRecord(cells, recogniseColumns(Object.keys(GAZETTE), [Object.values(GAZETTE)]), TODAY);
    expect(found.ok && found.value.warnings.map((each) => each.code)).toContain(code);
  });

  test('without an inventor’s consent names none', () => {
    expect(read({ ...GAZETTE, designer: '不公告设计人' })).toMatchObject({ value: { record: { inventors: [] } } });
  });
});
