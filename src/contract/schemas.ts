import { Type } from 'typebox';

/** Schemas that several routes share. Each property is described once, here. */

export const CivilDay = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: '日期 YYYY-MM-DD（北京时间）' });
export const Instant = Type.String({ description: '时刻，ISO 8601 UTC' });
export const Label = Type.Object({ zh: Type.String(), en: Type.String() }, { description: '两种语言的文字' });
export const Values = Type.Record(Type.String(), Type.Unknown(), { description: '按事项表单的栏目值' });

/** application/problem+json of every refusal. */
export const ProblemReply = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  detail: Type.String({ description: '中文说明' }),
  detailEn: Type.String(),
  errors: Type.Array(Type.Object({ path: Type.String(), row: Type.Optional(Type.Integer()), message: Type.String(), messageEn: Type.String(), code: Type.String(), remedy: Type.String(), offset: Type.Optional(Type.Integer({ description: '检索式中的位置，按码点自 0 起' })), length: Type.Optional(Type.Integer()) })),
});

export const FileReference = Type.Object({
  hash: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256' }),
  name: Type.String(),
  size: Type.Integer(),
  mediaType: Type.String(),
});

export const Me = Type.Object({
  person: Type.String({ description: '人员代码' }),
  name: Type.String(),
  unit: Type.String(),
  unitName: Label,
  functions: Type.Array(Type.String()),
  roles: Type.Array(Type.String()),
  delegations: Type.Array(Type.Object({ person: Type.String(), name: Type.String(), unit: Type.String(), functions: Type.Array(Type.String()), roles: Type.Array(Type.String()) })),
  mustChangePassword: Type.Boolean(),
  blind: Type.Boolean({ description: '系统管理员不可见业务数据' }),
  today: CivilDay,
  bureau: Type.Object({ name: Label, demo: Type.Boolean(), kind: Type.Union([Type.Literal('demo'), Type.Literal('real')]) }),
});

/** A clock, drawn as a ruler. */
export const Clock = Type.Object({
  id: Type.String(),
  name: Label,
  main: Type.Boolean(),
  start: CivilDay,
  due: CivilDay,
  unit: Type.String({ description: 'hour | workday | day | month | year' }),
  amount: Type.Integer(),
  elapsed: Type.Integer(),
  remaining: Type.Integer({ description: '剩余，按计时单位（月、年按天）；负数为超期' }),
  remainingUnit: Type.String(),
  suspendedDays: Type.Integer(),
  status: Type.String({ description: 'running | suspended | met | missed | overdue' }),
  light: Type.String({ description: 'green | yellow | red | suspended | done' }),
  stoppedOn: Type.Optional(CivilDay),
  provisional: Type.Boolean({ description: '涉及尚未公布放假安排的年度' }),
  toBeConfirmed: Type.Boolean({ description: '所依常量待业务确认 [K]' }),
  rule: Type.String(),
  basis: Label,
  segments: Type.Array(Type.Object({ kind: Type.String({ description: 'elapsed | suspended | remaining | over' }), from: CivilDay, to: CivilDay, reason: Type.Optional(Label) })),
});

/** A row of a list of cases. */
export const CaseRow = Type.Object({
  id: Type.String(),
  number: Type.String(),
  type: Type.String(),
  title: Type.String(),
  state: Type.String(),
  version: Type.Integer(),
  unit: Type.String(),
  unitName: Label,
  district: Type.Optional(Type.String()),
  districtName: Type.Optional(Label),
  assignee: Type.Optional(Type.String()),
  assigneeName: Type.Optional(Type.String()),
  day: CivilDay,
  openedOn: CivilDay,
  closedOn: Type.Optional(CivilDay),
  due: Type.Optional(CivilDay),
  light: Type.Optional(Type.String()),
  remaining: Type.Optional(Type.Integer()),
  remainingUnit: Type.Optional(Type.String()),
  annulled: Type.Boolean(),
  pending: Type.Optional(Type.String({ description: '待批环节' })),
  approveByMe: Type.Optional(Type.Boolean({ description: '这一审批步骤等待我（或我代理的人）决定' })),
  values: Values,
});

/** A past report as it was read: its text and the figures in it. */
export const Reading = Type.Object({
  file: FileReference,
  title: Type.String(),
  text: Type.String({ description: '正文；各数的位置按码点指向它' }),
  figures: Type.Array(Type.Object({
    value: Type.String(), valueNumber: Type.Number(), baseValue: Type.Number(), unit: Type.String(), name: Type.String(), kind: Type.String(), scope: Type.String(),
    asOf: Type.Union([CivilDay, Type.Null()]), qualifier: Type.Union([Type.String(), Type.Null()]), start: Type.Integer(), end: Type.Integer(),
    sentence: Type.String(), sentenceStart: Type.Integer(), indicator: Type.Union([Type.String(), Type.Null()]), confidence: Type.Number(),
  })),
  checks: Type.Array(Type.Object({ verdict: Type.String({ description: 'differs | remainder' }), text: Label, starts: Type.Array(Type.Integer()) }), { description: '数与数、数与台账之间对不上的地方；只提示，不改动' }),
});

/** The districts' scores by a scheme, best first. */
export const Scores = Type.Object({
  scheme: CaseRow,
  asOf: CivilDay,
  items: Type.Array(Type.Object({ indicator: Type.String(), name: Label, measure: Label, method: Type.String(), points: Type.Number({ description: '分值' }) })),
  districts: Type.Array(Type.Object({
    district: Type.String(),
    name: Type.String(),
    place: Type.Union([Type.Integer(), Type.Null()]),
    total: Type.Union([Type.Number(), Type.Null()]),
    vetoed: Type.Boolean(),
    items: Type.Array(Type.Object({ indicator: Type.String(), value: Type.Union([Type.Number(), Type.Null()]), text: Type.String(), points: Type.Union([Type.Number(), Type.Null()]), vetoed: Type.Boolean() })),
  })),
});

/** One chapter of a report being collected. */
export const RoundSection = Type.Object({
  case: CaseRow,
  chapter: Type.String(),
  level: Type.Integer(),
  figures: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), text: Type.String(), measure: Type.String(), confirmed: Type.Optional(Type.String({ description: '确认时的写法；与现值不同即为变动' })) })),
  unknown: Type.Array(Type.String(), { description: '没有对应指标的标记' }),
  unsourced: Type.Array(Type.String(), { description: '没有来源的数字' }),
  writers: Type.Array(Type.Object({ name: Type.String(), on: CivilDay })),
  comments: Type.Object({ open: Type.Integer({ description: '未解决的批注' }), blocking: Type.Integer({ description: '其中须落实、未解决前不能确认的' }) }),
});

export const Page = Type.Object({
  rows: Type.Array(CaseRow),
  next: Type.Optional(Type.String({ description: '下一页的键' })),
  total: Type.Integer({ description: '总数，精确到 10000' }),
  totalIsExact: Type.Boolean(),
});

export const TimelineEvent = Type.Object({
  seq: Type.Integer(),
  kind: Type.String(),
  action: Type.String(),
  actionName: Label,
  actor: Type.String(),
  actorName: Type.String(),
  onBehalfOf: Type.Optional(Type.String()),
  unit: Type.String(),
  at: Instant,
  on: CivilDay,
  input: Values,
  changes: Type.Array(Type.Object({ path: Type.String(), label: Label, before: Type.Optional(Label), after: Type.Optional(Label) })),
  hash: Type.String({ description: '本环节的链式哈希' }),
  block: Type.Optional(Type.Integer({ description: '封存块号' })),
});

export const CaseDetail = Type.Object({
  row: CaseRow,
  typeVersion: Type.Optional(Type.Integer({ description: '本件所依事项的版本；无此项即现行版本' })),
  values: Values,
  hidden: Type.Array(Type.String({ description: '您无权查看的栏目' })),
  clocks: Type.Array(Clock),
  timeline: Type.Array(TimelineEvent),
  actions: Type.Array(Type.Object({
    id: Type.String(),
    name: Label,
    kind: Type.String({ description: 'act | endorse | return | retract | correct | annul | assign' }),
    allowed: Type.Boolean(),
    why: Type.Optional(Label),
    tone: Type.Optional(Type.String()),
  })),
  pending: Type.Optional(Type.Object({
    action: Type.String(),
    actionName: Label,
    proposedBy: Type.String(),
    step: Type.Integer(),
    steps: Type.Array(Type.Object({ name: Label, role: Type.String(), opinion: Type.Optional(Type.String()), actorName: Type.Optional(Type.String()), at: Type.Optional(Instant) })),
    mayDecide: Type.Boolean(),
    input: Values,
  })),
  documents: Type.Array(Type.Object({ id: Type.String(), name: Label, issuedOn: CivilDay, seq: Type.Integer() })),
  figures: Type.Array(Type.Object({ indicator: Type.String(), name: Label, date: CivilDay, amount: Type.Number() }), { description: '本件记入的指标' }),
  names: Type.Record(Type.String(), Type.String(), { description: '代码对应的名称：person:…, district:…, unit:…' }),
});

export const Scope = Type.Object({ unit: Type.Optional(Type.String()), district: Type.Optional(Type.String()), dimensions: Type.Optional(Type.Record(Type.String(), Type.String())) });

export const Boundaries = Type.Union([Type.Literal('then'), Type.Literal('today')], { description: 'then 以当时区划，today 以现行区划' });

export const RegisterCount = Type.Object({
  day: CivilDay, inForce: Type.Integer(), undecided: Type.Integer({ description: '登记簿不能判断是否有效的件数' }), noDistrict: Type.Integer({ description: '所计而地址未写到本市的区' }),
  averageAge: Type.Union([Type.Number(), Type.Null()], { description: '平均维持年限' }), upToDate: Type.Boolean({ description: '已入册的都已计数' }),
  isHighValue: Type.Boolean({ description: '所计为高价值发明专利，未定者为待定' }), owners: Type.Array(Type.Object({ owner: Type.String(), name: Label, value: Type.Integer() }), { description: '有效者按专利权人类型' }),
  districts: Type.Array(Type.Object({
    district: Type.String(), name: Type.String(), official: Type.Union([Type.Integer(), Type.Null()], { description: '当期数据来源的数' }), register: Type.Integer(), undecided: Type.Integer(),
    difference: Type.Union([Type.Integer(), Type.Null()]), cause: Type.Optional(Label),
  })),
}, { description: '专利登记簿自有计数与各区差异' });
export const Coverage = Type.Object({ reported: Type.Integer(), expected: Type.Integer(), missing: Type.Array(Label, { description: '未报的区' }) }, { description: '合计中有几个区，应有几个区' });

export const Fact = Type.Object({
  indicator: Type.String(),
  version: Type.Integer(),
  aggregate: Type.String(),
  value: Type.Union([Type.Number(), Type.Null()]),
  reason: Type.Optional(Type.String({ description: '无数原因' })),
  text: Type.String({ description: '显示文字' }),
  period: Type.Optional(Type.String()),
  instant: Type.Optional(CivilDay),
  rows: Type.Integer(),
  numerator: Type.Optional(Type.Number()),
  denominator: Type.Optional(Type.Number()),
  boundaries: Boundaries,
  coverage: Type.Optional(Coverage),
});

/** A row that a figure counts. */
export const FigureRow = Type.Object({
  key: Type.String(),
  date: CivilDay,
  entity: Type.Optional(Type.String()),
  amount: Type.Number({ description: '基本单位：元、件、%' }),
  event: Type.String({ description: '办件号#环节序号' }),
  caseId: Type.Optional(Type.String()),
  title: Type.Optional(Type.String()),
  district: Type.Optional(Type.String()),
  unit: Type.Optional(Type.String()),
  indicator: Type.Optional(Type.String()),
});

export const FigureRows = Type.Object({
  total: Type.Integer(),
  rows: Type.Array(FigureRow),
  closed: Type.Integer({ description: '您无权打开的行数' }),
  why: Type.Optional(Type.String({ description: '为零或无依据的说明' })),
  whyEn: Type.Optional(Type.String()),
  coverage: Type.Optional(Coverage),
  next: Type.Optional(Type.String()),
});

export const ReportFigure = Type.Object({
  id: Type.String(),
  indicator: Type.String(),
  name: Type.String(),
  definitionVersion: Type.Integer(),
  aggregate: Type.String(),
  value: Type.Union([Type.Number(), Type.Null()]),
  text: Type.String(),
  measure: Type.String(),
  period: Type.Optional(Type.String()),
  instant: Type.Optional(CivilDay),
  rows: Type.Integer(),
  reason: Type.Optional(Type.String()),
  operands: Type.Optional(Type.Array(Type.String())),
  numerator: Type.Optional(Type.Number()),
  denominator: Type.Optional(Type.Number()),
  source: Type.Optional(Type.String()),
  coverage: Type.Optional(Coverage),
});

/** What a report covers (报告期). */
export const Covers = Type.Union([Type.Literal('year'), Type.Literal('half-year'), Type.Literal('month'), Type.Literal('coming-year')]);

export const ReportJson = Type.Object({
  genre: Type.String(),
  covers: Type.Optional(Covers),
  title: Type.String(),
  year: Type.Integer(),
  unit: Type.String(),
  asOf: CivilDay,
  boundaries: Type.Optional(Boundaries),
  journalHead: Type.String(),
  demo: Type.Boolean(),
  metadata: Type.Optional(Type.Array(Type.Object({ id: Type.String(), label: Type.String(), value: Type.Union([Type.String(), Type.Null()], { description: '发布时才有的为空' }) }))),
  chapters: Type.Array(Type.Object({
    id: Type.String(),
    title: Type.String(),
    level: Type.Integer(),
    number: Type.Optional(Type.String({ description: '结构层次序数' })),
    paragraphs: Type.Array(Type.Object({
      id: Type.Optional(Type.String({ description: '章节代号和段落位置' })),
      text: Type.String(),
      figures: Type.Array(Type.String()),
      parts: Type.Array(Type.Object({ text: Type.String(), figure: Type.Optional(Type.String()) })),
      prose: Type.Optional(Type.Object({ id: Type.String(), guidance: Type.String() }, { description: '此处待撰写' })),
      internal: Type.Optional(Type.Boolean({ description: '不公开' })),
    })),
    tables: Type.Array(Type.Object({ id: Type.String(), caption: Type.String(), columns: Type.Array(Type.String()), rows: Type.Array(Type.Array(Type.Object({ text: Type.String(), figure: Type.Optional(Type.String()) }))), internal: Type.Optional(Type.Boolean()) })),
    charts: Type.Array(Type.Object({ id: Type.String(), caption: Type.String(), measure: Type.String(), categories: Type.Array(Type.String()), series: Type.Array(Type.Object({ name: Type.String(), values: Type.Array(Type.Union([Type.Number(), Type.Null()])), figures: Type.Array(Type.String({ description: '各点的数据编号；尚未到来的月份为空' })) })) })),
  })),
  figures: Type.Array(ReportFigure),
});

/** A figure of a published report beside what it is now. */
export const Restatement = Type.Object({
  figure: Type.String(),
  name: Type.String(),
  published: Type.Union([Type.Number(), Type.Null()]),
  current: Type.Union([Type.Number(), Type.Null()]),
  publishedText: Type.String(),
  currentText: Type.String(),
  expected: Type.Boolean({ description: '该指标的历史值会自然变动' }),
  events: Type.Array(Type.Object({ caseId: Type.String(), number: Type.String(), title: Type.String(), seq: Type.Integer(), action: Type.String(), actorName: Type.String(), at: Instant })),
});

export const Edition = Type.Object({
  id: Type.String(),
  genre: Type.String(),
  year: Type.Integer(),
  asOf: CivilDay,
  title: Type.String(),
  publishedAt: Instant,
  publishedBy: Type.String(),
  journalHead: Type.String(),
  restatements: Type.Integer({ description: '已变动的数据个数' }),
});

/** A matter of the public that could not be taken in (暂搁来件). */
export const SetAside = Type.Object({
  receipt: Type.String(),
  subject: Type.String(),
  submittedAt: Instant,
  refusedAt: Instant,
  attempts: Type.Integer(),
  againAt: Type.Optional(Type.String({ description: '届时自动重试' })),
  reasons: Type.Array(Label),
});

export const ImportRun = Type.Object({
  id: Type.String(),
  kind: Type.String({ description: 'patents | statement' }),
  state: Type.String({ description: 'reading | mapping | ready | publishing | published | cancelled | failed' }),
  files: Type.Array(Type.Object({
    file: Type.String(),
    read: Type.Integer(),
    added: Type.Integer(),
    updated: Type.Integer(),
    duplicates: Type.Integer(),
    refused: Type.Integer(),
    refusedFile: Type.Optional(Type.String()),
    problem: Type.Optional(Type.Object({ ...Label.properties }, { description: '整个文件不能读取的原因' })),
    sample: Type.Array(Type.Object({ sheet: Type.Optional(Type.String()), row: Type.Integer(), reason: Label })),
  })),
  progress: Type.Object({ done: Type.Integer(), of: Type.Optional(Type.Integer()), doing: Label }),
  mapping: Type.Optional(Type.Array(Type.Object({
    file: Type.String(),
    columns: Type.Array(Type.Object({ index: Type.Integer(), header: Type.String(), field: Type.Union([Type.String(), Type.Null()], { description: '专利：列的含义；报表：指标' }), role: Type.Optional(Type.String({ description: '报表：region | month | ytd | all-time | level | previous | growth | ignored' })), confidence: Type.Number(), reason: Label, samples: Type.Array(Type.String()) })),
  }))),
  statement: Type.Optional(Type.Object({
    source: Type.Optional(Type.String({ description: '报送单位；对应关系按此保存' })),
    month: Type.Optional(Type.String({ description: 'YYYY-MM' })),
    missing: Type.Array(Type.String(), { description: '该来源以前有、这次没有的列' }),
    checks: Type.Array(Type.Object({ text: Label, passed: Type.Boolean() })),
    indicators: Type.Array(Type.Object({ id: Type.String(), name: Label })),
  })),
  caseId: Type.Optional(Type.String({ description: '入册或报表的办件' })),
  problem: Type.Optional(Label),
  startedAt: Instant,
  startedBy: Type.String(),
});

export const PatentRow = Type.Object({
  id: Type.String(),
  title: Type.String(),
  kind: Type.String(),
  applicationNumber: Type.Optional(Type.String()),
  applicationDamaged: Type.Boolean(),
  publicationNumbers: Type.Array(Type.String()),
  filingDate: Type.Optional(CivilDay),
  publicationDate: Type.Optional(CivilDay),
  applicants: Type.Array(Type.String()),
  ipc: Type.Array(Type.String()),
  address: Type.Optional(Type.String()),
});
