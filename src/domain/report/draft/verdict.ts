import type { Label } from '../../text.ts';

/**
 * What a check of a draft says of one of its figures (核数结论). `no-indicator`: none of ours says it. `ambiguous`: several
 * could be meant, or what is meant has no value here.
 */
export const VERDICTS = {
  differs: { zh: '不符', en: 'differs' },
  'out-of-date': { zh: '过期', en: 'out of date' },
  ambiguous: { zh: '待定', en: 'ambiguous' },
  'no-indicator': { zh: '无此指标', en: 'no such indicator' },
  agrees: { zh: '一致', en: 'agrees' },
} as const satisfies Readonly<Record<string, Label>>;

export type Verdict = keyof typeof VERDICTS;

/** Those that somebody has to look at (需要处理的). */
export const TO_SETTLE: readonly Verdict[] = ['differs', 'out-of-date', 'ambiguous'];

/** How many figures have each verdict. */
export function countVerdicts(figures: readonly { readonly verdict: Verdict }[]): Readonly<Record<Verdict, number>> {
  const count = (verdict: Verdict): number => figures.filter((each) => each.verdict === verdict).length;
  return { differs: count('differs'), 'out-of-date': count('out-of-date'), ambiguous: count('ambiguous'), 'no-indicator': count('no-indicator'), agrees: count('agrees') };
}
