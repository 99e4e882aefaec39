import { describe, expect, test } from 'vitest';
import { checkText } from './check-text.ts';
import { knownValues, type KnownValue } from './check.ts';
import { crossChecks } from './cross-checks.ts';
import { historyMapper } from './map-figure.ts';
import { readReport } from './read-report.ts';

const map = historyMapper([
  { indicator: 'inventions-in-force', units: '件', says: /有效发明专利/ },
  { indicator: 'inventions-per-10k', units: '件/万人', says: /万人口/ },
  { indicator: 'pre-examinations', units: '件', says: /受理/ },
  { indicator: 'pre-examinations-passed', units: '件', says: /合格/ },
], new Set(['inventions-in-force', 'inventions-per-10k', 'pre-examinations', 'pre-examinations-passed']));

const checked = (text: string, known: readonly KnownValue[] = []): readonly (readonly [string, string, number, number])[] =>
  crossChecks(readReport(text, { year: 2031, map }), known).map(({ rule, verdict, expected, found }) => [rule, verdict, Number(expected.toFixed(2)), found] as const);

const valueOf = (indicator: string, asOf: string, value: number): KnownValue => ({ indicator, asOf, value, source: { zh: '上年报告', en: "last year's report" } });

describe('figures are held against each other', () => {
  test('parts against their whole: equal, less because something is not named, or more, which cannot be', () => {
    expect(checked('共办理纠纷12件，其中行政裁决11件，行政调解1件。')).toEqual([['parts', 'agrees', 12, 12]]);
    expect(checked('获奖12项，其中金奖2项、优秀奖9项。')).toEqual([['parts', 'remainder', 11, 12]]);
    expect(checked('获奖12项，其中金奖4项、优秀奖9项。')).toEqual([['parts', 'differs', 13, 12]]);
    expect(checked('获奖12项，其中金奖4项。走访企业9家。')).toEqual([]);
  });

  test('a share against the part and the whole that the text names', () => {
    expect(checked('全市授权专利400件。企业专利授权310件，占全市的77.5%。')).toEqual([['share', 'agrees', 77.5, 77.5]]);
    expect(checked('全市授权专利400件。企业专利授权310件，占全市的78.5%。')).toEqual([['share', 'differs', 77.5, 78.5]]);
    expect(checked('企业专利授权310件，占全市的77.5%。')).toEqual([]);
  });

  test('growth and increase against the year before, in the decimals printed', () => {
    const before = [valueOf('inventions-in-force', '2030-12-31', 1000)];
    expect(checked('有效发明专利1126件，同比增长12.6%。', before)).toEqual([['growth', 'agrees', 12.6, 12.6]]);
    expect(checked('有效发明专利900件，同比下降10%。', before)).toEqual([['growth', 'agrees', -10, -10]]);
    expect(checked('有效发明专利1126件，同比增长13.6%。', before)).toEqual([['growth', 'differs', 12.6, 13.6]]);
    expect(checked('有效发明专利1126件，较上年增加126件。', before)).toEqual([['increase', 'agrees', 126, 126]]);
    expect(checked('有效发明专利1126件，同比增长12.6%。')).toEqual([]);
  });

  test('a share of last year, known from the report of last year', () => {
    const lastYear = readReport('截至2030年12月底，有效发明专利1200件，同比增长3%。', { year: 2030, map });
    const known = knownValues(lastYear, { zh: '2030年报告', en: 'the report of 2030' });
    expect(known).toEqual([{ indicator: 'inventions-in-force', asOf: '2030-12-31', value: 1200, source: { zh: '2030年报告', en: 'the report of 2030' } }]);
    expect(checked('截至6月底，有效发明专利1020件，完成去年全年的85%。', known)).toEqual([['of-last-year', 'agrees', 85, 85]]);
    expect(checked('截至6月底，有效发明专利1020件，完成去年全年的88%。', known)).toEqual([['of-last-year', 'differs', 85, 88]]);
  });

  test('a rank against the number ranked, a part of a process against what came in, a value against its repetition', () => {
    expect(checked('全国76个中心考核排名全国第三。')).toEqual([['rank', 'agrees', 76, 3]]);
    expect(checked('保护中心受理申请50件，合格60件。')).toEqual([['order', 'differs', 50, 60]]);
    expect(checked('有效发明专利1126件。截至12月底，有效发明专利1127件。')).toEqual([['repeat', 'differs', 1126, 1127]]);
  });

  test('the holding per head against the population of the year before', () => {
    const text = '有效发明专利1500件，每万人口发明专利拥有量12.5件。';
    expect(checked(text, [valueOf('population', '2030-12-31', 1_200_000)])).toEqual([['per-head', 'agrees', 12.5, 12.5]]);
    expect(checked(text, [valueOf('population', '2030-12-31', 1_500_000)])).toEqual([['per-head', 'differs', 10, 12.5]]);
  });

  test('are told with both sources', () => {
    const [check] = crossChecks(readReport('有效发明专利1126件，同比增长13.6%。', { year: 2031, map }), [valueOf('inventions-in-force', '2030-12-31', 1000)]);
    expect(check && checkText(check)).toEqual({
      zh: '增长率：推得 12.6，文中 13.6，不符，请核对两处来源（有效发明专利 1126件，有效发明专利同比增长 13.6%，另据上年报告）',
      en: "growth: 12.6 follows, 13.6 is written, differs; please check both sources (有效发明专利 1126件, 有效发明专利同比增长 13.6%, besides last year's report)",
    });
  });
});
