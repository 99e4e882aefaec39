import { expect, test } from 'vitest';
import { findStatementPeriod } from './statement-period.ts';

test.each([
  ['2012年10月国内发明专利授权量', { year: 2012, month: 10 }],
  ['2023年1-10月专利授权情况', { year: 2023, month: 10 }],
  ['2022年度报表', { year: 2022 }],
  ['office-2012-10-grants.csv', { year: 2012, month: 10 }],
  ['月报_202309.xlsx', { year: 2023, month: 9 }],
  ['office-2023-3-7-design.csv', { year: 2023, month: 3 }],
  ['各地区专利', undefined],
])('%s', (text, period) => expect(findStatementPeriod(text)).toEqual(period));
