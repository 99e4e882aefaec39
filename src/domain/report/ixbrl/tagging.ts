import { escapeMarkup } from '../printable-text.ts';
import type { ConceptUnit } from './concepts.ts';
import { factKey, type IxbrlFact } from './facts.ts';
import { element } from './xml-text.ts';

const POWERS: Readonly<Record<string, number>> = { 万: 4, 亿: 8 };

/** A number as it stands in a figure's text: where, and what it means. */
interface PrintedNumber {
  readonly at: number;
  readonly digits: string;
  /** The power of ten that the text's digits are multiplied by; a percent sign counts as -2 only in XBRL. */
  readonly scale: number;
  readonly fraction: number;
}

function findNumber(text: string): PrintedNumber | undefined {
  const match = /(\d[\d,]*(?:\.(\d+))?)([万亿])?/.exec(text);
  if (!match) return undefined;
  const [, digits = '', decimals = '', power = ''] = match;
  return { at: match.index, digits, scale: POWERS[power] ?? 0, fraction: decimals.length };
}

/** Whether digits mean the fact's value: exactly, or of a quotient rounded to as many decimals as it is given with. */
function means({ digits, scale, fraction }: PrintedNumber, value: number, roundedTo: number | undefined): boolean {
  const printed = Number(digits.replaceAll(',', '')) * 10 ** scale;
  const away = Math.abs(printed - Math.abs(value));
  if (away <= Math.abs(value) * 1e-12) return true;
  return roundedTo !== undefined && scale === 0 && fraction >= roundedTo && away <= 0.5000001 * 10 ** -fraction;
}

/** The attributes of a tagged number; percentages are scaled down, negative numbers carry their sign apart. */
function tag(fact: IxbrlFact, { digits, scale, fraction }: PrintedNumber, id: string): string {
  const { concept, context, value } = fact;
  const power = scale - (concept.unit.isPercent ? 2 : 0);
  return element('ix:nonFraction', {
    id, name: `zs:${concept.name}`, contextRef: context.id, unitRef: concept.unit.id, decimals: fraction - power,
    ...(power !== 0 && { scale: power }), format: 'ixt:num-dot-decimal', ...((value ?? 0) < 0 && { sign: '-' }),
  }, digits);
}

/** Tags each fact once: where its text says it exactly, else in a list of what is left. */
export class Tagger {
  readonly #facts: ReadonlyMap<string, IxbrlFact>;
  readonly #keys: ReadonlyMap<string, string>;
  readonly #tagged = new Map<string, string>();

  constructor(facts: readonly IxbrlFact[], keysByFigure: ReadonlyMap<string, string>) {
    this.#facts = new Map(facts.map((fact) => [factKey(fact), fact]));
    this.#keys = keysByFigure;
  }

  /** The text of a figure as markup, its number tagged where this is the first place that says the fact exactly. */
  figure(id: string, text: string): string {
    const key = this.#keys.get(id);
    const fact = key === undefined ? undefined : this.#facts.get(key);
    const number = findNumber(text);
    const isFit = fact && number && fact.value !== null && means(number, fact.value, fact.roundedTo) && !/不足|余/.test(text);
    if (key === undefined || !isFit || this.#tagged.has(key)) return escapeMarkup(text);
    return escapeMarkup(text.slice(0, number.at)) + tag(fact, number, this.#newId(key)) + escapeMarkup(text.slice(number.at + number.digits.length));
  }

  /** Facts with a value that no text said exactly, each with its number tagged. */
  rest(): readonly { readonly fact: IxbrlFact; readonly markup: string }[] {
    return this.#left((value) => value !== null).map(([key, fact]) => ({ fact, markup: `${(fact.value ?? 0) < 0 ? '-' : ''}${tag(fact, numberOf(fact), this.#newId(key))}` }));
  }

  /** Facts without basis, as nil facts that print nothing. */
  withoutBasis(): readonly string[] {
    return this.#left((value) => value === null).map(([key, { concept, context }]) => element('ix:nonFraction', { id: this.#newId(key), name: `zs:${concept.name}`, contextRef: context.id, unitRef: concept.unit.id, 'xsi:nil': 'true' }));
  }

  #left(wanted: (value: number | null) => boolean): readonly (readonly [string, IxbrlFact])[] {
    return [...this.#facts].filter(([key, { value }]) => !this.#tagged.has(key) && wanted(value));
  }

  #newId(key: string): string {
    const id = `f${this.#tagged.size + 1}`;
    this.#tagged.set(key, id);
    return id;
  }
}

/** A fact's value in digits: exact, or of a quotient as many decimals as it is given with. */
function numberOf({ value, roundedTo }: IxbrlFact): PrintedNumber {
  const amount = Math.abs(value ?? 0);
  const [, decimals = ''] = String(Number(amount.toPrecision(15))).split('.');
  const fraction = roundedTo ?? Math.min(decimals.length, 10);
  return { at: 0, digits: amount.toFixed(fraction), scale: 0, fraction };
}

/** A unit as the header declares it. */
export function unitMarkup({ id, measure }: ConceptUnit): string {
  return element('xbrli:unit', { id }, element('xbrli:measure', {}, measure));
}
