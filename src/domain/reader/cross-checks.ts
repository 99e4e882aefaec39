import type { CivilDate } from '../calendar/civil-date.ts';
import { between, near, type CrossCheck, type KnownValue } from './check.ts';
import type { ReadFigure } from './read-report.ts';
import { shareFindings } from './share-checks.ts';

/** Everything that the figures of one report, and what is known besides, decide about one another. */
export function crossChecks(figures: readonly ReadFigure[], known: readonly KnownValue[] = []): readonly CrossCheck[] {
  const sentences = bySentence(figures);
  return [
    ...sentences.flatMap(partsFindings), ...shareFindings(figures), ...sentences.flatMap(rankFindings), ...sentences.flatMap((each) => growthFindings(each, known)),
    ...repeatFindings(figures), ...orderFindings(figures), ...perHeadFindings(figures, known),
  ];
}

function bySentence(figures: readonly ReadFigure[]): readonly (readonly ReadFigure[])[] {
  return [...Map.groupBy(figures, ({ sentenceStart }) => sentenceStart).values()];
}

const QUANTITIES: ReadonlySet<string> = new Set(['flow', 'stock', 'capacity']);
const PARTS = /其中|包括|含/;

/** 共办理12件，其中裁决11件、调解1件: the parts of one measure behind 其中, up to the next pause that begins anew. */
function partsFindings(sentence: readonly ReadFigure[]): readonly CrossCheck[] {
  return sentence.flatMap((whole, index) => {
    const next = sentence[index + 1];
    if (!next || !QUANTITIES.has(whole.kind) || !PARTS.test(between(whole, next))) return [];
    const parts = [next];
    for (const part of sentence.slice(index + 2)) {
      if (part.unit !== whole.unit || !/^[^。；]{0,24}$/.test(between(parts.at(-1), part)) || STARTS_ANEW.test(between(parts.at(-1), part))) break;
      parts.push(part);
    }
    if (next.unit !== whole.unit || parts.length < 2) return [];
    const sum = total(parts);
    const verdict = sum < whole.baseValue ? 'remainder' : 'differs';
    return [{ rule: 'parts', verdict: same(sum, whole.baseValue) ? 'agrees' : verdict, expected: sum, found: whole.baseValue, figures: [whole, ...parts] }];
  });
}

const STARTS_ANEW = /[)）]|组织|推荐|另|此外|同时|全[市省区]|累计|新增|达成|完成/;

const total = (parts: readonly ReadFigure[]): number => Number(parts.reduce((sum, { baseValue }) => sum + baseValue, 0).toPrecision(12));

const same = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));

/** A place cannot lie behind the number of those ranked: 全国76个中心考核列第三. */
function rankFindings(sentence: readonly ReadFigure[]): readonly CrossCheck[] {
  return sentence.flatMap((rank, index) => {
    const field = sentence[index - 1];
    if (rank.kind !== 'rank' || !field || !QUANTITIES.has(field.kind) || !/^(?:个|家|所|位)$/.test(field.unit) || !/排名|考核|评比|参|中/.test(between(field, rank))) return [];
    return [{ rule: 'rank', verdict: rank.baseValue <= field.baseValue ? 'agrees' : 'differs', expected: field.baseValue, found: rank.baseValue, figures: [rank, field] }];
  });
}

/** 同比增长12.6%, 较上年净增1.73件: against the same indicator a year before. */
function growthFindings(sentence: readonly ReadFigure[], known: readonly KnownValue[]): readonly CrossCheck[] {
  return sentence.flatMap((growth, index) => {
    const current = sentence[index - 1];
    const ofLastYear = growth.kind === 'share' && current !== undefined && /(?:去年|上年)[^，,。；;]*的?$/.test(between(current, growth));
    if ((growth.kind !== 'growth' && !ofLastYear) || !current || current.indicator === null || current.asOf === null) return [];
    const compared = ofLastYear ? `${yearBefore(current.asOf).slice(0, 4)}-12-31` : yearBefore(current.asOf);
    const before = known.find(({ indicator, asOf }) => indicator === current.indicator && asOf === compared);
    if (!before || before.value === 0) return [];
    if (ofLastYear) return [lastYearFinding(growth, current, before)];
    const sign = /下降|减少|降低|回落|净减|缩短/.test(between(current, growth)) ? -1 : 1;
    if (growth.unit === '%') return [growthFinding(growth, current, before, sign)];
    if (growth.unit !== current.unit) return [];
    const expected = Number((current.baseValue - before.value).toPrecision(12));
    return [{ rule: 'increase', verdict: near(expected, sign * growth.baseValue, growth) ? 'agrees' : 'differs', expected, found: sign * growth.baseValue, figures: [current, growth], known: before }];
  });
}

/** 贷款1.17亿元，完成去年全年的85%. */
function lastYearFinding(share: ReadFigure, current: ReadFigure, before: KnownValue): CrossCheck {
  const expected = (current.baseValue / before.value) * 100;
  return { rule: 'of-last-year', verdict: near(expected, share.baseValue, share) ? 'agrees' : 'differs', expected, found: share.baseValue, figures: [current, share], known: before };
}

function growthFinding(growth: ReadFigure, current: ReadFigure, before: KnownValue, sign: 1 | -1): CrossCheck {
  const expected = (current.baseValue / before.value - 1) * 100;
  const found = sign * growth.baseValue;
  return { rule: 'growth', verdict: near(expected, found, growth) ? 'agrees' : 'differs', expected, found, figures: [current, growth], known: before };
}

function yearBefore(day: CivilDate | null): CivilDate {
  return day === null ? '' : `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}${day.slice(4)}`;
}

/** The same indicator of the same day and scope, told twice. */
function repeatFindings(figures: readonly ReadFigure[]): readonly CrossCheck[] {
  const groups = Map.groupBy(figures.filter(({ indicator, asOf, kind }) => indicator !== null && asOf !== null && QUANTITIES.has(kind)), ({ indicator, asOf, scope, unit }) => [indicator, asOf, scope, unit].join('|'));
  return [...groups.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : others.map((other) => ({ rule: 'repeat' as const, verdict: same(first.baseValue, other.baseValue) ? ('agrees' as const) : ('differs' as const), expected: first.baseValue, found: other.baseValue, figures: [first, other] })));
}

/** One indicator that can never be more than another of the same period: passed of received, solved of raised. */
const NEVER_MORE: readonly (readonly [less: string, more: string])[] = [
  ['pre-examinations-passed', 'pre-examinations'], ['pre-examined-grants', 'pre-examinations'], ['high-value-inventions', 'inventions-in-force'],
  ['visited-enterprises', 'visits'], ['visits', 'visit-staff'], ['pledge-enterprises', 'pledge-loans'], ['cases-to-police', 'trademark-infringement-cases'],
  ['programme-projects', 'programme-tasks'], ['supervision-closed', 'supervision-items'],
];

function orderFindings(figures: readonly ReadFigure[]): readonly CrossCheck[] {
  return NEVER_MORE.flatMap(([less, more]) => figures.filter(({ indicator }) => indicator === less).flatMap((small) => {
    const large = figures.find(({ indicator, asOf, sentenceStart }) => indicator === more && asOf === small.asOf && sentenceStart === small.sentenceStart);
    if (!large) return [];
    return [{ rule: 'order' as const, verdict: small.baseValue <= large.baseValue ? ('agrees' as const) : ('differs' as const), expected: large.baseValue, found: small.baseValue, figures: [small, large] }];
  }));
}

/** 每万人口发明专利拥有量 is what is in force over the population at the end of the year before (handbook C4). */
function perHeadFindings(figures: readonly ReadFigure[], known: readonly KnownValue[]): readonly CrossCheck[] {
  const PAIRS = [['inventions-per-10k', 'inventions-in-force'], ['high-value-per-10k', 'high-value-inventions']] as const;
  return PAIRS.flatMap(([ratio, stock]) => figures.filter(({ indicator }) => indicator === ratio).flatMap((printed) => {
    const inForce = figures.find(({ indicator, asOf }) => indicator === stock && asOf === printed.asOf);
    const people = known.find(({ indicator, asOf }) => indicator === 'population' && asOf === `${yearBefore(printed.asOf).slice(0, 4)}-12-31`);
    if (!inForce || !people || people.value === 0) return [];
    const expected = inForce.baseValue / (people.value / 10_000);
    return [{ rule: 'per-head' as const, verdict: near(expected, printed.baseValue, printed) ? ('agrees' as const) : ('differs' as const), expected, found: printed.baseValue, figures: [printed, inForce], known: people }];
  }));
}
