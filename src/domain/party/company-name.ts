import { foldText } from '../chinese/fold.ts';
import { PROVINCES } from '../statement/provinces.ts';

/** What stands at the end of a name and says how its bearer is constituted (组织形式). */
export type LegalForm = 'limited' | 'joint-stock' | 'partnership' | 'company' | 'none';

/** A name taken apart (名称解析): what a comparison looks at. */
export interface CompanyName {
  /** As written. */
  readonly text: string;
  /** The same name in any writing: NFKC, simplified characters, without blanks; brackets and all words stay. */
  readonly plain: string;
  /** Places that it begins with, from the largest on, without 省, 市, 区: `山东`, `泰安`. */
  readonly places: readonly string[];
  /** What is left without places, brackets, signs and legal form. */
  readonly core: string;
  readonly form: LegalForm;
  /** Of a branch (分公司、分院、校区): the name of what it belongs to, and its own part. */
  readonly branch?: { readonly head: CompanyName; readonly of: string };
}

const CHINESE_FORMS: readonly (readonly [RegExp, LegalForm])[] = [
  [/股份有限公司$/, 'joint-stock'],
  [/(?:有限责任公司|责任有限公司|有限公司)$/, 'limited'],
  [/(?:特殊普通合伙|普通合伙|有限合伙)(?:企业)?$/, 'partnership'],
  [/总?公司$/, 'company'],
];

/** Longest first; each is whole words at the end of a name in Latin letters. */
const LATIN_FORMS: readonly (readonly [readonly string[], LegalForm])[] = [
  [['company limited', 'co limited', 'co ltd', 'pty ltd', 'pte ltd', 'private limited', 'sdn bhd', 'limited liability company', 'limited', 'ltd', 'llc', 'gmbh', 'bv', 'srl', 'sarl', 'oy', 'ltda'], 'limited'],
  [['incorporated', 'inc', 'corporation', 'corp', 'plc', 'ag', 'sa', 'nv', 'spa', 'ab', 'as', 'kabushiki kaisha', 'kk', 'se', 'sas'], 'joint-stock'],
  [['llp', 'lp', 'limited partnership', 'kg', 'gmbh co kg'], 'partnership'],
  [['company', 'co'], 'company'],
];

const SIGNS = /[\s()[\]{}<>《》〈〉「」【】"'“”‘’·•・.,，、;；:：_\-—–/\\&+*?？!！。`´]+/g;
/** The words for a part of a whole (分支机构) that has no legal person of its own. */
const BRANCH = /^(.+?(?:公司|集团|厂|银行|医院|大学|学院|研究院|研究所|中心|事务所|学校|局|社|\bltd|\blimited|\binc|\bcorp|\bcorporation|\bllc|\bgmbh|\bag))[\s,，.(（-]*(.{0,24}?(?:分公司|分厂|分院|分所|分行|支行|支公司|分店|分部|分校|分中心|校区|营业部|办事处|代表处|门市部|项目部|branch))[\s)）.]*$/u;

const NO_CITY = /[超都夜门菜集股楼上]市$/;
const CITY = /^([\u4e00-\u9fff]{2,6}?)(市|自治州|地区|盟)/;
const DISTRICT = /^([\u4e00-\u9fff]{2,6}?)(新区|区|县|旗)/;
const NO_DISTRICT = /(?:社|园|景|小|校|厂|矿|库|灌|牧|林|保税|开发|示范|功能|特|片)区$/;

/** Takes a name apart. Names of persons come out whole, as their core. */
export function companyName(text: string): CompanyName {
  const folded = foldText(text).replaceAll('﹒', '.').trim();
  const found = BRANCH.exec(folded);
  const own = found?.[2]?.trim();
  const whole = parsed(text, folded);
  return found?.[1] && own ? { ...whole, branch: { head: parsed(found[1], found[1]), of: own.replace(SIGNS, '') } } : whole;
}

function parsed(text: string, folded: string): CompanyName {
  const plain = folded.replace(/\s+/g, /[\u3400-\u9fff]/.test(folded) ? '' : ' ');
  return /[\u3400-\u9fff]/.test(folded) ? chinese(text, plain) : latin(text, plain);
}

function chinese(text: string, plain: string): CompanyName {
  const bare = plain.replace(SIGNS, '');
  const [form, stem] = withoutForm(bare);
  const { places, rest } = placesOf(stem);
  return { text, plain, places, core: rest, form };
}

function withoutForm(bare: string): readonly [LegalForm, string] {
  const found = CHINESE_FORMS.find(([ending]) => ending.test(bare));
  if (!found) return ['none', bare];
  const stem = bare.replace(found[0], '');
  return stem === '' ? ['none', bare] : [found[1], stem];
}

/** Places at the beginning of a name; one that would leave nothing behind is no place. */
function placesOf(stem: string): { readonly places: readonly string[]; readonly rest: string } {
  const places: string[] = [];
  let rest = stem.replace(/^中国(?=.*(?:省|市))/, '');
  const take = (place: string | undefined, length: number): void => {
    if (!place || rest.length - length < 2) return;
    places.push(place);
    rest = rest.slice(length);
  };
  const province = PROVINCES.find(({ short }) => rest.startsWith(short));
  if (province) take(province.short, lengthOfProvince(rest, province));
  const city = CITY.exec(rest);
  if (city && !NO_CITY.test(city[0])) take(city[1], city[0].length);
  const district = DISTRICT.exec(rest);
  if (places.length > 0 && district && !NO_DISTRICT.test(district[0])) take(district[1], district[0].length);
  return { places, rest };
}

function lengthOfProvince(text: string, { short, full }: (typeof PROVINCES)[number]): number {
  if (text.startsWith(full)) return full.length;
  return /^[省市]/.test(text.slice(short.length)) ? short.length + 1 : short.length;
}

function latin(text: string, plain: string): CompanyName {
  const dotted = plain.replace(/\b(?:[a-z]\.){2,}/g, (initials) => initials.replaceAll('.', ''));
  const words = dotted.replace(SIGNS, ' ').trim().replace(/^the (?=.)/, '').split(' ').filter((word) => word !== '');
  const spoken = words.join(' ');
  const form = LATIN_FORMS.flatMap(([endings, each]) => endings.map((ending) => ({ ending, each })))
    .filter(({ ending }) => spoken.endsWith(` ${ending}`)).sort((a, b) => b.ending.length - a.ending.length)[0];
  const stem = form ? spoken.slice(0, -form.ending.length - 1) : spoken;
  return { text, plain: spoken, places: [], core: stem.replaceAll(' ', ''), form: form?.each ?? 'none' };
}

/**
 * What a name is looked up by (归一键): its core, and its core behind each of its places. Two names that may be one
 * share a key, whatever their legal form.
 */
export function keysOf({ places, core }: CompanyName): readonly string[] {
  return [...new Set([core, ...places.map((place) => `${place}${core}`)])];
}
