import { describe, expect, test } from 'vitest';
import { citationOf } from './citation.ts';
import { EMPTY_RECORD } from './record.ts';

describe('a citation after GB/T 7714', () => {
  test('of a Chinese patent gives applicants, title, application number and the day of the latest publication', () => {
    const record = { ...EMPTY_RECORD, title: '一种示例装置', applicants: ['示例大学', '示例研究院'], applicationNumber: { text: '', normal: '201910000007.5', damaged: false }, publications: [{ number: 'CN200000007A', date: '2019-07-09' }, { number: 'CN200000007B', date: '2021-03-05' }] };
    expect(citationOf(record)).toBe('示例大学, 示例研究院. 一种示例装置: 201910000007.5[P]. 2021-03-05.');
  });

  test('of a foreign one, or one whose number is damaged, gives the publication; a fourth name is 等 or et al', () => {
    const names = ['A Works, Inc.', 'B', 'C', 'D'];
    expect(citationOf({ ...EMPTY_RECORD, title: 'Device', applicants: names, applicationNumber: { text: '', normal: 'US16000001', damaged: false }, publications: [{ number: 'US9000001B2', date: '2021-03-02' }] })).toBe('A Works, Inc, B, C, et al. Device: US9000001B2[P]. 2021-03-02.');
    expect(citationOf({ ...EMPTY_RECORD, title: '装置', applicants: ['甲', '乙', '丙', '丁'], applicationNumber: { text: '2.01E+12', damaged: true }, publications: [{ number: 'CN200000007A' }] })).toBe('甲, 乙, 丙, 等. 装置: CN200000007A[P].');
  });
});
