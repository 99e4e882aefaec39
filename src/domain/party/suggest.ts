import { type Bearer, compare, type Likeness, type Strength } from './compare.ts';
import { type CompanyName, keysOf } from './company-name.ts';

/** Two that may be one party. */
export interface Suggestion<A, B> extends Likeness {
  readonly subject: A;
  readonly party: B;
}

/** Names without a sign to tell them apart fill no block of more than this: `科技` alone is no core. */
const LARGEST_BLOCK = 400;

/**
 * Where two meet (分块): by a key of one of their names, by a house, by a credit code. Whatever `compare` finds alike shares
 * a block; all others are never compared.
 */
export function blocksOf({ name, formerNames, mergedNames, code, house }: Bearer): readonly string[] {
  const names = [name, ...formerNames, ...mergedNames];
  const keys = names.flatMap((each) => [...blocksOfName(each), ...(each.branch ? blocksOfName(each.branch.head) : [])]);
  return [...new Set([...keys, ...(house ? [`@${house}`] : []), ...(code ? [`#${code}`] : [])])];
}

function blocksOfName(name: CompanyName): readonly string[] {
  return [`=${name.plain}`, ...keysOf(name)];
}

const RANK: Readonly<Record<Strength, number>> = { certain: 3, strong: 2, possible: 1 };

/** The stronger first. */
export function byStrength(a: Pick<Likeness, 'strength'>, b: Pick<Likeness, 'strength'>): number {
  return RANK[b.strength] - RANK[a.strength];
}

/** Some to be looked up by their blocks. */
export class BearerIndex<T> {
  readonly #blocks = new Map<string, { readonly bearer: Bearer; readonly item: T }[]>();

  constructor(items: Iterable<readonly [T, Bearer]>) {
    for (const [item, bearer] of items) this.add(item, bearer);
  }

  add(item: T, bearer: Bearer): void {
    for (const block of blocksOf(bearer)) {
      const members = this.#blocks.get(block);
      if (members) members.push({ bearer, item });
      else this.#blocks.set(block, [{ bearer, item }]);
    }
  }

  /** Those that may be the same as somebody, each once, the likeliest first. */
  alike(bearer: Bearer): readonly (readonly [T, Likeness])[] {
    const seen = new Map<T, Likeness | undefined>();
    for (const block of blocksOf(bearer)) {
      for (const member of (this.#blocks.get(block) ?? []).slice(0, LARGEST_BLOCK)) {
        if (!seen.has(member.item)) seen.set(member.item, compare(bearer, member.bearer));
      }
    }
    return [...seen].flatMap(([item, likeness]) => (likeness ? [[item, likeness] as const] : [])).sort(([, a], [, b]) => byStrength(a, b));
  }
}
