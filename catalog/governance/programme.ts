import { daysBetween } from '#domain/calendar/civil-date.ts';
import type { Action } from '#domain/case/case-type.ts';
import { action, defineCaseType, defineRegister } from '#domain/case/define.ts';
import type { CaseView } from '#domain/case/view.ts';
import { caseReference, choice, date, externalNumber, type Fields, file, list, longText, multiChoice, optional, text, type ValuesOf } from '#domain/form/index.ts';
import { defineIndicator, type Indicator } from '#domain/indicator/indicator.ts';
import { type Line, line } from '#domain/posting/line.ts';
import { BY_LEADER } from '../approvals.ts';
import { LEAD_FUNCTIONS } from '../organisation.ts';

const owned = { version: 1, owner: 'planning', source: 'records' } as const satisfies Partial<Indicator>;
const flow = { kind: 'flow' } as const;
const tasks = { zh: '项', en: 'tasks' };

/** A programme document whose tasks are followed (A14 战略、纲要、要点). */
export const programme = defineRegister({
  id: 'programme',
  version: 1,
  mechanism: 'A14',
  wing: 'governance',
  owner: 'planning',
  name: { zh: '战略纲要与工作要点', en: 'Programme' },
  help: { zh: '登记文件，随后逐项下达任务', en: 'Register the document, then issue its tasks' },
  numbering: '纲',
  fields: {
    name: text({ name: { zh: '文件名称', en: 'Name' }, searchable: true }),
    documentNumber: externalNumber({ name: { zh: '文号', en: 'Document number' }, system: 'other', searchable: true }),
    issuedOn: date({ name: { zh: '印发日期', en: 'Issued on' }, notAfterToday: true, searchable: true }),
    issuer: text({ name: { zh: '印发机关', en: 'Issued by' } }),
    summary: optional(longText({ name: { zh: '主要内容', en: 'Contents' } })),
    file: optional(file({ name: { zh: '文件', en: 'File' } })),
  },
  by: ['officer@owner', 'division-head@owner'],
  day: 'issuedOn',
  readers: { staff: 'all', public: 'statistics' },
  title: ({ name }) => name,
  post: ({ id, values }) => [line('programmes', values.issuedOn, 1, { entity: id })],
  indicators: [defineIndicator({ ...owned, id: 'programmes', name: { zh: '印发纲要、要点', en: 'Programmes issued' }, measure: { zh: '份', en: 'documents' }, computation: flow, definition: { zh: '登记的战略、纲要和工作要点，按印发之日计', en: 'Programme documents registered, by day of issue' } })],
});

const LIGHTS = { green: { zh: '绿灯，正常推进', en: 'green, on course' }, yellow: { zh: '黄灯，有滞后风险', en: 'yellow, at risk' }, red: { zh: '红灯，已滞后', en: 'red, behind' } } as const;

const fields = {
  programme: caseReference({ name: { zh: '所属文件', en: 'Programme' }, types: ['programme'], searchable: true }),
  project: text({ name: { zh: '所属工程', en: 'Project' }, help: { zh: '方面或工程的名称，同一工程写法一致', en: 'Name of the project, written the same way each time' }, maxLength: 60, searchable: true }),
  taskNumber: text({ name: { zh: '任务号', en: 'Task number' }, maxLength: 20, searchable: true }),
  content: longText({ name: { zh: '任务内容', en: 'Task' } }),
  leadUnit: choice({ name: { zh: '牵头处室', en: 'Lead' }, choices: LEAD_FUNCTIONS, searchable: true }),
  supporting: optional(multiChoice({ name: { zh: '配合处室', en: 'Supporting' }, choices: LEAD_FUNCTIONS })),
  target: optional(text({ name: { zh: '目标', en: 'Target' } })),
  issuedOn: date({ name: { zh: '下达日期', en: 'Issued on' }, notAfterToday: true }),
  plannedOn: date({ name: { zh: '计划完成日', en: 'Planned finish' }, searchable: true }),
  light: optional(choice({ name: { zh: '亮灯', en: 'Light' }, choices: LIGHTS, searchable: true })),
  progress: optional(longText({ name: { zh: '进展', en: 'Progress' } })),
  doneOn: optional(date({ name: { zh: '完成日', en: 'Done on' }, notAfterToday: true })),
  evidence: optional(list({ name: { zh: '佐证材料', en: 'Evidence' }, itemName: { zh: '材料', en: 'piece' }, of: { name: text({ name: { zh: '名称', en: 'Name' } }), file: optional(file({ name: { zh: '文件', en: 'File' } })) } })),
};

type Task = ValuesOf<typeof fields>;
type View = CaseView<Task>;

/** A task counts when issued, and once verified it counts as done on the day it was done; a cancelled one does not count. */
function post({ state, values }: View): readonly Line[] {
  if (state === 'cancelled') return [];
  const entity = `${values.programme.id}/${values.project}`;
  const more = { entity, dimensions: { lead: values.leadUnit } };
  const issued = line('programme-tasks', values.issuedOn, 1, more);
  if (state !== 'done' || !values.doneOn) return [issued];
  return [issued, line('programme-tasks-done', values.doneOn, 1, more), line('programme-days-ahead', values.doneOn, daysBetween(values.doneOn, values.plannedOn), more)];
}

export const PROGRAMME_INDICATORS: readonly Indicator[] = [
  defineIndicator({ ...owned, id: 'programme-tasks', name: { zh: '纲要任务', en: 'Programme tasks' }, measure: tasks, computation: flow, definition: { zh: '下达的任务，按下达之日计，不含已取消的', en: 'Tasks issued, by day of issue; cancelled ones left out' } }),
  defineIndicator({ ...owned, id: 'programme-projects', name: { zh: '重点工程', en: 'Projects' }, measure: tasks, computation: { kind: 'distinct', of: 'programme-tasks' }, definition: { zh: '期间内下达任务所属的不同工程', en: 'Different projects among the tasks issued in the period' } }),
  defineIndicator({ ...owned, id: 'programme-tasks-done', name: { zh: '完成任务', en: 'Tasks done' }, measure: tasks, better: 'more', computation: flow, definition: { zh: '核验完成的任务，按实际完成之日计', en: 'Tasks verified as done, by the day they were done' } }),
  defineIndicator({ ...owned, id: 'programme-completion-rate', name: { zh: '任务完成率', en: 'Tasks done, share' }, measure: { zh: '%', en: '%' }, decimals: 1, better: 'more', computation: { kind: 'ratio', numerator: 'programme-tasks-done', denominator: 'programme-tasks' }, definition: { zh: '期间完成的任务÷期间下达的任务', en: 'Tasks done over tasks issued in the period' } }),
  defineIndicator({ ...owned, id: 'programme-days-ahead', name: { zh: '提前天数', en: 'Days ahead' }, measure: { zh: '天', en: 'days' }, computation: flow, definition: { zh: '各完成任务的计划完成日减实际完成日之和，晚于计划的为负', en: 'Planned finish less the day done, summed over tasks done; late ones are negative' } }),
  defineIndicator({ ...owned, id: 'programme-average-days-ahead', name: { zh: '平均提前量', en: 'Average days ahead' }, measure: { zh: '天', en: 'days' }, decimals: 0, better: 'more', computation: { kind: 'average', numerator: 'programme-days-ahead', denominator: 'programme-tasks-done' }, definition: { zh: '提前天数÷完成任务数', en: 'Days ahead over tasks done' } }),
];

function act<const F extends Fields = Record<never, never>>(declared: Action<Task, Partial<Task> & ValuesOf<F>> & { readonly fields?: F }): Action<Task> {
  return action<Task, F>(declared);
}

const LEADS = ['officer@case', 'division-head@case', 'district-officer@case', 'handler'] as const;
const PLANNERS = ['officer@owner', 'division-head@owner'] as const;
const REASON = { reason: longText({ name: { zh: '理由', en: 'Reason' } }) };

const ACTIONS: Readonly<Record<string, Action<Task>>> = {
  claim: act({ name: { zh: '认领', en: 'Claim' }, from: ['issued'], to: 'claimed', by: LEADS, tone: 'primary' }),
  'report-progress': act({ name: { zh: '反馈进展', en: 'Report progress' }, from: ['claimed'], by: LEADS, asks: ['progress', 'light'], offers: ['evidence'] }),
  'self-assess': act({
    name: { zh: '自评完成', en: 'Report as done' },
    from: ['claimed'],
    to: 'assessed',
    by: LEADS,
    asks: ['doneOn', 'progress'],
    offers: ['evidence'],
    guard: ({ values }, { doneOn = '' }) => (doneOn < values.issuedOn ? { zh: '完成日早于下达日期，请核对。', en: 'It cannot be done before it was issued; please check the day.' } : undefined),
    tone: 'primary',
  }),
  verify: act({ name: { zh: '核验完成', en: 'Verify' }, from: ['assessed'], to: 'done', by: PLANNERS, tone: 'primary' }),
  'send-back': act({ name: { zh: '退回', en: 'Send back' }, from: ['assessed'], to: 'claimed', by: PLANNERS, fields: REASON, tone: 'danger' }),
  adjust: act({ name: { zh: '调整任务', en: 'Adjust' }, help: { zh: '调整时限、目标或牵头处室，须经批准', en: 'Its day, target or lead; needs approval' }, from: ['issued', 'claimed'], by: [...PLANNERS, ...LEADS], offers: ['plannedOn', 'target', 'leadUnit', 'supporting', 'content'], fields: REASON, approval: [BY_LEADER] }),
  cancel: act({ name: { zh: '取消任务', en: 'Cancel' }, from: ['issued', 'claimed'], to: 'cancelled', by: PLANNERS, fields: REASON, approval: [BY_LEADER], tone: 'danger' }),
};

/** One task of a programme (A14 任务分解): claimed by its lead, fed back with lights, verified as done. */
export const programmeTask = defineCaseType({
  id: 'programme-task',
  version: 1,
  mechanism: 'A14',
  wing: 'governance',
  owner: 'planning',
  name: { zh: '纲要任务', en: 'Programme task' },
  numbering: '任',
  fields,
  states: {
    issued: { name: { zh: '已下达', en: 'issued' } },
    claimed: { name: { zh: '推进中', en: 'in hand' } },
    assessed: { name: { zh: '待核验', en: 'to be verified' } },
    done: { name: { zh: '已完成', en: 'done' }, ends: true },
    cancelled: { name: { zh: '已取消', en: 'cancelled' }, ends: true },
  },
  opening: {
    name: { zh: '下达任务', en: 'Issue a task' },
    by: PLANNERS,
    state: 'issued',
    asks: ['programme', 'project', 'taskNumber', 'content', 'leadUnit', 'issuedOn', 'plannedOn'],
    offers: ['supporting', 'target'],
    dayFrom: 'issuedOn',
  },
  actions: ACTIONS,
  correction: { by: PLANNERS },
  deadlines: { planned: { name: { zh: '计划完成', en: 'Planned finish' }, rule: 'supervision.reminders', from: ['open', 'send-back'], until: ['self-assess', 'cancel'], dueFrom: 'plannedOn', warnWithin: 30, main: true } },
  readers: { staff: 'all', public: 'statistics' },
  title: ({ taskNumber, project, content }) => `${taskNumber} ${project}：${content.slice(0, 30)}`,
  post,
  indicators: PROGRAMME_INDICATORS,
});
