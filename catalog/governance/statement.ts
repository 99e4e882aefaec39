import { endOfMonth } from '#domain/calendar/civil-date.ts';
import { defineCaseType } from '#domain/case/define.ts';
import { choice, count, district, file, list, longText, number, optional, text, type ValuesOf, yesNo } from '#domain/form/index.ts';
import { type Line, observe } from '#domain/posting/line.ts';
import type { Label } from '#domain/text.ts';
import { CUMULATIVE_INDICATORS, STATEMENT_INDICATORS, STATEMENT_RATIOS } from './statement-indicators.ts';

/** Who sends the table (报表来源). */
export const STATEMENT_SOURCES = {
  national: { zh: '国家知识产权局', en: 'the national office' },
  province: { zh: '省级知识产权局', en: 'the provincial office' },
  district: { zh: '区知识产权局', en: 'a district bureau' },
  bank: { zh: '金融机构', en: 'a bank' },
  other: { zh: '其他单位', en: 'another body' },
} as const satisfies Readonly<Record<string, Label>>;

/** What a column of the table gives (列的口径). */
export const COLUMN_ROLES = {
  level: { zh: '月末数', en: 'level at the end of the month' },
  'year-to-date': { zh: '本年累计', en: 'since January' },
  month: { zh: '当月', en: 'the month' },
  'all-time': { zh: '历年累计', en: 'since the beginning' },
} as const satisfies Readonly<Record<string, Label>>;

const CHOICES = Object.fromEntries(STATEMENT_INDICATORS.map(({ id, name }) => [id, name]));
/** Totals of the whole table are kept apart, so that they are reconciled with the districts and never added to them. */
export const TOTALS = 'statement-total';
/** Regions outside the city's districts, each under its name: to compare with, never added. */
export const OTHER_REGIONS = 'statement-region';

const fields = {
  source: choice({ name: { zh: '报表来源', en: 'Source' }, choices: STATEMENT_SOURCES, searchable: true }),
  table: text({ name: { zh: '表名', en: 'Table' }, maxLength: 100, searchable: true }),
  month: text({ name: { zh: '报表月份', en: 'Month' }, pattern: /^(19|20)\d\d-(0[1-9]|1[0-2])$/, expected: { zh: '年月，如 2022-12', en: 'a month such as 2022-12' }, maxLength: 7, searchable: true }),
  values: list({
    name: { zh: '数值', en: 'Values' },
    itemName: { zh: '数值', en: 'value' },
    min: 1,
    max: 5000,
    of: {
      indicator: choice({ name: { zh: '指标', en: 'Indicator' }, choices: CHOICES }),
      district: optional(district({ name: { zh: '区', en: 'District' }, help: { zh: '合计行不填', en: 'Empty for the total' } })),
      region: optional(text({ name: { zh: '其他地区', en: 'Other region' }, help: { zh: '不属于本市各区的地区，如其他省市：只供比较，不计入本市', en: 'A region outside the city’s districts, such as another province: to compare with, never added' }, maxLength: 40, pattern: /^[^;=|]+$/, expected: { zh: '不含 ; = | 的地区名', en: 'a region’s name without ; = |' } })),
      role: choice({ name: { zh: '口径', en: 'Column' }, choices: COLUMN_ROLES }),
      amount: number({ name: { zh: '数值', en: 'Value' }, min: -1e12, max: 1e12, decimals: 0 }),
    },
  }),
  checks: optional(list({
    name: { zh: '核对', en: 'Checks' },
    itemName: { zh: '核对项', en: 'check' },
    max: 1000,
    of: { text: text({ name: { zh: '核对内容', en: 'What was checked' }, maxLength: 400 }), passed: yesNo({ name: { zh: '相符', en: 'Agrees' } }) },
  })),
  refusedRows: optional(count({ name: { zh: '未采用行数', en: 'Rows left out' }, measure: { zh: '行', en: 'rows' } })),
  file: optional(file({ name: { zh: '原表', en: 'File' } })),
  note: optional(longText({ name: { zh: '说明', en: 'Note' } })),
};

type Statement = ValuesOf<typeof fields>;

const CUMULATIVE = new Set(CUMULATIVE_INDICATORS.map(({ id }) => id));

/** The column from which an indicator's observation is taken: cumulatives from 本年累计, levels from 月末数. */
export function observedRole(indicator: string): keyof typeof COLUMN_ROLES {
  return CUMULATIVE.has(indicator) ? 'year-to-date' : 'level';
}

/** The next statement of the same month supersedes each value that it gives again (后报替代前报). */
function post({ month, values }: Statement): readonly Line[] {
  const day = endOfMonth(month);
  return values
    .filter(({ indicator, role }) => role === observedRole(indicator))
    .map((value) => observation(value, day));
}

function observation({ indicator, district: code, region, amount }: Statement['values'][number], day: string): Line {
  if (code) return observe(indicator, day, amount, 'statement', { district: code });
  return region ? observe(indicator, day, amount, OTHER_REGIONS, { dimensions: { region } }) : observe(indicator, day, amount, TOTALS);
}

const TWICE: Label = { zh: '同一指标、同一区、同一口径出现两次，请核对。', en: 'The same indicator, district and column occur twice; please check.' };
const FUTURE: Label = { zh: '报表月份晚于本月，请核对。', en: 'The month lies in the future; please check.' };

function refusal({ month, values }: Statement, today: string): Label | undefined {
  const keys = values.map(({ indicator, district: code, region, role }) => `${indicator}|${code ?? ''}|${region ?? ''}|${role}`);
  if (new Set(keys).size < keys.length) return TWICE;
  return month > today.slice(0, 7) ? FUTURE : undefined;
}

const ENTERERS = ['statistics-officer', 'officer@owner', 'district-officer', 'division-head@owner'] as const;

/** A table from outside (A20 报表): one table of one month is one case, entered by one person and checked by another. */
export const statement = defineCaseType({
  id: 'statement',
  version: 1,
  mechanism: 'A20',
  wing: 'governance',
  owner: 'planning',
  name: { zh: '外部报表', en: 'Statement' },
  help: { zh: '国家局、省局、区局、银行的月度表；复核后计入指标，后报替代前报', en: 'Monthly tables from outside; they count once checked, and the later one supersedes' },
  numbering: '表',
  fields,
  states: {
    entered: { name: { zh: '待复核', en: 'to be checked' } },
    published: { name: { zh: '已发布', en: 'published' }, ends: true },
  },
  opening: { name: { zh: '录入', en: 'Enter' }, by: ENTERERS, state: 'entered', guard: refusal },
  actions: {
    publish: { name: { zh: '提交复核', en: 'Submit for checking' }, from: ['entered'], to: 'published', by: ENTERERS, approval: [{ role: 'statistics-officer', name: { zh: '复核', en: 'check' } }], tone: 'primary' },
  },
  correction: { by: ['statistics-officer', 'division-head@owner'] },
  readers: { staff: 'all', public: 'statistics' },
  title: ({ source, table, month }) => `${month} ${STATEMENT_SOURCES[source].zh} ${table}`,
  post: ({ state, values }) => (state === 'published' ? post(values) : []),
  indicators: [...STATEMENT_INDICATORS, ...STATEMENT_RATIOS],
});
