import { addMonths, type CivilDate, type CivilMonth, endOfMonth, monthOf } from '#domain/calendar/civil-date.ts';
import { PLACES } from './bureau.ts';
import { Random, shares } from './random.ts';
import { type Office, openersOf, staffWith, Story } from './story.ts';
import { amountOf, FLOW_TOTALS, STOCK_TOTALS, type YearTable } from './totals.ts';

/** How the year's flow comes in, in hundredths of the year. */
const BY_MONTH = [7, 5, 9, 8, 8, 9, 8, 9, 8, 7, 9, 13];

function hundredthsUntil(month: number): number {
  return BY_MONTH.slice(0, month).reduce((sum, part) => sum + part, 0);
}

/** A year's amount by district: by their weights, each a little its own way for each indicator and year. */
function byDistrict(table: YearTable, indicator: string, year: number): number[] {
  const weights = PLACES.map(({ code, weight }) => {
    const own = new Random(`${indicator}/${code}`).next();
    const drift = new Random(`${indicator}/${code}/drift`).next() - 0.4;
    return weight * (0.85 + 0.3 * own) * 1.05 ** (drift * (year - 2018));
  });
  return shares(amountOf(table, year), weights);
}

function partsOf(month: CivilMonth): { year: number; number: number } {
  return { year: Number(month.slice(0, 4)), number: Number(month.slice(5)) };
}

type Value = { readonly indicator: string; readonly district?: string; readonly role: string; readonly amount: number };

/** The national office's table of a month: each indicator since January by district, and the total of all. */
function nationalValues(month: CivilMonth): Value[] {
  const { year, number } = partsOf(month);
  return Object.entries(FLOW_TOTALS).flatMap(([indicator, table]) => {
    const amounts = byDistrict(table, indicator, year).map((amount) => Math.round((amount * hundredthsUntil(number)) / 100));
    const districts = amounts.map((amount, index): Value => ({ indicator, district: PLACES[index]?.code ?? '', role: 'year-to-date', amount }));
    return [...districts, { indicator, role: 'year-to-date', amount: amounts.reduce((sum, amount) => sum + amount, 0) }];
  });
}

/** A district bureau's table of a month: what is in force at its end, on the way from one year's end to the next. */
export function districtValues(month: CivilMonth, place: number): Value[] {
  const { year, number } = partsOf(month);
  return Object.entries(STOCK_TOTALS).map(([indicator, table]) => {
    const start = byDistrict(table, indicator, year - 1)[place] ?? 0;
    const end = byDistrict(table, indicator, year)[place] ?? 0;
    return { indicator, district: PLACES[place]?.code ?? '', role: 'level', amount: Math.round(start + ((end - start) * number) / 12) };
  });
}

interface Table {
  readonly source: 'national' | 'district';
  readonly table: string;
  readonly month: CivilMonth;
  readonly values: readonly Value[];
  readonly unit: string;
  readonly note?: string;
}

function enteredOn(office: Office, month: CivilMonth, random: Random): CivilDate {
  return office.hours.after(endOfMonth(month), random.whole(5, 9));
}

/** Entered by one person, submitted, and checked by a second a day or two later. */
function tell(office: Office, { unit, ...input }: Table, random: Random, day = enteredOn(office, input.month, random)): Story {
  const at = office.hours.on(day, random);
  const enterer = unit === 'planning' ? random.pick(staffWith(office, 'officer', 'planning')) : random.pick(openersOf(office, office.catalog.getType('statement'), unit));
  const story = new Story(office, 'statement', random, at).open(enterer, at, input);
  if (story.ended) return story;
  story.act(enterer, office.hours.soonAfter(at, random), 'publish');
  return story.ended ? story : story.endorse(office.hours.on(office.hours.after(day, random.whole(1, 2)), random), '与上月及合计核对无误，同意发布。');
}

function tablesOf(month: CivilMonth, isReturned: boolean): Table[] {
  const national: Table = { source: 'national', table: '专利商标月度统计表（示例）', month, values: nationalValues(month), unit: 'planning' };
  const districts = PLACES.map(({ zh, unit }, place): Table => ({ source: 'district', table: `${zh}有效专利商标月报（示例）`, month, values: districtValues(month, place), unit }));
  return isReturned ? [national] : [national, ...districts];
}

/** The statements of the months from one to another (月报): the national office's and those of the sixteen districts, but in months that they return otherwise. */
export function tellStatements(office: Office, from: CivilMonth, to: CivilMonth, random: Random, byReturn: readonly CivilMonth[] = []): Story[] {
  const stories: Story[] = [];
  for (let day = `${from}-01`; monthOf(day) <= to; day = addMonths(day, 1)) {
    stories.push(...tablesOf(monthOf(day), byReturn.includes(monthOf(day))).map((table) => tell(office, table, random)));
  }
  return stories;
}

/** A month's national table sent again the month after, with one district's number revised up and the next one's down (后报替代前报). */
export function tellRevision(office: Office, month: CivilMonth, random: Random): Story {
  const values = nationalValues(month).map((value): Value => {
    if (value.indicator !== 'utility-grants') return value;
    const shift = { [PLACES[2]?.code ?? '']: 3, [PLACES[3]?.code ?? '']: -3 }[value.district ?? ''] ?? 0;
    return { ...value, amount: value.amount + shift };
  });
  const table: Table = { source: 'national', table: '专利商标月度统计表（示例，更正）', month, values, unit: 'planning', note: '上级更正两个区的实用新型授权量，合计不变。' };
  return tell(office, table, random, enteredOn(office, monthOf(addMonths(`${month}-01`, 1)), random));
}
