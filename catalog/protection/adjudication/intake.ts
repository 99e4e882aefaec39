import { choice, date, externalNumber, longText, multiChoice, optional } from '#domain/form/index.ts';
import { BY_HEAD } from '../../approvals.ts';
import { type AdjudicationActions, INTAKE, PANEL_AND_CLERK, step } from './action.ts';
import { SERVICE_MODES } from './fields.ts';
import { acceptanceRefusal, presidingOf, serviceRefusal, silenceRefusal } from './guards.ts';

/** Why a request is not accepted (不予受理理由). */
export const REASONS_AGAINST = {
  'not-entitled': { zh: '请求人不是专利权人或利害关系人', en: 'the requester is neither owner nor interested party' },
  'no-respondent': { zh: '没有明确的被请求人', en: 'no definite respondent' },
  'no-facts': { zh: '没有明确的请求事项和具体事实、理由', en: 'no definite request, facts and reasons' },
  'not-competent': { zh: '不属于本局受案和管辖范围', en: 'outside this bureau’s competence' },
  sued: { zh: '已向人民法院起诉或约定仲裁', en: 'a court was seized or arbitration agreed' },
  other: { zh: '其他', en: 'other' },
} as const;

const mode = choice({ name: { zh: '送达方式', en: 'Mode of service' }, choices: SERVICE_MODES });
const servedOn = date({ name: { zh: '送达日期', en: 'Served on' }, notAfterToday: true });

/** From the request to the answer (收件、补正、立案、送达、答辩). */
export const INTAKE_ACTIONS: AdjudicationActions = {
  accept: step({
    name: { zh: '立案', en: 'Accept' },
    help: { zh: '指定三名以上单数办案人员，呈处长审批', en: 'Names an odd panel of at least three; goes to the head of division' },
    from: ['received'],
    to: 'accepted',
    by: INTAKE,
    asks: ['panel', 'track'],
    offers: ['panelSecretary'],
    approval: [BY_HEAD],
    guard: (view, { panel }, today) => acceptanceRefusal(view, panel, today),
    assigns: (_, { panel }) => presidingOf(panel),
    tone: 'primary',
  }),
  'request-correction': step({
    name: { zh: '通知补正', en: 'Ask for completion' },
    from: ['received'],
    to: 'correcting',
    by: INTAKE,
    fields: { missing: longText({ name: { zh: '补正事项', en: 'What is missing' } }), dueOn: date({ name: { zh: '补正期限', en: 'By' } }) },
  }),
  'submit-correction': step({
    name: { zh: '收到补正', en: 'Completion received' },
    from: ['correcting'],
    to: 'received',
    by: INTAKE,
    fields: { correctedOn: date({ name: { zh: '收到日期', en: 'Received on' }, notAfterToday: true }) },
    offers: ['respondent', 'patent', 'claims', 'accusedProduct', 'demand', 'evidence', 'evaluationReport', 'notSued', 'agent'],
    dayFrom: 'correctedOn',
  }),
  'refuse-acceptance': step({
    name: { zh: '不予受理', en: 'Refuse acceptance' },
    from: ['received', 'correcting'],
    to: 'not-accepted',
    by: INTAKE,
    fields: { reasons: multiChoice({ name: { zh: '理由', en: 'Grounds' }, choices: REASONS_AGAINST }), explanation: longText({ name: { zh: '说明', en: 'Explanation' } }) },
    approval: [BY_HEAD],
    tone: 'danger',
  }),
  serve: step({
    name: { zh: '送达请求书副本', en: 'Serve the request' },
    from: ['accepted'],
    to: 'served',
    by: PANEL_AND_CLERK,
    fields: { mode, servedOn, receipt: optional(externalNumber({ name: { zh: '送达回证号', en: 'Receipt' }, system: 'other' })) },
    dayFrom: 'servedOn',
    guard: (view, input) => serviceRefusal(view, input.mode, input.servedOn),
    tone: 'primary',
  }),
  'start-notice': step({
    name: { zh: '公告送达', en: 'Start public notice' },
    help: { zh: '公告期间不计入结案期限', en: 'The clock stands still during the notice' },
    from: ['accepted'],
    by: PANEL_AND_CLERK,
    fields: { noticedOn: date({ name: { zh: '公告日期', en: 'Day of the notice' }, notAfterToday: true }), where: longText({ name: { zh: '公告载体与理由', en: 'Where and why' } }) },
    dayFrom: 'noticedOn',
  }),
  answer: step({
    name: { zh: '收到答辩', en: 'Answer received' },
    from: ['served'],
    to: 'trial',
    by: PANEL_AND_CLERK,
    asks: ['answer'],
    offers: ['evidence'],
    fields: { answeredOn: date({ name: { zh: '收到日期', en: 'Received on' }, notAfterToday: true }) },
    dayFrom: 'answeredOn',
    tone: 'primary',
  }),
  'no-answer': step({
    name: { zh: '逾期未答辩', en: 'No answer in time' },
    help: { zh: '不影响案件处理', en: 'Does not stop the case' },
    from: ['served'],
    to: 'trial',
    by: PANEL_AND_CLERK,
    guard: (view, _, today) => silenceRefusal(view, today),
  }),
  'forward-answer': step({
    name: { zh: '转送答辩书', en: 'Forward the answer' },
    from: ['trial', 'hearing-set'],
    by: PANEL_AND_CLERK,
    fields: { mode, servedOn },
    dayFrom: 'servedOn',
  }),
};
