import { addDays, addMonths, type CivilDate, earlier, endOfYear, later } from '../calendar/civil-date.ts';
import type { Label } from '../text.ts';
import { annuityDueDay, patentYearOn } from './annuity.ts';
import { parseApplicationNumber, parsePublicationNumber, type PatentKind } from './number.ts';
import type { PatentRecord } from './record.ts';
import { type ReadStatus, readStatus } from './status-text.ts';
import { terminationDay, type TermYears } from './term.ts';

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

/** The law's constants that a legal state rests on. */
export interface LegalRules {
  /** Years of protection by the law in force on a filing day. */
  termYears(filedOn: CivilDate): TermYears;
  /** Months after the due day in which an annuity may still be paid (补缴期). */
  readonly graceMonths: number;
}

interface Point {
  readonly state: LegalState;
  readonly from: CivilDate;
  readonly why: Label;
}

/** The filing day, or the days between which it must lie. */
interface Filing {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** The patent as the timeline needs it. */
interface Life {
  readonly kind: PatentKind;
  readonly filing: Filing;
  /** First day from which the register knows of it. */
  readonly begins: CivilDate;
  /** Dated announcement of the grant. */
  readonly grantedOn?: CivilDate;
  /** The grant is told, its day is not: it lay on or before this day, if known. */
  readonly grantedBy?: CivilDate | 'unknown';
  /** First day on which its term may be over, and on which it is for certain. */
  readonly terminates: Filing;
}

const FIRST_DAY = '1985-04-01';

const WHY = {
  filed: { zh: '自申请日起；登记簿未见授权、驳回或撤回记录', en: 'since filing; the register tells no grant, rejection or withdrawal' },
  beforeGrant: { zh: '自申请日起，至授权公告前', en: 'since filing, until the grant was announced' },
  granted: { zh: '授权公告起；按届满推定，未见缴费或失效记录', en: 'since the grant was announced; presumed until the term ends: no record of fees or of an end' },
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

/**
 * The legal state of an entry over time (法律状态沿革), oldest first, without gap: terms by the filing day and the law then
 * in force, the grant from its announcement, a lapse back-dated to the day the unpaid annuity was due. What the register
 * does not tell is `undecided` or said to be presumed.
 * `knownOn` is the day the register learnt the record's status: an undated end lies on or before it.
 * 专利法 第三十九、四十、四十二至四十四、四十七条; handbook C2, C4.
 */
export function legalStretches(record: PatentRecord, rules: LegalRules, knownOn: CivilDate): readonly Stretch[] {
  const begins = firstDay(record);
  if (begins === undefined) return [];
  if (!isChinese(record)) return [{ state: 'undecided', from: begins, why: WHY.foreign }];
  const life = lifeOf(record, rules, begins);
  if (!life) return [{ state: 'undecided', from: begins, why: WHY.kindUnknown }];
  const status = record.legalStatus === undefined ? undefined : readStatus(record.legalStatus);
  return stretchesOf(withStatus(life, lifePoints(life, status?.state === 'in-force'), status, rules, knownOn));
}

/** The state on a day; undefined before the register knows of the patent. */
export function stateOn(stretches: readonly Stretch[], day: CivilDate): LegalState | undefined {
  return stretches.find(({ from, to }) => from <= day && (to === undefined || day <= to))?.state;
}

function firstDay({ filingDate, publications, applicationNumber }: PatentRecord): CivilDate | undefined {
  const published = publications.flatMap(({ date }) => date ?? []).sort()[0];
  const year = yearOfNumber(applicationNumber?.normal);
  return filingDate ?? published ?? (year === undefined ? undefined : `${year + 1}-01-01`);
}

function yearOfNumber(normal: string | undefined): number | undefined {
  const read = parseApplicationNumber(normal ?? '');
  return read.form === 'application' ? read.year : undefined;
}

function isChinese({ applicationNumber, publications }: PatentRecord): boolean {
  if (publications.length > 0) return publications.every(({ number }) => number.startsWith('CN'));
  return applicationNumber?.normal === undefined || parseApplicationNumber(applicationNumber.normal).form === 'application';
}

function lifeOf(record: PatentRecord, { termYears }: LegalRules, begins: CivilDate): Life | undefined {
  const read = record.publications.flatMap(({ number, date }) => ({ date, parsed: parsePublicationNumber(number) }));
  const kind = record.kind ?? read.find(({ parsed }) => parsed?.kind)?.parsed?.kind;
  if (!kind) return undefined;
  const grants = read.filter(({ parsed }) => parsed && tellsGrant(parsed.code, parsed.stage));
  const announced = grants.flatMap(({ parsed, date }) => (parsed?.stage === 'grant' ? (date ?? []) : [])).sort()[0];
  const told = grants.flatMap(({ date }) => date ?? []).sort()[0];
  const filing = filingOf(record, announced ?? told ?? begins);
  const ends = (filedOn: CivilDate): CivilDate => terminationDay({ kind, filedOn }, termYears(later(filedOn, FIRST_DAY)));
  const grant = announced !== undefined ? { grantedOn: announced } : { ...(grants.length > 0 && { grantedBy: told ?? ('unknown' as const) }) };
  return { kind, filing, begins, ...grant, terminates: { from: ends(filing.from), to: ends(filing.to) } };
}

/** A corrected grant or a partial invalidation tells as well that there was a grant, before it; A8 and A9 do not. */
function tellsGrant(code: string, stage: string | undefined): boolean {
  return stage === 'grant' || (stage !== undefined && stage !== 'application' && !code.startsWith('A'));
}

function filingOf({ filingDate, applicationNumber }: PatentRecord, notAfter: CivilDate): Filing {
  if (filingDate) return { from: filingDate, to: filingDate };
  const year = yearOfNumber(applicationNumber?.normal);
  if (year === undefined) return { from: FIRST_DAY, to: later(notAfter, FIRST_DAY) };
  const from = `${year}-01-01`;
  return { from, to: later(from, earlier(endOfYear(from), notAfter)) };
}

/** The life by publications and term alone. */
function lifePoints({ begins, grantedOn, grantedBy, terminates }: Life, confirmed: boolean): readonly Point[] {
  const over: readonly Point[] = [{ state: 'undecided', from: terminates.from, why: WHY.filingUnknown }, { state: 'expired', from: terminates.to, why: WHY.term }];
  const pending: Point = { state: 'pending', from: begins, why: grantedOn === undefined ? WHY.filed : WHY.beforeGrant };
  const inForce = confirmed ? WHY.confirmed : WHY.granted;
  if (grantedOn !== undefined) return [pending, { state: 'in-force', from: grantedOn, why: inForce }, ...over];
  if (grantedBy === undefined) return [pending, { state: 'undecided', from: terminates.to, why: WHY.termWithoutGrant }];
  const unknown: Point = { state: 'undecided', from: begins, why: WHY.grantUnknown };
  return grantedBy === 'unknown' ? [unknown, ...over] : [unknown, { state: 'in-force', from: grantedBy, why: inForce }, ...over];
}

/** What the source's status adds: an end, on its day or at an unknown day; or a grant that no publication tells. */
function withStatus(life: Life, points: readonly Point[], status: ReadStatus | undefined, rules: LegalRules, knownOn: CivilDate): readonly Point[] {
  if (!status || status.state === 'pending') return points;
  const known = earlier(knownOn, life.terminates.from);
  if (status.state === 'in-force') return isGranted(life) ? points : grantedByStatus(life, status, later(known, life.begins));
  if (status.state === 'expired' && isGranted(life)) return points;
  const ended = endedOn(life, status, rules);
  const why = whyEnded(status, ended);
  if (ended !== undefined && ended >= life.terminates.to) return points;
  if (ended !== undefined) return cut(points, ended, [{ state: status.state, from: ended, why }]);
  const from = earliestEnd(life, status);
  const undated: Point = { state: 'undecided', from, why: WHY.endUndated };
  const learntTooLate = knownOn >= life.terminates.from && isGranted(life);
  return cut(points, from, [undated, ...(learntTooLate ? points.filter((each) => each.from >= life.terminates.from) : [{ state: status.state, from: later(from, knownOn), why }])]);
}

function isGranted({ grantedOn, grantedBy }: Life): boolean {
  return grantedOn !== undefined || grantedBy !== undefined;
}

function grantedByStatus({ begins, terminates }: Life, { on }: ReadStatus, knownOn: CivilDate): readonly Point[] {
  const since = on !== undefined && on > begins && on < knownOn ? on : knownOn;
  return [{ state: 'undecided', from: begins, why: WHY.grantNotTold }, { state: 'in-force', from: since, why: WHY.grantNotTold }, { state: 'undecided', from: terminates.from, why: WHY.filingUnknown }, { state: 'expired', from: terminates.to, why: WHY.term }];
}

/** The first day of the end, if its day can be told. */
function endedOn(life: Life, { state, on, exact }: ReadStatus, { graceMonths }: LegalRules): CivilDate | undefined {
  if (on === undefined || on <= life.begins) return undefined;
  const { filing, grantedOn } = life;
  if (state !== 'lapsed' || exact || filing.from !== filing.to || grantedOn === undefined) return on;
  return lapseDay(filing.from, grantedOn, on, graceMonths) ?? on;
}

/**
 * The due day that a lapse announced on a day goes back to (终止追溯至缴费期满日): the last one whose grace period was over
 * by then, or the day itself where it is a due day.
 */
function lapseDay(filedOn: CivilDate, grantedOn: CivilDate, announcedOn: CivilDate, graceMonths: number): CivilDate | undefined {
  for (let year = patentYearOn(filedOn, announcedOn) + 1; year > 1; year -= 1) {
    const due = annuityDueDay(filedOn, year);
    if (due < grantedOn) return undefined;
    if (due === announcedOn || addMonths(due, graceMonths) < announcedOn) return due;
  }
  return undefined;
}

/** The first day on which an undated end may have come: a lapse not before the first annuity due after the grant. */
function earliestEnd({ begins, filing, grantedOn }: Life, { state }: ReadStatus): CivilDate {
  if (grantedOn === undefined) return begins;
  if (state !== 'lapsed' || filing.from !== filing.to) return grantedOn;
  return annuityDueDay(filing.from, patentYearOn(filing.from, later(grantedOn, filing.from)) + 1);
}

function whyEnded({ state, on, exact }: ReadStatus, ended: CivilDate | undefined): Label {
  const said: Label = state === 'ended' ? { zh: '来源载为失效，原因未载', en: 'the source says that it has ended, not why' } : { zh: `来源载为${LEGAL_STATES[state].zh}`, en: `the source says ${LEGAL_STATES[state].en}` };
  if (on === undefined || ended === undefined) return said;
  if (ended !== on) return { zh: `${said.zh}（${on}），效力追溯至应缴年费之日`, en: `${said.en} (${on}), taking effect on the day the annuity was due` };
  return exact ? said : { zh: `${said.zh}（${on}）`, en: `${said.en} (${on})` };
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
