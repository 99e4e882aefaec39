import type { Bearer } from './compare.ts';
import { type CompanyName, keysOf } from './company-name.ts';

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
