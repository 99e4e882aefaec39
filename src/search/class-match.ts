/**
 * Whether a classification symbol lies in or below another (分类号的上下位). `H`, `H01`, `H01M` hold all that begins with
 * them; a main group `H01M10` holds its groups and not `H01M100/00`; digits behind the stroke are decimal, so that
 * `H01M10/05` holds `H01M10/0525`. Locarno: `26` holds `26-05`.
 */
export function isClassBelow(symbol: string, prefix: string): boolean {
  if (!symbol.startsWith(prefix)) return false;
  return prefix.includes('/') || !(endsWithDigit(prefix) && startsWithDigit(symbol.slice(prefix.length)));
}

const endsWithDigit = (text: string): boolean => /\d$/.test(text);
const startsWithDigit = (text: string): boolean => /^\d/.test(text);
