import { findMeasure, type Measure } from './measures.ts';
import type { Numeral } from './numerals.ts';

/** A measure and where it stands. */
interface PlacedMeasure {
  readonly at: number;
  readonly measure: Measure;
}

/** The measure of a number: behind it, in its Chinese phrase (五大领域), or in the brackets of its label. */
export function measureOf(text: string, numeral: Numeral): PlacedMeasure | undefined {
  const { after } = numeral;
  if (numeral.script === 'chinese' && text[after] === '大') return greatOnes(text, numeral);
  const at = text[after] === ' ' ? after + 1 : after;
  const measure = findMeasure(text, at);
  return measure ? { at, measure } : (measureOfRange(text, numeral) ?? measureOfList(text, numeral) ?? measureBefore(text, numeral));
}

const RANGE = /^(?:[至到~～-]|—{1,2})(\d+(?:\.\d+)?[百千万亿]?)(?=\D)/;

/** 3至5家, 5-10万元: the lower end shares the measure of the upper. */
function measureOfRange(text: string, { after, scaleText }: Numeral): PlacedMeasure | undefined {
  const found = RANGE.exec(text.slice(after, after + 12));
  const measure = found ? findMeasure(text, after + found[0].length) : undefined;
  const scale = /[百千万亿]$/.exec(found?.[1] ?? '')?.[0] ?? '';
  return measure && measure.sort !== 'noun' ? { at: after, measure: { ...measure, unit: (scaleText === '' ? scale : '') + measure.unit, length: 0 } } : undefined;
}

const LIST = /^(?:[、和及]\d+(?:,\d{3})*(?:\.\d+)?[百千万亿]?){1,9}(?=\D)/;

/** 分别为9735、14048、1897件: the last tells the measure of all. */
function measureOfList(text: string, { after, scaleText, script }: Numeral): PlacedMeasure | undefined {
  const found = script === 'arabic' ? LIST.exec(text.slice(after, after + LONGEST_LIST))?.[0] : undefined;
  const measure = found === undefined ? undefined : findMeasure(text, after + found.length);
  const scale = /[百千万亿]$/.exec(found ?? '')?.[0] ?? '';
  return measure && measure.sort !== 'noun' && measure.sort !== 'duration' ? { at: after, measure: { ...measure, unit: (scaleText === '' ? scale : '') + measure.unit, length: 0 } } : undefined;
}

const LONGEST_LIST = 80;

/** What may follow a number whose label carries the measure: the end of its cell, not the words of another label. */
const CELL_ENDS = /^(?:$|[\t\s，,。；;、)）(（多余万亿])/;
const IN_BRACKETS = /[(（](?:单位[:：]?)?([\u4e00-\u9fff%]{1,6})[)）][\t:： 为]?$/;

/** 专利授权量（件）：120, and cells of tables whose label carries the measure. */
function measureBefore(text: string, { start, after }: Numeral): PlacedMeasure | undefined {
  const found = CELL_ENDS.test(text.slice(after, after + 1)) ? IN_BRACKETS.exec(text.slice(Math.max(0, start - 12), start))?.[1] : undefined;
  const [scale = '', word = ''] = found === undefined ? [] : [/^[万亿]+/.exec(found)?.[0], found.replace(/^[万亿]+/, '')];
  const measure = word === '' ? undefined : findMeasure(word, 0);
  return measure && { at: after, measure: { ...measure, unit: scale + measure.unit, length: 0 } };
}

const GREAT_UNITS: readonly (readonly [RegExp, string])[] = [[/任务|举措|措施|工程|行动|项目|计划|功能|服务|机制|指标|专项/, '项'], [/中心|机构|企业/, '家']];

/** 五大领域、七大任务: what a Chinese numeral with 大 counts, unless it is the name of an award or a campaign. */
function greatOnes(text: string, { script, start, after, end }: Numeral): PlacedMeasure | undefined {
  if (script !== 'chinese' || text[after] !== '大' || after !== end || text.slice(start, end) === '一') return undefined;
  const counted = /^大(?:[\u4e00-\u9fff]{0,8}?)(方面|领域|板块|体系|产业|环节|层面|区域|中心|平台|基地|模块|类别|指标|任务|举措|措施|工程|行动|项目|计划|专项|功能|服务(?!业|机构|中心|平台|站)|机制|问题|集聚区|示范区|行业|工业|集群|园区|主题|专题|专区|场景|渠道|维度|方向|片区|县区|城市|地区)/.exec(text.slice(after, after + 12))?.[1];
  if (counted === undefined || text.slice(0, start).endsWith('党的') || /^大(?:精神|报告|以来|部署|典型|优秀|杰出|新闻|感动|攻坚|发展理念|战役|品牌)/.test(text.slice(after, after + 6)) || text.startsWith('两大任务', start)) return undefined;
  return { at: after, measure: { length: 0, unit: GREAT_UNITS.find(([noun]) => noun.test(counted))?.[1] ?? '个', sort: 'thing' } };
}

const MONEY_BEFORE = /(?:额|款|金|费|资金|投入|投资|产值|收入|贷款|融资|授信|价值|估值|经费|补贴|奖补|营收|税)[^，,。；;、]{0,6}$/;
/** What is told as a score without a measure: 得分96.2. */
export const SCORE_BEFORE = /(?:得分|评分|分值|总分|综合评价|成绩|指数|满意度)[^，,。；;、]{0,4}$/;

/** The unit that a report left out: 1.5亿支持 are yuan. */
export function inferredMeasure(numeral: Numeral, before: string, rest: string): Pick<Measure, 'unit' | 'sort'> {
  if (SCORE_BEFORE.test(before)) return { unit: '分', sort: 'score' };
  if (MONEY_BEFORE.test(before) || numeral.scaleText.endsWith('亿')) return { unit: '元', sort: 'money' };
  return { unit: /^[^，,。；;]{0,8}?(?:商标|专利|案件|作品)/.test(rest) ? '件' : countedBy(before), sort: 'thing' };
}

const COUNTED_BY: readonly (readonly [RegExp, string])[] = [[/企业|机构|公司|银行|商户|成员/, '家'], [/人员|人数|专家|学员|干部|群众|师生|队伍/, '人'], [/学校|高校|院校|中小学/, '所'], [/项目|任务|措施|成果|课题|标准/, '项'], [/场次|讲座|培训/, '场'], [/辅导|研讨|调研|检查|会议|党课/, '次'], [/粉丝|用户|关注/, '人'], [/阅读量|浏览量|点击量|播放量|访问量/, '次']];

/** The measure that the noun nearest before the number takes. */
function countedBy(before: string): string {
  const clause = before.split(/[，,。；;]/).at(-1) ?? '';
  let best = { at: -1, unit: '件' };
  for (const [noun, unit] of COUNTED_BY) {
    const at = Math.max(...[...clause.matchAll(new RegExp(noun, 'g'))].map(({ index }) => index), -1);
    if (at > best.at) best = { at, unit };
  }
  return best.unit;
}
