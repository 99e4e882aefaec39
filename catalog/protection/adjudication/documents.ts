import type { CaseDocument, DocumentNames } from '#domain/case/case-type.ts';
import { type CaseView, findDay } from '#domain/case/view.ts';
import { civilDateAt } from '#domain/calendar/civil-date.ts';
import { instantText } from '#domain/form/date-text.ts';
import { heading, type OfficialDocument, paragraph } from '#domain/report/document.ts';
import { approvalSheet, day, getStep, notice, said } from '../../documents.ts';
import { ENDING_ACTIONS } from './ending.ts';
import { type Adjudication, CONCLUSIONS } from './fields.ts';
import { INTAKE_ACTIONS, REASONS_AGAINST } from './intake.ts';
import { SUSPENSION_GROUNDS, TRIAL_ACTIONS } from './trial.ts';

type View = CaseView<Adjudication>;

function patentOf({ values }: View): string {
  return `“${values.patent.title}”（专利号：${values.patent.number}）`;
}

function panelText({ values }: View, names: DocumentNames): string {
  const members = values.panel ?? [];
  return members.map(({ person, duty }) => `${names.person(person)}${duty === 'presiding' ? '（审理长）' : ''}`).join('、');
}

const SUIT = '当事人不服本裁决的，可以自收到本裁决书之日起十五日内依照《中华人民共和国行政诉讼法》向人民法院起诉；起诉期间不停止本裁决的执行。期满不起诉又不停止侵权行为的，本局可以申请人民法院强制执行。';

function accepted(view: View, names: DocumentNames): OfficialDocument {
  const { on } = getStep(view, 'accept');
  return notice(view, names, {
    title: '专利侵权纠纷处理请求受理通知书',
    addressee: view.values.requester.name,
    on,
    paragraphs: [
      `你方就${patentOf(view)}与${view.values.respondent.name}专利侵权纠纷提出的处理请求，经审查符合受理条件，本局已于${day(on)}立案。`,
      `本案由${panelText(view, names)}组成合议组审理。认为合议组成员与本案有利害关系、可能影响公正处理的，可以申请回避。`,
      '本案一般自立案之日起三个月内结案；公告、鉴定、中止等期间不计入。',
    ],
  });
}

function refused(view: View, names: DocumentNames): OfficialDocument {
  const step = getStep(view, 'refuse-acceptance');
  const reasons = (step.input['reasons'] as readonly (keyof typeof REASONS_AGAINST)[]).map((reason) => REASONS_AGAINST[reason].zh);
  return notice(view, names, {
    title: '不予受理通知书',
    addressee: view.values.requester.name,
    on: step.on,
    paragraphs: [`你方就${patentOf(view)}提出的专利侵权纠纷处理请求，经审查不符合受理条件，本局决定不予受理。理由如下：${reasons.join('；')}。`, said(step, 'explanation'), '条件具备后，你方可以另行提出请求，或者直接向人民法院起诉。'],
  });
}

function correction(view: View, names: DocumentNames): OfficialDocument {
  const step = getStep(view, 'request-correction');
  return notice(view, names, {
    title: '补正通知书',
    addressee: view.values.requester.name,
    on: step.on,
    paragraphs: [`你方就${patentOf(view)}提出的处理请求，尚需补正下列事项：`, said(step, 'missing'), `请于${day(said(step, 'dueOn'))}前补正。收到补正材料之日起重新计算立案审查期限。`],
  });
}

function answerNotice(view: View, names: DocumentNames): OfficialDocument {
  const accept = getStep(view, 'accept');
  return notice(view, names, {
    title: '答辩通知书',
    addressee: view.values.respondent.name,
    on: findDay(view, 'serve') ?? accept.on,
    paragraphs: [
      `${view.values.requester.name}认为你方涉嫌侵犯其${patentOf(view)}专利权，请求本局处理，本局已于${day(accept.on)}立案。现将请求书副本及有关材料送达你方。`,
      '请自收到本通知之日起十五日内提交答辩书及证据；逾期不提交的，不影响本局处理。',
      `本案由${panelText(view, names)}组成合议组审理，有法定情形的可以申请回避。`,
    ],
  });
}

function hearingNotice(view: View, names: DocumentNames): OfficialDocument {
  const { values } = view;
  return notice(view, names, {
    title: '口头审理通知书',
    addressee: `${values.requester.name}、${values.respondent.name}`,
    on: getStep(view, 'notify-hearing').on,
    paragraphs: [
      `本局受理的${patentOf(view)}专利侵权纠纷案，定于${instantText(values.hearingAt ?? '', 'zh')}在${values.hearingPlace ?? ''}进行口头审理。`,
      '请求人无正当理由拒不参加或者中途退出的，按撤回请求处理；被请求人无正当理由拒不参加或者中途退出的，按缺席处理。',
    ],
  });
}

function suspension(view: View, names: DocumentNames): OfficialDocument {
  const step = getStep(view, 'suspend');
  const ground = SUSPENSION_GROUNDS[step.input['ground'] as keyof typeof SUSPENSION_GROUNDS].zh;
  return notice(view, names, {
    title: '中止处理通知书',
    addressee: `${view.values.requester.name}、${view.values.respondent.name}`,
    on: step.on,
    paragraphs: [`本局受理的${patentOf(view)}专利侵权纠纷案，因${ground}，自${day(step.on)}起中止处理，中止期间不计入结案期限。中止的原因消除后恢复处理。`, said(step, 'detail')],
  });
}

const DECIDING = ['decide', 'dismiss-first'] as const;

/** The decision (行政裁决书), from the findings, reasons and order that were approved. */
function decision(view: View, names: DocumentNames): OfficialDocument {
  const { values } = view;
  const step = view.steps.findLast(({ action }) => (DECIDING as readonly string[]).includes(action));
  if (!step) throw new Error('the decision has not been approved');
  return {
    kind: '行政裁决书',
    organ: names.organ,
    redHead: true,
    number: view.number,
    title: '专利侵权纠纷行政裁决书',
    body: [
      paragraph(`请求人：${values.requester.name}${values.agent ? `，代理人：${values.agent}` : ''}。`),
      paragraph(`被请求人：${values.respondent.name}。`),
      paragraph(`案由：请求人认为被请求人侵犯其${patentOf(view)}专利权。本局于${day(getStep(view, 'accept').on)}立案，依法组成合议组审理，现已审理终结。`),
      heading(1, '请求与答辩'),
      paragraph(`请求人请求：${values.demand}`),
      paragraph(values.answer ? `被请求人答辩：${values.answer}` : '被请求人未在规定期限内答辩。'),
      heading(1, '查明事实'),
      paragraph(`请求人主张的权利要求：${values.claims}`),
      paragraph(`被控侵权产品或方法：${values.accusedProduct}`),
      paragraph(values.findings ?? ''),
      heading(1, '裁决理由'),
      paragraph(values.reasoning ?? ''),
      heading(1, '裁决'),
      paragraph(`结论：${values.conclusion ? CONCLUSIONS[values.conclusion].zh : ''}。`),
      paragraph(values.order ?? ''),
      ...(step.action === 'dismiss-first' ? [paragraph(`无效宣告决定（${values.invalidation ?? ''}）被生效判决撤销的，请求人可以另行提出处理请求。`)] : []),
      paragraph(SUIT),
      paragraph(`合议组：${panelText(view, names)}`),
    ],
    signature: { organ: names.organ, date: civilDateAt(step.at) },
  };
}

export const DOCUMENTS: Readonly<Record<string, CaseDocument<Adjudication>>> = {
  'acceptance-notice': { name: { zh: '受理通知书', en: 'notice of acceptance' }, after: ['accept'], write: accepted },
  'refusal-notice': { name: { zh: '不予受理通知书', en: 'notice of non-acceptance' }, after: ['refuse-acceptance'], write: refused },
  'correction-notice': { name: { zh: '补正通知书', en: 'request for completion' }, after: ['request-correction'], write: correction },
  'answer-notice': { name: { zh: '答辩通知书', en: 'notice to answer' }, after: ['accept', 'serve'], write: answerNotice },
  'hearing-notice': { name: { zh: '口头审理通知书', en: 'notice of hearing' }, after: ['notify-hearing'], write: hearingNotice },
  'suspension-notice': { name: { zh: '中止通知书', en: 'notice of suspension' }, after: ['suspend'], write: suspension },
  decision: { name: { zh: '行政裁决书', en: 'decision' }, after: DECIDING, write: decision },
  'approval-sheet': approvalSheet(({ values }) => `${nameOf(values['requester'])}与${nameOf(values['respondent'])}专利侵权纠纷案`, { ...INTAKE_ACTIONS, ...TRIAL_ACTIONS, ...ENDING_ACTIONS }) as CaseDocument<Adjudication>,
};

function nameOf(party: unknown): string {
  return typeof party === 'object' && party !== null && 'name' in party ? String(party.name) : '';
}
