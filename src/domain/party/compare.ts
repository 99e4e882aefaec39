import { readAddress, regionWithoutProvince } from '../patent/address.ts';
import type { Label } from '../text.ts';
import { companyName, type CompanyName, keysOf } from './company-name.ts';
import { parseCreditCode } from './credit-code.ts';
import { houseOf } from './same-address.ts';

/** What speaks for or against two names being one party (依据). */
export const EVIDENCE = {
  'same-code': { zh: '统一社会信用代码相同', en: 'the same unified credit code' },
  'same-name': { zh: '名称完全相同', en: 'the very same name' },
  'same-key': { zh: '仅写法不同（括号、空格、繁简、地名后缀）', en: 'the same but for spelling (brackets, blanks, characters, place suffix)' },
  'former-name': { zh: '与曾用名相同', en: 'the same as a former name' },
  'merged-name': { zh: '与已归并主体的名称相同', en: 'the name of a party merged into it' },
  'other-form': { zh: '字号相同，组织形式不同', en: 'the same but for the legal form' },
  'no-place': { zh: '字号相同，一方未冠地名', en: 'the same, one without its place' },
  'same-house': { zh: '地址同一门牌', en: 'at the same house' },
  'similar-name': { zh: '名称相近', en: 'a similar name' },
  'branch-of': { zh: '名称为其分支机构', en: 'named as a branch of it' },
  'other-place': { zh: '所冠地名不同', en: 'places in the names differ' },
  'other-city': { zh: '地址在不同城市', en: 'addresses in different cities' },
  'other-house': { zh: '门牌不同', en: 'at different houses' },
  'several-bearers': { zh: '登记簿中有多家同名', en: 'several parties bear this name' },
} as const satisfies Readonly<Record<string, Label>>;

export type EvidenceKind = keyof typeof EVIDENCE;

export interface Evidence {
  readonly kind: EvidenceKind;
  /** What was compared, as written: the former name, the code, the house. */
  readonly text?: string;
}

/** How sure a suggestion is; none is carried out by itself but the very same name with one bearer. */
export const STRENGTHS = {
  certain: { zh: '确凿', en: 'certain' },
  strong: { zh: '很可能', en: 'strong' },
  possible: { zh: '可能', en: 'possible' },
} as const satisfies Readonly<Record<string, Label>>;

export type Strength = keyof typeof STRENGTHS;

/** `branch`: the one is a part of the other (分支机构), not the same party. */
export type Relation = 'same' | 'branch';

/** Somebody by their names, to be compared: a name on patents, or a party of the register. */
export interface Bearer {
  readonly name: CompanyName;
  readonly formerNames: readonly CompanyName[];
  /** Names of parties merged into this one (已归并). */
  readonly mergedNames: readonly CompanyName[];
  /** A unified credit code that passes its check. */
  readonly code?: string;
  /** Normalised, down to the house. */
  readonly house?: string;
  /** That the address names. */
  readonly city?: string;
}

export interface Likeness {
  readonly relation: Relation;
  readonly strength: Strength;
  readonly evidence: readonly Evidence[];
  /** What speaks against it, though not enough to drop it. */
  readonly against: readonly Evidence[];
}

export interface BearerText {
  readonly name: string;
  readonly formerNames?: readonly string[];
  readonly mergedNames?: readonly string[];
  readonly code?: string;
  readonly address?: string;
}

export function bearer({ name, formerNames = [], mergedNames = [], code, address }: BearerText): Bearer {
  const valid = code === undefined ? undefined : parseCreditCode(code);
  const house = address === undefined ? undefined : houseOf(address);
  const city = address === undefined ? undefined : cityOf(address);
  return {
    name: companyName(name), formerNames: formerNames.map(companyName), mergedNames: mergedNames.map(companyName),
    ...(valid?.valid && { code: valid.code }), ...(house && { house }), ...(city && { city }),
  };
}

function cityOf(address: string): string | undefined {
  const region = readAddress(address).region ?? regionWithoutProvince(address);
  return region?.country ?? region?.city;
}

/**
 * Whether two may be one party, and why (比对). The order of the two does not matter, but for `branch-of`, whose evidence
 * names the branch. Undefined where nothing, or too little, speaks for it.
 */
export function compare(a: Bearer, b: Bearer): Likeness | undefined {
  if (a.code !== undefined && a.code === b.code) return { relation: 'same', strength: 'certain', evidence: [{ kind: 'same-code', text: a.code }, ...nameEvidence(a, b).slice(0, 1), ...house(a, b)], against: [] };
  const branch = branchEvidence(a, b);
  if (branch) return { relation: 'branch', strength: 'strong', evidence: [branch, ...house(a, b)], against: [] };
  if (a.code !== undefined && b.code !== undefined) return undefined;
  const names = nameEvidence(a, b);
  const [name] = names;
  if (name) return likeName(name, house(a, b), elsewhere(a, b));
  return likeAddress(a, b);
}

/** Two that bear the same name in different places are two; of two that bear nearly the same, neither may lie elsewhere. */
function likeName(name: Evidence, houses: readonly Evidence[], against: readonly Evidence[]): Likeness | undefined {
  if (name.kind === 'other-place') return undefined;
  if (WEAK.includes(name.kind) && against.some(({ kind }) => kind === 'other-city')) return undefined;
  return { relation: 'same', strength: strengthOf(name.kind, houses.length > 0), evidence: [name, ...houses], against };
}

const WEAK: readonly EvidenceKind[] = ['other-form', 'no-place'];

function strengthOf(kind: EvidenceKind, sameHouse: boolean): Strength {
  if (kind === 'same-name') return 'certain';
  if (WEAK.includes(kind)) return sameHouse ? 'strong' : 'possible';
  return 'strong';
}

/** Two at one house whose names are alike: possibly one that was written wrongly or renamed. */
function likeAddress(a: Bearer, b: Bearer): Likeness | undefined {
  const houses = house(a, b);
  if (houses.length === 0 || similarity(a.name.core, b.name.core) < SIMILAR) return undefined;
  if (placesDiffer(a.name, b.name) || numbersOf(a.name.core) !== numbersOf(b.name.core)) return undefined;
  if ((a.name.branch === undefined) !== (b.name.branch === undefined)) return undefined;
  return { relation: 'same', strength: 'possible', evidence: [{ kind: 'similar-name' }, ...houses], against: [] };
}

const SIMILAR = 0.6;

function house(a: Bearer, b: Bearer): readonly Evidence[] {
  return a.house !== undefined && a.house === b.house && !inOtherCities(a, b) ? [{ kind: 'same-house', text: a.house }] : [];
}

function inOtherCities(a: Bearer, b: Bearer): boolean {
  return a.city !== undefined && b.city !== undefined && a.city !== b.city;
}

function elsewhere(a: Bearer, b: Bearer): readonly Evidence[] {
  if (inOtherCities(a, b)) return [{ kind: 'other-city', text: `${a.city ?? ''}；${b.city ?? ''}` }];
  return a.house !== undefined && b.house !== undefined && a.house !== b.house ? [{ kind: 'other-house', text: `${a.house}；${b.house}` }] : [];
}

/** The best that the names say, former and merged ones included; empty where they have nothing in common. */
function nameEvidence(a: Bearer, b: Bearer): readonly Evidence[] {
  const own = ownNames(a.name, b.name);
  if (own && own.kind !== 'other-place' && !WEAK.includes(own.kind)) return [own];
  const earlier = earlierName(a, b) ?? earlierName(b, a);
  if (earlier) return [earlier];
  return own ? [own] : [];
}

function earlierName(a: Bearer, b: Bearer): Evidence | undefined {
  const same = (each: CompanyName): boolean => ['same-name', 'same-key'].includes(ownNames(each, b.name)?.kind ?? '');
  const former = a.formerNames.find(same);
  if (former) return { kind: 'former-name', text: former.text };
  const merged = a.mergedNames.find(same);
  return merged && { kind: 'merged-name', text: merged.text };
}

function ownNames(a: CompanyName, b: CompanyName): Evidence | undefined {
  if (a.plain === b.plain) return { kind: 'same-name' };
  const keys = keysOf(a);
  if (!keysOf(b).some((key) => keys.includes(key))) return undefined;
  if (placesDiffer(a, b)) return { kind: 'other-place' };
  if (fullKey(a) !== fullKey(b)) return { kind: 'no-place' };
  return { kind: a.form === b.form ? 'same-key' : 'other-form' };
}

/** Core behind its nearest place, which a name may write without 市. */
function fullKey({ places, core }: CompanyName): string {
  return `${places.at(-1) ?? ''}${core}`;
}

/** Both say where they are, and the nearest place is not the same: 深圳市人民医院 is not 深圳市龙华区人民医院. */
function placesDiffer(a: CompanyName, b: CompanyName): boolean {
  if (a.core !== b.core) return false;
  return a.places.length > 0 && b.places.length > 0 && a.places.at(-1) !== b.places.at(-1);
}

function branchEvidence(a: Bearer, b: Bearer): Evidence | undefined {
  return branchOf(a.name, b) ?? branchOf(b.name, a);
}

function branchOf({ branch, text }: CompanyName, whole: Bearer): Evidence | undefined {
  if (!branch || whole.name.branch) return undefined;
  const heads = [whole.name, ...whole.formerNames, ...whole.mergedNames];
  return heads.some((head) => ['same-name', 'same-key'].includes(ownNames(branch.head, head)?.kind ?? '')) ? { kind: 'branch-of', text } : undefined;
}

const ORDINALS = /第?[一二三四五六七八九十百零〇\d]+/g;

function numbersOf(core: string): string {
  return (core.match(ORDINALS) ?? []).join();
}

/** Pairs of neighbouring characters that two texts share, from 0 to 1 (Dice). */
function similarity(a: string, b: string): number {
  const [pairs, others] = [pairsOf(a), pairsOf(b)];
  if (pairs.length === 0 || others.length === 0) return a === b ? 1 : 0;
  const left = [...others];
  const shared = pairs.filter((pair) => {
    const place = left.indexOf(pair);
    if (place >= 0) left.splice(place, 1);
    return place >= 0;
  });
  return (2 * shared.length) / (pairs.length + others.length);
}

function pairsOf(text: string): readonly string[] {
  const characters = [...text];
  return characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);
}
