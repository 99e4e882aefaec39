import { type CivilDate, earlier } from '#domain/calendar/civil-date.ts';
import { PLACES } from './bureau.ts';
import { type Random, shares } from './random.ts';
import { type Office, staffWith, Story } from './story.ts';
import { amountOf, POPULATION, SUPPLIED_TOTALS } from './totals.ts';

/** One supplied figure as it came in. */
export interface Sheet {
  readonly indicator: string;
  readonly asOf: CivilDate;
  readonly values: readonly { readonly district?: string; readonly amount: number }[];
  readonly supplier: string;
  readonly document: string;
  readonly page?: string;
}

interface Origin {
  readonly supplier: string;
  readonly document: string;
  /** Month and day on which the sheet comes in; `after` means in the year after. */
  readonly on: string;
  readonly after?: boolean;
}

const PLAN: Origin = { supplier: '战略规划处', document: '年度工作要点（示例）', on: '01-20' };
const ASSESSMENT: Origin = { supplier: '国家考核反馈（示例）', document: '知识产权保护检查考核反馈意见（示例）', on: '11-20' };
const BRIGADE: Origin = { supplier: '市市场监管综合执法总队（示例）', document: '年度执法办案统计（示例）', on: '01-18', after: true };

const ORIGINS: Readonly<Record<string, Origin>> = {
  'protection-assessment-score': ASSESSMENT,
  'protection-assessment-rank': ASSESSMENT,
  'hotline-national-rank': { supplier: '国家局维权援助工作通报（示例）', document: '维权援助中心年度考核通报（示例）', on: '01-25', after: true },
  'inventions-national-rank': { supplier: '国家局统计简报（示例）', document: '每万人口发明专利拥有量统计（示例）', on: '01-22', after: true },
  'central-funds': { supplier: '市财政局（示例）', document: '中央专项资金下达通知（示例）', on: '09-15' },
  'abnormal-withdrawal-rate': { supplier: '国家局通报（示例）', document: '非正常专利申请处置情况通报（示例）', on: '01-26', after: true },
  'trademark-infringement-cases': BRIGADE,
  fines: BRIGADE,
  'mediated-disputes': { supplier: '市知识产权人民调解委员会（示例）', document: '年度人民调解统计（示例）', on: '01-12', after: true },
  'target-training-sessions': PLAN,
  'target-trained-enterprises': PLAN,
  'target-visited-enterprises': PLAN,
  'target-pledge-registrations': PLAN,
  'target-inventions-per-10k': { ...PLAN, document: '知识产权“十四五”规划（示例）' },
};

/** A sheet entered by the planning division on a day and checked by a second person within three. */
export function tellSheet(office: Office, sheet: Sheet, day: CivilDate, random: Random): Story {
  const enteredOn = office.hours.worked(day);
  const at = office.hours.on(enteredOn, random);
  const enterer = random.pick(staffWith(office, 'officer', 'planning'));
  const story = new Story(office, 'supplied-figure', random, at).open(enterer, at, sheet);
  if (story.ended) return story;
  story.act(enterer, office.hours.soonAfter(at, random), 'publish');
  return story.ended ? story : story.endorse(office.hours.on(office.hours.after(enteredOn, random.whole(1, 3)), random), '与来源文件核对一致，同意。');
}

/** The population at the end of a year, published in the spring after it. */
export function tellPopulation(office: Office, year: number, random: Random): Story {
  const values = shares(amountOf(POPULATION, year), PLACES.map(({ weight }) => weight + 4)).map((amount, index) => ({ district: PLACES[index]?.code ?? '', amount }));
  const sheet: Sheet = { indicator: 'population', asOf: `${year}-12-31`, values, supplier: '市统计局（示例）', document: `${year}年国民经济和社会发展统计公报（示例）`, page: '12' };
  return tellSheet(office, sheet, `${year + 1}-03-20`, random);
}

/** The targets of a plan whose year has no other figures yet. */
export function tellPlan(office: Office, year: number, random: Random): Story[] {
  return sheetsOf(office, year, random, Object.entries(ORIGINS).filter(([indicator]) => indicator.startsWith('target-')));
}

/** The figures that other bodies gave for a year, and its targets (供数单). */
export function tellSupplied(office: Office, year: number, random: Random): Story[] {
  return sheetsOf(office, year, random, Object.entries(ORIGINS));
}

function sheetsOf(office: Office, year: number, random: Random, origins: readonly (readonly [string, Origin])[]): Story[] {
  return origins.map(([indicator, { supplier, document, on, after }]) => {
    const table = SUPPLIED_TOTALS[indicator];
    if (!table) throw new Error(`no supplied “${indicator}”`);
    const amount = amountOf(table, year);
    return tellSheet(office, { indicator, asOf: `${year}-12-31`, values: [{ amount }], supplier, document, page: String(random.whole(1, 40)) }, `${after ? year + 1 : year}-${on}`, random);
  });
}

/** A sheet of this year that was entered and still waits for its check. */
export function tellWaiting(office: Office, random: Random): Story {
  const day = earlier(office.hours.after(office.today, -1), office.today);
  const sheet: Sheet = { indicator: 'mediated-disputes', asOf: `${office.today.slice(0, 4)}-12-31`, values: [{ amount: 318 }], supplier: '市知识产权人民调解委员会（示例）', document: '人民调解情况快报（示例）', page: '2' };
  const at = office.hours.on(day, random);
  const enterer = random.pick(staffWith(office, 'statistics-officer', 'planning'));
  return new Story(office, 'supplied-figure', random, at).open(enterer, at, sheet).act(enterer, office.hours.soonAfter(at, random), 'publish');
}
