import { addDays, addMonths, type CivilDate, type CivilMonth, endOfMonth, monthOf, startOfMonth } from '#domain/calendar/civil-date.ts';
import { lastDay } from '#catalog/due.ts';
import { monthlyReturnDue } from '#catalog/rules/monthly-return.ts';
import { PLACES } from './bureau.ts';
import type { Random } from './random.ts';
import { districtValues } from './statements.ts';
import { type Office, staffWith, Story } from './story.ts';

/** The last two months that have ended: told by the districts' returns in place of their tables. The older one is locked. */
export function monthsByReturn(today: CivilDate): readonly CivilMonth[] {
  const last = monthOf(addDays(startOfMonth(today), -1));
  return [monthBefore(last), last];
}

function monthBefore(month: CivilMonth): CivilMonth {
  return addMonths(`${month}-01`, -1).slice(0, 7);
}

/** How a return of the last month goes; those not named here are sent in time and locked. */
const COURSES: Readonly<Record<string, 'back-once' | 'back' | 'late' | 'waiting' | 'missing' | 'partly'>> = {
  yunping: 'back-once', langang: 'back', bailuzhou: 'late', luming: 'waiting', jinyuan: 'missing', fengping: 'partly',
};

/** A return as it is being told. */
interface Told {
  readonly office: Office;
  readonly month: CivilMonth;
  readonly place: number;
  readonly random: Random;
}

type Row = { readonly indicator: string; readonly amount?: number; readonly explanation?: string; readonly doubt?: string; readonly before: number; readonly beforeMonth: string; readonly lastYear: number };

/** The levels of a district with last month's and last year's beside them; of one that has no number, why. */
function rowsOf({ month, place }: Told, isPartly = false): readonly Row[] {
  const earlier = monthBefore(month);
  const [before, lastYear] = [districtValues(earlier, place), districtValues(`${Number(month.slice(0, 4)) - 1}${month.slice(4)}`, place)];
  return districtValues(month, place).map(({ indicator, amount }, index) => {
    const known = { indicator, before: before[index]?.amount ?? 0, beforeMonth: earlier, lastYear: lastYear[index]?.amount ?? 0 };
    if (isPartly && indicator === 'designs-in-force') return { ...known, doubt: 'missing', explanation: '外观设计明细尚在核对，下月补报。' };
    return { ...known, amount };
  });
}

/** Opened on the first working day after the month, filled in by the district, checked by the statistics post. */
function tellReturn(told: Told, course: string | undefined): Story {
  const { office, month, place, random } = told;
  const served = PLACES[place];
  if (!served) throw new Error(`there is no district ${place}`);
  const { code, zh, unit } = served;
  const { hours } = office;
  const first = hours.after(endOfMonth(month), 1);
  const [opener] = staffWith(office, 'officer', 'planning');
  const [filler] = staffWith(office, 'district-officer', unit);
  const [checker] = staffWith(office, 'statistics-officer', 'planning');
  if (!opener || !filler || !checker) throw new Error(`nobody returns for ${zh}`);
  const rows = rowsOf(told, course === 'partly');
  const input = { district: code, place: zh, month, indicators: rows.map(({ indicator }) => indicator), dueOn: lastDay(monthlyReturnDue, endOfMonth(month)) };
  const story = new Story(office, 'monthly-return', random, hours.on(first, random)).open(opener, hours.on(first, random), input, undefined, unit);
  if (course === 'missing' || story.ended) return story;
  const sentOn = hours.after(first, course === 'late' ? 6 : random.whole(1, 3));
  story.act(filler, hours.on(sentOn, random), 'submit', { rows });
  if (course === 'waiting' || story.ended) return story;
  if (course === 'back-once' || course === 'back') story.act(checker, hours.on(hours.after(sentOn, 1), random), 'send-back', { reason: '有效实用新型与专利登记簿相差较大，请核对后重报。' });
  if (course === 'back' || story.ended) return story;
  if (course === 'back-once') story.act(filler, hours.on(hours.after(sentOn, 2), random), 'submit', { rows, note: '已与登记簿逐件核对，数据无误。' });
  return story.ended ? story : story.act(checker, hours.on(hours.after(sentOn, course === 'back-once' ? 3 : 1), random), 'lock', { finding: '与上月及登记簿衔接。' });
}

/** The districts' returns of the last months (区县月报): the older all locked, the last one in hand. */
export function tellReturns(office: Office, random: Random): Story[] {
  return monthsByReturn(office.today).flatMap((month, index) =>
    PLACES.map(({ unit }, place) => tellReturn({ office, month, place, random }, index === 0 ? undefined : COURSES[unit])));
}
