import type { Label } from '../text.ts';
import type { CrossCheck } from './check.ts';

const RULES: Readonly<Record<CrossCheck['rule'], Label>> = {
  parts: { zh: '分项与合计', en: 'parts and whole' },
  share: { zh: '占比', en: 'share' },
  growth: { zh: '增长率', en: 'growth' },
  increase: { zh: '增加量', en: 'increase' },
  'of-last-year': { zh: '相当于上年', en: 'of last year' },
  rank: { zh: '位次', en: 'rank' },
  repeat: { zh: '同一指标前后两处', en: 'the same indicator twice' },
  order: { zh: '大小关系', en: 'order' },
  'per-head': { zh: '人均拥有量', en: 'per head' },
};

const VERDICTS: Readonly<Record<CrossCheck['verdict'], Label>> = {
  agrees: { zh: '相符', en: 'agrees' },
  remainder: { zh: '分项之和较小，差额可能未列出', en: 'the parts make less; the rest may not be named' },
  differs: { zh: '不符，请核对两处来源', en: 'differs; please check both sources' },
};

const shown = (value: number): string => String(Number(value.toPrecision(8)));

/** One line on a cross-check: what was compared, both values, where they stand. */
export function checkText({ rule, verdict, expected, found, figures, known }: CrossCheck): Label {
  const names = figures.map(({ name, value, unit }) => `${name} ${value}${unit}`);
  const sources = { zh: [...names, ...(known ? [`另据${known.source.zh}`] : [])].join('，'), en: [...names, ...(known ? [`besides ${known.source.en}`] : [])].join(', ') };
  return {
    zh: `${RULES[rule].zh}：推得 ${shown(expected)}，文中 ${shown(found)}，${VERDICTS[verdict].zh}（${sources.zh}）`,
    en: `${RULES[rule].en}: ${shown(expected)} follows, ${shown(found)} is written, ${VERDICTS[verdict].en} (${sources.en})`,
  };
}
