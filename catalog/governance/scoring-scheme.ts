import type { Action } from '#domain/case/case-type.ts';
import { action, defineCaseType } from '#domain/case/define.ts';
import { choice, date, externalNumber, type Fields, list, longText, number, optional, text, type ValuesOf } from '#domain/form/index.ts';
import { readItem } from '#domain/score/scheme-form.ts';
import type { Label } from '#domain/text.ts';
import { BY_LEADER } from '../approvals.ts';
import { findChosen, INDICATOR_CHOICES } from '../indicators.ts';

const METHODS = {
  linear: { zh: '线性', en: 'linear' },
  stepped: { zh: '阶梯', en: 'stepped' },
  bonus: { zh: '加分', en: 'bonus' },
  veto: { zh: '一票否决', en: 'veto' },
} as const;

const TIES = { '1224': { zh: '并列后跳位（1,2,2,4）', en: '1, 2, 2, 4' }, '1223': { zh: '并列后不跳位（1,2,2,3）', en: '1, 2, 2, 3' } } as const;

const measured = (zh: string, en: string): { name: Label; decimals: number } => ({ name: { zh, en }, decimals: 4 });

const fields = {
  name: text({ name: { zh: '方案名称', en: 'Name' }, searchable: true }),
  year: number({ name: { zh: '年度', en: 'Year' }, min: 2000, max: 2100, decimals: 0, searchable: true }),
  ties: choice({ name: { zh: '并列规则', en: 'Equal scores' }, choices: TIES }),
  items: list({
    name: { zh: '考核指标', en: 'Items' },
    itemName: { zh: '指标', en: 'item' },
    min: 1,
    max: 60,
    of: {
      indicator: choice({ name: { zh: '指标', en: 'Indicator' }, choices: INDICATOR_CHOICES }),
      method: choice({ name: { zh: '评分法', en: 'Method' }, choices: METHODS }),
      points: optional(number({ name: { zh: '分值', en: 'Points' }, help: { zh: '本项最多得分；否决项不填', en: 'The most it gives; empty for a veto' }, min: 0, max: 1000, decimals: 2 })),
      zero: optional(number(measured('零分值', 'No points at'))),
      full: optional(number(measured('满分值', 'Full points at'))),
      steps: optional(text({ name: { zh: '阶梯', en: 'Steps' }, help: { zh: '写作 10:3；20:8', en: 'Written 10:3; 20:8' } })),
      per: optional(number(measured('每满', 'For each'))),
      each: optional(number(measured('加分', 'Bonus'))),
      limit: optional(number(measured('不得超过', 'Limit'))),
    },
  }),
  documentNumber: optional(externalNumber({ name: { zh: '文号', en: 'Document number' }, system: 'other' })),
  issuedOn: optional(date({ name: { zh: '印发日期', en: 'Issued on' }, notAfterToday: true, searchable: true })),
  opinions: optional(longText({ name: { zh: '征求意见情况', en: 'Opinions received' } })),
};

type Scheme = ValuesOf<typeof fields>;

/** Fines and counts of cases must never be scored (行政处罚法第七十四条); other items must be complete. */
function refusal(items: Scheme['items']): Label | undefined {
  for (const [index, item] of items.entries()) {
    const indicator = findChosen(item.indicator);
    const row: Label = { zh: `第 ${index + 1} 项“${indicator?.name.zh ?? item.indicator}”：`, en: `Item ${index + 1}, ${indicator?.name.en ?? item.indicator}: ` };
    if (indicator?.neverScored) return { zh: `${row.zh}依《行政处罚法》第七十四条，罚没款和办案数量不得作为考核指标，请删去。`, en: `${row.en}by art. 74 of the Administrative Penalty Law fines and numbers of cases must not be scored; please remove it.` };
    const read = readItem(item);
    if (!read.ok) return { zh: row.zh + read.problem.zh, en: row.en + read.problem.en };
  }
  return undefined;
}

const PLANNERS = ['officer@owner', 'division-head@owner', 'statistics-officer'] as const;

function act<const F extends Fields = Record<never, never>>(declared: Action<Scheme, Partial<Scheme> & ValuesOf<F>> & { readonly fields?: F }): Action<Scheme> {
  return action<Scheme, F>(declared);
}

/** How districts are assessed (A22 区县考核方案): items with their points; one issued stands, a changed one is a new scheme. */
export const scoringScheme = defineCaseType({
  id: 'scoring-scheme',
  version: 1,
  mechanism: 'A22',
  wing: 'governance',
  owner: 'planning',
  name: { zh: '考核方案', en: 'Scoring scheme' },
  help: { zh: '各区得分由台账和报表算出；印发后不再改，修订另立新方案', en: 'Scores are computed from records; an issued scheme stands, a revision is a new one' },
  numbering: '考',
  fields,
  states: {
    drafting: { name: { zh: '拟订中', en: 'being drafted' } },
    consulting: { name: { zh: '征求意见', en: 'opinions asked' } },
    issued: { name: { zh: '已印发', en: 'issued' }, ends: true },
  },
  opening: { name: { zh: '拟订方案', en: 'Draft a scheme' }, by: PLANNERS, state: 'drafting', asks: ['name', 'year', 'ties', 'items'] },
  actions: {
    revise: act({ name: { zh: '修改', en: 'Revise' }, from: ['drafting', 'consulting'], by: PLANNERS, asks: ['items'], offers: ['name', 'ties'] }),
    consult: act({ name: { zh: '征求意见', en: 'Ask for opinions' }, from: ['drafting'], to: 'consulting', by: PLANNERS, tone: 'primary' }),
    issue: act({ name: { zh: '印发', en: 'Issue' }, from: ['consulting'], to: 'issued', by: PLANNERS, asks: ['documentNumber', 'issuedOn', 'opinions'], dayFrom: 'issuedOn', approval: [BY_LEADER], tone: 'primary' }),
  },
  invariant: ({ items }) => refusal(items),
  correction: { by: ['division-head@owner'] },
  readers: { staff: 'all' },
  title: ({ name, year }) => `${year}年${name}`,
  post: () => [],
});
