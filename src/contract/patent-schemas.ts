import { Type } from 'typebox';
import { CivilDay, Instant, Label } from './schemas.ts';

const Text = (maxLength: number): ReturnType<typeof Type.String> => Type.String({ maxLength });
const EntryName = Type.String({ description: '栏目' });

/** A patent as a person enters it: everything as text, blank where it is not known. */
export const PatentEntry = Type.Object({
  title: Text(1_000),
  applicationNumber: Type.Optional(Text(60)),
  kind: Type.Optional(Text(20)),
  filingDate: Type.Optional(Text(10)),
  publications: Type.Optional(Type.Array(Type.Object({ number: Text(40), date: Type.Optional(Text(10)) }), { maxItems: 60 })),
  applicants: Type.Array(Text(500), { maxItems: 200 }),
  inventors: Type.Optional(Type.Array(Text(500), { maxItems: 200 })),
  address: Type.Optional(Text(1_000)),
  classes: Type.Optional(Text(4_000)),
  abstract: Type.Optional(Text(40_000)),
  compensation: Type.Optional(Text(10)),
  drugCompensation: Type.Optional(Text(10)),
});

/** What a person orders of the register of patents. */
export const PatentOrder = Type.Object({
  entry: PatentEntry,
  reason: Type.String({ maxLength: 1_000, description: '理由' }),
  join: Type.Optional(Type.Boolean({ description: '号码已有登记的，并入已有登记' })),
});

export const PatentWritten = Type.Object({
  id: Type.String(),
  outcome: Type.Union([Type.Literal('added'), Type.Literal('joined'), Type.Literal('corrected'), Type.Literal('known')]),
  relinked: Type.Integer({ description: '原以号码引用、现指向本登记的办件' }),
});

/** What a person did to an entry. */
export const PatentAct = Type.Object({
  caseId: Type.String(),
  number: Type.String(),
  on: CivilDay,
  at: Instant,
  act: Label,
  byName: Type.String(),
  reason: Type.String(),
  changes: Type.Array(Type.Object({ field: EntryName, before: Type.Optional(Type.String()), after: Type.Optional(Type.String()) })),
  absorbed: Type.Array(Type.String()),
});

const PartyStretch = Type.Object({ names: Type.Array(Type.String()), from: Type.Optional(CivilDay), to: Type.Optional(CivilDay), announced: Type.Optional(CivilDay) });

export const LegalCourse = Type.Object({
  stretches: Type.Array(Type.Object({ state: Type.String(), name: Label, from: CivilDay, to: Type.Optional(CivilDay), why: Label }), { description: '法律状态沿革，末段无终日即无已知的终止' }),
  now: Type.Optional(Type.String({ description: '今日所处的状态' })),
  compensationDays: Type.Integer({ description: '期限补偿天数，没有为 0' }),
  events: Type.Array(Type.Object({ date: CivilDay, effective: Type.Optional(CivilDay), matter: Label, text: Type.String(), code: Type.Optional(Type.String()), office: Type.Optional(Type.String()) }), { description: '法律事件，新的在前' }),
  fees: Type.Array(Type.Object({ year: Type.Integer(), due: Type.Optional(CivilDay), paidOn: Type.Optional(CivilDay), unpaidOn: Type.Optional(CivilDay), amount: Type.Optional(Type.Integer({ description: '分' })), surcharge: Type.Optional(Type.Integer({ description: '分' })) }), { description: '年费缴纳记录' }),
  parties: Type.Object({
    owners: Type.Array(PartyStretch), addresses: Type.Array(PartyStretch),
    encumbrances: Type.Array(Type.Object({ kind: Type.Union([Type.Literal('licence'), Type.Literal('pledge')]), number: Type.Optional(Type.String()), by: Type.Array(Type.String()), to: Type.Array(Type.String()), terms: Type.Optional(Type.String()), amount: Type.Optional(Type.String()), from: CivilDay, until: Type.Optional(CivilDay) })),
  }, { description: '权利人、地址、许可与质押沿革' }),
  annuities: Type.Array(Type.Object({ year: Type.Integer(), due: CivilDay, graceUntil: CivilDay, fee: Type.Integer({ description: '分，未计减缴' }), provisional: Type.Boolean({ description: '该年节假日安排尚未公布' }) }), { description: '授权后各年度年费的缴纳期限' }),
}, { description: '法律状态与缴费日历' });

/** The entries behind the register's count of an indicator on a day. */
export const RegisterRows = Type.Object({
  total: Type.Integer(),
  rows: Type.Array(Type.Object({
    id: Type.String(), number: Type.String(), title: Type.String(), owners: Type.Array(Type.String(), { description: '当日权利人' }), owner: Label,
    from: CivilDay, district: Type.Optional(Type.String()), districtName: Type.Optional(Type.String()), why: Label,
  })),
  next: Type.Optional(Type.String()),
}, { description: '登记簿计数的明细' });

export const RegisterRowsQuery = {
  day: CivilDay, part: Type.Union([Type.Literal('counted'), Type.Literal('undecided'), Type.Literal('unplaced')], { description: '计入、未定、未归区' }),
  district: Type.Optional(Type.String()), owner: Type.Optional(Type.String()),
};
