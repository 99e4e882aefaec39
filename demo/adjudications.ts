import type { Actor } from '#domain/access/actor.ts';
import { addDays, type CivilDate } from '#domain/calendar/civil-date.ts';
import { isWorkingDay } from '#domain/calendar/working-days.ts';
import { type Course, tryCase } from './adjudication-courses.ts';
import { type Enterprise, referenceTo } from './enterprises.ts';
import { PEOPLE } from './people.ts';
import type { Random } from './random.ts';
import { type Office, patentReference, staffWith, Story } from './story.ts';

const PRODUCTS = ['连接组件', '包装容器', '控制模块', '检测装置', '传动机构', '散热结构', '夹持工具', '过滤装置'];

/** A panel of three: the first presides and handles the case (合议组). */
function panelOf(office: Office, random: Random, presiding?: string): Actor[] {
  const officers = random.shuffled(staffWith(office, 'officer', 'protection'));
  return officers.toSorted((a, b) => Number(b.person === presiding) - Number(a.person === presiding)).slice(0, 3);
}

function requestInput(office: Office, day: CivilDate, requester: Enterprise, respondent: Enterprise, random: Random): object {
  const patent = random.pick(requester.patents);
  const product = random.pick(PRODUCTS);
  return {
    receivedOn: day, requester: referenceTo(requester), respondent: referenceTo(respondent), patent: patentReference(office, patent),
    patentKind: patent.kind, claims: '权利要求1、2', accusedProduct: `被请求人制造、销售的${product}`,
    demand: `请求责令被请求人立即停止制造、销售涉嫌侵权的${product}，并销毁专用模具。`,
    evidence: [{ name: '专利登记簿副本', side: 'requester', purpose: '专利权有效' }, { name: '公证购买实物及公证书', side: 'requester', purpose: '被控侵权产品的来源' }],
    evaluationReport: patent.kind === 'utility', notSued: true, district: respondent.district, track: 'ordinary',
  };
}

/** One case with its dates: accepted on a day, concluded so many days later. */
export interface CasePlan {
  readonly acceptedOn: CivilDate;
  readonly days: number;
  readonly course: Course;
  /** Person code of the presiding member; without it anybody. */
  readonly presiding?: string;
}

/** One adjudication from the request to the archive, or as far as it has come. */
export function tellAdjudication(office: Office, plan: CasePlan, enterprises: readonly Enterprise[], random: Random): Story {
  const receivedOn = office.hours.after(plan.acceptedOn, -5);
  const [requester, respondent] = random.shuffled(enterprises);
  if (!requester || !respondent) throw new Error('an adjudication needs two enterprises');
  const clerk = random.pick(staffWith(office, 'secretary', 'protection'));
  const at = office.hours.on(receivedOn, random);
  const story = new Story(office, 'adjudication', random, at).open(clerk, at, requestInput(office, receivedOn, requester, respondent, random));
  const panel = panelOf(office, random, plan.presiding);
  const members = panel.map(({ person }, index) => ({ person, duty: index === 0 ? 'presiding' : 'member' }));
  story.act(clerk, office.hours.on(office.hours.after(plan.acceptedOn, -2), random), 'accept', { panel: members, track: 'ordinary', panelSecretary: clerk.person });
  story.endorse(office.hours.on(plan.acceptedOn, random), '符合受理条件，同意立案。');
  tryCase(office, story, { ...plan, concludedOn: addDays(plan.acceptedOn, plan.days), handler: panel[0] ?? clerk, clerk, random });
  return story;
}

/** The first day from `start` on that ends a case of so many days with both its ends on working days. */
function conclusionDay(office: Office, start: CivilDate, days: number): CivilDate {
  const works = (day: CivilDate): boolean => isWorkingDay(office.hours.calendar, day).working;
  let day = start;
  while (!works(day) || !works(addDays(day, -days))) day = addDays(day, 1);
  return day;
}

const COURSES: readonly Course[] = ['written', 'mediated', 'hearing', 'written', 'hearing', 'mediation-failed', 'hearing', 'hearing', 'dismissed-first', 'extended', 'suspended'];

/** The adjudications concluded between two days, each lasting its own number of days; the longest ones were suspended or extended. */
export function tellConcluded(office: Office, durations: readonly number[], enterprises: readonly Enterprise[], from: CivilDate, to: CivilDate, random: Random): Story[] {
  const courses = COURSES.slice(COURSES.length - durations.length);
  const span = Math.floor((Date.parse(to) - Date.parse(from)) / 86_400_000) - 16;
  const plans = durations.map((days, index) => ({ days, course: courses[index] ?? 'hearing' }));
  return random.shuffled(plans).map((plan, index) => {
    const concludedOn = conclusionDay(office, addDays(from, 6 + Math.floor((index * span) / durations.length)), plan.days);
    return tellAdjudication(office, { ...plan, acceptedOn: addDays(concludedOn, -plan.days) }, enterprises, random);
  });
}

/** What waits today: cases at every stage, clocks that run, stand still and are overdue, approvals at each step. Half of them are the officer's who can sign in. */
export function tellOpenAdjudications(office: Office, enterprises: readonly Enterprise[], random: Random): Story[] {
  const { hours, today } = office;
  const officer = PEOPLE.find(({ user }) => user === 'officer');
  const presiding = officer && { presiding: officer.code };
  const endingAfter = (workdays: number, days: number, course: Course): CasePlan => {
    const concludedOn = hours.after(today, workdays);
    return { acceptedOn: hours.workedBefore(addDays(concludedOn, -days)), days, course };
  };
  const acceptedBefore = (days: number, course: Course, lasting = 80): CasePlan => ({ acceptedOn: hours.workedBefore(addDays(today, -days)), days: lasting, course });
  const plans: readonly CasePlan[] = [
    { acceptedOn: hours.after(today, 4), days: 60, course: 'hearing' },
    { acceptedOn: hours.after(today, 1), days: 60, course: 'written' },
    acceptedBefore(1, 'hearing'),
    acceptedBefore(9, 'hearing'),
    acceptedBefore(40, 'hearing'),
    acceptedBefore(45, 'suspended'),
    acceptedBefore(50, 'mediation-failed', 110),
    acceptedBefore(66, 'extended', 108),
    acceptedBefore(84, 'hearing', 96),
    acceptedBefore(97, 'hearing', 118),
    { ...endingAfter(5, 63, 'hearing') },
    { ...endingAfter(3, 58, 'written') },
    { ...endingAfter(1, 70, 'hearing') },
  ];
  return plans.map((plan, index) => tellAdjudication(office, { ...plan, ...(index % 2 === 0 && presiding) }, enterprises, random));
}
