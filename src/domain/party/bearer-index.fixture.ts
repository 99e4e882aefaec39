import { blocksOf } from './blocks.ts';
import { type Bearer, compare, type Likeness } from './compare.ts';

/** Some to be looked up by their blocks, in memory, as the database does it by its index. */
export class BearerIndex<T> {
  readonly #blocks = new Map<string, { readonly bearer: Bearer; readonly item: T }[]>();

  constructor(items: Iterable<readonly [T, Bearer]>) {
    for (const [item, bearer] of items) {
      for (const block of blocksOf(bearer)) this.#membersOf(block).push({ bearer, item });
    }
  }

  /** Those that may be the same as somebody, each once. */
  alike(bearer: Bearer): readonly (readonly [T, Likeness])[] {
    const met = new Map(blocksOf(bearer).flatMap((block) => (this.#blocks.get(block) ?? []).map((member) => [member.item, member.bearer] as const)));
    return [...met].flatMap(([item, other]) => {
      const likeness = compare(bearer, other);
      return likeness ? [[item, likeness] as const] : [];
    });
  }

  #membersOf(block: string): { readonly bearer: Bearer; readonly item: T }[] {
    const members = this.#blocks.get(block) ?? [];
    this.#blocks.set(block, members);
    return members;
  }
}
