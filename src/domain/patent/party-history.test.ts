import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../calendar/civil-date.ts';
import { addressOn, ownersOn, partyHistory } from './party-history.ts';
import { EMPTY_RECORD, type LegalEvent, type PatentRecord } from './record.ts';

const patent = (more: Partial<PatentRecord>): PatentRecord => ({ ...EMPTY_RECORD, publications: [{ number: 'CN109996757B', date: '2014-01-02' }], filingDate: '2012-01-02', applicants: ['甲公司'], ...more });
const moved = (date: string, details: string): LegalEvent => ({ date, text: `专利权的转移;${details}` });

describe('the owners of a patent', () => {
  test('are its applicants as long as nothing was announced', () => {
    expect(partyHistory(patent({})).owners).toEqual([{ names: ['甲公司'] }]);
  });

  test('change on the day that the transfer takes effect, whatever the record says today', () => {
    const events = [moved('2018-10-09', '登记生效日:20180912;变更事项:专利权人;变更前权利人:甲公司;变更后权利人:乙公司;变更事项:地址;变更前权利人:430000 湖北省武汉市洪山区一号;变更后权利人:518000 广东省深圳市南山区二号')];
    for (const applicants of [['甲公司'], ['乙公司']]) {
      const history = partyHistory(patent({ events, applicants, address: '广东省深圳市南山区二号' }));
      expect(history.owners).toEqual([{ names: ['甲公司'], to: '2018-09-11' }, { names: ['乙公司'], from: '2018-09-12', announced: '2018-10-09' }]);
      expect([addressOn(history, '2018-09-11'), addressOn(history, '2018-09-12')]).toEqual(['430000 湖北省武汉市洪山区一号', '518000 广东省深圳市南山区二号']);
    }
  });

  test('that the change does not name stay', () => {
    const history = partyHistory(patent({ applicants: ['甲公司', '示例大学'], events: [moved('2018-10-09', '变更事项:专利权人;变更前权利人:甲公司;变更后权利人:乙公司')] }));
    expect([ownersOn(history, '2018-10-08'), ownersOn(history, '2018-10-09')]).toEqual([['甲公司', '示例大学'], ['乙公司', '示例大学']]);
    const later = partyHistory(patent({ applicants: ['乙公司', '示例大学'], events: [moved('2018-10-09', '变更事项:专利权人;变更前权利人:甲公司;变更后权利人:乙公司')] }));
    expect([ownersOn(later, '2018-10-08'), ownersOn(later, '2018-10-09')]).toEqual([['甲公司', '示例大学'], ['乙公司', '示例大学']]);
  });

  test('with partners are listed one after another by the gazette', () => {
    const history = partyHistory(patent({ events: [moved('2018-10-09', '变更事项:专利权人;变更前权利人:甲公司;变更后权利人:乙公司;变更事项:共同专利权人;变更后权利人:丙公司')] }));
    expect(ownersOn(history, '2019-01-01')).toEqual(['乙公司', '丙公司']);
  });

  test('as the EPO translates the announcement', () => {
    const text = 'Effective date of registration: 20180912 Address after: 518000 Nanshan, Shenzhen Patentee after: B Co., Ltd. Address before: 430000 Wuhan Patentee before: A Co., Ltd.';
    const history = partyHistory(patent({ applicants: ['A Co., Ltd'], events: [{ date: '2018-10-09', code: 'TR01', text }] }));
    expect([ownersOn(history, '2018-09-11'), ownersOn(history, '2018-09-12'), addressOn(history, '2018-09-12')]).toEqual([['A Co., Ltd'], ['B Co., Ltd'], '518000 Nanshan, Shenzhen']);
  });
});

describe('licences and pledges', () => {
  const events: LegalEvent[] = [
    { date: '2016-02-03', text: '专利实施许可合同备案的生效;合同备案号:2016420000001;让与人:甲公司;受让人:丁公司;许可种类:独占许可;备案日期:20160101' },
    { date: '2018-02-06', text: '专利权质押合同登记的生效;登记号:2018420000012;登记生效日:20180116;出质人:甲公司;质权人:示例银行;质押金额:500万元' },
    { date: '2018-03-06', text: '专利权质押合同登记的生效;登记号:2018420000099;登记生效日:20180301;出质人:甲公司;质权人:另一银行' },
    { date: '2019-02-06', text: '专利权质押合同登记的注销;登记号:2018420000012;解除日:20190110;出质人:甲公司;质权人:示例银行' },
  ];

  test('run from their registration to the cancellation of their number', () => {
    expect(partyHistory(patent({ events })).encumbrances).toEqual([
      { kind: 'licence', number: '2016420000001', by: ['甲公司'], to: ['丁公司'], terms: '独占许可', from: '2016-01-01' },
      { kind: 'pledge', number: '2018420000012', by: ['甲公司'], to: ['示例银行'], amount: '500万元', from: '2018-01-16', until: '2019-01-10' },
      { kind: 'pledge', number: '2018420000099', by: ['甲公司'], to: ['另一银行'], from: '2018-03-01' },
    ]);
  });

  test('change nothing of the owners', () => {
    expect(partyHistory(patent({ events })).owners).toEqual([{ names: ['甲公司'] }]);
  });
});

test('Over any chain of transfers there is one owner on every day: the last to whom it went', () => {
  const chain = fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 8 });
  fc.assert(fc.property(chain, fc.integer({ min: 0, max: 4_000 }), (gaps, asked) => {
    let day = '2014-01-02';
    const sold = gaps.map((gap, index) => ({ on: (day = addDays(day, gap)), before: `公司${index}`, after: `公司${index + 1}` }));
    const events = sold.map(({ on, before, after }) => moved(on, `变更事项:专利权人;变更前权利人:${before};变更后权利人:${after}`));
    const at = addDays('2014-01-02', asked);
    const expected = sold.findLast(({ on }) => on <= at)?.after ?? '公司0';
    expect(ownersOn(partyHistory(patent({ applicants: [sold.at(-1)?.after ?? '公司0'], events })), at)).toEqual([expected]);
  }));
});
