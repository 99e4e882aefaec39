import { describe, expect, test } from 'vitest';
import { historyMapper } from './map-figure.ts';
import { readReport } from './read-report.ts';

/** The figures of an invented table, each as `值 单位 类型 截止日 名称`. */
function told(text: string, year = 2031): readonly string[] {
  return readReport(text, { year }).map(({ value, unit, kind, asOf, name }) => [value, unit, kind, asOf, name].join(' '));
}

describe('numbers of tables', () => {
  test('take their measure from the caption, their name from row and column', () => {
    const figures = readReport('表1 2031年各区专利授权情况\n单位：件\n区\t发明\t实用新型\n云岭区\t108\t1,220\n合计\t198\t1,330', { year: 2031 });
    expect(figures.map(({ value, unit, kind, scope, name }) => [value, unit, kind, scope, name])).toEqual([
      ['108', '件', 'flow', '云岭区', '发明'], ['1,220', '件', 'flow', '云岭区', '实用新型'],
      ['198', '件', 'flow', '全市', '发明'], ['1,330', '件', 'flow', '全市', '实用新型'],
    ]);
  });

  test('take it from the head of their column, and their year from the row', () => {
    expect(told('年份\t授权量（件）\t质押金额（万元）\n2029\t120\t4500\n2030\t150\t5200')).toEqual([
      '120 件 flow 2029-12-31 授权量', '4500 万元 flow 2029-12-31 质押金额', '150 件 flow 2030-12-31 授权量', '5200 万元 flow 2030-12-31 质押金额',
    ]);
    expect(readReport('年份\t质押金额（万元）\n2030\t5200')).toMatchObject([{ value: '5200', baseValue: 52_000_000 }]);
  });

  test('take it from the head of their row, and their year from the column; rates are growth, a fall keeps its sign', () => {
    expect(told('指标\t2030年\t2031\t同比增长（%）\n发明专利授权量（件）\t120\t150\t25\n质押融资额（万元）\t3000\t2500.5\t-16.7')).toEqual([
      '120 件 flow 2030-12-31 发明专利授权量', '150 件 flow 2031-12-31 发明专利授权量', '25 % growth 2031-12-31 发明专利授权量同比增长',
      '3000 万元 flow 2030-12-31 质押融资额', '2500.5 万元 flow 2031-12-31 质押融资额', '-16.7 % growth 2031-12-31 质押融资额同比增长',
    ]);
  });

  test('take of several measures in a caption the one that fits; 上年同期 is a year before the column beside it', () => {
    expect(told('（单位：件、万元、%）\n指标\t上半年\t上年同期\t增幅\n专利侵权立案\t12\t10\t20\n罚没款\t33.5\t20\t67.5')).toEqual([
      '12 件 flow 2031-06-30 专利侵权立案', '10 件 flow 2030-06-30 专利侵权立案', '20 % growth 2031-12-31 专利侵权立案增幅',
      '33.5 万元 flow 2031-06-30 罚没款', '20 万元 flow 2030-06-30 罚没款', '67.5 % growth 2031-12-31 罚没款增幅',
    ]);
  });

  test('are stocks, ranks, shares and targets where their heads say so', () => {
    expect(told('指标\t数值\t全省排名\t占比\t年度目标\n有效发明专利（件）\t1500\t3\t12.5\t2000\n办案机构（家）\t12\t5\t8\t15')).toEqual([
      '1500 件 stock 2031-12-31 有效发明专利', '3 位 rank 2031-12-31 有效发明专利全省排名', '12.5 % share 2031-12-31 有效发明专利占比', '2000 件 target 2031-12-31 有效发明专利年度目标',
      '12 家 stock 2031-12-31 办案机构', '5 位 rank 2031-12-31 办案机构全省排名', '8 % share 2031-12-31 办案机构占比', '15 家 target 2031-12-31 办案机构年度目标',
    ]);
  });

  test('may stand in Markdown, between wide blanks, under heads of two rows and in rows of months', () => {
    expect(told('| 指标 | 2030年 | 2031年 |\n|---|:---:|---|\n| 有效发明专利（件） | 1,200 | 1,500 |')).toEqual(['1,200 件 stock 2030-12-31 有效发明专利', '1,500 件 stock 2031-12-31 有效发明专利']);
    expect(told('指标        2031年    增长%\n有效发明专利（件）    1500    12.5')).toEqual(['1500 件 stock 2031-12-31 有效发明专利', '12.5 % growth 2031-12-31 有效发明专利增长']);
    expect(told('\t专利\t\t商标\n\t申请（件）\t授权（件）\t注册（件）\n一季度\t10\t20\t\n2月\t\t7\t30')).toEqual([
      '10 件 flow 2031-03-31 专利申请', '20 件 flow 2031-03-31 专利授权', '7 件 flow 2031-02-28 专利授权', '30 件 flow 2031-02-28 商标注册',
    ]);
    expect(told('月份\t2030年\n3月\t12件')).toEqual(['12 件 flow 2030-03-31 2030年3月']);
  });

  test('may be lines of a label and its numbers, their heads lost, under a caption some lines above', () => {
    expect(told('3-7 有效外观设计专利（2031）\n单位：件 (piece)\n合计\n企业\n云岭 1071 33 1038\n青溪 100.0% 3.1% 96.9%\n')).toEqual([
      '1071 件 stock 2031-12-31 云岭', '33 件 stock 2031-12-31 云岭', '1038 件 stock 2031-12-31 云岭',
      '100.0 % share 2031-12-31 青溪', '3.1 % share 2031-12-31 青溪', '96.9 % share 2031-12-31 青溪',
    ]);
  });

  test('of what was reached are no target beside what was aimed at', () => {
    expect(told('对照目标\n指标\t目标\t实际\n走访单位（家）\t280\t294')).toEqual(['280 家 target 2031-12-31 走访单位目标', '294 家 flow 2031-12-31 走访单位']);
  });

  test('may have a column of measures, and lower heads that a copied page puts first in their line', () => {
    expect(told('主要指标 | 2031年上半年 | |\n产值 | 亿元 | 10205.20 | —— |\n授权 | 件 | 12 |')).toEqual(['10205.20 亿元 flow 2031-06-30 产值', '12 件 flow 2031-06-30 授权']);
    const rows = '序号 | 各市 | 2031年上半年 | |\n质押额(亿元) | 同比变化(%) | ||\n1 | 云岭市 | 2155.35 | -6.14 |';
    expect(told(rows)).toEqual(['2155.35 亿元 flow 2031-06-30 质押额', '-6.14 % growth 2031-06-30 同比变化']);
    expect(told(`${rows}\n| 全省 | 10205.20 | 6.15 |`).slice(2)).toEqual(['10205.20 亿元 flow 2031-06-30 质押额', '6.15 % growth 2031-06-30 同比变化']);
    expect(readReport(rows, { year: 2031 }).map(({ scope }) => scope)).toEqual(['云岭市', '云岭市']);
  });

  test('need something that tells their measure; serial numbers, telephones and years are none', () => {
    expect(told('邮编\t300000\n联系电话\t22181234\n浏览次数\t1234\n机构\t2031\n')).toEqual([]);
    expect(told('序号\t企业名称\t立案件数\t备注\n1\t甲公司\t3\t\n2\t乙公司\t4\t')).toEqual(['3 件 flow 2031-12-31 甲公司立案件数', '4 件 flow 2031-12-31 乙公司立案件数']);
    expect(told('单位：件\n区\t授权\n云岭区\t——\n青溪区\t5\n电话\t221812\n白沙区\t6')).toEqual(['5 件 flow 2031-12-31 授权', '6 件 flow 2031-12-31 授权']);
    expect(told('授权情况\n单位：件\n区\t数量\n云岭区\t12\n本年度的工作有序推进，取得了成效。\n区\t得票\n云岭区\t12')).toEqual(['12 件 flow 2031-12-31 授权']);
  });

  test('are an indicator where their heads word it, a place of its own is none', () => {
    const map = historyMapper([{ indicator: 'grants', units: '件', says: /发明专利授权量/ }], new Set(['grants']));
    const text = '区\t发明专利授权量（件）\n云岭区\t12\n合计\t30\n';
    expect(readReport(text, { year: 2031, map }).map(({ value, indicator }) => [value, indicator])).toEqual([['12', null], ['30', 'grants']]);
  });

  test('stand where the text has them, whatever parts the cells', () => {
    for (const text of ['𠮷表（单位：件）\n区\t\t授权\n云岭区\t\t1,208', '单位：件\n| 区 | 授权 |\n|---|---|\n| 云岭区 | 1,208 |\n', '单位：件\n区域    情况    授权\n云岭区    好    １，２０８']) {
      const points = Array.from(text);
      const [figure] = readReport(text, { year: 2031 });
      expect(figure).toMatchObject({ valueNumber: 1208, unit: '件' });
      expect(points.slice(figure?.start, figure?.end).join('')).toBe(figure?.value);
    }
  });
});
