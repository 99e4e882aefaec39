import { addDays, type CivilDate } from '../calendar/civil-date.ts';
import { type EventField, eventFields } from './event-fields.ts';
import { type ReadEvent, readEvents } from './legal-event.ts';
import type { PatentRecord } from './record.ts';

/** Who owned a patent, or under which address, in a span of days, both ends included (权利人、地址沿革). */
export interface PartyStretch {
  readonly names: readonly string[];
  /** Absent: since the register knows of it. */
  readonly from?: CivilDate;
  readonly to?: CivilDate;
  /** The announcement that began it; absent for the first. */
  readonly announced?: CivilDate;
}

/** A licence recorded (许可备案) or a pledge registered (质押登记). */
export interface Encumbrance {
  readonly kind: 'licence' | 'pledge';
  /** Of the record or registration (备案号、登记号). */
  readonly number?: string;
  /** Licensor or pledgor (许可人、出质人). */
  readonly by: readonly string[];
  /** Licensee or pledgee (被许可人、质权人). */
  readonly to: readonly string[];
  /** Kind of licence (许可种类), as written. */
  readonly terms?: string;
  /** Amount (质押金额) as written, where told. */
  readonly amount?: string;
  readonly from: CivilDate;
  /** Day on which it was cancelled (注销、解除). */
  readonly until?: CivilDate;
}

/** What the register knows of a patent's parties over time, oldest first. */
export interface PartyHistory {
  readonly owners: readonly PartyStretch[];
  readonly addresses: readonly PartyStretch[];
  readonly encumbrances: readonly Encumbrance[];
}

/** One change of names or of an address. */
interface Change {
  readonly on: CivilDate;
  readonly announced: CivilDate;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** The parties of a patent over time (权利人沿革), folded from its announcements. */
export function partyHistory(record: PatentRecord): PartyHistory {
  const events = readEvents(record);
  const moves = events.filter(({ matter }) => matter === 'transfer' || matter === 'name-or-address');
  const first = record.owners && record.owners.length > 0 ? record.owners : record.applicants;
  return {
    owners: stretches(changesOf(moves, 'owner'), first),
    addresses: stretches(changesOf(moves, 'address'), record.address === undefined ? [] : [record.address]),
    encumbrances: encumbrances(events),
  };
}

/** The owners on a day (当日权利人). */
export function ownersOn({ owners }: PartyHistory, day: CivilDate): readonly string[] {
  return on(owners, day);
}

/** The address on a day; undefined where none is known. */
export function addressOn({ addresses }: PartyHistory, day: CivilDate): string | undefined {
  return on(addresses, day)[0];
}

function on(all: readonly PartyStretch[], day: CivilDate): readonly string[] {
  return all.find(({ from, to }) => (from === undefined || from <= day) && (to === undefined || day <= to))?.names ?? [];
}

/**
 * Names before the first change are those that it says were changed, else those of the record; after a change, who was
 * named as before makes place for who is named as after, and others stay.
 */
function stretches(changes: readonly Change[], known: readonly string[]): readonly PartyStretch[] {
  const [first] = changes;
  const begun: readonly PartyStretch[] = [{ names: first ? namesBefore(first, changes, known) : known }];
  const all = changes.reduce((sum, change) => {
    const last = sum.at(-1) ?? { names: [] };
    return [...sum, { names: replaced(last.names, change), from: change.on, announced: change.announced }];
  }, begun);
  return all.flatMap((each, index) => {
    const next = all[index + 1];
    if (each.names.length === 0 || (next?.from !== undefined && next.from === each.from)) return [];
    return [{ ...each, ...(next?.from && { to: addDays(next.from, -1) }) }];
  });
}

/** Who owned it first: the record tells the first owners, or the last, with partners that no change names. */
function namesBefore(first: Change, changes: readonly Change[], known: readonly string[]): readonly string[] {
  if (first.before.length === 0 || first.before.every((name) => known.includes(name))) return known;
  const moved = new Set(changes.flatMap(({ before, after }) => [...before, ...after]));
  const isLatest = known.some((name) => changes.at(-1)?.after.includes(name));
  return [...first.before, ...(isLatest ? known.filter((name) => !moved.has(name)) : [])];
}

function replaced(names: readonly string[], { before, after }: Change): readonly string[] {
  if (before.length === 0 || !before.every((name) => names.includes(name))) return after;
  const at = names.findIndex((name) => before.includes(name));
  const rest = names.filter((name) => !before.includes(name) && !after.includes(name));
  return [...rest.slice(0, at), ...after, ...rest.slice(at)];
}

const BEFORE = /^变更前|(?:patentee|applicant|address) before$/;
const AFTER = /^变更后|(?:patentee|applicant|address) after$/;

function changesOf(moves: readonly ReadEvent[], of: 'owner' | 'address'): readonly Change[] {
  return moves.flatMap(({ announced, effective = announced, event }) => {
    const parts = partsOf(eventFields(event.text), of);
    const [before, after] = [namesIn(parts, BEFORE), namesIn(parts, AFTER)];
    return after.length === 0 || before.join() === after.join() ? [] : [{ on: effective, announced, before, after }];
  }).sort((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
}

/** The details of a matter: those that follow its 变更事项, or whose English name tells it; without any, what looks like it. */
function partsOf(fields: readonly EventField[], of: 'owner' | 'address'): readonly EventField[] {
  let matter = '';
  return fields.filter(({ key, values }) => {
    if (key === '变更事项') matter = values.join();
    if (/^[a-z]/.test(key)) return key.startsWith('address') === (of === 'address');
    if (matter === '') return looksLikeAddress(values) === (of === 'address');
    if (/地址|邮编/.test(matter)) return of === 'address';
    return of === 'owner' && /权利人|专利权人|申请人|名称|姓名/.test(matter);
  });
}

function looksLikeAddress(values: readonly string[]): boolean {
  return values.some((value) => /^\d{6}|[省市区县][^公司院所]*(?:路|街|道|号|镇|村|园)/.test(value));
}

function namesIn(fields: readonly EventField[], which: RegExp): readonly string[] {
  return [...new Set(fields.filter(({ key }) => which.test(key)).flatMap(({ values }) => values.map(oneParty)))];
}

/** 专利权人 甲公司: some gazettes put the word before the name. */
function oneParty(text: string): string {
  return text.replace(/^(?:共同)?(?:专利权人|申请人|权利人)\s+/, '').trim();
}

/** Licences and pledges in force or over: a cancellation ends the one of its number, else the last open one of its kind. */
function encumbrances(events: readonly ReadEvent[]): readonly Encumbrance[] {
  return events.reduce<readonly Encumbrance[]>((sum, event) => {
    if (event.matter === 'licence' || event.matter === 'pledge') return begun(sum, event, event.matter);
    if (event.matter === 'licence-end') return ended(sum, event, 'licence');
    return event.matter === 'pledge-end' ? ended(sum, event, 'pledge') : sum;
  }, []);
}

const PARTIES = {
  licence: { by: ['让与人', '许可人', 'assignor'], to: ['受让人', '被许可人', 'assignee'], number: ['合同备案号', 'contract record no.'] },
  pledge: { by: ['出质人', 'pledgor'], to: ['质权人', 'pledgee'], number: ['登记号', 'registration number'] },
} as const;

function begun(known: readonly Encumbrance[], { announced, effective = announced, event }: ReadEvent, kind: Encumbrance['kind']): readonly Encumbrance[] {
  const fields = eventFields(event.text);
  const values = (keys: readonly string[]): readonly string[] => fields.filter(({ key }) => keys.includes(key)).flatMap((each) => each.values);
  const [number] = values(PARTIES[kind].number);
  const [terms] = values(['许可种类', 'license type']);
  const [amount] = values(['质押金额', '质押融资金额']);
  const [by, to] = [values(PARTIES[kind].by), values(PARTIES[kind].to)];
  const same = number === undefined ? -1 : known.findIndex((each) => each.kind === kind && each.number === number);
  if (same >= 0) return known.map((each, index) => (index === same ? { ...each, ...(by.length > 0 && { by }), ...(to.length > 0 && { to }) } : each));
  return [...known, { kind, by, to, from: effective, ...(number && { number }), ...(terms && { terms }), ...(amount && { amount }) }];
}

function ended(known: readonly Encumbrance[], { announced, effective = announced, event }: ReadEvent, kind: Encumbrance['kind']): readonly Encumbrance[] {
  const number = eventFields(event.text).find(({ key }) => (PARTIES[kind].number as readonly string[]).includes(key))?.values[0];
  const isMeant = (each: Encumbrance): boolean => each.kind === kind && each.until === undefined && (number === undefined || each.number === undefined || each.number === number);
  const index = known.findLastIndex(isMeant);
  return known.map((each, at) => (at === index ? { ...each, until: effective } : each));
}
