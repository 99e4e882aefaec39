import type { CivilDate } from '#domain/calendar/civil-date.ts';
import { PLACES } from './bureau.ts';
import { type Enterprise, referenceTo } from './enterprises.ts';
import type { Random } from './random.ts';
import { type Office, openersOf, staffWith, Story } from './story.ts';
import type { TrainingTotals } from './totals.ts';

const TOPICS = ['专利申请与布局实务', '商标品牌建设与保护', '专利导航方法与案例', '专利质押融资政策解读', '海外知识产权纠纷应对', '企业知识产权管理规范贯标', '专利检索与信息利用', '电商领域知识产权保护', '商业秘密保护实务', '专利侵权纠纷行政裁决实务', '地理标志保护与运用', '专利开放许可政策解读', '高价值专利培育', '知识产权强国建设纲要解读'];
const AUDIENCES = ['enterprises', 'agencies', 'universities', 'enforcement', 'grassroots', 'public'] as const;
const LECTURERS = ['本局业务骨干', '高校知识产权学院教师', '资深专利代理师', '法院知识产权庭法官', '银行科技金融部门负责人', '保护中心审查员'];
/** A room is full at some point. */
const LEAST_ATTENDANCE = 20;

function sessionInput(day: CivilDate, attended: number, district: string | undefined, enterprises: readonly Enterprise[], random: Random): object {
  const place = PLACES.find(({ code }) => code === district);
  const near = enterprises.filter((each) => !district || each.district === district);
  const present = random.shuffled(near).slice(0, Math.min(random.whole(3, 8), attended));
  return {
    date: day, topic: random.pick(TOPICS), mode: random.pick(['offline', 'offline', 'offline', 'online', 'both']), audience: [...new Set(['enterprises', random.pick(AUDIENCES)])],
    organiser: place ? `${place.zh}知识产权局` : '澜川市知识产权局', lecturers: random.pick(LECTURERS), ...(district && { district }),
    invited: attended + random.whole(0, 12), attended, hours: random.pick([2, 3, 3.5, 6]), satisfaction: random.whole(930, 1000) / 10,
    enterprises: present.map((enterprise) => ({ enterprise: referenceTo(enterprise) })),
  };
}

/** The training sessions of a span of days (培训): some of the city, some of a district bureau. */
export function tellTrainings(office: Office, totals: TrainingTotals, enterprises: readonly Enterprise[], from: CivilDate, to: CivilDate, random: Random): Story[] {
  const attendances = random.parts(totals.attendances, Array.from({ length: totals.sessions }, () => random.pick([1, 1, 2, 3])), LEAST_ATTENDANCE);
  const days = office.hours.spread(totals.sessions, from, to, random);
  const type = office.catalog.getType('training-session');
  return days.map((day, index) => {
    const place = random.chance(0.35) ? random.pick(PLACES) : undefined;
    const actor = random.pick(place ? openersOf(office, type, place.unit) : staffWith(office, 'officer', 'public-service'));
    const at = office.hours.on(office.hours.after(day, random.whole(0, 2)), random);
    return new Story(office, 'training-session', random, at).open(actor, at, sessionInput(day, attendances[index] ?? LEAST_ATTENDANCE, place?.code, enterprises, random));
  });
}
