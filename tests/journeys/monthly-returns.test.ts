import { expect, test } from 'vitest';
import { describeJourneys, type Journey } from '../support/browser.ts';
import { inspect } from './inspection.ts';
import { act, dayFromNow, type Person, signIn } from './person.ts';

/** A month whose work the model city does not tell, after a December that it does: nobody has reported it yet, and its targets are set. */
const MONTH = '2023-01';
const AS_OF = '2023-01-31';
const EAST = { user: 'district1', name: '望澜区' };
const PORT = { user: 'district2', name: '澜港新区' };

/** The office opens the month for all districts, asking for two levels only. */
async function openMonth(office: Person): Promise<void> {
  await office.goTo(`/monthly-returns?month=${MONTH}`);
  const box = office.at('发起2023年1月月报');
  for (const other of ['发明专利授权', '实用新型授权', '外观设计授权', 'PCT 国际专利申请', '商标注册申请', '商标核准注册', '有效实用新型', '有效外观设计', '有效注册商标']) await box.page.getByRole('checkbox', { name: other, exact: true }).uncheck();
  await box.press('向 16 个区发起');
  await office.main.sees('已发起 16 份');
  await office.main.sees('未报 16');
}

/** The district opens its return from its work list. */
async function openReturn(district: Person): Promise<void> {
  await district.goTo('/');
  await district.main.row(/2023年1月月报/).getByRole('link').first().click();
  await district.main.follow('填报数');
  await district.seesPage(/2023年1月月报/);
}

async function lastOf(district: Person, indicator: string): Promise<number> {
  const last = await district.main.row(indicator).first().getByRole('cell').nth(1).innerText();
  return Number(/[\d,]+/.exec(last)?.[0].replaceAll(',', ''));
}

const field = (person: Person, name: string): ReturnType<Person['text']> => person.page.getByRole('textbox', { name, exact: true });

/** Fills both levels, the second one by so much more than last month's. */
async function fill(district: Person, more: number): Promise<{ readonly inForce: number; readonly highValue: number }> {
  const inForce = (await lastOf(district, '有效发明专利')) + 60;
  const highValue = (await lastOf(district, '高价值发明专利')) + more;
  await field(district, '有效发明专利').fill(String(inForce));
  await field(district, '高价值发明专利').fill(String(highValue));
  return { inForce, highValue };
}

async function lock(statistics: Person, name: string): Promise<void> {
  await statistics.goTo(`/monthly-returns?month=${MONTH}`);
  await statistics.main.follow(name);
  await statistics.at('核对').page.getByRole('textbox', { name: /核对意见/ }).fill('与登记簿衔接');
  await statistics.main.press('核对通过，锁定');
  await statistics.main.sees('已锁定');
}

interface Section {
  readonly case: { readonly id: string; readonly version: number };
}

/** The genre's own sentences stand this time: nobody writes a section. */
async function withoutSections(office: Person, round: string): Promise<void> {
  const failed = await office.page.evaluate(async (id) => {
    const { sections } = (await (await fetch(`/api/v1/report-rounds/${id}`)).json()) as { sections: Section[] };
    const statuses = await Promise.all(sections.map(async ({ case: { id: section, version } }) => (await fetch(`/api/v1/cases/${section}/actions`, {
      method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      body: JSON.stringify({ action: 'annul', input: { reason: '按系统生成文字' }, basedOn: version }),
    })).status));
    return statuses.filter((status) => status !== 200).length;
  }, round);
  expect(failed).toBe(0);
}

async function approve(person: Person, address: string): Promise<void> {
  await person.page.goto(address);
  await act(person, '同意', (sheet) => sheet.write('意见', '同意。'));
}

/** Opens a bulletin, has it passed, signed, sealed and issued; gives the address of its case. */
async function issue(journey: Journey, office: Person, number: string, corrects?: string): Promise<string> {
  await office.goTo('/cases/report-round/new');
  const form = office.main;
  await form.pickFrom('报告体例', '各区月度通报');
  await form.write('年度', '2023');
  await form.page.getByLabel('数据截至', { exact: true }).fill(AS_OF);
  await form.page.getByLabel('报送时限', { exact: true }).fill(dayFromNow(5));
  if (corrects !== undefined) await form.find('更正的通报', corrects, corrects);
  await form.press('发起征集');
  await office.main.follow('章节与合稿');
  await office.main.sees(/章已审签/);
  const round = office.page.url().split('/').at(-1)?.split('?')[0] ?? '';
  await withoutSections(office, round);
  await office.goTo(`/case/${round}`);
  const file = office.page.url();
  const director = await signIn(journey, 'director');
  await director.page.goto(file);
  await act(director, '党组会议审议通过', async (sheet) => sheet.page.getByLabel('会议日期', { exact: true }).fill(dayFromNow(0)));
  await office.page.reload();
  await act(office, '申请用印', async (sheet) => {
    await sheet.write('发文字号', number);
    await sheet.write('主送机关', '各区局');
    await sheet.choose('公开属性', '不予公开');
    await sheet.write('公开属性的依据', '《政府信息公开条例》第十六条');
    await sheet.write('用印份数', '20');
  }, '呈批：申请用印');
  await approve(await signIn(journey, 'office-head'), file);
  await approve(await signIn(journey, 'leader'), file);
  await office.page.reload();
  await act(office, '用印登记', async (sheet) => {
    await sheet.attach(/用印件|添加/, { name: '用印件.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF') });
    await sheet.sees('用印件.pdf');
    await sheet.sees('更换'); // The name stands there while it is being sent as well.
    await sheet.page.getByLabel('用印日期', { exact: true }).fill(dayFromNow(0));
    await sheet.write('印章保管人', '贺文舟');
  });
  await act(office, '印发', async (sheet) => sheet.page.getByLabel('印发日期', { exact: true }).fill(dayFromNow(0)));
  return file;
}

/** Publishes a bulletin as its round says it; gives the address of the edition. */
async function publish(statistics: Person, file: string): Promise<string> {
  await statistics.page.goto(file);
  await statistics.main.follow('章节与合稿');
  await statistics.main.press('发布合稿并锁数');
  await statistics.sheet.press('确认发布');
  await statistics.main.sees('发布后没有数据变动。');
  return statistics.page.url();
}

const grouped = (value: number): string => value.toLocaleString('en-US');

describeJourneys('The districts’ returns of a month', (journey) => {
  test('are opened, filled, sent back, locked, ranked and published; an objection ends in a correcting bulletin', async () => {
    const office = await signIn(journey, 'supervision');
    await openMonth(office);

    const east = await signIn(journey, EAST.user);
    await openReturn(east);
    const jump = await fill(east, 9000);
    await east.main.sees('变动过大，须说明');
    await east.main.press('报送');
    await east.main.sees(/请说明后再报送：“高价值发明专利”变动过大/);
    await field(east, '高价值发明专利 说明').fill('口径调整后补计');
    await east.main.press('报送');
    await east.main.sees('待核对');
    await east.goTo(`/monthly-returns?month=${MONTH}`);
    await east.main.row(EAST.name).waitFor();
    expect(await east.main.row('区').count()).toBe(2);

    const statistics = await signIn(journey, 'statistics');
    await statistics.goTo(`/monthly-returns?month=${MONTH}`);
    await statistics.main.follow(EAST.name);
    await statistics.main.press('退回');
    await statistics.main.sees('退回须写明理由。');
    await statistics.page.getByRole('textbox', { name: /核对意见/ }).fill('高价值发明专利与上月不衔接，请核对');
    await statistics.main.press('退回');
    await statistics.main.sees('已退回，待重报');

    await openReturn(east);
    await east.main.sees(/退回理由：高价值发明专利与上月不衔接/);
    const form = await east.downloads(east.main.link('下载填报表'));
    expect(form.name).toContain('月报填报表');
    const head = '表号,填报单位,报表期,区划代码,地区,有效发明专利（月末数，件）,高价值发明专利（月末数，件）,数据性质,说明';
    const highValue = jump.highValue - 9000 + 30;
    await east.page.locator('input[type=file]').setInputFiles({ name: '填报表.csv', mimeType: 'text/csv', buffer: Buffer.from(`${head}\nZS-REPORT-1,望澜区知识产权局,2023-01,990101,望澜区,${jump.inForce},${highValue},正式数,已逐件核对\n`) });
    await east.main.sees('已从“填报表.csv”读入 2 个数');
    await east.main.press('报送');
    await east.main.sees('待核对');
    await lock(statistics, EAST.name);

    const bulletin = await issue(journey, office, '澜知发〔2026〕21号');
    const edition = await publish(statistics, bulletin);
    const first = await statistics.reads();
    expect(first).toContain('关于2023年1月各区知识产权工作情况的通报');
    expect(first).toMatch(/高价值发明专利缺报的有东渚区、.*澜港新区，不列位次，也不按零计。/);
    await statistics.main.row(PORT.name).filter({ hasText: '未报' }).first().waitFor();

    await office.goTo(`/monthly-returns?month=${MONTH}`);
    await office.page.getByText(/^催报（15 个区未报）/).click();
    await office.main.write('催办内容', '通报已发，请尽快补报');
    await office.main.press('向未报的区催报');
    await office.main.sees('已催报 15 个区。');

    const port = await signIn(journey, PORT.user);
    await openReturn(port);
    await port.main.sees(/催报：通报已发，请尽快补报/);
    await fill(port, 20);
    await port.main.press('报送');
    await lock(statistics, PORT.name);

    await east.goTo('/cases/bulletin-objection/new');
    await east.main.find('所异议的通报', '2023年1月各区月度通报');
    await east.main.find('区', EAST.name);
    await east.page.getByLabel('提出日期', { exact: true }).fill(dayFromNow(0));
    await east.main.pickFrom('指标', '高价值发明专利');
    await east.main.write('异议与理由', '漏计五件');
    await east.main.press('提出异议');
    await east.main.sees('待核查');
    const objection = east.page.url();

    await statistics.page.goto(objection);
    await act(statistics, '异议成立', (sheet) => sheet.write('核查情况', '经核，漏计五件'), '呈批：异议成立');
    await approve(await signIn(journey, 'leader'), objection);

    await statistics.goTo(`/monthly-returns?month=${MONTH}`);
    await statistics.main.follow(EAST.name);
    await statistics.main.press('更正');
    await field(statistics, '高价值发明专利').fill(String(highValue + 5));
    await statistics.page.getByRole('textbox', { name: '更正理由' }).fill('异议成立，补计五件');
    await statistics.main.press('记入更正');
    await statistics.main.row('高价值发明专利').filter({ hasText: grouped(highValue + 5) }).first().waitFor();

    await statistics.page.goto(edition);
    await statistics.at(/发布后有 \d+ 个数发生变动/).row('高价值发明专利').first().waitFor();
    expect(await statistics.reads()).toContain(String(highValue));

    const correcting = await issue(journey, office, '澜知发〔2026〕22号', '2023年1月各区月度通报');
    await publish(statistics, correcting);
    const second = await statistics.reads();
    expect(second).toContain('关于2023年1月各区知识产权工作情况的通报（更正）');
    expect(second).toContain(String(highValue + 5));
    expect(second).not.toContain('、澜港新区，不列位次');

    await statistics.page.goto(objection);
    await act(statistics, '登记更正通报', (sheet) => sheet.find('更正通报', '（更正）', '（更正）'));
    await statistics.main.sees('已更正');
  });

  test('a year’s targets stand by division and district; a change waits for a second person and keeps what it was', async () => {
    const statistics = await signIn(journey, 'statistics');
    await statistics.goTo('/targets?year=2023');
    await statistics.main.row('质押融资金额').getByText('2,700,000,000').waitFor();
    await statistics.at('各区分解 · 有效发明专利').row(EAST.name).waitFor();
    await statistics.page.getByRole('button', { name: '培训场次 沿革' }).click();
    await statistics.sheet.press('调整目标');
    await statistics.sheet.write('数值', '70');
    await statistics.sheet.write('来源文件', '年中调整的通知');
    await statistics.sheet.press('调整目标');
    await statistics.sheet.sees(/已提交复核：供〔\d+〕\d+号/);
    expect(await statistics.main.row('培训场次').getByText('66', { exact: true }).count()).toBe(1);
  });

  test('their pages read in both languages, fit a phone and shut nobody out', async () => {
    const statistics = await signIn(journey, 'statistics');
    await statistics.goTo('/monthly-returns');
    await statistics.main.follow('鹿鸣区');
    await statistics.main.sees('核对意见');
    const waiting = new URL(statistics.page.url()).pathname;
    await statistics.goTo('/monthly-returns');
    await statistics.main.follow('云屏区');
    await statistics.main.press('更正');
    const locked = new URL(statistics.page.url()).pathname;
    expect(await inspect(statistics.page, ['/monthly-returns', '/monthly-returns?month=2024-03', waiting, locked, '/targets?year=2022', '/targets?year=2022&target=target-pledge-amount'])).toEqual([]);
    const district = await signIn(journey, PORT.user);
    await district.goTo('/monthly-returns');
    await district.main.follow(PORT.name);
    await district.main.sees('退回理由');
    expect(await inspect(district.page, [new URL(district.page.url()).pathname])).toEqual([]);
  });

  test('a bulletin is refused for one unit, in words', async () => {
    const leader = await signIn(journey, 'leader');
    await leader.goTo('/reports/district-bulletin?year=2022&asOf=2022-10-31&unit=wanglan');
    await leader.main.sees('《各区月度通报》比较全市各区，不能按一个单位编写');
    expect(await leader.page.locator('.paper').count()).toBe(0);
  });
});
