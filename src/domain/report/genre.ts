import type { Dimensions } from '../posting/line.ts';

/** How a figure is put into words (显示规则). Never above the fact where it says 余. */
export type Display =
  /** As it is, with this many decimals (the indicator's own without). */
  | { readonly kind: 'exact'; readonly decimals?: number }
  /** Rounded half up in 万 or 亿, which the figure's text carries: 25.37亿, then the sentence's 元. */
  | { readonly kind: 'rounded'; readonly in: '万' | '亿'; readonly decimals: number }
  /** The next lower multiple with 余: 294 by tens is 290余. */
  | { readonly kind: 'floor'; readonly to: number };

/** What a figure shows of its indicator. */
export type Shown =
  | { readonly kind: 'value'; readonly indicator: string }
  | { readonly kind: 'growth'; readonly indicator: string }
  | { readonly kind: 'increase'; readonly indicator: string }
  | { readonly kind: 'share'; readonly indicator: string; readonly whole: string }
  | { readonly kind: 'completion'; readonly indicator: string; readonly target: string }
  | { readonly kind: 'rank'; readonly indicator: string };

/** A figure of a report (报告中的数): its fact and how it is written. */
export interface FigureSpec {
  readonly id: string;
  readonly shows: Shown;
  /** The same of last year. */
  readonly lastYear?: boolean;
  readonly dimensions?: Dimensions;
  readonly display?: Display;
  /** Words for the sign of a growth or increase, as in 同比增长 / 同比下降; the figure then is a whole phrase, its measure word included. */
  readonly signed?: { readonly up: string; readonly down: string; readonly level: string; readonly without: string };
}

/** A sentence pattern: words around figures. `otherwise` is said when a figure in it has no basis. */
export interface Sentence {
  readonly parts: readonly (string | FigureSpec)[];
  readonly otherwise?: string;
}

export type ParagraphSpec = readonly Sentence[];

/** A table of a chapter: one indicator a column, one district or month a row. */
export interface TableSpec {
  readonly id: string;
  readonly caption: string;
  readonly by: 'district' | 'month';
  readonly indicators: readonly string[];
}

/** A chart of a chapter: one indicator over the months of the year, beside last year's. */
export interface ChartSpec {
  readonly id: string;
  readonly caption: string;
  readonly indicator: string;
}

export interface ChapterSpec {
  readonly id: string;
  readonly level: 1 | 2;
  readonly title: string;
  readonly paragraphs: readonly ParagraphSpec[];
  readonly tables?: readonly TableSpec[];
  readonly charts?: readonly ChartSpec[];
}

/** A kind of report (报告体例). */
export interface Genre {
  readonly id: string;
  readonly version: number;
  readonly name: { readonly zh: string; readonly en: string };
  title(year: number, organ: string): string;
  readonly opening: readonly ParagraphSpec[];
  readonly chapters: readonly ChapterSpec[];
  /** 附注, e.g. 此件主动公开. */
  readonly note?: string;
}

/** The plain value of an indicator. The figure's id is the indicator's unless it needs another. */
export function figure(indicator: string, more: Omit<Partial<FigureSpec>, 'shows'> = {}): FigureSpec {
  return { id: indicator, shows: { kind: 'value', indicator }, ...more };
}

/** Growth against last year with its sign in words: 同比增长17.9%, 同比下降3.2%, 与上年持平, 去年无可比数据. */
export function growthOf(indicator: string, more: Omit<Partial<FigureSpec>, 'shows'> = {}): FigureSpec {
  const signed = { up: '同比增长', down: '同比下降', level: '与上年持平', without: '去年无可比数据' };
  return { id: `${indicator}-growth`, shows: { kind: 'growth', indicator }, signed, display: { kind: 'exact', decimals: 1 }, ...more };
}

export function shareOf(indicator: string, whole: string, more: Omit<Partial<FigureSpec>, 'shows'> = {}): FigureSpec {
  return { id: `${indicator}-share`, shows: { kind: 'share', indicator, whole }, display: { kind: 'exact', decimals: 1 }, ...more };
}

export function completionOf(indicator: string, target: string, more: Omit<Partial<FigureSpec>, 'shows'> = {}): FigureSpec {
  return { id: `${indicator}-completion`, shows: { kind: 'completion', indicator, target }, display: { kind: 'exact', decimals: 1 }, ...more };
}

/** A sentence pattern as a template: say`全年走访${figure('visits')}户次。` */
export function say(strings: TemplateStringsArray, ...figures: readonly FigureSpec[]): Sentence {
  const parts = strings.flatMap((words, index): (string | FigureSpec)[] => {
    const spec = figures[index];
    return spec ? [words, spec] : [words];
  });
  return { parts: parts.filter((part) => part !== '') };
}

/** The sentence with what to say when a figure in it has no basis. */
export function orElse(sentence: Sentence, otherwise: string): Sentence {
  return { ...sentence, otherwise };
}

/** Checks a genre's figures against the catalogue's indicators; errors name the genre and the figure. */
export function defineGenre(genre: Genre): Genre {
  const seen = new Map<string, string>();
  for (const spec of figuresOf(genre)) {
    const text = JSON.stringify({ ...spec, display: undefined, signed: undefined });
    if (seen.has(spec.id) && seen.get(spec.id) !== text) throw new Error(`report genre "${genre.id}": two different figures are called "${spec.id}"`);
    seen.set(spec.id, text);
  }
  return genre;
}

/** All figures of a genre, in reading order, with repetitions. */
export function figuresOf(genre: Pick<Genre, 'opening' | 'chapters'>): readonly FigureSpec[] {
  const paragraphs = [...genre.opening, ...genre.chapters.flatMap((chapter) => chapter.paragraphs)];
  return paragraphs.flat().flatMap((sentence) => sentence.parts.filter((part) => typeof part !== 'string'));
}
