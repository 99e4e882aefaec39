import { type Actor, PUBLIC } from '#domain/access/actor.ts';
import { addDays, type CivilDate, civilDateAt } from '#domain/calendar/civil-date.ts';
import type { CaseReference } from '#domain/form/index.ts';
import { PLACES } from './bureau.ts';
import type { Random } from './random.ts';
import { type Office, staffWith, Story } from './story.ts';
import type { HotlineTotals } from './totals.ts';

type Kind = 'inquiry' | 'report' | 'complaint';

const SUBJECTS: Readonly<Record<Kind, readonly (readonly [subject: string, text: string, reply: string])[]>> = {
  inquiry: [
    ['专利年费缴纳期限', '来电询问授权后的专利年费何时缴纳、逾期如何补救。', '年费应在上一年度期满前缴纳；期满后六个月内可补缴并缴纳滞纳金。'],
    ['商标续展手续', '询问商标有效期届满前如何办理续展。', '期满前十二个月内办理，期满后有六个月宽展期，可在线提交。'],
    ['专利申请费用减缴', '个人申请专利，询问费用减缴条件。', '年收入符合标准的个人和企业可备案后减缴，备案当年有效。'],
    ['外观设计保护期限', '询问外观设计专利的保护期限。', '自申请日起计算，具体年限按申请日适用的法律确定，已告知查询方式。'],
    ['专利快速预审', '企业询问如何申请快速预审。', '须先在保护中心备案，申请所属技术领域应在预审范围内。'],
    ['著作权登记在哪里办理', '询问软件著作权登记的办理渠道。', '著作权登记由版权部门负责，已告知登记机构的网站和电话。'],
    ['专利许可备案', '询问许可合同备案所需材料。', '合同生效后三个月内备案，材料清单已发送。'],
    ['地理标志使用申请', '合作社询问如何使用地理标志专用标志。', '向所在区局提出使用申请，经核准后使用，流程已说明。'],
  ],
  report: [
    ['网店涉嫌假冒专利', '某网店在商品页面标注已失效的专利号进行宣传。', '经核查，页面标注的专利已失效，已责令改正并下架。'],
    ['商超销售商品标注不实专利号', '货架商品外包装标注的专利号查询不到。', '经核查，标注为申请号且未载明，已责令改正标注。'],
    ['代理机构涉嫌无资质代理', '某公司无执业许可以代理名义招揽专利申请业务。', '经核查该公司未取得执业许可，已转执法机构立案。'],
    ['展会展品涉嫌假冒注册商标', '展位展品使用他人注册商标。', '已会同展会主办方核实，展品撤展，线索已移送。'],
    ['恶意抢注商标', '举报某主体批量抢注本地知名字号。', '已收集材料上报，并告知可提出异议或无效宣告。'],
  ],
  complaint: [
    ['产品外观被仿冒', '企业投诉同行产品外观与其外观设计专利近似。', '已组织双方调解，被投诉方同意停止销售并更换模具。'],
    ['商标被同行近似使用', '企业投诉同行使用近似标识。', '经调解，被投诉方承诺更换包装。'],
    ['专利技术被前员工使用', '企业投诉离职员工另设公司使用其专利技术。', '已告知可请求行政裁决或起诉，并提供维权指引。'],
    ['代理服务质量纠纷', '申请人投诉代理机构延误答复期限。', '经调解，代理机构退还服务费并协助恢复权利。'],
    ['电商平台不处理侵权通知', '权利人投诉平台未处理其侵权通知。', '已协调平台补正受理，链接已下架。'],
  ],
};

const TRANSFER_TO = ['市文化市场综合执法总队', '市市场监管综合执法总队', '外省市知识产权局（示例）', '市版权局'];

/** Shares of kinds and channels in percent, as the desk of a city would see them. */
const KIND_SHARES: readonly Kind[] = [...Array<Kind>(78).fill('inquiry'), ...Array<Kind>(12).fill('report'), ...Array<Kind>(10).fill('complaint')];
const CHANNELS = [...Array<string>(62).fill('phone'), ...Array<string>(9).fill('visit'), ...Array<string>(4).fill('letter'), ...Array<string>(25).fill('web')];

const RECEIPT_SIGNS = [...'23456789ABCDEFGHJKMNPQRSTVWXYZ'];

function receiptOf(random: Random): string {
  return Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => random.pick(RECEIPT_SIGNS)).join('')).join('-');
}

/** Somebody at the portal, known by the receipt alone; the matter belongs to the desk. */
function citizen(random: Random): Actor {
  return { ...PUBLIC, person: `public:${receiptOf(random)}`, unit: 'hotline' };
}

interface Matter {
  readonly story: Story;
  readonly reply: string;
  readonly kind: Kind;
  readonly day: CivilDate;
  readonly officer: Actor;
}

function openMatter(office: Office, kind: Kind, day: CivilDate, random: Random): Matter {
  const [subject, text, reply] = random.pick(SUBJECTS[kind]);
  const channel = random.pick(CHANNELS);
  const officer = random.pick(staffWith(office, 'hotline-officer', 'hotline'));
  const at = office.hours.on(day, random);
  const input = { kind, subject, text, channel, ...(random.chance(0.7) && { district: random.pick(PLACES).code }), ...(kind !== 'inquiry' && { against: `某${random.pick(['商贸', '科技', '网络', '食品'])}公司（示例）` }) };
  const story = new Story(office, 'hotline-item', random, at).open(channel === 'web' ? citizen(random) : officer, at, input);
  return { story, reply, kind, day, officer };
}

/** An inquiry is answered at once or on the next working day; now and then later. */
function answerInquiry(office: Office, { story, reply, day, officer }: Matter, random: Random): void {
  const answered = random.chance(0.75) ? day : office.hours.after(day, random.chance(0.97) ? 1 : random.whole(2, 4));
  story.act(officer, office.hours.on(answered, random), 'answer', { reply });
  followUp(office, story, officer, answered, 0.12, random);
}

/** A report is checked within fifteen working days: accepted, refused or transferred. */
function checkReport(office: Office, { story, reply, day, officer }: Matter, random: Random): void {
  const checked = office.hours.after(day, random.whole(1, random.chance(0.95) ? 13 : 20));
  if (random.chance(0.5)) {
    story.act(officer, office.hours.on(checked, random), 'transfer', { transferTo: random.pick(TRANSFER_TO), transferNumber: `转办${checked.replaceAll('-', '')}${random.whole(100, 999)}` });
  } else {
    story.act(officer, office.hours.on(checked, random), 'accept');
    story.act(officer, office.hours.on(office.hours.after(checked, random.whole(3, 15)), random), 'answer', { reply });
  }
  followUp(office, story, officer, addDays(checked, 20), 0.5, random);
}

/** A complaint is accepted or refused within seven working days, then mediated. */
function handleComplaint(office: Office, { story, reply, day, officer }: Matter, random: Random): void {
  const told = office.hours.after(day, random.whole(1, random.chance(0.96) ? 6 : 10));
  if (random.chance(0.12)) story.act(officer, office.hours.on(told, random), 'refuse', { reply: '不属于本中心受理范围，已告知向有关部门反映。' });
  else {
    story.act(officer, office.hours.on(told, random), 'accept');
    story.act(officer, office.hours.on(office.hours.after(told, random.whole(5, 40)), random), 'answer', { reply });
  }
  followUp(office, story, officer, office.hours.after(told, 42), 0.7, random);
}

function followUp(office: Office, story: Story, officer: Actor, from: CivilDate, probability: number, random: Random): void {
  const day = office.hours.after(from, random.whole(1, 8));
  const satisfaction = random.pick([...Array<string>(70).fill('satisfied'), ...Array<string>(20).fill('fair'), 'dissatisfied', 'dissatisfied', ...Array<string>(8).fill('unreached')]);
  if (random.chance(probability)) story.act(officer, office.hours.on(day, random), 'follow-up', { satisfaction });
  story.act(officer, office.hours.on(office.hours.after(day, 1), random), 'archive');
}

function handle(office: Office, matter: Matter, random: Random): void {
  if (matter.kind === 'inquiry') answerInquiry(office, matter, random);
  if (matter.kind === 'report') checkReport(office, matter, random);
  if (matter.kind === 'complaint') handleComplaint(office, matter, random);
}

/** A matter that became an adjudication: the desk gives it to the protection division, which links the case it led to. */
function tellConverted(office: Office, adjudication: CaseReference & { readonly receivedOn: CivilDate }, random: Random): Story {
  const { receivedOn, ...reference } = adjudication;
  const matter = openMatter(office, 'complaint', office.hours.after(receivedOn, -3), random);
  const handler = random.pick(staffWith(office, 'officer', 'protection'));
  matter.story.act(matter.officer, office.hours.on(matter.day, random), 'triage', { person: handler.person });
  matter.story.act(matter.officer, office.hours.on(office.hours.after(matter.day, 1), random), 'accept');
  matter.story.act(handler, office.hours.on(office.hours.after(receivedOn, 1), random), 'convert', { adjudication: reference });
  followUp(office, matter.story, matter.officer, office.hours.after(receivedOn, 10), 1, random);
  return matter.story;
}

/** The matters of the 12330 desk in a span of days (12330 接收事项); those that became adjudications are among them. */
export function tellHotline(office: Office, totals: HotlineTotals, converted: readonly (CaseReference & { readonly receivedOn: CivilDate })[], from: CivilDate, to: CivilDate, random: Random): Story[] {
  const days = office.hours.spread(totals.items - converted.length, from, to, random);
  const stories = days.map((day) => {
    const matter = openMatter(office, random.pick(KIND_SHARES), day, random);
    if (!matter.story.ended) handle(office, matter, random);
    return matter.story;
  });
  return [...stories, ...converted.map((each) => tellConverted(office, each, random))];
}

/** The civil day on which a story's first event was recorded. */
export function firstDay(story: Story): CivilDate | undefined {
  const at = story.history()?.events[0]?.at;
  return at && civilDateAt(at);
}
