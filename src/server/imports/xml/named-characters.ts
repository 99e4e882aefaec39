import { Parser } from 'htmlparser2';

/** Greek letters of ISO 8879 (ISOgrk1) whose names HTML does not know. */
const GREEK: Readonly<Record<string, string>> = {
  a: 'α', b: 'β', g: 'γ', d: 'δ', e: 'ε', z: 'ζ', ee: 'η', th: 'θ', i: 'ι', k: 'κ', l: 'λ', m: 'μ', n: 'ν', x: 'ξ', o: 'ο', p: 'π', r: 'ρ', s: 'σ', sf: 'ς', t: 'τ', u: 'υ', ph: 'φ', kh: 'χ', ps: 'ψ', oh: 'ω',
};

/** The characters that documents of before 2005 call by their names in ISO 8879, as `&lsqb;`; others are undefined (ISO 8879 字符实体). */
export function namedCharacters(): Record<string, string> {
  const known = new Map<string, string | undefined>();
  const characterOf = (name: string): string | undefined => {
    if (!known.has(name)) known.set(name, greek(name) ?? inHtml(name));
    return known.get(name);
  };
  return new Proxy<Record<string, string>>({}, { get: (_, name) => (typeof name === 'string' ? characterOf(name) : undefined) });
}

/** `agr` is α, `Agr` is Α. */
function greek(name: string): string | undefined {
  const letter = /^(\w{1,2})gr$/.exec(name)?.[1] ?? '';
  const found = GREEK[letter.toLowerCase()];
  return letter === letter.toLowerCase() ? found : found?.toUpperCase();
}

/** HTML took its names over from ISO 8879. Each stands for one or two characters, so nothing can be blown up by them; what only begins with a name is none. */
function inHtml(name: string): string | undefined {
  if (!/^[A-Za-z][A-Za-z0-9]{0,30}$/.test(name)) return undefined;
  let text = '';
  const parser = new Parser({ ontext: (piece) => void (text += piece) }, { decodeEntities: true });
  parser.end(`&${name};`);
  const isOne = [...text].length <= 2 && (name === 'amp' || !text.includes('&'));
  return isOne ? text : undefined;
}
