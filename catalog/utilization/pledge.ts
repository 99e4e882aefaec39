import type { Action } from '#domain/case/case-type.ts';
import { action, defineLedger } from '#domain/case/define.ts';
import { choice, count, date, district, externalNumber, type Fields, list, longText, money, number, optional, party, patent, text, type ValuesOf } from '#domain/form/index.ts';
import { defineIndicator, type Indicator } from '#domain/indicator/indicator.ts';
import { type Line, line } from '#domain/posting/line.ts';
import type { Label } from '#domain/text.ts';

const registration = {
  number: externalNumber({ name: { zh: '质押登记号', en: 'Registration number' }, system: 'national-registration' }),
  registeredOn: date({ name: { zh: '登记日期', en: 'Registered on' }, notAfterToday: true }),
  cancelledOn: optional(date({ name: { zh: '注销日期', en: 'Cancelled on' }, notAfterToday: true })),
};

const loan = {
  bank: text({ name: { zh: '放款机构', en: 'Lender' }, maxLength: 100 }),
  lentOn: date({ name: { zh: '放款日期', en: 'Lent on' }, notAfterToday: true }),
  amount: money({ name: { zh: '实放金额', en: 'Amount lent' }, min: 1 }),
  months: optional(count({ name: { zh: '期限', en: 'Term' }, measure: { zh: '个月', en: 'months' }, min: 1, max: 360 })),
  rate: optional(number({ name: { zh: '年利率', en: 'Interest' }, min: 0, max: 100, decimals: 3, unit: { zh: '%', en: '%' } })),
  repaidOn: optional(date({ name: { zh: '还清日期', en: 'Repaid on' }, notAfterToday: true })),
};

const FINANCE_READERS = { level: 'restricted', roles: ['officer@owner', 'division-head@owner', 'finance', 'bureau-leader', 'auditor'], relations: ['opener', 'handler'] } as const;

const fields = {
  date: date({ name: { zh: '受理日期', en: 'Day received' }, notAfterToday: true, searchable: true }),
  pledgor: party({ name: { zh: '出质人', en: 'Pledgor' }, searchable: true }),
  district: district({ name: { zh: '所在区', en: 'District' }, searchable: true }),
  pledgee: text({ name: { zh: '质权人', en: 'Pledgee' }, maxLength: 100, searchable: true }),
  product: choice({
    name: { zh: '融资方式', en: 'Product' },
    choices: {
      pure: { zh: '单一专利权质押', en: 'patents only' },
      mixed: { zh: '混合质押', en: 'mixed' },
      guaranteed: { zh: '质押加担保', en: 'with a guarantee' },
      insured: { zh: '质押加保险', en: 'with insurance' },
    },
    searchable: true,
  }),
  appraisal: optional(money({ name: { zh: '评估值', en: 'Appraised value' }, readers: FINANCE_READERS })),
  patents: list({ name: { zh: '出质专利', en: 'Patents pledged' }, itemName: { zh: '专利', en: 'patent' }, min: 1, max: 200, of: { patent: patent({ name: { zh: '专利', en: 'Patent' } }) } }),
  registrations: list({ name: { zh: '质押登记', en: 'Registrations' }, itemName: { zh: '登记', en: 'registration' }, max: 50, of: registration }),
  loans: list({ name: { zh: '放款', en: 'Loans' }, itemName: { zh: '贷款', en: 'loan' }, max: 50, of: loan }),
  subsidy: optional(money({ name: { zh: '贴息与补贴', en: 'Subsidy' }, readers: FINANCE_READERS })),
  note: optional(longText({ name: { zh: '备注', en: 'Note' } })),
};

type Pledge = ValuesOf<typeof fields>;

/** Registrations, loans, money and enterprises are four counts: each has its own days and lines (登记件数、笔数、金额、企业数). */
function post({ pledgor, product, patents, registrations, loans, subsidy, date: day }: Pledge): readonly Line[] {
  const more = { entity: pledgor.id, dimensions: { product } };
  const first = registrations[0]?.registeredOn;
  return [
    ...registrations.map(({ registeredOn }) => line('pledge-registrations', registeredOn, 1, more)),
    ...(first ? patents.map(({ patent: pledged }) => line('pledged-patents', first, 1, { entity: pledged.id })) : []),
    ...loans.flatMap(({ lentOn, amount }) => [line('pledge-loans', lentOn, 1, more), line('pledge-amount', lentOn, amount, more)]),
    ...(subsidy ? [line('pledge-subsidy', loans[0]?.lentOn ?? day, subsidy, more)] : []),
  ];
}

const owned = { version: 1, owner: 'promotion', source: 'records', public: true, better: 'more' } as const satisfies Partial<Indicator>;
const flow = { kind: 'flow' } as const;
const yuan = { zh: '元', en: 'yuan' };

export const PLEDGE_INDICATORS: readonly Indicator[] = [
  defineIndicator({ ...owned, id: 'pledge-registrations', name: { zh: '专利权质押登记', en: 'Pledge registrations' }, measure: { zh: '件', en: 'registrations' }, computation: flow, definition: { zh: '国家局登记的专利权质押，按登记之日计，一个登记号一件', en: 'Pledges registered by the national office, by day; one number is one registration' } }),
  defineIndicator({ ...owned, id: 'pledge-loans', name: { zh: '质押贷款笔数', en: 'Pledge loans' }, measure: { zh: '笔', en: 'loans' }, computation: flow, definition: { zh: '以专利权质押实际发放的贷款，一次放款一笔，按放款之日计', en: 'Loans paid out on a patent pledge, by day of payment' } }),
  defineIndicator({ ...owned, id: 'pledge-amount', name: { zh: '质押融资金额', en: 'Amount lent' }, measure: yuan, scale: 2, decimals: 0, computation: flow, definition: { zh: '实际放款金额之和，不是合同额或授信额', en: 'Money actually paid out; neither contract sums nor credit lines' } }),
  defineIndicator({ ...owned, id: 'pledge-enterprises', name: { zh: '质押融资企业', en: 'Enterprises financed' }, measure: { zh: '家', en: 'enterprises' }, computation: { kind: 'distinct', of: 'pledge-loans' }, definition: { zh: '期间内获得质押贷款的不同企业', en: 'Different enterprises that received a loan in the period' } }),
  defineIndicator({ ...owned, id: 'pledged-patents', name: { zh: '出质专利件次', en: 'Patents pledged, times' }, measure: { zh: '件次', en: 'times' }, computation: flow, definition: { zh: '登记质押所含专利，同一专利两次出质计两件次', en: 'Patents in registered pledges; one pledged twice counts twice' } }),
  defineIndicator({ ...owned, id: 'pledge-subsidy', name: { zh: '质押融资补贴', en: 'Pledge subsidies' }, measure: yuan, scale: 2, decimals: 0, computation: flow, definition: { zh: '贴息、评估费和保费补贴之和，按首次放款之日计', en: 'Subsidies for interest, appraisal and premiums, by day of the first loan' } }),
  defineIndicator({ ...owned, id: 'pledge-average-loan', name: { zh: '笔均金额', en: 'Average loan' }, measure: yuan, decimals: 2, computation: { kind: 'average', numerator: 'pledge-amount', denominator: 'pledge-loans' }, definition: { zh: '质押融资金额÷贷款笔数', en: 'Amount lent over loans' } }),
];

const BY = ['officer@owner', 'division-head@owner', 'clerk', 'district-officer'] as const;
const REPEATED: Label = { zh: '同一登记号重复，请核对。', en: 'A registration number occurs twice; please check.' };
const UNKNOWN: Label = { zh: '没有这个编号的明细，请核对。', en: 'There is no item with this id; please check.' };

function repeated(registrations: Pledge['registrations']): boolean {
  return new Set(registrations.map(({ number: each }) => each)).size < registrations.length;
}

/** The id of an item added to a list: one more than the greatest. */
function nextId(items: readonly { readonly id: string }[]): string {
  return String(items.reduce((greatest, { id }) => Math.max(greatest, Number(id) || 0), 0) + 1);
}

function act<const F extends Fields>(declared: Action<Pledge, Partial<Pledge> & ValuesOf<F>> & { readonly fields: F }): Action<Pledge> {
  return action<Pledge, F>(declared);
}

const LOAN = text({ name: { zh: '贷款', en: 'Loan' }, maxLength: 40, itemOf: 'loans' });
const REGISTRATION = text({ name: { zh: '质押登记', en: 'Registration' }, maxLength: 40, itemOf: 'registrations' });
const { cancelledOn: _cancelled, ...newRegistration } = registration;
const { repaidOn: _repaid, ...newLoan } = loan;

/** Patent pledge financing (A58 专利权质押融资): one entry for each financing. */
export const pledgeFinancing = defineLedger({
  id: 'pledge-financing',
  version: 1,
  mechanism: 'A58',
  wing: 'utilization',
  owner: 'promotion',
  name: { zh: '专利权质押融资', en: 'Patent pledge financing' },
  help: { zh: '一次融资一条，登记与放款逐项登记；件、笔、元、家分别统计', en: 'One entry for each financing, with its registrations and loans; the four are counted apart' },
  numbering: '质',
  fields,
  by: BY,
  day: 'date',
  readers: { staff: 'all', public: 'statistics' },
  title: ({ pledgor, pledgee }) => `${pledgor.name} — ${pledgee}`,
  district: (entry) => entry.district,
  guard: ({ registrations }) => (repeated(registrations) ? REPEATED : undefined),
  actions: {
    'add-registration': act({
      name: { zh: '登记质押', en: 'Add a registration' },
      from: ['recorded'],
      by: BY,
      fields: newRegistration,
      dayFrom: 'registeredOn',
      guard: ({ values }, { number: given }) => (values.registrations.some((each) => each.number === given) ? REPEATED : undefined),
      sets: ({ values }, { number: given, registeredOn }) => ({ registrations: [...values.registrations, { id: nextId(values.registrations), number: given, registeredOn }] }),
      tone: 'primary',
    }),
    'add-loan': act({
      name: { zh: '登记放款', en: 'Add a loan' },
      from: ['recorded'],
      by: BY,
      fields: newLoan,
      dayFrom: 'lentOn',
      sets: ({ values }, { bank, lentOn, amount, months, rate }) => ({ loans: [...values.loans, { id: nextId(values.loans), bank, lentOn, amount, ...(months !== undefined && { months }), ...(rate !== undefined && { rate }) }] }),
      tone: 'primary',
    }),
    repay: act({
      name: { zh: '登记还款', en: 'Record repayment' },
      from: ['recorded'],
      by: BY,
      fields: { loan: LOAN, repaidOn: date({ name: { zh: '还清日期', en: 'Repaid on' }, notAfterToday: true }) },
      dayFrom: 'repaidOn',
      guard: ({ values }, input) => (values.loans.some(({ id }) => id === input.loan) ? undefined : UNKNOWN),
      sets: ({ values }, input) => ({ loans: values.loans.map((each) => (each.id === input.loan ? { ...each, repaidOn: input.repaidOn } : each)) }),
    }),
    'cancel-registration': act({
      name: { zh: '注销质押', en: 'Cancel a registration' },
      from: ['recorded'],
      by: BY,
      fields: { registration: REGISTRATION, cancelledOn: date({ name: { zh: '注销日期', en: 'Cancelled on' }, notAfterToday: true }) },
      dayFrom: 'cancelledOn',
      guard: ({ values }, input) => (values.registrations.some(({ id }) => id === input.registration) ? undefined : UNKNOWN),
      sets: ({ values }, input) => ({ registrations: values.registrations.map((each) => (each.id === input.registration ? { ...each, cancelledOn: input.cancelledOn } : each)) }),
    }),
  },
  post: ({ values }) => post(values),
  indicators: PLEDGE_INDICATORS,
});
