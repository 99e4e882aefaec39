import { expect, test } from 'vitest';
import { EMPTY_RECORD, type PatentRecord } from '#domain/patent/record.ts';
import { districtFinder, vocabularyOf } from './districts.ts';
import { documentOf } from './document.ts';

const RECORD: PatentRecord = {
  ...EMPTY_RECORD,
  title: '一种电池', kind: 'invention', filingDate: '2018-01-02', applicants: ['晨光公司'], inventors: ['张伟'], agency: '江城代理所', agents: ['王一'],
  applicationNumber: { text: '2018100000018', normal: '201810000001.8', damaged: false },
  publications: [{ number: 'CN108000001A', date: '2018-07-06' }, { number: 'CN108000001B', date: '2020-03-03' }],
  ipc: ['H01M10/0525'], firstClaim: '1.一种电池。', legalStatus: '授权', region: { province: '某省', city: '江城市', district: '东湖区' },
};

const SINCE = '2000-01-01';
const TODAY = '2026-03-11';
const DISTRICTS = [
  { code: '9901', name: { zh: '江城市', en: 'Jiangcheng' }, from: SINCE },
  { code: '990101', name: { zh: '东湖区', en: 'Donghu' }, parent: '9901', from: SINCE },
  { code: '990102', name: { zh: '西山区', en: 'Xishan' }, parent: '9901', from: SINCE },
];

test('An entry becomes texts, numbers, days and codes, its names in pinyin besides', () => {
  expect(documentOf(7, 9, RECORD, districtFinder(DISTRICTS), TODAY)).toEqual({
    id: 7, revision: 9,
    texts: {
      title: ['一种电池'], claims: ['1.一种电池。'], applicants: ['晨光公司'], inventors: ['张伟'], agency: ['江城代理所', '王一'],
      titlePinyin: ['yizhong zhongdian dianchi'], applicantsPinyin: ['chenguang guanggong gongsi'], inventorsPinyin: ['zhangwei'],
    },
    classes: { ipc: ['H01M10/0525'] },
    numbers: { application: ['CN201810000001.8'], publication: ['CN108000001A', 'CN108000001B'] },
    days: { filed: '2018-01-02', published: '2018-07-06', granted: '2020-03-03' },
    codes: { kind: 'invention', office: 'CN', district: '990101', state: 'in-force' },
  });
});

test('A damaged application number is not found by', () => {
  const record = { ...RECORD, applicationNumber: { text: '2.02E+12', damaged: true } };
  expect(documentOf(1, 1, record, () => undefined, TODAY).numbers).toEqual({ publication: ['CN108000001A', 'CN108000001B'] });
});

test('What a record does not say is left out', () => {
  expect(documentOf(1, 1, EMPTY_RECORD, () => undefined, TODAY)).toEqual({ id: 1, revision: 1, texts: {}, classes: {}, numbers: {}, days: {}, codes: {} });
});

test('A district of the same name in another city is another', () => {
  const find = districtFinder(DISTRICTS);
  expect(find({ ...RECORD, region: { city: '别城市', district: '东湖区' } })).toBeUndefined();
  expect(find({ ...RECORD, region: { district: '西山区' } })).toBe('990102');
  expect(find(EMPTY_RECORD)).toBeUndefined();
});

test('A city names all of its districts in a query', () => {
  const names = vocabularyOf(DISTRICTS).district ?? [];
  expect(names.map(({ codes }) => codes)).toEqual([['9901', '990101', '990102'], ['990101'], ['990102']]);
});
