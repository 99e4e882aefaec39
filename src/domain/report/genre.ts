import type { Indicator } from '../indicator/indicator.ts';
import type { Dimensions } from '../posting/line.ts';
import type { Label } from '../text.ts';
import type { HeadingLevel } from './document.ts';

/** How a figure is put into words (显示规则). Never above the fact where it says 余. */
export type Display =
  /** As it is, with this many decimals (the indicator's own without). */
  | { readonly kind: 'exact'; readonly decimals?: number }
  /** Rounded half up in 万 or 亿, which the figure's text carries: 25.37亿, then the sentence's 元. */
  | { readonly kind: 'rounded'; readonly in: '万' | '亿'; readonly decimals: number; /** From this value on without decimals, in base units. */ readonly wholeFrom?: number }
  /** The next lower multiple with 余: 294 by tens is 290余. */
  | { readonly kind: 'floor'; readonly to: number };

/**
 * The time of a figure, told from the report's own year so that its id is the same every year:
 * the year up to the report's day, as many years before, whole years, or one month.
 */
export interface FigureTime {
  readonly yearsBack?: number;
  /** The whole year even where the report ends earlier. */
  readonly whole?: boolean;
  /** A month of the year by its number, or the one that holds the report's day. */
  readonly month?: number | 'current';
  /** As the report of the month before would say it (上月). */
  readonly monthBefore?: boolean;
}

/** What a figure shows of its indicator. */
export type Shown =
  | { readonly kind: 'value'; readonly indicator: string }
  | { readonly kind: 'growth'; readonly indicator: string }
  | { readonly kind: 'increase'; readonly indicator: string }
  | { readonly kind: 'share'; readonly indicator: string; readonly whole: string }
  | { readonly kind: 'completion'; readonly indicator: string; readonly target: string }
  | { readonly kind: 'rank'; readonly indicator: string }
  /** Places gained since the month before (位次变化); lost ones are negative. */
  | { readonly kind: 'movement'; readonly indicator: string }
  /** How far the district one place ahead is (与前一位差距). */
  | { readonly kind: 'gap'; readonly indicator: string };

/** A figure of a report (报告中的数): its fact and how it is written. */
export interface FigureSpec {
  readonly id: string;
  readonly shows: Shown;
  /** The same of last year. */
  readonly lastYear?: boolean;
  /** Another time than the report's; `lastYear` is short for one year back. */
  readonly time?: FigureTime;
  /** Of one district. */
  readonly district?: string;
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

/** A paragraph with more to say of it than its sentences. */
export interface MarkedParagraph {
  readonly kind: 'paragraph';
  readonly sentences: ParagraphSpec;
  /** Said when none of its sentences has anything to say. */
  readonly otherwise?: string;
  /** For the staff only: left out of what is published (不公开内容). */
  readonly internal?: boolean;
}

/** A place that people write (待撰写): no figure can say it. Its id is its own within the genre. */
export interface ProseSpec {
  readonly kind: 'prose';
  readonly id: string;
  /** What belongs here, for who writes it. */
  readonly guidance: string;
}

/** Paragraphs that count themselves: 一是…二是…三是…; what has nothing to say is not counted. */
export interface ListSpec {
  readonly kind: 'list';
  readonly items: readonly (ParagraphSpec | ProseSpec)[];
}

/** Names the districts that lead a ranking, with their values (居前各区). */
export interface LeadersSpec {
  readonly kind: 'leaders';
  readonly indicator: string;
  readonly count: number;
}

/** Names the districts without a value, which have no place and are not zero (缺报). */
export interface MissingSpec {
  readonly kind: 'missing';
  readonly indicator: string;
}

/** One block of a chapter, in reading order. */
export type BlockSpec = ParagraphSpec | MarkedParagraph | ProseSpec | ListSpec | LeadersSpec | MissingSpec;

/** A measurable target of a year's plan (可量化目标): tracked through the year, settled by the year's summary. */
export interface TargetSpec {
  readonly indicator: string;
  /** The indicator that holds the target; its owner is the division responsible (责任单位). */
  readonly target: string;
  /** What it is called in sentences: 培训场次. */
  readonly topic: string;
  /** Reached from above or from below; at least, unless told. */
  readonly comparison?: 'at-least' | 'at-most';
  /** Month and day by which it is due; the end of the year unless told. */
  readonly due?: string;
}

interface TableBase {
  readonly id: string;
  readonly caption: string;
  /** For the staff only (不公开内容). */
  readonly internal?: boolean;
}

/** A table of a chapter: one indicator a column, one district, month or year a row. */
export interface GridSpec extends TableBase {
  readonly by: 'district' | 'month' | 'year';
  readonly indicators: readonly string[];
  /** How many years, of a table by years. */
  readonly years?: number;
}

/** A ranking of the districts (各区排名): value, place, movement, distance to the one ahead, and completion of the year's target. */
export interface RankingSpec extends TableBase {
  readonly by: 'rank';
  readonly indicator: string;
  readonly target?: string;
}

/** The targets that are set, one a row. Those of a plan stand beside last year's figures; else beside what was reached. */
export interface TargetTableSpec extends TableBase {
  readonly by: 'target';
  readonly targets: readonly TargetSpec[];
  readonly stage: 'planned' | 'settled';
}

export type TableSpec = GridSpec | RankingSpec | TargetTableSpec;

/** A chart of a chapter: one indicator over the months of the year, beside last year's. */
export interface ChartSpec {
  readonly id: string;
  readonly caption: string;
  readonly indicator: string;
}

export interface ChapterSpec {
  readonly id: string;
  readonly level: HeadingLevel;
  readonly title: string;
  readonly paragraphs: readonly BlockSpec[];
  readonly tables?: readonly TableSpec[];
  readonly charts?: readonly ChartSpec[];
}

/** What a report covers (报告期): a year, its first half, a month, or the year that a plan is made for. */
export type Covers = 'year' | 'half-year' | 'month' | 'coming-year';

/** What a public page tells about the document itself (信息公开目录项). */
export const METADATA = {
  'index-number': { zh: '索引号', en: 'Index number' },
  'document-number': { zh: '发文字号', en: 'Document number' },
  issuer: { zh: '发布机构', en: 'Issued by' },
  subject: { zh: '主题分类', en: 'Subject' },
  'published-on': { zh: '发布日期', en: 'Published on' },
  disclosure: { zh: '公开属性', en: 'Disclosure' },
  'disclosure-basis': { zh: '公开依据', en: 'Basis of disclosure' },
} as const satisfies Readonly<Record<string, Label>>;

export type MetadataId = keyof typeof METADATA;

export interface MetadataSpec {
  readonly id: MetadataId;
  /** Without it, it is filled in when the document is issued. */
  readonly value?: string;
}

/** A kind of report (报告体例). */
export interface Genre {
  readonly id: string;
  readonly version: number;
  readonly name: Label;
  /** A year unless told. */
  readonly covers?: Covers;
  /** About the whole city only, as what compares its districts is: it is not written for one unit. */
  readonly wholeOnly?: boolean;
  /** Who reads it once it is published; the staff alone unless told (公开属性). */
  readonly readers?: 'staff' | 'public';
  /** 文种; 报告 unless told. */
  readonly documentKind?: string;
  /** `month` is that of the report's last day. */
  title(year: number, organ: string, month: number): string;
  readonly metadata?: readonly MetadataSpec[];
  readonly opening: readonly BlockSpec[];
  readonly chapters: readonly ChapterSpec[];
  /** Levels whose headings are numbered through the whole document, as some models do. */
  readonly continuous?: readonly HeadingLevel[];
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

/** How an indicator stands to last year (同比): growth in percent, of a percentage itself the difference in percentage points: 同比提高0.8个百分点. */
export function comparisonOf({ id, measure }: Indicator, more: Omit<Partial<FigureSpec>, 'shows'> = {}): FigureSpec {
  const grown = growthOf(id, more);
  if (measure.zh !== '%') return grown;
  const signed = { up: '同比提高', down: '同比降低', level: '与上年持平', without: '去年无可比数据' };
  return { ...grown, shows: { kind: 'increase', indicator: id }, signed, ...more };
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

/** A place that people write. */
export function prose(id: string, guidance: string): ProseSpec {
  return { kind: 'prose', id, guidance };
}

/** 一是…二是…: paragraphs that count themselves. */
export function enumerated(...items: ListSpec['items']): ListSpec {
  return { kind: 'list', items };
}

/** Sentences of which some may be silent, and what is said when all are. */
export function anyOf(sentences: ParagraphSpec, otherwise: string): MarkedParagraph {
  return { kind: 'paragraph', sentences, otherwise };
}

/** A paragraph for the staff only: left out of what is published. */
export function internal(...sentences: ParagraphSpec): MarkedParagraph {
  return { kind: 'paragraph', sentences, internal: true };
}

/** Whether a block is for the staff only. */
export function isInternal(block: BlockSpec): boolean {
  return 'kind' in block && block.kind === 'paragraph' && block.internal === true;
}

/** Checks a genre's figures against the catalogue's indicators; errors name the genre and the figure. */
export function defineGenre(genre: Genre): Genre {
  const seen = new Map<string, string>();
  for (const spec of figuresOf(genre)) {
    const text = JSON.stringify({ ...spec, display: undefined, signed: undefined });
    if (seen.has(spec.id) && seen.get(spec.id) !== text) throw new Error(`report genre "${genre.id}": two different figures are called "${spec.id}"`);
    seen.set(spec.id, text);
  }
  unique(genre, 'chapters', genre.chapters.map(({ id }) => id));
  unique(genre, 'places to write', blocksOf(genre).flatMap(proseIn).map(({ id }) => id));
  checkLevels(genre);
  return genre;
}

function unique({ id }: Genre, what: string, ids: readonly string[]): void {
  const twice = ids.find((each, index) => ids.indexOf(each) < index);
  if (twice !== undefined) throw new Error(`report genre "${id}": two ${what} are called "${twice}"`);
}

/** A heading is at most one level deeper than the one before it. */
function checkLevels({ id, chapters }: Genre): void {
  chapters.forEach((chapter, index) => {
    const before = chapters[index - 1]?.level ?? 0;
    if (chapter.level > before + 1) throw new Error(`report genre "${id}": chapter "${chapter.id}" of level ${chapter.level} follows one of level ${before}`);
  });
}

export function blocksOf({ opening, chapters }: Pick<Genre, 'opening' | 'chapters'>): readonly BlockSpec[] {
  return [...opening, ...chapters.flatMap((chapter) => chapter.paragraphs)];
}

/** The places of a block that people write. */
export function proseIn(block: BlockSpec): readonly ProseSpec[] {
  if (!('kind' in block)) return [];
  if (block.kind === 'prose') return [block];
  return block.kind === 'list' ? block.items.flatMap(proseIn) : [];
}

function sentencesIn(block: BlockSpec): readonly Sentence[] {
  if (!('kind' in block)) return block;
  if (block.kind === 'paragraph') return block.sentences;
  return block.kind === 'list' ? block.items.flatMap(sentencesIn) : [];
}

/** All sentence patterns of a genre, in reading order. */
export function sentencesOf(genre: Pick<Genre, 'opening' | 'chapters'>): readonly Sentence[] {
  return blocksOf(genre).flatMap(sentencesIn);
}

/** All figures of a genre's sentences, in reading order, with repetitions. */
export function figuresOf(genre: Pick<Genre, 'opening' | 'chapters'>): readonly FigureSpec[] {
  return sentencesOf(genre).flatMap((sentence) => sentence.parts.filter((part) => typeof part !== 'string'));
}

/** The indicators that a table shows. */
export function indicatorsOfTable(table: TableSpec): readonly string[] {
  switch (table.by) {
    case 'district':
    case 'month':
    case 'year':
      return table.indicators;
    case 'rank':
      return [table.indicator, ...(table.target === undefined ? [] : [table.target])];
    case 'target':
      return table.targets.flatMap(({ indicator, target }) => [indicator, target]);
  }
}

/** The indicators by which a genre ranks districts or measures them against a target. */
export function scoredIn(genre: Pick<Genre, 'opening' | 'chapters'>): readonly string[] {
  const shown = figuresOf(genre).flatMap(({ shows }) => (['rank', 'movement', 'gap', 'completion'].includes(shows.kind) ? [shows.indicator] : []));
  const listed = genre.chapters.flatMap(({ tables = [] }) => tables).flatMap((table) => (table.by === 'rank' || table.by === 'target' ? indicatorsOfTable(table) : []));
  return [...shown, ...listed];
}
