import { anyOf, completionOf, type FigureSpec, figure, type MarkedParagraph, orElse, type Sentence, type TargetSpec } from '#domain/report/genre.ts';
import { getTarget, TARGET_MEASURES, TARGETS } from '../supplied/targets.ts';

export const IN_YI = { kind: 'rounded', in: '亿', decimals: 2 } as const;
export const IN_WAN = { kind: 'rounded', in: '万', decimals: 2 } as const;
export const IN_WHOLE_WAN = { kind: 'rounded', in: '万', decimals: 0 } as const;

/** How much more than last year, a whole phrase with its measure word. */
export function increaseOf(indicator: string, decimals: number): FigureSpec {
  return { id: `${indicator}-increase`, shows: { kind: 'increase', indicator }, display: { kind: 'exact', decimals }, signed: { up: '比上年增加', down: '比上年减少', level: '与上年持平', without: '去年无可比数据' } };
}

/** The same value a year earlier. */
export function lastYearOf(indicator: string, more: Omit<Partial<FigureSpec>, 'shows'> = {}): FigureSpec {
  return figure(indicator, { id: `${indicator}-last-year`, lastYear: true, ...more });
}

export function byDimension(indicator: string, name: string, value: string): FigureSpec {
  return figure(indicator, { id: `${indicator}-${value}`, dimensions: { [name]: value } });
}

/** The place of the unit's own district; nothing is said of it for the whole city. */
export function rankOf(indicator: string): FigureSpec {
  return { id: `${indicator}-rank`, shows: { kind: 'rank', indicator } };
}

/** What the year's plan aims at; the sentence writes its measure word. */
export function aimOf(indicator: string, more: Omit<Partial<FigureSpec>, 'shows'> = {}): FigureSpec {
  return figure(getTarget(indicator).target, { time: { whole: true }, ...more });
}

/** Growth between two halves, months or years, named for what they are. */
export function growthSince(indicator: string, without: string): FigureSpec {
  const signed = { up: '同比增长', down: '同比下降', level: '与上年同期持平', without };
  return { id: `${indicator}-growth`, shows: { kind: 'growth', indicator }, signed, display: { kind: 'exact', decimals: 1 } };
}

/** A sentence that is silent where a figure in it has no basis: what is not supplied is not spoken of. */
export function known(sentence: Sentence): Sentence {
  return orElse(sentence, '');
}

/** Every target that was set, with how far it was reached; those not set are not spoken of. */
export function targetSentences(): MarkedParagraph {
  return anyOf(TARGETS.map(settled), '本年度没有设定可量化的目标。');
}

function settled({ indicator, target, topic, comparison }: TargetSpec): Sentence {
  const measure = TARGET_MEASURES[target] ?? '';
  const goal = figure(target, { time: { whole: true }, ...(measure === '元' && { display: IN_YI }) });
  if (comparison === 'at-most') return known({ parts: [`${topic}目标不超过`, goal, `${measure}，实际`, figure(indicator), `${measure}。`] });
  return known({ parts: [`${topic}目标`, goal, `${measure}，完成目标的`, completionOf(indicator, target), '%。'] });
}
