import type { OfficialDocument } from '#domain/report/document.ts';
import { bold, figure, heading, paragraph, text } from '#domain/report/document.ts';

/** A notice of an invented bureau with every kind of block; for tests. */
export const SAMPLE_NOTICE: OfficialDocument = {
  kind: '通知', organ: '明川市知识产权局', redHead: true, number: '明知发〔2023〕6号',
  title: '明川市知识产权局关于印发2022年工作总结\n和2023年工作要点的通知', addressee: '各区知识产权局，局机关各处室',
  body: [
    heading(1, '企业服务'),
    paragraph('全年走访企业', figure('visits.households:2022', '294'), '家，同比增长', figure('visits.growth:2022', '17.9%'), '。', bold('问题全部建立台账。')),
    heading(2, '培训工作'), paragraph('举办“知识产权大讲堂”63期。'),
    heading(3, '质押融资'), paragraph('贷款25.37亿元。'),
    heading(4, '登记'),
    { block: 'list', ordered: true, items: [[text('第一项')], [text('第二项')]] },
    { block: 'list', items: [[text('要点')]] },
    {
      block: 'table', caption: '表1　各区有效发明专利', source: '各区月报',
      columns: [{ header: '区', width: 2 }, { header: '件', numeric: true }], rows: [[[text('东区')], [figure('patents:east', '3,000')]]],
    },
    {
      block: 'chart', shape: 'column', caption: '图1　发明专利授权', measure: '件', categoryName: '年度', categories: ['2021', '2022'],
      series: [{ name: '授权', points: [{ value: null, text: '—' }, { value: 11745, text: '11,745', figure: 'grants:2022' }] }],
    },
    { block: 'signature-line', label: '承办人' },
    { block: 'page-break' },
    paragraph('完。'),
  ],
  attachments: [{ title: '2023年重点任务分工表', body: [paragraph('分工如下。')] }, { title: '名词解释' }],
  signature: { organ: '明川市知识产权局', date: '2023-02-28' }, note: '此件主动公开',
  imprint: { copyTo: '市委办公室，市政府办公室。', printedBy: '明川市知识产权局办公室', printedOn: '2023-03-01' },
  demoMark: '示范数据，非真实机构',
};
