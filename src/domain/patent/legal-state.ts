import { addDays, addMonths, type CivilDate, earlier, later } from '../calendar/civil-date.ts';
import type { Label } from '../text.ts';
import { annuityDueDay, patentYearOn } from './annuity.ts';
import { type AnnouncedEnd, announcedEnds, endedOn, lastPaid, whyEnded, whyRestored } from './legal-end.ts';
import { firstDay, isChinese, type Life, lifeOf, type LegalRules } from './legal-life.ts';
import type { AnnuityRecord, PatentRecord } from './record.ts';
import { type ReadStatus, readStatus } from './status-text.ts';

export type { LegalRules } from './legal-life.ts';

/** Legal states (法律状态). `undecided`: the register's data cannot tell. */
export const LEGAL_STATES = {
  pending: { zh: '审中', en: 'pending' },
  'in-force': { zh: '有效', en: 'in force' },
  lapsed: { zh: '终止', en: 'lapsed' },
  expired: { zh: '期限届满', en: 'expired' },
  invalidated: { zh: '无效', en: 'invalidated' },
  abandoned: { zh: '放弃', en: 'abandoned' },
  rejected: { zh: '驳回', en: 'rejected' },
  withdrawn: { zh: '撤回', en: 'withdrawn' },
  ended: { zh: '失效（原因未载）', en: 'ended, reason not told' },
  undecided: { zh: '未定', en: 'undecided' },
} as const satisfies Readonly<Record<string, Label>>;

export type LegalState = keyof typeof LEGAL_STATES;

/** A span of days in one state, both ends included; the last one is open where nothing known ends it. */
export interface Stretch {
  readonly state: LegalState;
  readonly from: CivilDate;
  readonly to?: CivilDate;
  /** What in the register says so, or that it is presumed. */
  readonly why: Label;
}

interface Point {
  readonly state: LegalState;
  readonly from: CivilDate;
  readonly why: Label;
}

const WHY = {
  filed: { zh: '自申请日起；登记簿未见授权、驳回或撤回记录', en: 'since filing; the register tells no grant, rejection or withdrawal' },
  beforeGrant: { zh: '自申请日起，至授权公告前', en: 'since filing, until the grant was announced' },
  granted: { zh: '授权公告起；按届满推定，未见缴费或失效记录', en: 'since the grant was announced; presumed until the term ends: no record of fees or of an end' },
  untilEnd: { zh: '授权公告起，至失去效力前', en: 'since the grant was announced, until it ended' },
  paid: { zh: '授权公告起；年费清单载明已缴至此', en: 'since the grant was announced; a list of fees shows the annuities paid until then' },
  afterPaid: { zh: '已缴年费的年度之后；按届满推定，未见缴费或失效记录', en: 'after the years paid; presumed until the term ends: no record of fees or of an end' },
  unpaid: { zh: '年费清单载为未缴，补缴期已过，未见终止公告', en: 'a list of fees says not paid and the grace period is over; no announcement of a lapse' },
  confirmed: { zh: '授权公告起；来源载为有效', en: 'since the grant was announced; the source says in force' },
  term: { zh: '保护期届满', en: 'the term is over' },
  filingUnknown: { zh: '申请日不详，届满日只能推定在这段日子内', en: 'the filing day is not told; the term ends within these days' },
  grantUnknown: { zh: '已授权，但授权公告日不详', en: 'granted, but the day of the announcement is not told' },
  termWithoutGrant: { zh: '自申请日起已逾最长保护期，结局未见记录', en: 'the longest possible term since filing is over; the register does not tell how it ended' },
  endUndated: { zh: '来源载明已失去效力，但未载日期', en: 'the source says that it has ended, not when' },
  grantNotTold: { zh: '来源载为有效，登记簿未见授权公告', en: 'the source says in force; the register has no grant announcement' },
  foreign: { zh: '不是中国专利，本规则不推定', en: 'not a Chinese patent: these rules presume nothing' },
  kindUnknown: { zh: '专利类型不明', en: 'the kind is not known' },
} as const satisfies Readonly<Record<string, Label>>;

/** The last of days: a payment of any day counts. */
const ANY_DAY = '9999-12-31';

/**
 * The legal state of an entry over time (法律状态沿革), oldest first, without gap: terms by the filing day and the law then
 * in force, with their compensation; the grant from its announcement; an announced end, a lapse back-dated to the day the
 * unpaid annuity was due; annuities paid prove their years. What the register does not tell is `undecided` or said to be
 * presumed. `knownOn` is the day the register learnt the record's status: an undated end lies on or before it.
 * 专利法 第三十九、四十、四十二至四十四、四十七条; handbook C2, C4.
 */
export function legalStretches(record: PatentRecord, rules: LegalRules, knownOn: CivilDate): readonly Stretch[] {
  const begins = firstDay(record);
  if (begins === undefined) return [];
  const ends = announcedEnds(record).filter(({ on }) => on > begins);
  if (!isChinese(record)) return stretchesOf(foreignPoints(begins, ends));
  const life = lifeOf(record, rules, begins);
  if (!life) return [{ state: 'undecided', from: begins, why: WHY.kindUnknown }];
  const status = record.legalStatus === undefined ? undefined : readStatus(record.legalStatus);
  const { fees = [] } = record;
  const points = withFees(life, lifePoints(life, status?.state === 'in-force'), fees, rules.graceMonths);
  if (ends.length > 0) return stretchesOf(withEnds(life, points, ends, fees, rules.graceMonths));
  return stretchesOf(withStatus(life, points, status, fees, knownOn));
}

/** The state on a day; undefined before the register knows of the patent. */
export function stateOn(stretches: readonly Stretch[], day: CivilDate): LegalState | undefined {
  return stretches.find(({ from, to }) => from <= day && (to === undefined || day <= to))?.state;
}

/** Of a foreign patent only an announced end is known: nothing is presumed before. */
function foreignPoints(begins: CivilDate, ends: readonly AnnouncedEnd[]): readonly Point[] {
  const [end] = ends.filter(({ restoredOn }) => restoredOn === undefined);
  const unknown: Point = { state: 'undecided', from: begins, why: WHY.foreign };
  return end ? [unknown, { state: end.state, from: end.on, why: whyEnded(end.state, end, end.on) }] : [unknown];
}

/** The life by publications and term alone. */
function lifePoints({ begins, grantedOn, grantedBy, terminates }: Life, confirmed: boolean): readonly Point[] {
  const over: readonly Point[] = [{ state: 'undecided', from: terminates.from, why: WHY.filingUnknown }, { state: 'expired', from: terminates.to, why: WHY.term }];
  const pending: Point = { state: 'pending', from: begins, why: grantedOn === undefined ? WHY.filed : WHY.beforeGrant };
  const inForce = confirmed ? WHY.confirmed : WHY.granted;
  if (grantedOn !== undefined) return [pending, ...(grantedOn < terminates.from ? [{ state: 'in-force' as const, from: grantedOn, why: inForce }] : []), ...over];
  if (grantedBy === undefined) return [pending, { state: 'undecided', from: terminates.to, why: WHY.termWithoutGrant }];
  const unknown: Point = { state: 'undecided', from: begins, why: WHY.grantUnknown };
  return grantedBy === 'unknown' ? [unknown, ...over] : [unknown, { state: 'in-force', from: grantedBy, why: inForce }, ...over];
}

/** What lists of fees add: the years paid are certain; from one that was not paid within its grace nothing is. */
function withFees(life: Life, points: readonly Point[], fees: readonly AnnuityRecord[], graceMonths: number): readonly Point[] {
  const { grantedOn, filing } = life;
  if (fees.length === 0 || grantedOn === undefined || grantedOn >= life.terminates.from || filing.from !== filing.to) return points;
  const proven = provenUntil(life, fees);
  const shown = proven === undefined || proven <= grantedOn ? points : [...points.map((each) => (each.state === 'in-force' ? { ...each, why: WHY.paid } : each)), { state: 'in-force' as const, from: proven, why: WHY.afterPaid }];
  const unpaid = unpaidSince(life, fees, graceMonths);
  if (unpaid === undefined) return inOrder(shown.filter(({ from, why }) => why !== WHY.afterPaid || from < life.terminates.from));
  return cut(inOrder(shown), unpaid, [{ state: 'undecided', from: unpaid, why: WHY.unpaid }, { state: 'expired', from: life.terminates.to, why: WHY.term }]);
}

/** The first day that no annuity paid proves. */
function provenUntil({ filing, terminates }: Life, fees: readonly AnnuityRecord[]): CivilDate | undefined {
  const year = lastPaid(fees, ANY_DAY);
  return year === undefined ? undefined : earlier(annuityDueDay(filing.from, year + 1), terminates.from);
}

/** The due day of an annuity that a list of a day after its grace tells as not paid, none being paid later. */
function unpaidSince({ filing, grantedOn = '', terminates }: Life, fees: readonly AnnuityRecord[], graceMonths: number): CivilDate | undefined {
  const paid = lastPaid(fees, ANY_DAY) ?? 0;
  const open = fees.filter(({ year, unpaidOn }) => year > paid && unpaidOn !== undefined && addMonths(annuityDueDay(filing.from, year), graceMonths) < unpaidOn);
  const due = open.map(({ year }) => annuityDueDay(filing.from, year)).sort().find((day) => day > grantedOn);
  return due !== undefined && due < terminates.from ? due : undefined;
}

function inOrder(points: readonly Point[]): readonly Point[] {
  return [...points].sort((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)));
}

/** What dated announcements add: the first end that was not taken back; the days after one that was are as before. */
function withEnds(life: Life, points: readonly Point[], ends: readonly AnnouncedEnd[], fees: readonly AnnuityRecord[], graceMonths: number): readonly Point[] {
  return ends.reduce<readonly Point[]>((sum, end) => {
    const day = endedOn(life, end, fees, graceMonths);
    if (day >= life.terminates.to || (end.state === 'expired' && isGranted(life))) return sum;
    const before = sum.findLast(({ from }) => from <= day);
    if (before === undefined || isOver(before.state)) return sum;
    if (end.restoredOn !== undefined) return inOrder([...sum, { ...before, from: day, why: whyRestored(end) }]);
    return cut(knownToEnd(sum), day, [{ state: end.state, from: day, why: whyEnded(end.state, end, day) }]);
  }, points);
}

/** With an end on record nothing is presumed of the days before it. */
function knownToEnd(points: readonly Point[]): readonly Point[] {
  return points.map((each) => (each.why === WHY.granted ? { ...each, why: WHY.untilEnd } : each));
}

const isOver = (state: LegalState): boolean => state !== 'pending' && state !== 'in-force' && state !== 'undecided';

/** What the source's undated status adds: an end at an unknown day; or a grant that no publication tells. */
function withStatus(life: Life, points: readonly Point[], status: ReadStatus | undefined, fees: readonly AnnuityRecord[], knownOn: CivilDate): readonly Point[] {
  if (!status || status.state === 'pending') return points;
  const known = earlier(knownOn, life.terminates.from);
  if (status.state === 'in-force') return isGranted(life) ? points : grantedByStatus(life, status, later(known, life.begins));
  if (status.state === 'expired' && isGranted(life)) return points;
  const from = later(earliestEnd(life, status), isGranted(life) ? (provenUntil(life, fees) ?? '') : '');
  const undated: Point = { state: 'undecided', from, why: WHY.endUndated };
  const learntTooLate = knownOn >= life.terminates.from && isGranted(life);
  const rest = learntTooLate ? points.filter((each) => each.from >= life.terminates.from) : [{ state: status.state, from: later(from, knownOn), why: whyEnded(status.state) }];
  return cut(points, from, [undated, ...rest]);
}

function isGranted({ grantedOn, grantedBy }: Life): boolean {
  return grantedOn !== undefined || grantedBy !== undefined;
}

function grantedByStatus({ begins, terminates }: Life, { on }: ReadStatus, knownOn: CivilDate): readonly Point[] {
  const since = on !== undefined && on > begins && on < knownOn ? on : knownOn;
  return [{ state: 'undecided', from: begins, why: WHY.grantNotTold }, { state: 'in-force', from: since, why: WHY.grantNotTold }, { state: 'undecided', from: terminates.from, why: WHY.filingUnknown }, { state: 'expired', from: terminates.to, why: WHY.term }];
}

/** The first day on which an undated end may have come: a lapse not before the first annuity due after the grant. */
function earliestEnd({ begins, filing, grantedOn }: Life, { state }: ReadStatus): CivilDate {
  if (grantedOn === undefined) return begins;
  if (state !== 'lapsed' || filing.from !== filing.to) return grantedOn;
  return annuityDueDay(filing.from, patentYearOn(filing.from, later(grantedOn, filing.from)) + 1);
}

/** The points before a day, then others. */
function cut(points: readonly Point[], day: CivilDate, rest: readonly Point[]): readonly Point[] {
  return [...points.filter(({ from }) => from < day), ...rest];
}

/** Points as spans: of several on one day the last says it; equal neighbours are one. */
function stretchesOf(points: readonly Point[]): readonly Stretch[] {
  const last = points.filter(({ from }, index) => !points.slice(index + 1).some((next) => next.from <= from));
  const changes = last.filter(({ state, why }, index) => last[index - 1]?.state !== state || last[index - 1]?.why !== why);
  return changes.map(({ state, from, why }, index) => {
    const next = changes[index + 1];
    return { state, from, why, ...(next && { to: addDays(next.from, -1) }) };
  });
}
