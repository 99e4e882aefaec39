import { pinyin } from 'pinyin-pro';
import { addDays } from '#domain/calendar/civil-date.ts';
import { addWorkingDays } from '#domain/calendar/working-days.ts';
import type { CaseType } from '#domain/case/case-type.ts';
import { type CaseClock, clocksOf, leadingClock } from '#domain/case/clocks.ts';
import { findApprovalStep } from '#domain/case/decide.ts';
import type { CaseView } from '#domain/case/view.ts';
import { searchValuesOf } from '#domain/form/index.ts';
import { gramsOf } from './grams.ts';
import { clockSetting, type Setting } from './setting.ts';

/** A case with its type and the hash of its last event. */
export interface StoredCase {
  readonly view: CaseView;
  readonly type: CaseType;
  readonly head: string;
}

/** The row of `case_file` for a case as it stands. */
export function fileRow(setting: Setting, type: CaseType, view: CaseView, head: string): object {
  const step = findApprovalStep(type, view);
  const title = type.title(view.values);
  const haystack = haystackOf(type, view, title);
  return {
    id: view.id, number: view.number, type: view.type, type_version: view.typeVersion, version: view.version, state: view.state, title,
    unit: view.unit, lead: leadOf(view), district: type.district?.(view.values) ?? null, assignee: view.assignee ?? null, opened_by: view.openedBy,
    opened_on: view.openedOn, closed_on: view.closedOn ?? null, day: type.dayOf?.(view) ?? view.openedOn, annulled: view.annulled,
    pending: view.pending?.action ?? null, pending_role: step?.role ?? null, pending_in_unit: step ? step.ofUnit === true : null,
    ...dueColumns(setting, type, view), related: relatedPeople(view), content: view, head, haystack, grams: gramsOf(haystack),
  };
}

/** The unit or function that leads the case, where its form has a `leadUnit`. */
function leadOf({ values: { leadUnit } }: CaseView): string | null {
  return typeof leadUnit === 'string' ? leadUnit : null;
}

function dueColumns(setting: Setting, type: CaseType, view: CaseView): { due_on: string | null; warn_on: string | null; suspended: boolean } {
  const leading = view.closedOn || view.annulled ? undefined : leadingClock(clocksOf(type, view, clockSetting(setting)));
  if (!leading) return { due_on: null, warn_on: null, suspended: false };
  return { due_on: leading.clock.due.slice(0, 10), warn_on: warnDay(setting, type, leading), suspended: leading.clock.suspendedNow };
}

/** The day from which the light is yellow. */
function warnDay({ calendar }: Setting, type: CaseType, { id, clock }: CaseClock): string {
  const within = type.deadlines[id]?.warnWithin ?? 3;
  const due = clock.due.slice(0, 10);
  return clock.unit === 'workday' ? addWorkingDays(calendar, due, -within).day : addDays(due, -within);
}

/** People who read the case by what they are in it: its opener, handler and panel. */
function relatedPeople(view: CaseView): string[] {
  const panel = view.values['panel'];
  const members = Array.isArray(panel) ? panel.flatMap((member) => (typeof member === 'string' ? [member] : Object.values(member as object).filter((value) => typeof value === 'string'))) : [];
  return [...new Set([view.openedBy, ...(view.assignee ? [view.assignee] : []), ...members])];
}

/** A number as people type it in any spelling: letters and digits only. */
export function plainNumber(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** An id of a register entry or case: nobody types it. */
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What `q` searches: number, title, the title's pinyin initials, and the texts of searchable fields that nobody is barred from. */
function haystackOf(type: CaseType, view: CaseView, title: string): string {
  const open = Object.fromEntries(Object.entries(type.fields).filter(([, field]) => !field.personal && field.readers?.level !== 'restricted'));
  const texts = searchValuesOf(open, view.values).flatMap(({ text }) => (text && !ID.test(text) ? [text.toLowerCase(), plainNumber(text)] : []));
  return [...new Set([view.number, plainNumber(view.number), title.toLowerCase(), initials(title), ...texts])].join(' ');
}

/** Initials found lately: many titles recur, and looking syllables up is dear. */
const FOUND_INITIALS = new Map<string, string>();
const MOST_FOUND = 5_000;

/** First letters of the syllables (拼音首字母): 走访 gives zf. */
export function initials(text: string): string {
  const known = FOUND_INITIALS.get(text);
  if (known !== undefined) return known;
  const found = pinyin(text, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'removed' }).join('');
  if (FOUND_INITIALS.size >= MOST_FOUND) FOUND_INITIALS.clear();
  FOUND_INITIALS.set(text, found);
  return found;
}
