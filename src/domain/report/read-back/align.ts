/** A pair of places that belong together: so many elements from `left` on the one side, from `right` on the other. */
export interface Match {
  readonly left: number;
  readonly right: number;
  readonly rightLength: number;
}

/** What the best alignment may pair at two places, and how much it is worth; undefined where they do not belong together. */
export type Pairing = (left: number, right: number) => { readonly worth: number; readonly rightLength: number } | undefined;

/** The largest table that is filled; beyond it the middle of two long lists is left unpaired. */
export const MAX_CELLS = 4_000_000;

/**
 * The pairs, in order on both sides, whose worth adds up to the most (weighted longest common subsequence). One element
 * of the left may pair with several of the right. Undefined when the lists are too long to compare.
 */
export function bestAlignment(leftLength: number, rightLength: number, pairing: Pairing): readonly Match[] | undefined {
  const width = rightLength + 1;
  if ((leftLength + 1) * width > MAX_CELLS) return undefined;
  const table = new Int32Array((leftLength + 1) * width);
  const at = (left: number, right: number): number => table[left * width + right] ?? 0;
  for (let left = leftLength - 1; left >= 0; left -= 1) {
    for (let right = rightLength - 1; right >= 0; right -= 1) {
      const pair = pairing(left, right);
      const paired = pair ? pair.worth + at(left + 1, right + pair.rightLength) : 0;
      table[left * width + right] = Math.max(paired, at(left + 1, right), at(left, right + 1));
    }
  }
  return walk(leftLength, rightLength, pairing, at);
}

function walk(leftLength: number, rightLength: number, pairing: Pairing, at: (left: number, right: number) => number): readonly Match[] {
  const matches: Match[] = [];
  let [left, right] = [0, 0];
  while (left < leftLength && right < rightLength) {
    const pair = pairing(left, right);
    if (pair && at(left, right) === pair.worth + at(left + 1, right + pair.rightLength)) {
      matches.push({ left, right, rightLength: pair.rightLength });
      left += 1;
      right += pair.rightLength;
    } else if (at(left, right) === at(left + 1, right)) left += 1;
    else right += 1;
  }
  return matches;
}

/** How many elements two lists have in common at their beginning and, of what is left, at their end. */
export function commonEnds(leftLength: number, rightLength: number, same: (left: number, right: number) => boolean): { readonly start: number; readonly end: number } {
  const shorter = Math.min(leftLength, rightLength);
  let start = 0;
  while (start < shorter && same(start, start)) start += 1;
  let end = 0;
  while (end < shorter - start && same(leftLength - 1 - end, rightLength - 1 - end)) end += 1;
  return { start, end };
}

/** Pairs one to one by what is the same at both ends, and `middle` of the rest, given by where it begins and ends. */
export function withCommonEnds(leftLength: number, rightLength: number, same: (left: number, right: number) => boolean, middle: (start: number, leftEnd: number, rightEnd: number) => readonly Match[]): readonly Match[] {
  const { start, end } = commonEnds(leftLength, rightLength, same);
  const single = (left: number, right: number): Match => ({ left, right, rightLength: 1 });
  return [
    ...Array.from({ length: start }, (_, index) => single(index, index)),
    ...middle(start, leftLength - end, rightLength - end),
    ...Array.from({ length: end }, (_, index) => single(leftLength - end + index, rightLength - end + index)),
  ];
}
