import type { Action } from '#domain/case/case-type.ts';
import { action, defineCaseType } from '#domain/case/define.ts';
import { caseReference, choice, date, district, type Fields, file, longText, optional, type ValuesOf } from '#domain/form/index.ts';
import { approvalSheet } from '../documents.ts';
import { INDICATOR_CHOICES } from '../indicators.ts';

const fields = {
  bulletin: caseReference({ name: { zh: '所异议的通报', en: 'Bulletin' }, types: ['report-round'], searchable: true }),
  district: district({ name: { zh: '区', en: 'District' }, searchable: true }),
  raisedOn: date({ name: { zh: '提出日期', en: 'Raised on' }, notAfterToday: true, searchable: true }),
  indicator: choice({ name: { zh: '指标', en: 'Indicator' }, choices: INDICATOR_CHOICES }),
  claim: longText({ name: { zh: '异议与理由', en: 'Objection and reasons' } }),
  evidence: optional(file({ name: { zh: '佐证材料', en: 'Evidence' } })),
  finding: optional(longText({ name: { zh: '核查情况', en: 'Finding' } })),
  correctedBy: optional(caseReference({ name: { zh: '更正通报', en: 'Correcting bulletin' }, types: ['report-round'] })),
};

type Objection = ValuesOf<typeof fields>;

function act<const F extends Fields = Record<never, never>>(declared: Action<Objection, Partial<Objection> & ValuesOf<F>> & { readonly fields?: F }): Action<Objection> {
  return action<Objection, F>(declared);
}

const CHECKERS = ['statistics-officer', 'officer@owner', 'division-head@owner'] as const;

const ACTIONS: Readonly<Record<string, Action<Objection>>> = {
  uphold: act({ name: { zh: '异议成立', en: 'Uphold' }, help: { zh: '更正另发新通报，原通报不改', en: 'The correction is a new bulletin; the old one stays' }, from: ['raised'], to: 'upheld', by: CHECKERS, asks: ['finding'], approval: [{ role: 'bureau-leader', name: { zh: '局领导批准', en: 'approval by a leader' } }], tone: 'primary' }),
  reject: act({ name: { zh: '异议不成立', en: 'Reject' }, from: ['raised'], to: 'rejected', by: CHECKERS, asks: ['finding'], approval: [{ role: 'division-head', name: { zh: '处长审核', en: 'review by the head of division' } }] }),
  withdraw: act({ name: { zh: '撤回异议', en: 'Withdraw' }, from: ['raised'], to: 'withdrawn', by: ['district-officer', 'opener'] }),
  'name-correction': act({ name: { zh: '登记更正通报', en: 'Name the correcting bulletin' }, from: ['upheld'], to: 'corrected', by: CHECKERS, asks: ['correctedBy'], tone: 'primary' }),
};

/** A district's objection to its place in a bulletin (A21 通报异议): raised within three working days, answered; a correction is a new bulletin. */
export const bulletinObjection = defineCaseType({
  id: 'bulletin-objection',
  version: 1,
  mechanism: 'A21',
  wing: 'governance',
  owner: 'planning',
  name: { zh: '通报异议', en: 'Objection to a bulletin' },
  numbering: '异',
  fields,
  states: {
    raised: { name: { zh: '待核查', en: 'to be checked' } },
    upheld: { name: { zh: '成立，待更正', en: 'upheld, to be corrected' } },
    rejected: { name: { zh: '不成立', en: 'rejected' }, ends: true },
    withdrawn: { name: { zh: '已撤回', en: 'withdrawn' }, ends: true },
    corrected: { name: { zh: '已更正', en: 'corrected' }, ends: true },
  },
  opening: {
    name: { zh: '提出异议', en: 'Raise an objection' },
    by: ['district-officer', ...CHECKERS],
    state: 'raised',
    asks: ['bulletin', 'district', 'raisedOn', 'indicator', 'claim'],
    offers: ['evidence'],
    dayFrom: 'raisedOn',
  },
  actions: ACTIONS,
  correction: { by: CHECKERS },
  deadlines: { answer: { name: { zh: '异议核查', en: 'Answer' }, rule: 'bulletin.objection', from: ['open'], until: ['uphold', 'reject', 'withdraw'], warnWithin: 1, main: true } },
  documents: { 'approval-sheet': approvalSheet((view) => view.number, ACTIONS) },
  readers: { staff: 'all' },
  title: ({ bulletin, indicator }) => `${bulletin.title}：${INDICATOR_CHOICES[indicator]?.zh ?? indicator}`,
  district: ({ district: code }) => code,
  post: () => [],
});
