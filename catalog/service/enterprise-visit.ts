import type { CivilDate } from '#domain/calendar/civil-date.ts';
import { action, defineLedger } from '#domain/case/define.ts';
import { OPEN } from '#domain/case/event.ts';
import type { CaseView } from '#domain/case/view.ts';
import { choice, count, date, district, list, longText, optional, party, person, text, type ValuesOf, yesNo } from '#domain/form/index.ts';
import { defineIndicator, type Indicator } from '#domain/indicator/indicator.ts';
import { type Line, line } from '#domain/posting/line.ts';
import type { Label } from '#domain/text.ts';
import { lastDay } from '../due.ts';
import { visitProblemOrdinary } from '../rules/service.ts';

/** The bureau's service teams (服务队). */
export const TEAMS = {
  'team-1': { zh: '第一服务队', en: 'team 1' },
  'team-2': { zh: '第二服务队', en: 'team 2' },
  'team-3': { zh: '第三服务队', en: 'team 3' },
  'team-4': { zh: '第四服务队', en: 'team 4' },
  'team-5': { zh: '第五服务队', en: 'team 5' },
  'team-6': { zh: '第六服务队', en: 'team 6' },
  'team-7': { zh: '第七服务队', en: 'team 7' },
  'team-8': { zh: '第八服务队', en: 'team 8' },
} as const satisfies Readonly<Record<string, Label>>;

/** What an enterprise's problem is about (问题类别). */
export const PROBLEM_KINDS = {
  filing: { zh: '申请与布局', en: 'filing and portfolio' },
  examination: { zh: '审查与预审', en: 'examination' },
  utilization: { zh: '转化运用', en: 'utilisation' },
  finance: { zh: '质押与融资', en: 'finance' },
  protection: { zh: '维权保护', en: 'protection' },
  trademark: { zh: '商标品牌', en: 'trademarks' },
  information: { zh: '信息检索', en: 'information' },
  talent: { zh: '培训与人才', en: 'training and staff' },
  policy: { zh: '政策咨询', en: 'policy' },
  other: { zh: '其他', en: 'other' },
} as const satisfies Readonly<Record<string, Label>>;

const problem = {
  text: longText({ name: { zh: '问题', en: 'Problem' }, help: { zh: '企业提出的一个问题，一行一个', en: 'One problem that the enterprise raised' } }),
  category: choice({ name: { zh: '类别', en: 'Kind' }, choices: PROBLEM_KINDS }),
  dueOn: optional(date({ name: { zh: '答复期限', en: 'Answer due' } })),
  solvedOn: optional(date({ name: { zh: '解决日期', en: 'Solved on' }, notAfterToday: true })),
  result: optional(longText({ name: { zh: '办理结果', en: 'Result' } })),
};

const fields = {
  date: date({ name: { zh: '走访日期', en: 'Day of the visit' }, notAfterToday: true, searchable: true }),
  team: choice({ name: { zh: '服务队', en: 'Team' }, choices: TEAMS, searchable: true }),
  enterprise: party({ name: { zh: '走访单位', en: 'Enterprise' }, searchable: true }),
  district: district({ name: { zh: '所在区', en: 'District' }, searchable: true }),
  members: count({ name: { zh: '服务人员', en: 'Members' }, help: { zh: '本次参加走访的人数，计人次', en: 'Members who took part, counted as person-times' }, measure: { zh: '人次', en: 'person-times' }, min: 1, max: 100 }),
  leaderLed: yesNo({ name: { zh: '局领导带队', en: 'Led by a leader' } }),
  visitors: optional(list({ name: { zh: '参加人员', en: 'Who went' }, itemName: { zh: '人员', en: 'person' }, of: { person: person({ name: { zh: '人员', en: 'Person' } }) } })),
  contact: optional(text({ name: { zh: '企业联系人', en: 'Contact' }, personal: true })),
  needs: optional(longText({ name: { zh: '企业情况与需求', en: 'Situation and needs' } })),
  problems: list({ name: { zh: '问题清单', en: 'Problems' }, itemName: { zh: '问题', en: 'problem' }, help: { zh: '没有问题的留空', en: 'Leave empty when there is none' }, of: problem }),
};

type Visit = ValuesOf<typeof fields>;

/** A visit posts itself (户次), its members (人次), and each of its problems on the day it was raised and solved. */
function post(visit: Visit): readonly Line[] {
  const { date: day, team, enterprise, problems } = visit;
  const dimensions = { team };
  const raised = problems.map(({ category }) => line('problems-raised', day, 1, { entity: enterprise.id, dimensions: { category } }));
  const solved = problems.flatMap(({ category, solvedOn }) => (solvedOn ? [line('problems-solved', solvedOn, 1, { entity: enterprise.id, dimensions: { category } })] : []));
  const led = visit.leaderLed ? [line('leader-visits', day, 1, { entity: enterprise.id })] : [];
  return [line('visits', day, 1, { entity: enterprise.id, dimensions }), line('visit-staff', day, visit.members, { dimensions }), ...led, ...raised, ...solved];
}

const owned = { version: 1, owner: 'promotion', source: 'records', public: true } as const satisfies Partial<Indicator>;

export const VISIT_INDICATORS: readonly Indicator[] = [
  defineIndicator({ ...owned, id: 'visits', name: { zh: '走访户次', en: 'Visits' }, measure: { zh: '户次', en: 'visits' }, better: 'more', computation: { kind: 'flow' }, definition: { zh: '服务队到企业的走访次数，按走访日期计；同一企业走访两次计两户次', en: 'Visits of the teams by day of visit; one enterprise visited twice counts twice' } }),
  defineIndicator({ ...owned, id: 'visited-enterprises', name: { zh: '走访单位', en: 'Enterprises visited' }, measure: { zh: '家', en: 'enterprises' }, better: 'more', computation: { kind: 'distinct', of: 'visits' }, definition: { zh: '期间内走访过的不同单位，同一单位只计一家', en: 'Different enterprises visited in the period, each counted once' } }),
  defineIndicator({ ...owned, id: 'visit-staff', name: { zh: '走访人次', en: 'Person-times on visits' }, measure: { zh: '人次', en: 'person-times' }, computation: { kind: 'flow' }, definition: { zh: '各次走访参加人员数之和，同一人参加两次计两人次', en: 'Sum of members over the visits; one person on two visits counts twice' } }),
  defineIndicator({ ...owned, id: 'leader-visits', name: { zh: '局领导带队走访', en: 'Visits led by a leader' }, measure: { zh: '户次', en: 'visits' }, computation: { kind: 'flow' }, definition: { zh: '局领导带队的走访户次', en: 'Visits led by a leader of the bureau' } }),
  defineIndicator({ ...owned, id: 'problems-raised', name: { zh: '登记问题', en: 'Problems raised' }, measure: { zh: '个', en: 'problems' }, computation: { kind: 'flow' }, definition: { zh: '走访中登记的问题，按走访日期计', en: 'Problems recorded on visits, by day of visit' } }),
  defineIndicator({ ...owned, id: 'problems-solved', name: { zh: '解决问题', en: 'Problems solved' }, measure: { zh: '个', en: 'problems' }, better: 'more', computation: { kind: 'flow' }, definition: { zh: '期间内解决的走访问题，按解决日期计，可以是以前年度登记的', en: 'Problems solved in the period by day of solution, also those raised in earlier years' } }),
  defineIndicator({ ...owned, id: 'problem-solving-rate', name: { zh: '问题解决率', en: 'Problems solved, share' }, measure: { zh: '%', en: '%' }, decimals: 1, better: 'more', computation: { kind: 'ratio', numerator: 'problems-solved', denominator: 'problems-raised' }, definition: { zh: '期间解决的问题÷期间登记的问题；解决以前年度的问题时可超过100%', en: 'Problems solved in the period over problems raised in it; may exceed 100 % when older ones are solved' } }),
];

/** The day by which the first unsolved problem should be answered: its own, else that of an ordinary problem (一般问题). */
function firstDue({ values }: { readonly values: Visit }): CivilDate | undefined {
  const waiting = values.problems.filter(({ solvedOn }) => !solvedOn).map(({ dueOn }) => dueOn ?? lastDay(visitProblemOrdinary, values.date));
  return waiting.toSorted()[0];
}

const solving = {
  problem: text({ name: { zh: '问题', en: 'Problem' }, help: { zh: '问题清单中的一项', en: 'One of the list of problems' }, maxLength: 40, itemOf: 'problems' }),
  solvedOn: date({ name: { zh: '解决日期', en: 'Solved on' }, notAfterToday: true }),
  result: longText({ name: { zh: '办理结果', en: 'Result' } }),
};

const NONE_UNSOLVED: Label = { zh: '没有待解决的问题。', en: 'No problem is waiting to be solved.' };
const NO_SUCH_PROBLEM: Label = { zh: '问题清单中没有这个编号，请核对。', en: 'The list has no problem with this id; please check it.' };
const SOLVED_ALREADY: Label = { zh: '这个问题已经办结。', en: 'This problem is solved already.' };
const SOLVED_TOO_EARLY: Label = { zh: '解决日期早于走访日期，请核对。', en: 'It cannot be solved before the visit; please check the day.' };

function solvingRefusal({ problems, date: day }: Visit, id: string, solvedOn: string): Label | undefined {
  const found = problems.find((each) => each.id === id);
  if (!found) return NO_SUCH_PROBLEM;
  if (found.solvedOn) return SOLVED_ALREADY;
  return solvedOn < day ? SOLVED_TOO_EARLY : undefined;
}

/** Enterprise visits of the service teams (A95 企业服务队走访). */
export const enterpriseVisit = defineLedger({
  id: 'enterprise-visit',
  version: 1,
  mechanism: 'A95',
  wing: 'service',
  owner: 'promotion',
  name: { zh: '企业服务队走访', en: 'Enterprise visit' },
  help: { zh: '一次走访登记一条；户次、家、人次、问题数分别统计', en: 'One entry for each visit; visits, enterprises, person-times and problems are counted apart' },
  numbering: '访',
  fields,
  by: ['officer@owner', 'division-head@owner', 'district-officer'],
  day: 'date',
  readers: { staff: 'all', public: 'statistics' },
  title: ({ enterprise, date: day }) => `${day} ${enterprise.name}`,
  district: (visit) => visit.district,
  actions: {
    'solve-problem': action<Visit, typeof solving>({
      name: { zh: '问题销号', en: 'Solve a problem' },
      from: ['recorded'],
      by: ['officer@owner', 'division-head@owner', 'opener', 'district-officer'],
      fields: solving,
      dayFrom: 'solvedOn',
      tone: 'primary',
      unless: ({ values }) => (values.problems.every((each) => each.solvedOn) ? NONE_UNSOLVED : undefined),
      guard: ({ values }, input) => solvingRefusal(values, input.problem, input.solvedOn),
      sets: ({ values }, { problem: id, solvedOn, result }) => ({
        problems: values.problems.map((each) => (each.id === id ? { ...each, solvedOn, result } : each)),
      }),
    }),
  },
  settled: ({ problems }) => problems.every(({ solvedOn }) => solvedOn),
  deadlines: {
    problems: { name: { zh: '问题办理', en: 'Problems' }, rule: 'visit.problem.ordinary', from: [OPEN], until: [], dueFrom: (view) => firstDue(view as CaseView<Visit>), warnWithin: 3, main: true },
  },
  post: ({ values }) => post(values),
  indicators: VISIT_INDICATORS,
});
