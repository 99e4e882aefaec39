import { addDays, addMonths, type CivilDate, earlier } from '#domain/calendar/civil-date.ts';
import type { CaseReference } from '#domain/form/index.ts';
import { type Random, shares } from './random.ts';
import { type Office, staffWith, Story } from './story.ts';
import { caseNumber } from '#server/store/number.ts';
import type { ProgrammeTotals } from './totals.ts';

interface Project {
  readonly name: string;
  readonly lead: 'promotion' | 'protection' | 'public-service' | 'planning' | 'protection-centre' | 'legal';
  readonly tasks: readonly string[];
}

const PROJECTS: readonly Project[] = [
  { name: '高价值专利培育工程', lead: 'promotion', tasks: ['遴选培育项目', '组建产学研联合体', '建立培育台账', '开展中期评估', '汇编培育案例'] },
  { name: '严格保护示范工程', lead: 'protection', tasks: ['制定裁决办案指引', '开展专项行动', '建立侵权纠纷快处机制', '公布典型案例', '推进跨区域协作'] },
  { name: '公共服务提升工程', lead: 'public-service', tasks: ['增设服务网点', '开展信息利用培训', '编制服务事项清单', '开放专题数据库', '评选服务案例'] },
  { name: '转化运用促进工程', lead: 'promotion', tasks: ['盘点高校专利', '组织供需对接', '推广开放许可', '扩大质押融资', '培育密集型产业'] },
  { name: '快速协同保护工程', lead: 'protection-centre', tasks: ['扩大备案主体', '压缩预审周期', '建设维权工作站', '开展行业巡查', '完善专家库'] },
  { name: '法治与人才建设工程', lead: 'legal', tasks: ['修订规范性文件', '开展执法培训', '建设实训基地', '举办普法活动', '完善人才档案'] },
];

/** The programme of one year. Its number is the first of the year, for it is the only one. */
function tellProgramme(office: Office, year: number, issuedOn: CivilDate, totals: ProgrammeTotals, random: Random): { story: Story; reference: CaseReference } {
  const at = office.hours.on(issuedOn, random);
  const name = `澜川市知识产权强市建设${year}年推进方案（示例）`;
  const summary = `部署${totals.projects}项重点工程、${totals.tasks}项任务，明确牵头处室和完成时限。`;
  const input = { name, documentNumber: `澜知〔${year}〕${random.whole(2, 9)}号`, issuedOn, issuer: '澜川市知识产权局', summary };
  const story = new Story(office, 'programme', random, at).open(random.pick(staffWith(office, 'officer', 'planning')), at, input);
  return { story, reference: { id: story.id, number: caseNumber('纲', year, 1), title: name } };
}

interface TaskPlan {
  readonly project: Project;
  readonly number: string;
  readonly content: string;
  readonly plannedOn: CivilDate;
}

function planTasks(year: number, { projects, tasks }: ProgrammeTotals, random: Random): TaskPlan[] {
  const perProject = shares(tasks, PROJECTS.slice(0, projects).map(() => 1));
  return PROJECTS.slice(0, projects).flatMap((project, index) =>
    Array.from({ length: perProject[index] ?? 0 }, (_, task) => ({
      project,
      number: `${index + 1}.${task + 1}`,
      content: `${project.tasks[task % project.tasks.length] ?? ''}（第${Math.floor(task / project.tasks.length) + 1}批）`,
      plannedOn: `${year}-${random.pick(['09-30', '10-31', '11-30', '12-31'])}`,
    })),
  );
}

function issue(office: Office, plan: TaskPlan, programme: CaseReference, issuedOn: CivilDate, random: Random): Story {
  const at = office.hours.on(issuedOn, random);
  const { project, number, content, plannedOn } = plan;
  const input = { programme, project: project.name, taskNumber: number, content, leadUnit: project.lead, issuedOn, plannedOn, target: '按时完成并形成可核查的成果材料' };
  const story = new Story(office, 'programme-task', random, at).open(random.pick(staffWith(office, 'officer', 'planning')), at, input);
  return story.ended ? story : story.act(story.doer('claim'), office.hours.on(office.hours.after(issuedOn, random.whole(1, 4)), random), 'claim');
}

function report(office: Office, story: Story, day: CivilDate, light: 'green' | 'yellow' | 'red', random: Random): void {
  const progress = { green: '按计划推进。', yellow: '前期准备滞后，正在赶进度。', red: '牵头事项未启动，已约谈督促。' }[light];
  story.act(story.doer('report-progress'), office.hours.on(day, random), 'report-progress', { progress, light });
}

/** Reported as done on a day and verified by the planners a few days later. */
function finish(office: Office, story: Story, doneOn: CivilDate, random: Random): void {
  const told = office.hours.after(doneOn, random.whole(0, 2));
  story.act(story.doer('self-assess'), office.hours.on(told, random), 'self-assess', { doneOn, progress: '任务完成，成果材料已归集。' });
  if (!story.ended) story.act(random.pick(staffWith(office, 'officer', 'planning')), office.hours.on(office.hours.after(told, random.whole(1, 3)), random), 'verify');
}

/** A programme whose tasks were all finished, so many months before the planned day at least (提前完成). */
export function tellFinishedProgramme(office: Office, totals: ProgrammeTotals, year: number, random: Random): Story[] {
  const issuedOn = office.hours.worked(`${year}-01-17`);
  const { story, reference } = tellProgramme(office, year, issuedOn, totals, random);
  const tasks = planTasks(year, totals, random).map((plan) => {
    const task = issue(office, plan, reference, office.hours.after(issuedOn, random.whole(1, 6)), random);
    const latest = addMonths(plan.plannedOn, -totals.monthsAhead);
    report(office, task, office.hours.workedBefore(addDays(latest, -random.whole(20, 40))), 'green', random);
    finish(office, task, office.hours.workedBefore(addDays(latest, -random.whole(0, 12))), random);
    return task;
  });
  return [story, ...tasks];
}

/** Of the tasks in hand some wait to be verified, and some ask for a later day. */
function leaveInHand(office: Office, story: Story, index: number, random: Random): void {
  const day = office.hours.after(office.today, -2);
  if (story.ended || day <= String(story.events.at(-1)?.on)) return;
  if (index % 4 === 0) story.act(story.doer('self-assess'), office.hours.on(day, random), 'self-assess', { doneOn: day, progress: '任务完成，请核验。' });
  else if (index % 3 === 0) story.act(story.doer('adjust'), office.hours.on(day, random), 'adjust', { plannedOn: `${day.slice(0, 4)}-12-31`, reason: '配合单位机构调整，申请顺延。' });
}

/** This year's programme in the middle of its work: lights of all colours, some tasks done, some waiting to be verified. */
export function tellRunningProgramme(office: Office, totals: ProgrammeTotals, year: number, random: Random): Story[] {
  const issuedOn = office.hours.worked(`${year}-02-10`);
  const { story, reference } = tellProgramme(office, year, issuedOn, totals, random);
  const tasks = planTasks(year, totals, random).map((plan, index) => {
    const task = issue(office, plan, reference, office.hours.after(issuedOn, random.whole(1, 6)), random);
    const light = random.pick(['green', 'green', 'green', 'yellow', 'red'] as const);
    report(office, task, office.hours.after(issuedOn, random.whole(20, 60)), light, random);
    const doneOn = office.hours.workedBefore(addDays(earlier(plan.plannedOn, office.today), -random.whole(2, 90)));
    if (index % 3 !== 0 && doneOn > `${year}-05-31`) finish(office, task, doneOn, random);
    else leaveInHand(office, task, index, random);
    return task;
  });
  return [story, ...tasks];
}
