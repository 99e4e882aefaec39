import { anyOf, type BlockSpec, type ChapterSpec, defineGenre, enumerated, figure, type Genre, growthOf, orElse, prose, say } from '#domain/report/genre.ts';
import { known, lastYearOf } from './phrases.ts';

const group = (id: string, title: string): ChapterSpec => ({ id, level: 2, title, paragraphs: [] });

const item = (id: string, title: string, ...paragraphs: readonly BlockSpec[]): ChapterSpec => ({ id, level: 3, title, paragraphs });

const duties: readonly ChapterSpec[] = [
  group('duties', '依法履职尽责'),
  item('reform', '机构职能改革', prose('reform', '机构设置、职能调整和改革成效')),
  item('lists-of-powers', '权责清单', anyOf([known(say`权责清单列明职责${figure('duties-listed')}项，向社会公开。`)], '权责清单事项数无供数。')),
];

const environment: readonly ChapterSpec[] = [
  group('environment', '优化法治营商环境'),
  item('credit', '信用监管', anyOf([known(say`完成代理机构信用评价${figure('agencies-rated')}家。`)], '代理机构信用评价无供数。'), prose('credit', '一户一档和失信提醒')),
  item('fair-environment', '公正透明的保护环境', enumerated(
    [orElse(say`推进重点工程，本年度下达任务${figure('programme-tasks')}项、完成${figure('programme-tasks-done')}项，平均提前${figure('programme-average-days-ahead')}天。`, '推进重点工程，本年度没有完成任务可计。')],
    [known(say`完善政策体系，出台政策文件${figure('policies-issued')}件。`)],
    [known(say`提升保护中心服务，受理预审申请${figure('pre-examinations')}件、合格${figure('pre-examinations-passed')}件，通过预审授权${figure('pre-examined-grants')}件。`)],
    [
      say`严格知识产权保护，12330接收各类事项${figure('hotline-items')}件，${growthOf('hotline-items')}；`,
      known(say`期末保护工作站${figure('protection-stations')}家；`),
      orElse(say`裁决案件平均办理周期${figure('adjudication-average-gross')}天，上年为${lastYearOf('adjudication-average-gross')}天，${growthOf('adjudication-average-gross')}。`, '裁决案件平均办理周期缺本年或上年数据，不作比较。'),
    ],
    [
      say`快速处理纠纷，立案专利侵权纠纷行政裁决${figure('adjudications-accepted')}件、结案${figure('adjudications-concluded')}件，其中先行裁驳${figure('adjudications-dismissed-first')}件；`,
      known(say`办理行政调解${figure('administrative-mediations')}件、司法确认${figure('judicial-confirmations')}件；`),
      say`口头审理${figure('oral-hearings')}次，公开裁决${figure('adjudications-published')}件。`,
    ],
  )),
];

const system: readonly ChapterSpec[] = [
  group('system', '健全依法行政制度'),
  item('normative-documents', '规范性文件管理', anyOf([
    known(say`制定行政规范性文件${figure('normative-documents')}件。`),
    known(say`完成合法性审查${figure('legality-reviews')}件。`),
  ], '规范性文件和合法性审查无供数。'), prose('normative-documents', '征求意见、审查和清理情况')),
];

const decisions: readonly ChapterSpec[] = [
  group('decisions', '科学民主依法决策'),
  item('decision-making', '决策机制与能力', anyOf([
    known(say`制定或修订内部制度${figure('internal-rules')}项。`),
    known(say`领导班子集体学法${figure('legal-study-sessions')}次。`),
  ], '内部制度和集体学法无供数。'), prose('decision-making', '集体讨论决定重大事项的情况')),
];

const restraint: readonly ChapterSpec[] = [
  group('restraint', '加强权力监督'),
  item('supervision', '督查督办', [
    say`督查督办立项${figure('supervision-items')}项，${growthOf('supervision-items')}；办结${figure('supervision-closed')}项。`,
    orElse(say`按时办结率${figure('supervision-on-time-rate')}%。`, '本年度没有办结事项，不计算按时办结率。'),
  ]),
  item('openness', '政务公开', anyOf([known(say`主动公开文件${figure('documents-disclosed')}件。`), known(say`公开各类信息${figure('information-published')}条。`)], '主动公开文件和信息数无供数。')),
];

const leaderDuty: ChapterSpec = {
  id: 'leader-duty', level: 1, title: '主要负责人推进法治建设情况',
  paragraphs: [enumerated(prose('leader-study', '带头学习法治思想'), prose('leader-planning', '部署、协调和督办法治工作'))],
};

const shortcomings: ChapterSpec = { id: 'shortcomings', level: 1, title: '短板及成因', paragraphs: [prose('shortcomings', '法治建设中的不足和原因')] };

const next: ChapterSpec = {
  id: 'next', level: 1, title: '来年工作考虑',
  paragraphs: [
    prose('next-aim', '来年法治建设的总体要求'),
    enumerated(prose('next-demonstration', '示范区和重点工程'), prose('next-system', '制度体系'), prose('next-cooperation', '协同保护'), prose('next-efficiency', '快速处理'), prose('next-atmosphere', '营商环境和宣传')),
  ],
};

/**
 * The yearly report on government by law (法治政府建设年度报告): published by 1 April of the next year with its index number
 * (法治政府建设与责任落实督察工作规定). Its third-level headings are numbered through.
 */
export const ruleOfLaw: Genre = defineGenre({
  id: 'rule-of-law',
  version: 1,
  name: { zh: '法治政府建设报告', en: 'Rule-of-law report' },
  readers: 'public',
  title: (year, organ) => `${organ}${year}年度法治政府建设情况报告`,
  metadata: [
    { id: 'index-number' },
    { id: 'subject', value: '综合政务／法治政府建设' },
    { id: 'issuer' },
    { id: 'published-on' },
    { id: 'disclosure', value: '主动公开' },
    { id: 'disclosure-basis', value: '《政府信息公开条例》第二十条' },
  ],
  opening: [prose('guidance', '本年度法治政府建设的依据和总体情况'), [say`现将本年度法治政府建设情况报告如下。`]],
  chapters: [{ id: 'measures', level: 1, title: '法治建设举措与成效', paragraphs: [] }, ...duties, ...environment, ...system, ...decisions, ...restraint, leaderDuty, shortcomings, next],
  continuous: [3],
  note: '此件主动公开',
});
