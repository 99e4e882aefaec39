import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { applicationCheckDigit } from '#domain/patent/number.ts';
import { describeJourneys } from '../support/browser.ts';
import { inspect } from './inspection.ts';
import { type Person, signIn } from './person.ts';

const PARTY = '澜川苇舟试验设备（示例）有限公司';
const SPELLED = '澜川市苇舟試驗設備(示例)有限責任公司';
const BRANCH = `${PARTY}望澜分公司`;

function numberOf(serial: number): string {
  const body = `20192${String(serial).padStart(7, '0')}`;
  return `${body}.${applicationCheckDigit(body)}`;
}

/** Writes as the person who is signed in, the way other pages do. */
async function write(person: Person, path: string, data: object): Promise<unknown> {
  const reply = await person.page.request.post(new URL(`/api/v1${path}`, person.page.url()).href, { data, headers: { 'idempotency-key': randomUUID(), origin: new URL(person.page.url()).origin } });
  if (!reply.ok()) throw new Error(await reply.text());
  return reply.json();
}

async function registers(person: Person, serial: number, applicant: string, address?: string): Promise<string> {
  const entry = { title: `一种苇舟装置${serial}`, applicationNumber: numberOf(serial), kind: 'utility', applicants: [applicant], filingDate: '2019-03-05', ...(address && { address }), publications: [{ number: `CN2${String(serial).padStart(8, '0')}U`, date: '2019-10-10' }] };
  return ((await write(person, '/patents', { entry, reason: '核对公报' })) as { id: string }).id;
}

/** Follows the register until the page shows a text. */
async function waitsFor(person: Person, path: string, text: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    await person.goTo(path);
    const shown = await person.page.getByRole('main').getByText(text).first().waitFor({ timeout: 3_000 }).then(() => true, () => false);
    if (shown) return;
    if (tries === 15) throw new Error(`“${text}” did not come`);
  }
}

describeJourneys('Matching parties and placing patents', (journey) => {
  let spelled = '';

  test('the page shows two names side by side; a key decides, another takes it back, and what was decided stays', async () => {
    const officer = await signIn(journey, 'statistics');
    spelled = await registers(officer, 7_100_001, SPELLED, '澜川市');
    await registers(officer, 7_100_002, BRANCH, '澜川市');
    await registers(officer, 7_100_003, '苇小舟');
    await registers(officer, 7_100_005, 'Weizhou Test Co., Ltd.');
    const district = ((await (await officer.page.request.get(new URL('/api/v1/organisation', officer.page.url()).href)).json()) as { districts: { code: string; name: { zh: string } }[] }).districts.find(({ name }) => name.zh.startsWith('望澜'));
    await write(await signIn(journey, 'clerk'), '/cases', { type: 'party', input: { name: PARTY, kind: 'enterprise', registeredOn: '2020-01-02', district: district?.code } });
    await waitsFor(officer, '/parties/matching?q=苇舟', SPELLED);
    await officer.main.press(new RegExp(`^${SPELLED.replace('(', '\\(').replace(')', '\\)')}`));
    await officer.at('并列比对').sees('可能是同一主体');
    await officer.page.keyboard.press('a');
    await officer.main.sees(`已认定“${SPELLED}”为同一主体。`);
    await officer.page.keyboard.press('u');
    await officer.main.sees(`已撤销“${SPELLED}”的认定。`);
    await officer.page.keyboard.press('a');
    await officer.main.sees(`已认定“${SPELLED}”为同一主体。`);
    await officer.at('并列比对').sees(BRANCH);
    await officer.page.keyboard.press('b');
    await officer.main.sees(`已认定“${BRANCH}”为分支机构。`);
    await officer.goTo('/parties/matching?q=苇舟');
    await officer.main.sees('没有待认定的');
    expect(await officer.main.reads()).not.toContain(SPELLED);
  });

  test('the patent counts where its owner is seated, and says why', async () => {
    const officer = await signIn(journey, 'statistics');
    await officer.goTo(`/patents/${spelled}`);
    await officer.main.sees('注册地');
    expect(await officer.main.reads()).toContain(`望澜区（按权利人“${PARTY}”的注册地，地址只写到市）`);
  });

  test('a patent that nothing places is set by hand, with the reason, and that is undone', async () => {
    const officer = await signIn(journey, 'statistics');
    await waitsFor(officer, '/parties/matching?view=places&q=苇小舟', '未能确定：没有地址');
    await officer.page.getByRole('checkbox', { name: '选择《一种苇舟装置7100003》' }).check();
    await officer.select('认定为', '望澜区');
    await officer.page.getByRole('textbox', { name: '理由' }).fill('发明人住在望澜区');
    await officer.main.press('认定所选 1 件');
    await officer.main.sees('已认定 1 件。');
    await officer.goTo('/parties/matching?view=places&question=hand&q=苇小舟');
    await officer.main.sees('望澜区（人工认定）');
    await officer.main.press('撤销“一种苇舟装置7100003”的认定');
    await officer.page.getByRole('textbox', { name: '撤销理由' }).fill('住址有误');
    await officer.main.press('撤销');
    await officer.main.sees('已撤销“一种苇舟装置7100003”的认定。');
    await officer.goTo('/parties/matching?view=places&q=苇小舟');
    await officer.main.sees('未能确定：没有地址');
    expect(await officer.main.reads()).not.toContain('人工认定）');
  });

  test('the record of decisions tells who decided and why, and takes a decision back', async () => {
    const officer = await signIn(journey, 'statistics');
    await officer.goTo('/parties/matching?view=decisions&q=苇舟');
    await officer.main.row(BRANCH).first().getByRole('cell', { name: /^分支机构/ }).waitFor();
    await officer.page.getByText('手工认定名称').click();
    const form = officer.within(officer.page.getByRole('form', { name: '手工认定名称' }));
    await form.write('专利上的名称', '苇舟外文名 Weizhou Co., Ltd.');
    await form.find('主体登记簿中的主体', '苇舟试验', PARTY);
    await form.write('理由', '企业提供的外文名');
    await form.press('认定');
    await officer.main.sees('找不到这个名称');
    await form.write('专利上的名称', 'WEIZHOU  Test Co., Ltd');
    await form.press('认定');
    await officer.main.sees('已认定“WEIZHOU  Test Co., Ltd”为同一主体。');
    await officer.main.press(`撤销“${BRANCH}”的认定`);
    await officer.page.getByRole('textbox', { name: '撤销理由' }).fill('另行核对');
    await officer.main.press('撤销');
    await officer.main.sees(`已撤销“${BRANCH}”的认定。`);
    await officer.main.row(BRANCH).first().getByText('已撤销').waitFor();
    expect(await officer.main.row(BRANCH).first().innerText()).toContain('名称为其分支机构');
  });

  test('each part of the page is sound in both languages, on a desk and on a phone', async () => {
    const officer = await signIn(journey, 'statistics');
    await registers(officer, 7_100_004, BRANCH.replace('分公司', '第二分公司'), '澜川市');
    await waitsFor(officer, '/parties/matching?q=苇舟', '第二分公司');
    expect(await inspect(officer.page, ['/parties/matching?q=苇舟', '/parties/matching?view=decisions&q=苇舟', '/parties/matching?view=places'])).toEqual([]);
  });
});
