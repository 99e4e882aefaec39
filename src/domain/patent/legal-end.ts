import { addMonths, type CivilDate } from '../calendar/civil-date.ts';
import type { Label } from '../text.ts';
import { annuityDueDay, patentYearOn } from './annuity.ts';
import type { Life } from './legal-life.ts';
import { readEvents } from './legal-event.ts';
import type { LegalMatter } from './legal-matter.ts';
import type { AnnuityRecord, PatentRecord } from './record.ts';
import { type ReadStatus, readStatus } from './status-text.ts';

/** The states in which a patent or an application has come to its end (结局). */
export type EndState = Exclude<ReadStatus['state'], 'pending' | 'in-force'>;

/** An end as an announcement tells it. */
export interface AnnouncedEnd {
  readonly state: EndState;
  /** Day written: of the end itself where `exact`, else of its announcement. */
  readonly on: CivilDate;
  readonly exact: boolean;
  /** The right was restored by an announcement of this day: it counts as never lost (恢复权利). */
  readonly restoredOn?: CivilDate;
}

const ENDS: Readonly<Partial<Record<LegalMatter, EndState>>> = {
  lapse: 'lapsed', expiry: 'expired', 'full-invalidation': 'invalidated', abandonment: 'abandoned', rejection: 'rejected', withdrawal: 'withdrawn', ended: 'ended',
};

/** What may be restored (专利法实施细则 第六条): a right lost by a time limit missed, not one that was invalidated or whose term is over. */
const RESTORABLE: readonly EndState[] = ['lapsed', 'withdrawn', 'abandoned', 'ended'];

/** The ends that dated events and a dated status tell, in the order of their announcement, restored ones marked. */
export function announcedEnds(record: PatentRecord): readonly AnnouncedEnd[] {
  return decisiveOf(record).reduce<readonly AnnouncedEnd[]>((ends, told) => (told.state === 'restored' ? withRestored(ends, told.on) : [...ends, { state: told.state, on: told.on, exact: told.exact }]), []);
}

interface Decisive {
  readonly state: EndState | 'restored';
  readonly on: CivilDate;
  readonly exact: boolean;
}

function decisiveOf(record: PatentRecord): readonly Decisive[] {
  const events = readEvents(record).flatMap(({ matter, announced, effective, event }): Decisive[] => {
    const exact = effective ?? exactDayIn(event.text);
    const state = matter === 'restoration' ? 'restored' : ENDS[matter];
    if (state === undefined) return [];
    return [{ state, on: state === 'restored' ? announced : (exact ?? announced), exact: exact !== undefined }];
  });
  return [...events, ...statusOf(record)].sort((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
}

function exactDayIn(text: string): CivilDate | undefined {
  const read = readStatus(text);
  return read?.exact ? read.on : undefined;
}

function statusOf({ legalStatus }: PatentRecord): Decisive[] {
  const read = legalStatus === undefined ? undefined : readStatus(legalStatus);
  if (read?.on === undefined || read.state === 'pending') return [];
  if (read.state !== 'in-force') return [{ state: read.state, on: read.on, exact: read.exact }];
  return /恢复/.test(legalStatus ?? '') ? [{ state: 'restored', on: read.on, exact: false }] : [];
}

/** A restoration takes back the last end before it that may be taken back. */
function withRestored(ends: readonly AnnouncedEnd[], restoredOn: CivilDate): readonly AnnouncedEnd[] {
  const last = ends.findLastIndex(({ state, restoredOn: already }) => RESTORABLE.includes(state) && already === undefined);
  return ends.map((end, index) => (index === last ? { ...end, restoredOn } : end));
}

/** The first day of an announced end: a lapse goes back to the day the unpaid annuity was due. */
export function endedOn({ filing, grantedOn }: Life, { state, on, exact }: AnnouncedEnd, fees: readonly AnnuityRecord[], graceMonths: number): CivilDate {
  if (state !== 'lapsed' || exact || filing.from !== filing.to || grantedOn === undefined) return on;
  return lapseDay(filing.from, grantedOn, on, fees, graceMonths) ?? on;
}

/**
 * The due day that a lapse announced on a day goes back to (终止追溯至缴费期满日): of the annuity after the last one paid, else the
 * last whose grace period was over by then, or the day itself where it is a due day. 专利法实施细则 (2023) 第一百一十五条.
 */
function lapseDay(filedOn: CivilDate, grantedOn: CivilDate, announcedOn: CivilDate, fees: readonly AnnuityRecord[], graceMonths: number): CivilDate | undefined {
  const isOver = (due: CivilDate): boolean => due === announcedOn || addMonths(due, graceMonths) < announcedOn;
  const paid = lastPaid(fees, announcedOn);
  const unpaid = paid === undefined ? undefined : annuityDueDay(filedOn, paid + 1);
  if (unpaid !== undefined && unpaid >= grantedOn && isOver(unpaid)) return unpaid;
  for (let year = patentYearOn(filedOn, announcedOn) + 1; year > 1; year -= 1) {
    const due = annuityDueDay(filedOn, year);
    if (due < grantedOn || (unpaid !== undefined && due < unpaid)) return undefined;
    if (isOver(due)) return due;
  }
  return undefined;
}

/** The last year whose annuity was paid, by payments until a day. */
export function lastPaid(fees: readonly AnnuityRecord[], until: CivilDate): number | undefined {
  return fees.flatMap(({ year, paidOn }) => (paidOn !== undefined && paidOn <= until ? [year] : [])).sort((a, b) => b - a)[0];
}

const SAID: Readonly<Record<EndState, Label>> = {
  lapsed: { zh: '来源载为终止', en: 'the source says lapsed' },
  expired: { zh: '来源载为期限届满', en: 'the source says expired' },
  invalidated: { zh: '来源载为无效', en: 'the source says invalidated' },
  abandoned: { zh: '来源载为放弃', en: 'the source says abandoned' },
  rejected: { zh: '来源载为驳回', en: 'the source says rejected' },
  withdrawn: { zh: '来源载为撤回', en: 'the source says withdrawn' },
  ended: { zh: '来源载为失效，原因未载', en: 'the source says that it has ended, not why' },
};

/** Why a stretch after an end is what it is. */
export function whyEnded(state: EndState, told?: Pick<AnnouncedEnd, 'on' | 'exact'>, ended?: CivilDate): Label {
  const said = SAID[state];
  if (told === undefined || ended === undefined) return said;
  if (ended !== told.on) return { zh: `${said.zh}（${told.on}），效力追溯至应缴年费之日`, en: `${said.en} (${told.on}), taking effect on the day the annuity was due` };
  return told.exact ? said : { zh: `${said.zh}（${told.on}）`, en: `${said.en} (${told.on})` };
}

/** Why the days after an end that was taken back are as they were before. */
export function whyRestored({ on, restoredOn = '' }: AnnouncedEnd): Label {
  return { zh: `${on} 公告丧失权利，${restoredOn} 公告恢复，视为未曾丧失（专利法实施细则 第六条，待确认）`, en: `lost by an announcement of ${on}, restored by one of ${restoredOn}: as though never lost (Implementing Regulations, art. 6; to be confirmed)` };
}
