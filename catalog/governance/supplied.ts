import { defineCaseType } from '#domain/case/define.ts';
import { choice, date, district, file, list, longText, number, optional, text, type ValuesOf } from '#domain/form/index.ts';
import { type Line, observe } from '#domain/posting/line.ts';
import type { Label } from '#domain/text.ts';
import { SUPPLIED_BY_DISTRICT, SUPPLIED_INDICATORS } from '../supplied/indicators.ts';

const CHOICES = Object.fromEntries(SUPPLIED_INDICATORS.map(({ id, name }) => [id, name]));

const fields = {
  indicator: choice({ name: { zh: '指标', en: 'Indicator' }, choices: CHOICES, searchable: true }),
  asOf: date({ name: { zh: '时点', en: 'As of' }, help: { zh: '时点数填时点日；年度数和年度目标填当年12月31日，上半年数填6月30日', en: 'The day of a level; 31 December for a figure or target of a whole year, 30 June for a first half' }, searchable: true }),
  values: list({
    name: { zh: '数值', en: 'Values' },
    itemName: { zh: '数值', en: 'value' },
    min: 1,
    max: 100,
    of: {
      district: optional(district({ name: { zh: '区', en: 'District' }, help: { zh: '全市一个数的不填', en: 'Empty for one figure of the whole city' } })),
      amount: number({ name: { zh: '数值', en: 'Value' }, help: { zh: '按指标的单位填写，金额填元', en: 'In the indicator’s unit; money in yuan' }, min: -1e12, max: 1e12, decimals: 2 }),
    },
  }),
  supplier: text({ name: { zh: '供数单位', en: 'Supplied by' } }),
  document: text({ name: { zh: '来源文件', en: 'Document' }, help: { zh: '文件名和文号', en: 'Its title and number' } }),
  page: optional(text({ name: { zh: '页码', en: 'Page' }, maxLength: 20 })),
  file: optional(file({ name: { zh: '扫描件', en: 'Scan' } })),
  note: optional(longText({ name: { zh: '说明', en: 'Note' } })),
};

type Supplied = ValuesOf<typeof fields>;

/** A whole number at the indicator's scale: 96.2 at scale 1 is 962. */
function scaled(amount: number, indicator: string): number {
  const { scale = 0 } = SUPPLIED_INDICATORS.find(({ id }) => id === indicator) ?? {};
  return Math.round(amount * 10 ** scale);
}

function post({ indicator, asOf, values }: Supplied): readonly Line[] {
  return values.map(({ amount, district: code }) => observe(indicator, asOf, scaled(amount, indicator), 'supplied', code ? { district: code } : {}));
}

const ONE_VALUE: Label = { zh: '这个指标只有一个全市数，不分区填报。', en: 'This indicator has one figure for the whole city.' };
const BY_DISTRICT: Label = { zh: '这个指标按区填报，每行都要填区，一区一行。', en: 'This indicator is given district by district: one row for each, with its district.' };
const TOO_FINE: Label = { zh: '小数位数超过该指标的精度，请核对单位。', en: 'More decimals than the indicator holds; please check the unit.' };

function refusal({ indicator, values }: Supplied): Label | undefined {
  const { scale = 0 } = SUPPLIED_INDICATORS.find(({ id }) => id === indicator) ?? {};
  const fine = values.some(({ amount }) => Math.abs(amount * 10 ** scale - Math.round(amount * 10 ** scale)) > 1e-6);
  if (fine) return TOO_FINE;
  const codes = values.flatMap(({ district: code }) => code ?? []);
  if (!SUPPLIED_BY_DISTRICT.includes(indicator)) return values.length === 1 && codes.length === 0 ? undefined : ONE_VALUE;
  return codes.length === values.length && new Set(codes).size === codes.length ? undefined : BY_DISTRICT;
}

const ENTERERS = ['statistics-officer', 'officer@owner', 'division-head@owner'] as const;

/**
 * A figure that another body gave (供数单), with its document and page: the only way a number without a ledger enters a report.
 * One person enters it, another checks it; only then does it count.
 */
export const suppliedFigure = defineCaseType({
  id: 'supplied-figure',
  version: 1,
  mechanism: 'A20',
  wing: 'governance',
  owner: 'planning',
  name: { zh: '供数单', en: 'Supplied figure' },
  help: { zh: '外单位提供的数和年度目标；须注明文件、页码，并经他人复核', en: 'Figures of other bodies and targets of the year, with document and page, checked by a second person' },
  numbering: '供',
  fields,
  states: {
    entered: { name: { zh: '待复核', en: 'to be checked' } },
    published: { name: { zh: '已复核', en: 'checked' }, ends: true },
  },
  opening: { name: { zh: '录入', en: 'Enter' }, by: ENTERERS, state: 'entered', guard: refusal },
  actions: {
    publish: { name: { zh: '提交复核', en: 'Submit for checking' }, from: ['entered'], to: 'published', by: ENTERERS, approval: [{ role: 'statistics-officer', name: { zh: '复核', en: 'check' } }], tone: 'primary' },
  },
  correction: { by: ENTERERS },
  readers: { staff: 'all', public: 'statistics' },
  title: ({ indicator, asOf }) => `${CHOICES[indicator]?.zh ?? indicator}（${asOf}）`,
  post: ({ state, values }) => (state === 'published' ? post(values) : []),
  indicators: SUPPLIED_INDICATORS,
});
