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

const NATION = /(?:全国|我国|国内|全球|世界)[^，,。；;]{0,6}$/;
const WHOLE_AREA = /(?:全[市省区县]|我[市省区]|各[区县])[^，,。；;]*$/;
/** What a bureau does with itself: its party group, its staff, its own rules. */
const OWN_BODY = /全局|局系统|局机关|局党组|党组|党支部|中心组|警示教育|谈话|第一种形态|领导干部|处级|科级|职级|服务队|抽调|干部下沉|党员干部/;
/** Bodies and districts that have a figure of their own: what stands before 区, 保护中心 and the like, a few characters at most. */
const PLACE = /[\u4e00-\u9fff]{0,6}?(?:保护中心|代办处|服务中心|新区|高新区|开发区|经开区|分局|[\u4e00-\u9fff]区(?!域|块|局|县|级))/g;
const LOOKED_BACK = 80;
const NO_PLACE = /各区|园区|地区|社区|市区|辖区|全区|我区|[个家]|试点区|试验区|三区|[县到在由与和及对向为的等以并]/;
const LEADING_VERB = /^(?:其中|指导|支持|推动|遴选|组织|深入|联合|会同|选派|建设|打造|围绕|服务|走访|将|把)+/;

/** What a figure is about, by the words before it: the nation, the bureau itself, a place or body named in its sentence, else the report's own area. */
export function scopeOf(before: string, jurisdiction: string): string {
  const near = before.slice(-LOOKED_BACK);
  if (NATION.test(near)) return '全国';
  if (OWN_BODY.test(near.slice(-30))) return `${jurisdiction}知识产权局`;
  if (WHOLE_AREA.test(near)) return jurisdiction;
  let named = '';
  for (const [found] of near.matchAll(PLACE)) if (!NO_PLACE.test(found)) named = found.replace(LEADING_VERB, '');
  return named === '' || named === '区' ? jurisdiction : named;
}
