import type { Actor } from '#domain/access/actor.ts';
import { addDays, addMonths, type CivilDate, earlier } from '#domain/calendar/civil-date.ts';
import { type Enterprise, referenceTo } from './enterprises.ts';
import { type Random, shares } from './random.ts';
import { type Office, patentReference, staffWith, Story } from './story.ts';
import type { PledgeTotals } from './totals.ts';

const BANKS = ['澜川银行（示例）', '望澜农村商业银行（示例）', '渚江商业银行（示例）', '新港科技银行（示例）'];
const PRODUCTS = ['pure', 'pure', 'mixed', 'guaranteed', 'insured'] as const;
/** Loans are paid out in steps of 100,000 yuan, in fen. */
const STEP = 10_000_000;

interface Plan {
  readonly enterprise: Enterprise;
  readonly day: CivilDate;
  readonly registrations: number;
  /** Fen of each loan. */
  readonly loans: readonly number[];
}

/** Every enterprise with loans has a first financing; the others belong to enterprises that only registered a pledge. */
function plan(office: Office, totals: PledgeTotals, enterprises: readonly Enterprise[], from: CivilDate, to: CivilDate, random: Random): Plan[] {
  const chosen = random.shuffled(enterprises).slice(0, totals.financings);
  const loans = shares(totals.loans, chosen.slice(0, totals.enterprises).map(() => 1));
  const registrations = random.parts(totals.registrations, chosen.map(() => 1), 1);
  const amounts = random.parts(totals.amount / STEP, Array.from({ length: totals.loans }, () => random.pick([1, 2, 3, 6])), 10).map((share) => share * STEP);
  const days = office.hours.spread(chosen.length, from, addDays(to, -35), random);
  return chosen.map((enterprise, index) => ({ enterprise, day: days[index] ?? from, registrations: registrations[index] ?? 1, loans: amounts.splice(0, loans[index] ?? 0) }));
}

function openFinancing(office: Office, { enterprise, day, loans }: Plan, bank: string, actor: Actor, random: Random): Story {
  const at = office.hours.on(day, random);
  const patents = enterprise.patents.map((patent) => ({ patent: patentReference(office, patent) }));
  const lent = loans.reduce((sum, amount) => sum + amount, 0);
  const input = {
    date: day, pledgor: referenceTo(enterprise), district: enterprise.district, pledgee: bank, product: random.pick(PRODUCTS), patents,
    ...(lent > 0 && { appraisal: Math.round(lent * 1.6), ...(random.chance(0.3) && { subsidy: Math.round(lent * 0.005) }) }),
  };
  return new Story(office, 'pledge-financing', random, at).open(actor, at, input);
}

/** One financing: its registrations, its loans, and two years later repayment and cancellation. */
function tell(office: Office, each: Plan, until: CivilDate, random: Random): Story {
  const bank = random.pick(BANKS);
  const actor = random.pick(staffWith(office, 'officer', random.pick(['promotion', 'agency-window'])));
  const story = openFinancing(office, each, bank, actor, random);
  const registeredOn = office.hours.after(each.day, random.whole(2, 5));
  for (let index = 0; index < each.registrations; index += 1) {
    const day = office.hours.workedBefore(earlier(addDays(registeredOn, index * 3), until));
    story.act(actor, office.hours.on(day, random), 'add-registration', { number: `Y${day.slice(0, 4)}99${String(random.whole(0, 99_999_999)).padStart(8, '0')}`, registeredOn: day });
  }
  const lentOn = each.loans.map((_, index) => office.hours.workedBefore(earlier(addDays(registeredOn, 8 + index * 6), until)));
  each.loans.forEach((amount, index) => story.act(actor, office.hours.on(lentOn[index] ?? until, random), 'add-loan', { bank, lentOn: lentOn[index], amount, months: 24, rate: random.whole(345, 480) / 100 }));
  lentOn.forEach((day, index) => {
    const repaidOn = office.hours.workedBefore(addMonths(day, 23));
    story.act(actor, office.hours.on(repaidOn, random), 'repay', { loan: String(index + 1), repaidOn });
  });
  return story;
}

/** The pledge financings of a span of days (质押融资): registrations, loans, money and enterprises each come to their own total. */
export function tellPledges(office: Office, totals: PledgeTotals, enterprises: readonly Enterprise[], from: CivilDate, to: CivilDate, random: Random): Story[] {
  return plan(office, totals, enterprises, from, to, random).map((each) => tell(office, each, to, random));
}
