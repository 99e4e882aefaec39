import { describe, expect, test } from 'vitest';
import { historyMapper } from '#domain/reader/map-figure.ts';
import { readReport } from '#domain/reader/read-report.ts';
import { CATALOG } from '../index.ts';
import { HISTORY_NAMES } from './history-names.ts';

const INDICATORS = new Set(CATALOG.currentIndicators.map(({ id }) => id));
const map = historyMapper(HISTORY_NAMES, INDICATORS);
const indicatorsOf = (text: string): readonly (string | null)[] => readReport(text, { year: 2031, map }).map(({ indicator }) => indicator);

describe('how past reports word indicators', () => {
  test('every wording belongs to an indicator of the catalogue', () => {
    expect(HISTORY_NAMES.map(({ indicator }) => indicator).filter((id) => !INDICATORS.has(id) && !INDICATORS.has(`target-${id}`))).toEqual([]);
  });

  test.each([
    ['全市发明专利授权3216件，同比增长8.4%，其中企业发明专利授权2000件。', ['invention-grants', null, null]],
    ['有效发明专利18902件，每万人口发明专利拥有量12.6件，居全国第十位。', ['inventions-in-force', 'inventions-per-10k', 'inventions-national-rank']],
    ['申请注册商标900件，核准注册700件，有效注册商标8000件。', ['trademark-applications', 'trademark-registrations', 'trademarks-in-force']],
    ['保护中心受理预审案件300件、预审合格260件，授权180件。', ['pre-examinations', 'pre-examinations-passed', 'pre-examined-grants']],
    ['服务队深入企业80户次，派出人员190人次，解决问题60个。', ['visits', 'visit-staff', 'problems-solved']],
    ['40家企业获得专利质押贷款55笔，贷款金额3.2亿元；商标权质押6件。', ['pledge-enterprises', 'pledge-loans', 'pledge-amount', 'trademark-pledges']],
    ['为500家企业减缴专利费用0.3亿元。', ['fee-reduced-enterprises', 'fee-reductions']],
    ['某公司自主研制设备3台，食堂供餐200份。', [null, null]],
  ])('%s', (text, wanted) => {
    expect(indicatorsOf(text)).toEqual(wanted);
  });

  test('a target goes to the indicator of the target', () => {
    expect(readReport('云岭市2032年工作要点\n培育知识产权优势企业30家。', { map }).map(({ indicator, kind }) => [indicator, kind])).toEqual([['target-nurtured-enterprises', 'target']]);
  });
});
