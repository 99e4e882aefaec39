import { failure, type Outcome, success } from '#domain/errors.ts';
import { findField } from './fields.ts';
import { CLOSING_QUOTE, type Place, unexpected } from './problems.ts';
import type { PhrasePart } from './query.ts';

export type Sign = '(' | ')' | '[' | ']' | '=' | '>=' | '>' | '<=' | '<' | ',';

/** A word or a quoted phrase, a character a part. */
export interface Term extends Place {
  readonly kind: 'word' | 'quoted';
  readonly parts: readonly PhrasePart[];
  /** As written, without quotes and backslashes. */
  readonly text: string;
  /** Some character of it was escaped, so that it is no operator. */
  readonly escaped: boolean;
}

export type Token = Term | (Place & { readonly kind: Sign });

/** What stands for a sign of the language when it is not escaped or quoted; full-width forms are made plain before. */
const SIGNS: ReadonlySet<string> = new Set(['(', ')', '[', ']', '=', '>', '<', ',']);
const ALIASES: Readonly<Record<string, string>> = { '“': '"', '”': '"', '„': '"', '‟': '"', '「': '"', '」': '"', '【': '[', '】': ']', '、': ',', '；': ',', ';': ',', '。': ',', '≥': '>=', '≤': '<=', '≧': '>=', '≦': '<=' };

const US_NUMBER = /^(?:US)?(?:\d\d\/)?\d{1,3}(?:,\d{3})*$/i;

/** Reads the query into words, quoted phrases and signs. Errors: a quote that is not closed. */
export function tokensOf(query: string): Outcome<readonly Token[]> {
  const characters = Array.from(query);
  const tokens: Token[] = [];
  let place = 0;
  while (place < characters.length) {
    const token = colonAfterField(characters, place, tokens.at(-1)) ?? nextToken(characters, place);
    if (token === 'unclosed') return failure(unexpected({ start: characters.length, end: characters.length }, undefined, CLOSING_QUOTE));
    if (token) tokens.push(token);
    place = token ? token.end : place + 1;
  }
  return success(tokens);
}

function nextToken(characters: readonly string[], start: number): Token | 'unclosed' | undefined {
  const sign = plain(characters[start]);
  if (isBlank(sign)) return undefined;
  if (sign === '"') return quoted(characters, start);
  if ((sign === '>' || sign === '<') && plain(characters[start + 1]) === '=') return { kind: `${sign}=`, start, end: start + 2 };
  if (isSign(sign)) return { kind: sign, start, end: start + 1 };
  return word(characters, start);
}

/** `TI:` and `TI：` are read as `TI=`. */
function colonAfterField(characters: readonly string[], start: number, before: Token | undefined): Token | undefined {
  const follows = before?.kind === 'word' && before.end === start && findField(before.text) !== undefined;
  return follows && plain(characters[start]) === ':' ? { kind: '=', start, end: start + 1 } : undefined;
}

function quoted(characters: readonly string[], start: number): Token | 'unclosed' {
  const reader = new TermReader(characters, start + 1);
  while (reader.sign !== undefined && reader.sign !== '"') reader.take();
  return reader.sign === undefined ? 'unclosed' : reader.token('quoted', start, reader.place + 1);
}

/** Up to white space, a sign, or the colon behind a field. */
function word(characters: readonly string[], start: number): Token {
  const reader = new TermReader(characters, start);
  while (reader.sign !== undefined && (!endsWord(reader) || reader.isInNumber)) reader.take();
  return reader.token('word', start, reader.place);
}

function endsWord(reader: TermReader): boolean {
  const sign = reader.sign ?? '';
  if (isBlank(sign) || sign === '"' || isSign(sign)) return true;
  return sign === ':' && !reader.isEmpty && findField(reader.text) !== undefined;
}

/** Takes the characters of a term one after the other. */
class TermReader {
  readonly #characters: readonly string[];
  readonly #parts: PhrasePart[] = [];
  #escaped = false;
  place: number;
  text = '';

  constructor(characters: readonly string[], place: number) {
    this.#characters = characters;
    this.place = place;
  }

  /** The next character in its plain form; undefined at the end. */
  get sign(): string | undefined {
    const character = this.#characters[this.place];
    return character === undefined ? undefined : plain(character);
  }

  get isEmpty(): boolean {
    return this.#parts.length === 0;
  }

  /** At a comma that sets off thousands in a number of the US office (`US8,926,509`, `13/349,377`), and ends no word. */
  get isInNumber(): boolean {
    const after = this.#characters.slice(this.place + 1, this.place + 5).join('');
    return this.#characters[this.place] === ',' && US_NUMBER.test(this.text) && /^\d{3}(?!\d)/.test(after) && this.#isOfOffice;
  }

  /** The office stands in the word or before it. */
  get #isOfOffice(): boolean {
    const before = this.#characters.slice(0, this.place).join('');
    return /(?:^|[^A-Z])US\s*(?:\d\d\/)?\d{1,3}(?:,\d{3})*$/i.test(before);
  }

  take(): void {
    const sign = this.sign;
    const escaped = sign === '\\' && this.place + 1 < this.#characters.length;
    if (escaped) this.place += 1;
    const character = this.#characters[this.place] ?? '';
    this.#escaped ||= escaped;
    this.#parts.push(escaped ? { text: character } : partOf(sign, character));
    this.text += character;
    this.place += 1;
  }

  token(kind: 'word' | 'quoted', start: number, end: number): Token {
    return { kind, parts: this.#parts, text: this.text, escaped: this.#escaped, start, end };
  }
}

function partOf(sign: string | undefined, character: string): PhrasePart {
  if (sign === '?') return { any: 'one' };
  return sign === '*' ? { any: 'rest' } : { text: character };
}

/** The half-width form of a full-width sign, and one form for the many quotes; other characters stay. */
function plain(character: string | undefined): string {
  if (character === undefined) return '';
  const alias = ALIASES[character];
  if (alias !== undefined) return alias;
  const normal = character.normalize('NFKC');
  return normal.length === 1 ? (ALIASES[normal] ?? normal) : character;
}

function isSign(sign: string): sign is Sign {
  return SIGNS.has(sign) || sign === '>=' || sign === '<=';
}

/** White space, and control characters that came with a pasted text. */
function isBlank(sign: string): boolean {
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  return /^[\s\u0000-\u001f\u007f\u200b\ufeff]$/.test(sign);
}
