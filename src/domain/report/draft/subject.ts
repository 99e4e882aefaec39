import type { ReadFigure } from '../../reader/read-report.ts';
import { type FigureSpec, type Genre, sentencesOf, type Shown } from '../genre.ts';

/** What a figure of a text is taken to show, and how sure that is. */
export interface Subject {
  readonly shows: Shown;
  readonly spec?: FigureSpec;
  readonly yearsBack?: number;
  /** Where it stands among the genre's contexts, so that the next figure is looked for behind it. */
  readonly place?: number;
  /** 0 to 1. */
  readonly confidence: number;
}

/** The words that a genre puts around a figure (语境): the end of those before it, the beginning of those after it. */
interface Context {
  readonly spec: FigureSpec;
  readonly before: string;
  readonly after: string;
  /** How many characters before it must be the same. */
  readonly least: number;
}

const BEFORE = 10;
const AFTER = 4;
const LEAST = 2;

/**
 * The contexts of all figures of some genres, in their order. A figure that is a whole phrase (同比增长17.9%) brings its words
 * along, and without words of its own before it belongs to the figure before, see `changeOf`.
 */
export function contextsOf(genres: readonly Genre[]): readonly Context[] {
  return genres.flatMap((genre) => sentencesOf(genre)).flatMap(({ parts }) => parts.flatMap((part, index): readonly Context[] => {
    if (typeof part === 'string') return [];
    const [before, after] = [clause(words(parts[index - 1])), words(parts[index + 1]).slice(0, AFTER)];
    if (!part.signed) return [{ spec: part, before: before.slice(-BEFORE), after, least: Math.min(before.length, LEAST + 2) }];
    if (before === '' || before.endsWith('，')) return [];
    return [part.signed.up, part.signed.down].map((sign) => ({ spec: part, before: (before + sign).slice(-BEFORE), after: '%', least: sign.length + Math.min(before.length, LEAST + 1) }));
  }));
}

/** The words since the last end of a sentence. */
const clause = (text: string): string => text.replace(/^[\s\S]*[；。！？\n]/, '');

const words = (part: string | FigureSpec | undefined): string => (typeof part === 'string' ? part : '');

/** The words of a sentence before and after a figure, its approximating word left out. */
function around({ sentence, sentenceStart, start, end, qualifier }: ReadFigure): { readonly before: string; readonly after: string } {
  const points = Array.from(sentence);
  const [before, after] = [points.slice(0, start - sentenceStart).join(''), points.slice(end - sentenceStart).join('')];
  const rough = qualifier ?? '';
  return { before: before.endsWith(rough) ? before.slice(0, before.length - rough.length) : before, after: rough !== '' && after.startsWith(rough) ? after.slice(rough.length) : after };
}

const GROWTH = /(?:同比|比上年|较上年|比去年|较去年|增速|增长率?)(?:[^，,。；;]{0,4}?)(增长|提高|上升|增加|增幅|下降|减少|降低)?(?:了|为|达|到)?$/;
const INCREASE = /(?:比上年|较上年|比去年|较去年|同比)(?:净)?(增加|增长|提高|减少|下降|降低)(?:了)?$/;

/** Takes the figures of a draft for what they show; a growth belongs to the figure before it in its sentence. */
export function subjectsOf(figures: readonly ReadFigure[], contexts: readonly Context[], year: number): readonly (Subject | undefined)[] {
  const found: (Subject | undefined)[] = [];
  for (const [index, figure] of figures.entries()) {
    const previous = figures[index - 1]?.sentenceStart === figure.sentenceStart ? found[index - 1] : undefined;
    found.push(subjectOf(figure, previous, contexts, year));
  }
  return found;
}

function subjectOf(figure: ReadFigure, previous: Subject | undefined, contexts: readonly Context[], year: number): Subject | undefined {
  const { before, after } = around(figure);
  const inContext = contextual(contexts, before, after, previous);
  if (inContext?.spec?.signed) return inContext;
  const found = changeOf(figure, before, previous) ?? inContext;
  if (found) return figure.sentence.includes('\t') ? { ...found, confidence: DOUBTFUL } : found;
  if (figure.indicator === null) return undefined;
  const back = figure.asOf === null ? 0 : year - Number(figure.asOf.slice(0, 4));
  const confidence = figure.sentence.includes('\t') ? DOUBTFUL : figure.confidence;
  return { shows: { kind: 'value', indicator: figure.indicator }, confidence, ...(back > 0 && { yearsBack: back }) };
}

/** Of several that could be meant, and of the cells of a table, whose head says what they are. */
const DOUBTFUL = 0.4;

/** The figure whose words in a genre stand around this one; of several equal ones that behind the previous figure. */
function contextual(contexts: readonly Context[], before: string, after: string, previous: Subject | undefined): Subject | undefined {
  const fits = contexts.map((context, place) => ({ ...context, place, length: fitOf(context, before, after) })).filter(({ length }) => length >= LEAST);
  const most = Math.max(0, ...fits.map(({ length }) => length));
  const best = fits.filter(({ length }) => length === most);
  const next = best.find(({ place }) => previous?.place !== undefined && place > previous.place && place <= previous.place + 2);
  const [chosen] = next ? [next] : best;
  if (!chosen) return undefined;
  const rivals = new Set(best.map(({ spec }) => JSON.stringify([spec.shows, spec.dimensions, spec.lastYear])));
  return { shows: chosen.spec.shows, spec: chosen.spec, place: chosen.place, confidence: next || rivals.size === 1 ? 1 : DOUBTFUL };
}

/** 同比增长17.9%, 比上年增加7581件: of what the figure before it shows. */
function changeOf({ unit }: ReadFigure, before: string, previous: Subject | undefined): Subject | undefined {
  const of = previous?.shows;
  if (!of || !previous) return undefined;
  const rest = { confidence: previous.confidence, ...(previous.spec?.dimensions && { spec: { ...previous.spec } }) };
  if (unit === '%' && GROWTH.test(before)) return { shows: { kind: 'growth', indicator: of.indicator }, ...rest };
  if (unit !== '%' && INCREASE.test(before)) return { shows: { kind: 'increase', indicator: of.indicator }, ...rest };
  return undefined;
}

/** How many of the context's own characters stand around the figure; 0 when it is another place. */
function fitOf({ before, after, least }: Context, left: string, right: string): number {
  const wanted = commonEnd(before, left);
  if (wanted < least) return 0;
  if (!right.replace(/^[百千万亿]+(?=.)/, '').startsWith(after.slice(0, 2))) return 0;
  return wanted + Math.min(after.length, 2);
}

function commonEnd(one: string, other: string): number {
  let length = 0;
  while (length < one.length && length < other.length && one.at(-1 - length) === other.at(-1 - length)) length += 1;
  return length;
}

/** Whether the words before a change say that it went down. */
export function isDecrease(figure: ReadFigure): boolean {
  return /(?:下降|减少|降低)(?:了|为)?$/.test(around(figure).before);
}
