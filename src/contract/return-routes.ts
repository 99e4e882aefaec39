import { Type } from 'typebox';
import { id } from './common-schemas.ts';
import { type Access, route } from './route.ts';
import * as S from './schemas.ts';

const Month = Type.String({ pattern: '^(19|20)\\d\\d-(0[1-9]|1[0-2])$', description: 'YYYY-MM' });
const Amount = Type.Union([Type.Number(), Type.Null()]);
const collectors: Access = { roles: ['statistics-officer', 'officer', 'division-head'] };
const NamedIndicator = Type.Object({ id: Type.String(), name: S.Label });

/** How a return stands. */
const standing = {
  late: Type.Boolean({ description: '逾期：首次报送晚于时限，或时限已过仍未报送' }),
  sentBack: Type.Integer({ description: '退回次数' }),
  submittedOn: Type.Optional(S.CivilDay),
  lockedOn: Type.Optional(S.CivilDay),
};

/** One district in the returns of a month. */
const MonthRow = Type.Object({
  district: Type.String(),
  name: S.Label,
  state: Type.String({ description: 'none | filling | submitted | locked' }),
  case: Type.Optional(S.CaseRow),
  ...standing,
  asked: Type.Integer(),
  filled: Type.Integer({ description: '已填的指标数' }),
  doubts: Type.Integer({ description: '须说明的处数' }),
  corrections: Type.Integer({ description: '锁定后更正次数' }),
});

/** A value that a district is asked for, with what is known of it. */
const AskedValue = Type.Object({
  indicator: Type.String(),
  name: S.Label,
  definition: S.Label,
  measure: S.Label,
  cumulative: Type.Boolean({ description: '本年累计；否则为月末数' }),
  told: Type.Optional(Type.Object({ amount: Type.Number(), caseId: Type.String(), number: Type.String(), title: Type.String() }, { description: '另一报表已有的数' })),
  known: Type.Boolean({ description: '另有来源，不必填' }),
  amount: Type.Optional(Type.Number()),
  explanation: Type.Optional(Type.String()),
  doubt: Type.Optional(Type.String({ description: 'missing | falls | jumps' })),
  before: Type.Optional(Type.Number()),
  beforeMonth: Type.Optional(Type.String()),
  lastYear: Type.Optional(Type.Number()),
});

/** A target of the year with how far it is reached. */
const Progress = {
  goal: S.Fact,
  now: S.Fact,
  completion: Type.Object({ value: Amount, text: Type.String() }),
  light: Type.String({ description: 'done | green | yellow | red | none' }),
};

/** The routes of monthly returns and of the year's targets. */
export const RETURN_ROUTES = {
  monthlyReturns: route({ id: 'monthlyReturns', method: 'GET', path: '/monthly-returns', access: 'signed-in', surface: 'office', summary: { zh: '一个月的各区月报', en: 'The districts’ returns of a month' }, query: Type.Object({ month: Type.Optional(Month) }), reply: Type.Object({ month: Type.String(), dueOn: S.CivilDay, indicators: Type.Array(NamedIndicator), rows: Type.Array(MonthRow), months: Type.Array(Type.Object({ month: Type.String(), returns: Type.Integer(), locked: Type.Integer() })) }) }),
  openMonthlyReturns: route({ id: 'openMonthlyReturns', method: 'POST', path: '/monthly-returns', access: collectors, surface: 'office', summary: { zh: '发起一个月的各区月报', en: 'Open the returns of a month for every district' }, body: Type.Object({ month: Month, dueOn: Type.Optional(S.CivilDay), indicators: Type.Optional(Type.Array(Type.String(), { minItems: 1, maxItems: 60 })) }), reply: Type.Object({ month: Type.String(), dueOn: S.CivilDay, opened: Type.Integer(), standing: Type.Integer({ description: '早已发起的' }) }) }),
  monthlyReturn: route({ id: 'monthlyReturn', method: 'GET', path: '/monthly-returns/:id', access: 'signed-in', surface: 'office', summary: { zh: '一个区的月报', en: 'The return of a district' }, params: id, reply: Type.Object({
    row: S.CaseRow, name: S.Label, month: Type.String(), dueOn: S.CivilDay, ...standing, values: Type.Array(AskedValue), note: Type.Optional(Type.String()),
    ledger: Type.Array(Type.Object({ indicator: Type.String(), name: S.Label, measure: S.Label, month: S.Fact, year: S.Fact })),
    limits: Type.Object({ levelPercent: Type.Number(), paceTimes: Type.Number(), smallest: Type.Number() }),
  }) }),
  monthlyReturnForm: route({ id: 'monthlyReturnForm', method: 'GET', path: '/monthly-returns/:id/form', access: 'signed-in', surface: 'office', transfer: 'file', summary: { zh: '月报填报表', en: 'The return as a form to fill in' }, params: id, reply: Type.Unknown() }),
  readMonthlyReturnForm: route({ id: 'readMonthlyReturnForm', method: 'POST', path: '/monthly-returns/:id/form', access: { roles: ['district-officer', 'officer', 'division-head', 'statistics-officer'] }, surface: 'office', transfer: 'upload', summary: { zh: '读入填好的月报表（不保存）', en: 'Read a form that came back; nothing is kept' }, params: id, reply: Type.Object({ values: Type.Array(Type.Object({ indicator: Type.String(), amount: Amount })), note: Type.Optional(Type.String()) }) }),
  targets: route({ id: 'targets', method: 'GET', path: '/targets', access: 'signed-in', surface: 'office', summary: { zh: '年度目标', en: 'The year’s targets' }, query: Type.Object({ year: Type.Integer(), asOf: Type.Optional(S.CivilDay) }), reply: Type.Object({ year: Type.Integer(), asOf: S.CivilDay, rows: Type.Array(Type.Object({
    indicator: Type.String(), target: Type.String(), name: S.Label, measure: S.Label, owner: Type.String(), ownerName: S.Label, due: S.CivilDay, atMost: Type.Boolean(), ...Progress,
    districts: Type.Array(Type.Object({ district: Type.String(), name: S.Label, ...Progress })),
    settings: Type.Array(Type.Object({ caseId: Type.String(), number: Type.String(), on: S.CivilDay, by: Type.String(), document: Type.String(), amount: Type.Number(), inForce: Type.Boolean({ description: '现行' }) }), { description: '这一目标的设定与调整，新的在前' }),
  })) }) }),
} as const;
