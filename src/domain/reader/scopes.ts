import { foldStretch } from './folded.ts';

/** The area or body a text is about (范围) where a sentence names none: from its title, 天津市 of 天津市知识产权局. */
export function jurisdictionOf(text: string): string {
  const counts = new Map<string, number>();
  for (const [, name = ''] of foldStretch(text.slice(0, 20_000)).matchAll(/([\u4e00-\u9fff]{2,4}(?:省|市|自治区|新区|自治州|县|区))(?=知识产权局|市场监|人民政府|知识产权|法治)/g)) {
    const short = name.replace(/^.*[和与及的对向由在]/, '');
    if (short.length > 2) counts.set(short, (counts.get(short) ?? 0) + 1);
  }
  const [best] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return best?.[0] ?? '全市';
}

const NATION = /(?:全国|我国|国内)[^，,。；;]{0,6}$/;
const PLACE = /([\u4e00-\u9fff]{2,6}?(?:保护中心|代办处|新区|高新区|开发区|经开区|[\u4e00-\u9fff]区|服务中心|分局))[^，,。；;]{0,20}$/;

/** What a figure is about, by the words before it: the nation, a place or body named in its clause, else the report's own area. */
export function scopeOf(before: string, jurisdiction: string): string {
  const clause = before.slice(-40);
  if (NATION.test(clause)) return '全国';
  const named = PLACE.exec(clause.replaceAll(/全[市区省]|各区|园区|地区|社区|市区/g, '，'))?.[1];
  return named?.replace(/^(?:.*[由在对向与和及为到支持指导组织])/, '') || jurisdiction;
}
