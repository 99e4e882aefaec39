import type { Actor } from '#domain/access/actor.ts';
import { addDays, type CivilDate, earlier } from '#domain/calendar/civil-date.ts';
import { type PROBLEM_KINDS, TEAMS } from '#catalog/service/enterprise-visit.ts';
import { bureauOf } from './bureau.ts';
import { type Enterprise, referenceTo } from './enterprises.ts';
import type { Random } from './random.ts';
import { type Office, openersOf, staffWith, Story } from './story.ts';
import type { VisitTotals } from './totals.ts';

const PROBLEMS: Readonly<Record<keyof typeof PROBLEM_KINDS, readonly string[]>> = {
  filing: ['新产品拟同时申请发明和实用新型，不清楚如何衔接', '海外布局先走巴黎公约还是PCT，需要指导', '核心部件的申请文件撰写质量不高，希望推荐培训'],
  examination: ['发明申请已进入实审一年多，希望了解加快途径', '预审备案主体的申报条件不清楚', '驳回后复审的时间节点需要确认'],
  utilization: ['希望获取高校可许可专利的清单', '专利许可备案需要哪些材料', '拟做专利密集型产品认定，不会填报'],
  finance: ['专利质押贷款的评估费用偏高', '银行要求担保，想了解贴息政策', '质押登记后能否继续许可他人使用'],
  protection: ['网店销售仿冒产品，取证有困难', '展会上发现疑似侵权产品，如何处理', '员工离职带走技术资料，想了解商业秘密保护'],
  trademark: ['商标续展期将至，材料如何准备', '商标在第35类被他人抢注', '马德里商标国际注册的流程和费用'],
  information: ['缺少专利检索账号和检索培训', '想建立本行业的专利专题数据库', '需要竞争对手的专利预警'],
  talent: ['没有专职知识产权人员，希望组织培训', '专利代理师考试备考辅导', '想参加知识产权内审员培训'],
  policy: ['专利资助政策调整后如何衔接', '贯标认证补贴是否延续', '优势示范企业的申报条件'],
  other: ['办公场所搬迁，著录项目变更手续', '希望与保护中心建立日常联系'],
};

const NEEDS = ['以自主研发为主，在审发明较多，希望加快授权。', '主导产品已形成专利组合，正准备出海。', '企业处于成长期，知识产权管理制度尚不健全。', '有质押融资需求，正在与银行接洽。', '希望参加培训，并获得检索工具支持。'];
const RESULTS = ['已电话答复并发送办事指南，企业表示清楚。', '已安排代办处一对一辅导，材料当场改好。', '已转保护中心受理备案，企业按要求提交。', '已联系合作银行对接，企业正在比选方案。', '已列入下一期培训名单并通知企业。', '已由服务队上门指导，问题解决。'];

interface Plan {
  readonly enterprise: Enterprise;
  readonly members: number;
  readonly day: CivilDate;
  readonly problems: number;
}

function planVisits(office: Office, totals: VisitTotals, enterprises: readonly Enterprise[], from: CivilDate, to: CivilDate, random: Random): Plan[] {
  const visited = random.shuffled(enterprises).slice(0, totals.enterprises);
  const again = Array.from({ length: totals.visits - totals.enterprises }, () => random.pick(visited));
  const all = random.shuffled([...visited, ...again]);
  const members = random.parts(totals.staff, all.map(() => 1), 1);
  const problems = random.parts(totals.raised, all.map(() => random.pick([0, 1, 1, 2, 3])));
  const days = office.hours.spread(all.length, from, to, random);
  return all.map((enterprise, index) => ({ enterprise, members: members[index] ?? 1, problems: problems[index] ?? 0, day: days[index] ?? from }));
}

/** When each problem is solved: in the same year, in the next, or not yet. In the order of the visits. */
function planSolutions(totals: VisitTotals, random: Random): ('same' | 'next' | 'open')[] {
  const open = totals.raised - totals.solvedSameYear - totals.solvedNextYear;
  const late = random.shuffled([...Array<'next'>(totals.solvedNextYear).fill('next'), ...Array<'open'>(open).fill('open')]);
  return [...Array<'same'>(totals.solvedSameYear).fill('same'), ...late];
}

function visitor(office: Office, random: Random, district: string): Actor {
  const officers = random.chance(0.3) ? openersOf(office, office.catalog.getType('enterprise-visit'), bureauOf(district)) : staffWith(office, 'officer', 'promotion');
  return random.pick(officers);
}

function visitInput(office: Office, { enterprise, members, day, problems }: Plan, random: Random): object {
  const kinds = Array.from({ length: problems }, () => random.pick(Object.keys(PROBLEMS) as (keyof typeof PROBLEM_KINDS)[]));
  return {
    date: day, team: random.pick(Object.keys(TEAMS)), enterprise: referenceTo(enterprise), district: enterprise.district, members,
    leaderLed: random.chance(0.08), needs: random.pick(NEEDS),
    problems: kinds.map((category) => ({ text: random.pick(PROBLEMS[category]), category, dueOn: office.hours.after(day, random.whole(10, 30)) })),
  };
}

function solutionDay(office: Office, when: 'same' | 'next', day: CivilDate, to: CivilDate, random: Random): CivilDate {
  if (when === 'next') return office.hours.worked(addDays(to, random.whole(5, 80)));
  return office.hours.workedBefore(earlier(addDays(day, random.whole(2, 45)), to));
}

/** The visits of a span of days (走访): more visits than enterprises, more problems raised than solved. */
export function tellVisits(office: Office, totals: VisitTotals, enterprises: readonly Enterprise[], from: CivilDate, to: CivilDate, random: Random): Story[] {
  const solutions = planSolutions(totals, random);
  return planVisits(office, totals, enterprises, from, to, random).map((plan) => {
    const actor = visitor(office, random, plan.enterprise.district);
    const at = office.hours.on(plan.day, random);
    const story = new Story(office, 'enterprise-visit', random, at).open(actor, at, visitInput(office, plan, random));
    const mine = solutions.splice(0, plan.problems);
    const solved = mine.flatMap((when, index) => (when === 'open' ? [] : [{ problem: String(index + 1), solvedOn: solutionDay(office, when, plan.day, to, random), result: random.pick(RESULTS) }]));
    for (const input of solved.sort((a, b) => (a.solvedOn < b.solvedOn ? -1 : 1))) story.act(actor, office.hours.on(input.solvedOn, random), 'solve-problem', input);
    return story;
  });
}
