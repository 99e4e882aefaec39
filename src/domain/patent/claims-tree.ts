/** A claim (权利要求) as it stands among the others. */
export interface Claim {
  readonly number: number;
  /** Without its number. */
  readonly text: string;
  /** The claims that it refers back to, in the order in which it names them (引用的权利要求). */
  readonly refersTo: readonly number[];
  /**
   * The claim that it stands under: the first that it depends on. Absent for an independent claim (独立权利要求), also for
   * one of another category that only mentions a claim (一种电池，包括权利要求1所述的隔膜).
   */
  readonly parent?: number;
  /** Numbers that it names and that are no earlier claim: an error of the text. */
  readonly unresolved?: readonly number[];
}

/** A claim with those that stand under it. */
export interface ClaimBranch<C extends Pick<Claim, 'number' | 'parent'> = Claim> {
  readonly claim: C;
  readonly below: readonly ClaimBranch<C>[];
}

/** More claims than any application has: a range that is longer is an error of the text. */
const MOST_CLAIMS = 2_000;

const CLAIM_WORD = '(?:权利要求书?|權利要求|请求项|請求項|申请专利范围|申請專利範圍|claims?|Anspr[uü]ch(?:e[ns]?|s)?|revendications?)';
const THROUGH = '至|到|～|~|-|–|—|－|−|through|to|bis|à';
const AND = '、|，|,|;|；|以及|及|和|与|與|或者|或|and\\/or|and|or|und|oder|et|ou';
/** A number that is no part of a larger one, nor a measure: `2`, not `2.5`, nor the `2` of `，2个`. */
const NUMBER = '第?\\s*(\\d{1,4})(?![\\d.]\\d|\\d|\\s*[个個种種层層片根块mkµμ%°℃])\\s*[项項]?';
const FOLLOWING = `(?:\\s*[,，]?\\s*(?:${THROUGH}|${AND})\\s*(?:${CLAIM_WORD}\\s*)?(?:${NUMBER}))`;
const REFERENCE = new RegExp(`${CLAIM_WORD}\\s*(?:${NUMBER})${FOLLOWING}*`, 'giu');
const EARLIER = /(?:前述|上述|前面|以上|之前)(?:的)?(?:任[一意何]?[项項]?|各[项項])?(?:的)?(?:权利要求|權利要求)|(?:any|one|each|either)?\s*(?:of\s+)?(?:the\s+)?(?:preceding|previous|foregoing)\s+claims?|(?:vorher|vorange)\p{L}*\s+Anspr[uü]ch\p{L}*|revendications?\s+pr[ée]c[ée]dentes?/giu;
const PIECE = new RegExp(`(${THROUGH})|(\\d{1,4})`, 'giu');

/** Words before a reference that make the claim one of its own which only mentions the other. */
const CONTAINS = /包括|包含|含有|具有|设有|采用|应用|使用|利用|制备|制造|生产|实现|执行|存储|运行|用于|compris|includ|contain|having|using|stor(?:es|ing)|provided with|umfass|enthalt|compren/iu;
/** What stands directly before the reference of a dependent claim of that form. */
const OWN_KIND = /一[种種](?!\s*(?:如|根据|按照|依照|依据|據|权利要求|權利要求))/u;

/** The number that a claim begins with: `1.`, `2、`, `3 . `, not the `1.5` of a measure. */
const WRITTEN = /^\s*(?:权利要求\s*)?(\d{1,4})\s*[.．、:：)）](?!\d)\s*/u;

/**
 * The claims with their numbers and back references (权利要求的引用关系). Texts without a number, repeated or leaping
 * numbers and several claims in one text are borne: a claim is numbered by its own word where that goes on from the one before,
 * else one after it. A reference to itself or a later claim is told and not followed, so that the tree has no circle.
 */
export function readClaims(texts: readonly string[]): Claim[] {
  const pieces = texts.map(plainDigits).flatMap(apart).filter((text) => text.trim() !== '');
  const numbers = numbered(pieces.map((text) => Number(WRITTEN.exec(text)?.[1] ?? Number.NaN)));
  return pieces.map((piece, index) => {
    const text = piece.replace(WRITTEN, '').trim();
    return { number: numbers[index] ?? index + 1, text, ...referencesIn(text, numbers.slice(0, index)) };
  });
}

/** Full-width digits as plain ones, each in its place. */
function plainDigits(text: string): string {
  return text.replace(/[０-９]/gu, (digit) => digit.normalize('NFKC'));
}

/** Several claims written into one text, as exports of search systems have them: cut where the next number begins a sentence. */
function apart(text: string): string[] {
  const pieces: string[] = [];
  const first = Number(WRITTEN.exec(text)?.[1] ?? Number.NaN);
  let rest = text;
  for (let next = first + 1; next < MOST_CLAIMS; next += 1) {
    const found = new RegExp(`(?<=[。.;；]\\s*|\\n\\s*)${next}\\s*[.．、](?!\\d)`, 'u').exec(rest);
    if (!found) break;
    pieces.push(rest.slice(0, found.index).trim());
    rest = rest.slice(found.index);
  }
  return [...pieces, rest];
}

/** A written number stands if it is greater than the one before, and leaps only where the one behind it has leapt as well. */
function numbered(written: readonly number[]): number[] {
  let last = 0;
  return written.map((number, index) => {
    const behind = written[index + 1];
    const stands = number === last + 1 || (number > last && number <= last + MOST_CLAIMS && (behind === undefined ? number <= last + 5 : behind > number));
    last = stands ? number : last + 1;
    return last;
  });
}

/** What a claim refers back to, of those before it. */
function referencesIn(text: string, before: readonly number[]): Pick<Claim, 'refersTo' | 'parent' | 'unresolved'> {
  const { named, at } = namedIn(text, before);
  const known = new Set(before);
  const refersTo = named.filter((number) => known.has(number));
  const unresolved = named.filter((number) => !known.has(number));
  const [parent] = refersTo;
  const stands = parent !== undefined && depends(text, at);
  return { refersTo, ...(stands && { parent }), ...(unresolved.length > 0 && { unresolved }) };
}

/** The numbers named, each once, and where the first reference stands. */
function namedIn(text: string, before: readonly number[]): { readonly named: readonly number[]; readonly at: number } {
  const direct = [...text.matchAll(REFERENCE)].map((found) => ({ at: found.index, numbers: numbersOf(found[0]) }));
  const all = [...text.matchAll(EARLIER)].map((found) => ({ at: found.index, numbers: [...before] }));
  const places = [...direct, ...all].sort((a, b) => a.at - b.at);
  return { named: [...new Set(places.flatMap(({ numbers }) => numbers))], at: places[0]?.at ?? text.length };
}

/** `1、3至5` gives 1, 3, 4, 5. */
function numbersOf(reference: string): number[] {
  const numbers: number[] = [];
  let through = false;
  for (const [, range, digits] of reference.matchAll(PIECE)) {
    if (range !== undefined) through = true;
    else {
      const number = Number(digits);
      const from = through ? (numbers.at(-1) ?? number) + 1 : number;
      if (number - from < MOST_CLAIMS) for (let each = Math.min(from, number); each <= number; each += 1) numbers.push(each);
      through = false;
    }
  }
  return numbers;
}

/** Whether a claim is a dependent one (从属权利要求): it begins with the claim it refers to and does not merely contain it. */
function depends(text: string, at: number): boolean {
  const before = text.slice(0, at);
  return !CONTAINS.test(before) && !OWN_KIND.test(before);
}

/** The claims as a tree (权利要求树): independent ones are the roots, each other one stands under the first that it depends on. */
export function claimsTree<C extends Pick<Claim, 'number' | 'parent'>>(claims: readonly C[]): ClaimBranch<C>[] {
  const branches = new Map(claims.map((claim) => [claim.number, { claim, below: [] as ClaimBranch<C>[] }]));
  const roots: ClaimBranch<C>[] = [];
  for (const branch of branches.values()) {
    const parent = branch.claim.parent === undefined ? undefined : branches.get(branch.claim.parent);
    (parent && parent !== branch ? parent.below : roots).push(branch);
  }
  return roots;
}
