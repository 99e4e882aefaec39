import { addDays, type CivilDate, daysBetween } from '#domain/calendar/civil-date.ts';
import type { LEAD_FUNCTIONS } from '#catalog/organisation.ts';
import type { Random } from './random.ts';
import { type Office, staffWith, Story } from './story.ts';

const SUBJECTS = ['年度任务推进', '调研发现问题整改', '会议议定事项落实', '建议提案答复落实', '专项行动部署', '季度信息报送', '专项资金执行', '指标提升方案', '考核材料准备', '市区联动任务'];
const ABOUT = ['高价值专利培育', '专利质押融资', '行政裁决试点', '商标品牌指导站', '地理标志保护', '12330服务标准', '公共服务网点', '专利导航', '海外维权援助', '代理行业整治', '强国建设示范城市', '知识产权宣传周'];
const SOURCES = ['party', 'priority', 'priority', 'assessment', 'quality', 'superior', 'proposal'] as const;
const LEADS = ['office', 'legal', 'planning', 'promotion', 'protection', 'public-service', 'agency-window', 'protection-centre', 'hotline', 'district'] as const satisfies readonly (keyof typeof LEAD_FUNCTIONS)[];
const PROGRESS = ['已制定方案，正在征求意见。', '已完成摸底，形成初稿。', '已召开推进会，按节点落实。', '主体工作完成，正在收集佐证。'];

/** How long a matter takes against its term: most in time, a few late. */
interface Course {
  readonly term: number;
  readonly taken: number;
  readonly extended: boolean;
  readonly sentBack: boolean;
}

function courseOf(random: Random): Course {
  const term = random.pick([10, 15, 20, 30, 30, 45, 60]);
  const late = random.chance(0.04);
  return { term, taken: late ? term + random.whole(2, 12) : Math.max(3, Math.round(term * (0.4 + random.next() * 0.55))), extended: random.chance(0.05), sentBack: random.chance(0.05) };
}

function openItem(office: Office, day: CivilDate, term: number, random: Random): Story {
  const officer = random.pick(staffWith(office, 'supervision-officer', 'office'));
  const at = office.hours.on(day, random);
  const about = random.pick(ABOUT);
  const subject = `${about}：${random.pick(SUBJECTS)}`;
  const input = {
    subject, source: random.pick(SOURCES), requirement: `按要求推进${about}有关工作，明确责任人和完成时限，按期反馈进展。`, leadUnit: random.pick(LEADS), dueOn: office.hours.worked(addDays(day, term)),
    ...(random.chance(0.25) && { supporting: [random.pick(LEADS)] }),
  };
  const story = new Story(office, 'supervision-item', random, at).open(officer, at, input);
  return story.ended ? story : story.act(officer, office.hours.soonAfter(at, random), 'entrust');
}

function extend(office: Office, story: Story, day: CivilDate, random: Random): void {
  const dueOn = office.hours.worked(addDays(String(story.view.values['dueOn']), 15));
  story.act(story.doer('extend'), office.hours.on(day, random), 'extend', { dueOn, reason: '涉及多个部门会签，需增加征求意见时间。' });
  story.endorse(office.hours.on(office.hours.after(day, 1), random)).endorse(office.hours.on(office.hours.after(day, 2), random));
}

function complete(office: Office, story: Story, day: CivilDate, random: Random): void {
  story.act(story.doer('submit-completion'), office.hours.on(day, random), 'submit-completion', { result: '已按要求完成，佐证材料齐全。' });
}

/** One matter from its opening to the question of its effect. */
function tellItem(office: Office, day: CivilDate, course: Course, random: Random): Story {
  const story = openItem(office, day, course.term, random);
  if (story.ended) return story;
  const supervisor = random.pick(staffWith(office, 'supervision-officer', 'office'));
  story.act(story.doer('sign'), office.hours.on(office.hours.after(day, random.whole(0, 2)), random), 'sign');
  if (story.ended) return story;
  const halfway = office.hours.worked(addDays(day, Math.max(2, Math.floor(course.taken / 2))));
  story.act(story.doer('feedback'), office.hours.on(halfway, random), 'feedback', { progress: random.pick(PROGRESS) });
  if (course.extended && !story.ended) extend(office, story, halfway, random);
  const done = office.hours.workedBefore(addDays(day, course.taken));
  if (!story.ended) complete(office, story, done > halfway ? done : office.hours.after(halfway, 3), random);
  if (course.sentBack) {
    story.act(supervisor, office.hours.on(office.hours.after(done, 1), random), 'send-back', { reason: '佐证材料不完整，请补充。' });
    if (!story.ended) complete(office, story, office.hours.after(done, 3), random);
  }
  story.act(supervisor, office.hours.on(office.hours.after(done, course.sentBack ? 5 : 2), random), 'close');
  if (random.chance(0.3)) story.act(supervisor, office.hours.on(office.hours.after(done, random.whole(15, 30)), random), 'review-effect', { effect: random.pick(['good', 'good', 'fair']) });
  return story;
}

/** The supervised matters of a span of days (督办事项). */
export function tellSupervision(office: Office, items: number, from: CivilDate, to: CivilDate, random: Random): Story[] {
  return office.hours.spread(items, from, to, random).map((day) => tellItem(office, day, courseOf(random), random));
}

/** What the worklists show today: matters whose light is yellow or red, and steps that wait for somebody. */
export function tellOpenSupervision(office: Office, random: Random): Story[] {
  const near = [-9, -6, -4, -2, -1, 0, 1, 2, 2, 3, 5, 8, 12, 20];
  return near.map((daysLeft, index) => {
    const due = addDays(office.today, daysLeft);
    const day = office.hours.workedBefore(addDays(due, -random.whole(20, 30)));
    const story = openItem(office, day, daysBetween(day, due), random);
    if (index % 7 !== 6) story.act(story.doer('sign'), office.hours.on(office.hours.after(day, 1), random), 'sign');
    if (index % 3 === 0 && story.view.state === 'working') story.act(story.doer('feedback'), office.hours.on(office.hours.after(day, 6), random), 'feedback', { progress: random.pick(PROGRESS) });
    if (index === 5 || index === 9) story.act(story.doer('extend'), office.hours.on(office.hours.after(day, 8), random), 'extend', { dueOn: addDays(due, 15), reason: '等待外单位回函，申请延期。' });
    if (index === 9) story.endorse(office.hours.on(office.hours.after(day, 9), random), '理由成立，拟同意。');
    if (index === 7 || index === 10) complete(office, story, office.hours.after(day, 10), random);
    return story;
  });
}
