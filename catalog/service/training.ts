import { defineLedger } from '#domain/case/define.ts';
import { choice, count, date, district, file, list, longText, money, multiChoice, number, optional, party, text, type ValuesOf } from '#domain/form/index.ts';
import { defineIndicator, type Indicator } from '#domain/indicator/indicator.ts';
import { type Line, line } from '#domain/posting/line.ts';

const fields = {
  date: date({ name: { zh: '举办日期', en: 'Day held' }, notAfterToday: true, searchable: true }),
  topic: text({ name: { zh: '培训主题', en: 'Topic' }, searchable: true }),
  mode: choice({ name: { zh: '方式', en: 'Mode' }, choices: { offline: { zh: '线下', en: 'on site' }, online: { zh: '线上', en: 'online' }, both: { zh: '线上线下结合', en: 'both' } }, searchable: true }),
  audience: multiChoice({
    name: { zh: '培训对象', en: 'Audience' },
    choices: {
      enterprises: { zh: '企业', en: 'enterprises' },
      agencies: { zh: '代理机构', en: 'agencies' },
      universities: { zh: '高校院所', en: 'universities and institutes' },
      enforcement: { zh: '执法保护人员', en: 'enforcement officers' },
      grassroots: { zh: '基层干部', en: 'grass-roots officials' },
      public: { zh: '社会公众', en: 'the public' },
    },
  }),
  organiser: text({ name: { zh: '主办单位', en: 'Organiser' } }),
  lecturers: optional(text({ name: { zh: '师资', en: 'Lecturers' } })),
  district: optional(district({ name: { zh: '所在区', en: 'District' }, help: { zh: '全市性培训不填', en: 'Empty for the whole city' }, searchable: true })),
  invited: optional(count({ name: { zh: '应到人数', en: 'Invited' }, measure: { zh: '人', en: 'people' } })),
  attended: count({ name: { zh: '实到人数', en: 'Attended' }, help: { zh: '以签到为准，计人次', en: 'By the attendance list, counted as person-times' }, measure: { zh: '人次', en: 'person-times' }, min: 1, max: 100_000 }),
  hours: optional(number({ name: { zh: '学时', en: 'Hours' }, min: 0, max: 1000, decimals: 1 })),
  enterprises: optional(list({ name: { zh: '参训单位', en: 'Enterprises present' }, itemName: { zh: '单位', en: 'enterprise' }, of: { enterprise: party({ name: { zh: '单位', en: 'Enterprise' } }) } })),
  cost: optional(money({ name: { zh: '费用', en: 'Cost' }, readers: { level: 'restricted', roles: ['finance', 'division-head@owner', 'auditor', 'discipline'], relations: ['opener'] } })),
  satisfaction: optional(number({ name: { zh: '评价满意率', en: 'Satisfaction' }, min: 0, max: 100, decimals: 1, unit: { zh: '%', en: '%' } })),
  summary: optional(longText({ name: { zh: '培训小结', en: 'Summary' } })),
  attendanceList: optional(file({ name: { zh: '签到表', en: 'Attendance list' }, readers: { level: 'restricted', roles: ['division-head@owner', 'auditor'], relations: ['opener'] } })),
};

type Training = ValuesOf<typeof fields>;

function post({ date: day, mode, attended, enterprises = [] }: Training): readonly Line[] {
  const dimensions = { mode };
  const present = new Set(enterprises.map(({ enterprise }) => enterprise.id));
  return [
    line('training-sessions', day, 1, { dimensions }),
    line('training-attendances', day, attended, { dimensions }),
    ...[...present].map((entity) => line('training-presences', day, 1, { entity })),
  ];
}

const owned = { version: 1, owner: 'public-service', source: 'records', public: true, better: 'more' } as const satisfies Partial<Indicator>;

export const TRAINING_INDICATORS: readonly Indicator[] = [
  defineIndicator({ ...owned, id: 'training-sessions', name: { zh: '培训场次', en: 'Training sessions' }, measure: { zh: '场', en: 'sessions' }, computation: { kind: 'flow' }, definition: { zh: '已举办的培训，一次一场，按举办日期计', en: 'Training sessions held, by day' } }),
  defineIndicator({ ...owned, id: 'training-attendances', name: { zh: '培训人次', en: 'Attendances' }, measure: { zh: '人次', en: 'person-times' }, computation: { kind: 'flow' }, definition: { zh: '各场实到人数之和，同一人参加两场计两人次', en: 'Sum of those present; one person at two sessions counts twice' } }),
  defineIndicator({ ...owned, id: 'training-presences', name: { zh: '参训单位次', en: 'Presences of enterprises' }, measure: { zh: '家次', en: 'presences' }, computation: { kind: 'flow' }, definition: { zh: '各场登记的参训单位，同一单位参加两场计两家次', en: 'Enterprises recorded at the sessions, each session apart' } }),
  defineIndicator({ ...owned, id: 'trained-enterprises', name: { zh: '参训单位', en: 'Enterprises trained' }, measure: { zh: '家', en: 'enterprises' }, computation: { kind: 'distinct', of: 'training-presences' }, definition: { zh: '期间内参加过培训的不同单位，同一单位只计一家', en: 'Different enterprises present in the period, each counted once' } }),
  defineIndicator({ ...owned, id: 'attendances-per-session', name: { zh: '场均人次', en: 'Attendances per session' }, measure: { zh: '人次/场', en: 'per session' }, decimals: 1, computation: { kind: 'average', numerator: 'training-attendances', denominator: 'training-sessions' }, definition: { zh: '培训人次÷培训场次', en: 'Attendances divided by sessions' } }),
];

/** Training sessions (A104 培训台账): sessions, attendances and enterprises are counted apart. */
export const trainingSession = defineLedger({
  id: 'training-session',
  version: 1,
  mechanism: 'A104',
  wing: 'service',
  owner: 'public-service',
  name: { zh: '培训台账', en: 'Training session' },
  help: { zh: '一场培训登记一条；场次、人次、参训单位分别统计', en: 'One entry for each session; sessions, attendances and enterprises are counted apart' },
  numbering: '训',
  fields,
  by: ['officer@owner', 'division-head@owner', 'district-officer'],
  day: 'date',
  readers: { staff: 'all', public: 'statistics' },
  title: ({ date: day, topic }) => `${day} ${topic}`,
  district: (session) => session.district,
  guard: ({ invited, attended, mode }) => (mode === 'offline' && invited !== undefined && attended > invited * 3 ? TOO_MANY : undefined),
  post: ({ values }) => post(values),
  indicators: TRAINING_INDICATORS,
});

const TOO_MANY = { zh: '实到人数超过应到人数的三倍，请核对是否多写了一位。', en: 'More than three times as many came as were invited; please check for a digit too many.' };
