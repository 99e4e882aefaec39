import { foldStretch } from './folded.ts';
import type { FigureKind } from './kinds.ts';
import type { FigureMapper, ReadFigure } from './read-report.ts';

/** How past reports have written an indicator (往年写法). */
export interface HistoryName {
  readonly indicator: string;
  /** Its measures, 万 and 亿 left out, parted by blanks: `件 起`. */
  readonly units: string;
  /** What the figure's own clause says, the number itself written as `#`. */
  readonly says: RegExp;
  /** What else the sentence must say up to the figure. */
  readonly amid?: RegExp;
  /** What makes it another indicator: a part, an owner, a look-alike. Of the figure's clause. */
  readonly never?: RegExp;
  /** The same of the clause before as well. */
  readonly neverBefore?: RegExp;
  readonly kinds?: readonly FigureKind[];
}

/** Kinds that no indicator of its own stands for: growth follows from two values, a milestone is no quantity. */
const NEVER_MAPPED: ReadonlySet<FigureKind> = new Set(['growth', 'milestone', 'baseline']);

/** What is said around a figure. */
interface Phrase {
  /** The figure's clause with `#` for the number. */
  readonly own: string;
  /** The clause before it and its own. */
  readonly near: string;
  /** The sentence up to the end of the figure's clause. */
  readonly all: string;
}

/**
 * Takes figures for indicators by how their clause is worded. A target goes to the indicator of the target where the
 * catalogue has one (`target-…`). The longest wording that fits wins; the confidence says how much of the clause it is.
 */
export function historyMapper(names: readonly HistoryName[], indicators: ReadonlySet<string>): FigureMapper {
  const known = names.filter(({ indicator }) => indicators.has(indicator) || indicators.has(`target-${indicator}`)).map((name) => ({ name, units: new Set(name.units.split(' ')) }));
  return (figure) => {
    if (NEVER_MAPPED.has(figure.kind)) return undefined;
    const phrase = phraseOf(figure);
    const unit = figure.unit.replace(/^[十百千万亿]+(?=.)/, '');
    const found = known.flatMap(({ name, units }) => (units.has(unit) ? matchOf(name, phrase, figure, indicators) : []));
    return found.toSorted((a, b) => b.weight - a.weight)[0];
  };
}

interface Match {
  readonly indicator: string;
  readonly confidence: number;
  readonly weight: number;
}

function matchOf(name: HistoryName, phrase: Phrase, { kind }: ReadFigure, indicators: ReadonlySet<string>): readonly Match[] {
  const indicator = kind === 'target' ? `target-${name.indicator}` : name.indicator;
  if (!indicators.has(indicator) || (kind !== 'target' && name.kinds && !name.kinds.includes(kind))) return [];
  const said = name.says.exec(phrase.own);
  if (said === null || name.never?.test(phrase.own) || name.neverBefore?.test(phrase.near)) return [];
  const amid = name.amid ? name.amid.exec(phrase.all)?.[0] : '';
  if (amid === undefined) return [];
  const weight = said[0].length + Math.min(amid.length, 2) - distance(phrase.own, said.index, said[0].length) / 4;
  return [{ indicator, weight, confidence: Math.min(0.95, 0.7 + weight / Math.max(phrase.own.length, 8) / 2) }];
}

/** Characters between the wording and the number. */
function distance(own: string, at: number, length: number): number {
  const number = own.indexOf('#');
  return at > number ? at - number - 1 : Math.max(0, number - at - length);
}

const PAUSE = /[，,。；;：:！!？?]/;
/** A figure and its measure before this one: what follows them is this one's. */
const EARLIER = /^.*[\d两三四五六七八九十百千](?:余|多)?[万亿]?[^\d、和及]{1,12}(?:[、和及]|(?<=以上)|(?<=左右))(?=[^、]*$)/;
/** A further figure behind this one: what stands before it is no longer this one's. */
const LATER = /[、和及](?=[^、和及]*[\d一二两三四五六七八九十百千]).*$/;

/** The words around a figure. */
function phraseOf({ sentence, sentenceStart, start, end, unit }: ReadFigure): Phrase {
  const points = Array.from(sentence);
  const before = tidy(points.slice(0, start - sentenceStart).join(''));
  const after = (tidy(points.slice(end - sentenceStart).join('')).split(PAUSE, 1)[0] ?? '').replace(LATER, '');
  const rest = withoutUnit(after, unit);
  const clauses = before.split(PAUSE);
  const last = clauses.at(-1) ?? '';
  const own = `${last.replace(EARLIER, '')}#${rest}`;
  return { own, near: `${clauses.at(-2) ?? ''}，${last}#${rest}`, all: `${before}#${rest}` };
}

/** Without the measure, 万, 亿 and 余 that stand behind the value. */
function withoutUnit(after: string, unit: string): string {
  const measure = unit.replace(/^[十百千万亿]+(?=.)/, '');
  const bare = after.replace(/^[余多几来十百千万亿]*/, '');
  return bare.startsWith(measure) ? bare.slice(measure.length) : after;
}

const tidy = (text: string): string => foldStretch(text).replaceAll(/\s/g, '');
