import { describe, expect, test } from 'vitest';
import { applyMapping, recogniseColumns, recognisePatentTable } from './recognise-columns.ts';
import type { PatentRole } from './column-role.ts';

const HEADER = ['item', 'name', 'authorization_notice_id', 'authorized_announcement_date', 'filing_id', 'filing_date', 'patentee', 'designer', 'address', 'Int.Cl.'];

/** Twelve invented gazette rows in the order of HEADER. */
const ROWS = Array.from({ length: 12 }, (_, index) => [
  String(index + 1),
  `一种第${index}示例装置及其使用方法`,
  `CN10999675${index % 10}A`,
  '2019.07.09',
  index % 2 === 0 ? '2.02E+12' : '2017106018623',
  `2018.0${(index % 8) + 1}.11`,
  index % 4 === 0 ? '张示;??李例' : '示例市甲乙科技有限公司',
  '王示;??赵例;??U·西格',
  `51805${index % 10}广东省深圳市南山区`,
  'G10L25/51(2006.01)I;??G01H7/00(2006.01)I',
]);

function rolesOf(header: readonly string[], rows: readonly (readonly string[])[]): PatentRole[] {
  return recogniseColumns(header, rows).columns.map(({ role }) => role);
}

/** The columns of every row in another order. */
function reordered(rows: readonly (readonly string[])[], order: readonly number[]): string[][] {
  return rows.map((row) => order.map((column) => row[column] ?? ''));
}

const TRUE_ROLES: PatentRole[] = ['sequence', 'title', 'publicationNumber', 'publicationDate', 'applicationNumber', 'filingDate', 'applicants', 'inventors', 'address', 'classes'];

describe('the columns of a patent table', () => {
  test('are recognised by header and content together', () => {
    const { columns } = recogniseColumns(HEADER, ROWS);
    expect(columns.map(({ role }) => role)).toEqual(TRUE_ROLES);
    expect(columns.every(({ confidence }) => confidence === 0.95)).toBe(true);
  });

  test('are recognised by content alone where the header is missing', () => {
    expect(rolesOf([], ROWS)).toEqual(TRUE_ROLES);
  });

  test.each([
    ['applicants and inventors', [0, 1, 2, 3, 4, 5, 7, 6, 8, 9]],
    ['filing and publication date', [0, 1, 2, 5, 4, 3, 6, 7, 8, 9]],
    ['application and publication number', [0, 1, 4, 3, 2, 5, 6, 7, 8, 9]],
    ['title and address', [0, 8, 2, 3, 4, 5, 6, 7, 1, 9]],
    ['inventors and classes', [0, 1, 2, 3, 4, 5, 6, 9, 8, 7]],
    ['title and applicants', [0, 6, 2, 3, 4, 5, 1, 7, 8, 9]],
  ])('follow their content where the header lies: %s swapped', (_, order) => {
    const { columns } = recogniseColumns(HEADER, reordered(ROWS, order));
    expect(columns.map(({ role }) => role)).toEqual(order.map((column) => TRUE_ROLES[column]));
    const liars = columns.filter(({ column }) => order[column] !== column);
    expect(liars.every(({ confidence, reason }) => confidence === 0.8 && reason.zh.includes('以内容为准'))).toBe(true);
  });

  test('are found although every header stands one column too far to the left', () => {
    expect(rolesOf([...HEADER.slice(1), ''], ROWS)).toEqual(TRUE_ROLES);
  });

  test('in the search system’s words are recognised', () => {
    const header = ['申请号', '公开（公告）号', '公开（公告）日', '申请日', '专利号', '名称', '主分类号', '分类号', '申请（专利权）人', '发明（设计）人', '地址', '专利代理机构', '代理人', '摘要', '主权项', '优先权'];
    const row = ['CN201220249767.4', 'CN202644312U', '2013.01.02', '2012.05.31', 'CN201220249767.4', '一种示例轨枕', 'E01B3/32(2006.01)I', 'E01B3/32(2006.01)I', '示例有限公司', '张示', '226634 江苏省南通市海安县示例路1号', '示例知识产权代理有限公司 32243', '李例', '本实用新型公开了一种示例轨枕，结构简单，使用方便，成本低，便于推广应用。', '一种示例轨枕，包括轨枕本体，其特征在于：所述本体中心两侧内部均设有预留孔。', ''];
    expect(rolesOf(header, [row, row])).toEqual(['applicationNumber', 'publicationNumber', 'publicationDate', 'filingDate', 'patentNumber', 'title', 'mainClass', 'classes', 'applicants', 'inventors', 'address', 'agency', 'agents', 'abstract', 'firstClaim', 'other']);
  });

  test('keep publication and grant apart where a table has both', () => {
    const header = ['公开号', '公开日', '授权公告号', '授权公告日', '申请号'];
    const row = ['CN107000001A', '2018-01-02', 'CN107000001B', '2019-07-12', '201710601862.3'];
    expect(rolesOf(header, [row])).toEqual(['publicationNumber', 'publicationDate', 'grantNumber', 'grantDate', 'applicationNumber']);
  });

  test('keep serial dates where the header says that they are dates', () => {
    expect(rolesOf(['申请号', '申请日'], [['201710601862.3', '43655'], ['201710601862.3', '43656']])).toEqual(['applicationNumber', 'filingDate']);
  });

  test('take one style of names for the whole table', () => {
    const { columns } = recogniseColumns(['申请人', '发明人'], [['示例院、示例所', '张示;李例']]);
    expect(columns.map(({ style }) => style)).toEqual(['marked', 'marked']);
  });
});

describe('a table', () => {
  test('may have a caption above its header', () => {
    const found = recognisePatentTable([['2019年专利公报', '', ''], HEADER, ...ROWS], 'a.csv');
    expect(found).toMatchObject({ ok: true, value: { headerRow: 1 } });
  });

  test('without a header is read from its first row', () => {
    expect(recognisePatentTable(ROWS, 'a.csv')).toMatchObject({ ok: true, value: { headerRow: -1 } });
  });

  test('without any number column is refused with what is missing', () => {
    const refused = recognisePatentTable([['地区', '发明'], ['示例省', '12']], 'a.csv');
    expect(refused).toMatchObject({ ok: false, problems: [{ code: 'unknown-columns', params: { file: 'a.csv' } }] });
  });
});

test('a person’s choice wins and takes a single role from its former column', () => {
  const mapping = applyMapping(recogniseColumns(HEADER, ROWS), { 0: 'other', 7: 'applicants' });
  expect(mapping.columns[7]).toMatchObject({ role: 'applicants', confidence: 1 });
  expect(mapping.columns[6]).toMatchObject({ role: 'other' });
});
