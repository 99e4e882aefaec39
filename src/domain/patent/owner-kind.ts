import type { Label } from '../text.ts';

/** What kind of owner a patent has (专利权人类型), as the official tables divide them; the same words as a statement's columns. */
export const OWNER_KINDS = {
  enterprise: { zh: '企业', en: 'enterprises' },
  university: { zh: '高等院校', en: 'universities' },
  research: { zh: '科研单位', en: 'research institutes' },
  institution: { zh: '机关团体', en: 'public bodies' },
  individual: { zh: '个人', en: 'persons' },
  unknown: { zh: '不详', en: 'not told' },
} as const satisfies Readonly<Record<string, Label>>;

export type OwnerKind = keyof typeof OWNER_KINDS;

/** In order: the stricter before the looser. Evidence K: the official division goes by registers, this one by names. */
const WORDS: readonly (readonly [OwnerKind, RegExp])[] = [
  ['enterprise', /公司|集团|厂$|企业|合作社|合伙|农场|会社|商行|经营部|银行|酒店|药店|\b(?:inc|ltd|llc|corp|gmbh|co|company|corporation|limited|ag|plc|s\.?a|n\.?v|b\.?v|kg)\b/i],
  ['university', /大学|(?<!科)学院|学校|中学|小学|幼儿园|高等专科|党校|\b(?:university|college|school)\b/i],
  ['research', /研究(?:所|院|中心)|科学院|设计院|实验室|观测站|试验站|检测中心|检验中心|研究会|\b(?:institute|academy|laboratory|research)\b/i],
  ['institution', /医院|局$|委员会|政府|部队|协会|学会|中心|站$|馆$|院$|所$|基金会|联合会|政协|法院|检察院|\b(?:hospital|ministry|foundation|government)\b/i],
];

/** The kind of the first owner by the name; only the first counts, as in the official tables. */
export function ownerKindOf(names: readonly string[]): OwnerKind {
  const [first = ''] = names;
  if (first.trim() === '') return 'unknown';
  return WORDS.find(([, says]) => says.test(first))?.[0] ?? 'individual';
}
