import { type CivilDate, endOfMonth } from '#domain/calendar/civil-date.ts';
import type { Action } from '#domain/case/case-type.ts';
import { action, defineCaseType } from '#domain/case/define.ts';
import { choice, date, district, type Fields, file, list, longText, multiChoice, number, optional, text, type ValuesOf } from '#domain/form/index.ts';
import { type Line, observe } from '#domain/posting/line.ts';
import type { Label } from '#domain/text.ts';
import { LEAD_FUNCTIONS } from '../organisation.ts';
import { DOUBTS } from './monthly-return-checks.ts';
import { ASKED_CHOICES } from './monthly-return-indicators.ts';

const fields = {
  district: district({ name: { zh: '区', en: 'District' }, searchable: true }),
  place: text({ name: { zh: '区名', en: 'Name of the district' }, maxLength: 40 }),
  month: text({ name: { zh: '月份', en: 'Month' }, pattern: /^(19|20)\d\d-(0[1-9]|1[0-2])$/, expected: { zh: '年月，如 2022-12', en: 'a month such as 2022-12' }, maxLength: 7, searchable: true }),
  indicators: multiChoice({ name: { zh: '填报指标', en: 'What is asked' }, help: { zh: '台账和其他报表已有的不再填', en: 'What a ledger or another statement knows is not typed' }, choices: ASKED_CHOICES }),
  dueOn: date({ name: { zh: '报送时限', en: 'Due' }, searchable: true }),
  rows: optional(list({
    name: { zh: '填报数', en: 'Values' },
    itemName: { zh: '指标', en: 'value' },
    max: 60,
    of: {
      indicator: choice({ name: { zh: '指标', en: 'Indicator' }, choices: ASKED_CHOICES }),
      amount: optional(number({ name: { zh: '数值', en: 'Value' }, help: { zh: '没有数的不填，零才填 0', en: 'Empty where there is none; 0 only for zero' }, min: 0, max: 1e12, decimals: 0 })),
      explanation: optional(text({ name: { zh: '说明', en: 'Explanation' }, maxLength: 300 })),
      before: optional(number({ name: { zh: '上次数', en: 'Last value' }, help: { zh: '系统填写', en: 'Written by the system' }, decimals: 0 })),
      beforeMonth: optional(text({ name: { zh: '上次月份', en: 'Its month' }, maxLength: 7 })),
      lastYear: optional(number({ name: { zh: '上年同月数', en: 'A year earlier' }, help: { zh: '系统填写', en: 'Written by the system' }, decimals: 0 })),
      doubt: optional(choice({ name: { zh: '核对提示', en: 'Check' }, choices: DOUBTS })),
    },
  })),
  note: optional(longText({ name: { zh: '备注', en: 'Note' }, help: { zh: '台账数与本区掌握的不一致的，写在这里', en: 'Where the ledger differs from what the district knows' } })),
  file: optional(file({ name: { zh: '盖章件或填报表', en: 'Sealed copy or form' } })),
  finding: optional(longText({ name: { zh: '核对意见', en: 'Finding of the check' } })),
  leadUnit: optional(choice({ name: { zh: '核对单位', en: 'Checked by' }, choices: LEAD_FUNCTIONS })),
};

/** The part of the form that a district types into. */
export const ROWS_FORM = { rows: fields.rows };

export type MonthlyReturn = ValuesOf<typeof fields>;
export type ReturnRow = NonNullable<MonthlyReturn['rows']>[number];

function act<const F extends Fields = Record<never, never>>(declared: Action<MonthlyReturn, Partial<MonthlyReturn> & ValuesOf<F>> & { readonly fields?: F }): Action<MonthlyReturn> {
  return action<MonthlyReturn, F>(declared);
}

const nameOf = (indicator: string): Label => ASKED_CHOICES[indicator] ?? { zh: indicator, en: indicator };
const named = (indicators: readonly string[], language: keyof Label): string => indicators.map((each) => nameOf(each)[language]).join(language === 'zh' ? '、' : ', ');

/** Two rows of one indicator contradict each other. */
function twice(rows: readonly ReturnRow[]): Label | undefined {
  const ids = rows.map(({ indicator }) => indicator);
  const found = ids.filter((id, index) => ids.indexOf(id) < index);
  return found.length === 0 ? undefined : { zh: `“${named(found, 'zh')}”填了两次，请删去一次。`, en: `${named(found, 'en')} is given twice.` };
}

/** What is empty, falls or jumps is explained before it is sent (异常须说明). */
export function unexplained(rows: readonly ReturnRow[]): Label | undefined {
  const found = rows.filter(({ doubt, explanation }) => doubt !== undefined && !explanation).map(({ indicator, doubt }) => ({ name: nameOf(indicator), why: DOUBTS[doubt as keyof typeof DOUBTS] }));
  if (found.length === 0) return undefined;
  return {
    zh: `请说明后再报送：${found.map(({ name, why }) => `“${name.zh}”${why.zh}`).join('；')}。`,
    en: `Explain before sending: ${found.map(({ name, why }) => `${name.en}, ${why.en}`).join('; ')}.`,
  };
}

const FILLERS = ['district-officer@case', 'division-head@case', 'officer@case', 'handler'] as const;
const CHECKERS = ['statistics-officer'] as const;
const OPENERS = ['statistics-officer', 'officer@owner', 'division-head@owner', 'officer@office', 'division-head@office'] as const;
const REASON = { reason: longText({ name: { zh: '理由', en: 'Reason' } }) };
const PAST: Label = { zh: '报送时限早于今天，请核对。', en: 'The day lies in the past; please check it.' };

const ACTIONS: Readonly<Record<string, Action<MonthlyReturn>>> = {
  submit: act({
    name: { zh: '报送', en: 'Submit' },
    help: { zh: '未填、下降和变动过大的须说明', en: 'What is empty, falls or jumps is explained' },
    from: ['filling'], to: 'submitted', by: FILLERS, asks: ['rows'], offers: ['note', 'file'],
    sets: () => ({ leadUnit: 'planning' }),
    guard: (_, { rows = [] }) => unexplained(rows),
    tone: 'primary',
  }),
  fill: act({ name: { zh: '存稿', en: 'Save' }, help: { zh: '先存，随后再报', en: 'Kept, and sent later' }, from: ['filling'], by: FILLERS, asks: ['rows'], offers: ['note'] }),
  lock: act({
    name: { zh: '核对通过，锁定', en: 'Check and lock' },
    help: { zh: '锁定后计入指标；再改须更正，已发布的通报显示更正', en: 'It then counts; a later change is a correction, and a published bulletin shows it' },
    from: ['submitted'], to: 'locked', by: CHECKERS, offers: ['finding'], tone: 'primary',
  }),
  'send-back': act({
    name: { zh: '退回', en: 'Send back' },
    from: ['submitted'], to: 'filling', by: CHECKERS, offers: ['dueOn'], fields: REASON, tone: 'danger',
    sets: () => ({ leadUnit: undefined }),
    guard: (_, { dueOn }, today) => (dueOn !== undefined && dueOn < today ? PAST : undefined),
  }),
  postpone: act({
    name: { zh: '延期', en: 'Postpone' },
    from: ['filling'], by: OPENERS, asks: ['dueOn'], fields: REASON,
    guard: (_, { dueOn = '' }, today) => (dueOn < today ? PAST : undefined),
  }),
  remind: act({ name: { zh: '催报', en: 'Remind' }, from: ['filling'], by: OPENERS, fields: { words: longText({ name: { zh: '催办内容', en: 'Message' } }) } }),
};

/** A locked return is a level or cumulative of its district at the end of the month; an empty value says nothing (缺报≠0). */
function post({ district: code, month, rows = [] }: MonthlyReturn): readonly Line[] {
  const day = endOfMonth(month);
  return rows.flatMap(({ indicator, amount }) => (amount === undefined ? [] : [observe(indicator, day, amount, 'statement', { district: code })]));
}

function refusal(month: string, today: CivilDate): Label | undefined {
  return month > today.slice(0, 7) ? { zh: '月份晚于本月，请核对。', en: 'The month lies in the future; please check.' } : undefined;
}

const words = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

/**
 * What a district returns of a month (A21 区县月报): opened by the bureau for every district, filled in and submitted by the
 * district, checked, sent back or locked by the statistics post. A district sees its own only.
 */
export const monthlyReturn = defineCaseType({
  id: 'monthly-return',
  version: 1,
  mechanism: 'A21',
  wing: 'governance',
  owner: 'planning',
  name: { zh: '区县月报', en: 'Monthly return' },
  help: { zh: '各区按月报送，锁定后用于排名通报', en: 'Returned by the districts each month; locked, it is what the bulletin ranks' },
  numbering: '月',
  fields,
  states: {
    filling: { name: { zh: '待报送', en: 'to be returned' } },
    submitted: { name: { zh: '待核对', en: 'to be checked' } },
    locked: { name: { zh: '已锁定', en: 'locked' }, ends: true },
  },
  opening: {
    name: { zh: '发起月报', en: 'Open a return' },
    by: OPENERS,
    state: 'filling',
    asks: ['district', 'place', 'month', 'indicators', 'dueOn'],
    guard: ({ month }, today) => refusal(month, today),
    together: { zh: '月报在“区县月报”页按月统一发起，一区一月一份。', en: 'Returns are opened for a whole month on the page of monthly returns, one for each district.' },
  },
  actions: ACTIONS,
  invariant: ({ rows = [] }) => twice(rows),
  correction: { by: CHECKERS },
  deadlines: {
    due: { name: { zh: '月报报送', en: 'Monthly return' }, rule: 'monthly-return.due', from: ['open', 'send-back'], until: ['submit'], dueFrom: 'dueOn', warnWithin: 2, main: true },
    check: { name: { zh: '月报核对', en: 'Check' }, rule: 'monthly-return.check', from: ['submit'], until: ['lock', 'send-back'], warnWithin: 1 },
  },
  readers: { staff: { roles: ['statistics-officer', 'officer@owner', 'division-head@owner', 'officer@office', 'division-head@office', 'supervision-officer', 'bureau-leader', 'director'], relations: ['assigned-unit'] } },
  title: ({ place, month }) => `${place}${words(month)}月报`,
  district: ({ district: code }) => code,
  dayOf: ({ values: { month } }) => endOfMonth(month),
  post: ({ state, values }) => (state === 'locked' ? post(values) : []),
});
