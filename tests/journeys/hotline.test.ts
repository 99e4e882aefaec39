import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { describeJourneys } from '../support/browser.ts';
import { act, type Person, signIn, visitPortal } from './person.ts';
import { receive } from './request.ts';

/** A photograph of one grey dot. */
const PHOTOGRAPH = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGOYBQAAewB6DZp4WAAAAABJRU5ErkJggg==', 'base64');
const SUBJECT = '市场里有人卖假冒专利的净水器';
const INFORMANT = '热心市民古道长';

/** Sends a report with an attachment, the last button pressed twice in haste; returns the receipt number. */
async function report(citizen: Person): Promise<string> {
  await citizen.follow(/^咨询、举报或投诉/);
  await citizen.follow('开始填写');
  await citizen.page.getByRole('radio', { name: /告诉你们哪里有侵权或假冒/ }).check();
  await citizen.press('下一步');
  await citizen.write('事由', SUBJECT);
  await citizen.write('具体内容', '东渚市场三号摊位的净水器标着专利号，查询后并不存在。');
  await citizen.press('下一步');
  await citizen.write('被反映单位或个人', '东渚市场三号摊位');
  await citizen.press('下一步');
  await citizen.attach('＋ 添加照片或文件', { name: '摊位照片.png', mimeType: 'image/png', buffer: PHOTOGRAPH });
  await citizen.sees('已添加 1 个');
  await citizen.press('下一步');
  await citizen.write('您的姓名', INFORMANT);
  await citizen.write('联系方式', '13900000000');
  await citizen.press('下一步');
  await citizen.sees('摊位照片.png');
  await citizen.button('提交').dblclick();
  await citizen.seesPage('已收到您的举报');
  const receipt = await citizen.reads();
  expect(receipt).toContain(createHash('sha256').update(PHOTOGRAPH).digest('hex'));
  return /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/.exec(receipt)?.[0] ?? '';
}

/** The number under which a case stands. */
async function numberOf(officer: Person, address: string): Promise<string> {
  await officer.page.goto(address);
  await officer.main.sees(/^裁〔\d{4}〕\d+号$/);
  return officer.main.text(/^裁〔\d{4}〕\d+号$/).first().innerText();
}

/** Looks for the matter in the desk's list until it has come in from the portal. */
async function find(officer: Person): Promise<void> {
  await officer.follow(/^12330 维权援助/);
  await officer.seesPage(/^12330 维权援助/);
  await officer.page.getByRole('main').getByRole('searchbox').fill(SUBJECT);
  await officer.page.waitForURL(/[?&]q=/);
  await expect.poll(async () => {
    await officer.page.reload();
    return officer.main.link(/^12330〔/).first().waitFor({ timeout: 2_000 }).then(() => true, () => false);
  }, { timeout: 30_000 }).toBe(true);
}

describeJourneys('A citizen without an account', (journey) => {
  test('reports to the 12330 desk, follows the matter by its receipt and reads the answer; only the desk learns who it was', async () => {
    const citizen = await visitPortal(journey);
    const receipt = await report(citizen);
    expect(receipt).not.toBe('');

    const officer = await signIn(journey, 'hotline');
    await find(officer);
    await officer.main.sees('共 1 件');
    await officer.main.follow(/^12330〔/);
    await officer.at('内容').sees(INFORMANT);
    const photograph = await officer.downloads(officer.at('内容').link(/摊位照片/));
    expect(photograph.bytes.equals(PHOTOGRAPH)).toBe(true);

    const leader = await signIn(journey, 'leader');
    await leader.page.goto(officer.page.url());
    await leader.at('内容').sees('东渚市场三号摊位');
    await leader.at('内容').sees('另有 2 个栏目您无权查看');
    expect(await leader.page.content()).not.toContain(INFORMANT);

    await act(officer, '答复', (sheet) => sheet.write('答复', '已赴现场核查，摊主停止销售并接受处理。'));
    await officer.main.sees('已答复');

    const later = await visitPortal(journey);
    await later.follow(/^查办理进度/);
    await later.write('回执号', receipt.toLowerCase().replaceAll('-', ' '));
    await later.press('查询');
    await later.sees('已赴现场核查，摊主停止销售并接受处理。');
    await later.sees('已答复');
    expect(await later.page.content()).not.toContain(INFORMANT);
  });
});

describeJourneys('A complaint by telephone', (journey) => {
  test('is registered, given to an officer of the protection division, and turned into an adjudication', async () => {
    const desk = await signIn(journey, 'hotline');
    await desk.follow(/^12330 维权援助/);
    await desk.follow('登记');
    const form = desk.main;
    await form.choose('类型', '投诉');
    await form.write('事由', '同行仿制我公司水泵');
    await form.write('具体内容', '请求处理专利侵权。');
    await form.choose('渠道', '来电');
    await form.press('登记');
    await act(desk, '分派', (sheet) => sheet.find('承办人', '林维安'));

    const officer = await signIn(journey, 'officer');
    await officer.main.row('同行仿制我公司水泵').first().waitFor();
    const number = await numberOf(officer, await receive(officer));
    await officer.page.goto(desk.page.url());
    await act(officer, '转为裁决案件', (sheet) => sheet.find('转立的裁决案件', number));
    await officer.main.sees('已转立案');
    expect(await officer.at('内容').reads()).toContain(number);
  });
});
