import { between, near, type CrossCheck } from './check.ts';
import type { ReadFigure } from './read-report.ts';

/** Whom a part belongs to: what is left without them names the whole (企业专利授权 → 专利授权). */
const PART_OF = /企业|高校|院所|科研机构|职务|规上|民营|试点区|区级|市级|本市|国内/g;
const PLACE = /(?:全[市省区国])|天津市|我[市省区]|的|数|量|\d+|年/g;

/**
 * 企业专利授权33993件，占全市的81.6%: the part over the whole that the same text names. Without a whole of that name
 * and day nothing is decided.
 */
export function shareFindings(figures: readonly ReadFigure[]): readonly CrossCheck[] {
  return figures.flatMap((share, index) => {
    const part = figures[index - 1];
    if (share.kind !== 'share' || share.unit !== '%' || !part || part.sentenceStart !== share.sentenceStart || !/占/.test(between(part, share))) return [];
    const whole = wholeOf(part, figures);
    if (!whole || whole.baseValue === 0) return [];
    const expected = (part.baseValue / whole.baseValue) * 100;
    return [{ rule: 'share' as const, verdict: near(expected, share.baseValue, share) ? ('agrees' as const) : ('differs' as const), expected, found: share.baseValue, figures: [part, share, whole] }];
  });
}

function wholeOf(part: ReadFigure, figures: readonly ReadFigure[]): ReadFigure | undefined {
  const wanted = part.name.replaceAll(PART_OF, '');
  if (wanted === part.name) return undefined;
  const same = figures.filter(({ unit, asOf, kind, start }) => unit === part.unit && asOf === part.asOf && kind === part.kind && start !== part.start);
  return same.find(({ name }) => !PART_OF_ONE.test(name) && plain(name) === plain(wanted));
}

const PART_OF_ONE = new RegExp(PART_OF.source);

/** The characters of a name in order of the alphabet, so that 授权专利 and 专利授权 are one. */
const plain = (name: string): string => Array.from(name.replaceAll(PLACE, '')).toSorted().join('');
