import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { describeJourneys } from '../support/browser.ts';
import { wordsIn } from './documents.ts';
import { act, dayFromNow, type Person, signIn, visitPortal } from './person.ts';

/** A past report of an invented year before the model city's records begin. */
const PAST = '澜川市知识产权局2019年工作总结\n\n2019年，全年走访企业140户次，惠及企业120家。\n';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const SECTION = '企业服务队';
const OPENING = '引言';
/** Many people do many things; each step waits for the one before. */
const LIMIT_MS = 480_000;

/** Reads the past report, accepts its figures by the keyboard, and takes them over as history. */
async function takeOverPast(statistics: Person): Promise<void> {
  await statistics.goTo('/readings');
  await statistics.page.locator('input[type=file]').setInputFiles({ name: '2019年工作总结.txt', mimeType: 'text/plain', buffer: Buffer.from(PAST) });
  await statistics.main.sees('读到 2 个数');
  await statistics.page.getByRole('button', { name: '采用', exact: true }).focus();
  await statistics.page.keyboard.press('a');
  await statistics.page.keyboard.press('a');
  await statistics.main.press(/2 个数/);
  await statistics.seesPage(/2019年/);
}

/** Opens the round by the form; gives its address. */
async function openRound(office: Person): Promise<string> {
  await office.follow('报告征集');
  await office.follow('发起征集');
  const form = office.main;
  await form.pickFrom('报告体例', '年度工作总结');
  await form.write('年度', '2020');
  await form.page.getByLabel('数据截至', { exact: true }).fill('2020-12-31');
  await form.page.getByLabel('报送时限', { exact: true }).fill(dayFromNow(10));
  await form.press('发起征集');
  await office.main.follow('章节与合稿');
  await office.sees(/0 \/ \d+ 章已审签/);
  return office.page.url();
}

/** The sections that are written this year; each of the others is annulled on its own page. */
async function annulOthers(office: Person, round: string): Promise<void> {
  for (;;) {
    await office.page.goto(round);
    const sections = office.page.getByRole('navigation', { name: '章节' }).getByRole('button');
    await sections.first().waitFor();
    const others = sections.filter({ hasNotText: new RegExp([SECTION, OPENING].join('|')) });
    if ((await others.count()) === 0) return;
    await others.first().click();
    await office.main.follow(/^章〔/);
    await act(office, '作废', (sheet) => sheet.write('理由', '本年不写'));
  }
}

async function openSection(person: Person, round: string, section = SECTION): Promise<void> {
  await person.page.goto(round);
  await person.page.getByRole('navigation', { name: '章节' }).getByRole('button', { name: section }).click();
  await person.page.getByRole('heading', { level: 2, name: section }).waitFor();
}

/** The merged report as Word gives it back: one sentence added, one figure overwritten. */
function editedDocx(docx: Buffer): Buffer {
  const parts = unzipSync(docx);
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const edited = xml.replace(/(<w:tag w:val="visits"\/>.*?<w:t[^>]*>)168</, '$1999<').replace('本年度走访', '服务队上门，本年度走访');
  expect(edited.includes('服务队上门')).toBe(true);
  return Buffer.from(zipSync({ ...parts, 'word/document.xml': strToU8(edited) }));
}

async function confirmAll(person: Person, step: string): Promise<void> {
  await person.page.getByRole('checkbox', { name: /已逐一核对/ }).check();
  await person.main.press(step);
}

/** Submits a section for signature and has its head and the leader in charge sign it. */
async function signSection(office: Person, round: string, section: string, signers: readonly Person[]): Promise<void> {
  await openSection(office, round, section);
  await office.main.follow(/^章〔/);
  const address = office.page.url();
  await act(office, '送审签', undefined, '呈批：送审签');
  for (const signer of signers) await approve(signer, address);
}

/** The statistics post asks for a change at a passage; until that is settled the section is not confirmed. */
async function commentOn(statistics: Person, round: string, words: string): Promise<void> {
  await openSection(statistics, round);
  await statistics.main.press(/阅读与批注/);
  await statistics.main.press('批注第 1 段');
  await statistics.main.write('意见', words);
  await statistics.page.getByRole('checkbox', { name: /须落实/ }).check();
  await statistics.main.press(/^提\s?出$/);
  await statistics.main.sees(words);
}

async function approve(person: Person, address: string): Promise<void> {
  await person.page.goto(address);
  await act(person, '同意', (sheet) => sheet.write('意见', '同意。'));
}

describeJourneys('The loop of a report', (journey) => {
  test('runs from last year’s Word file to a sealed and published summary that shows its growth, and a later correction', async () => {
    const statistics = await signIn(journey, 'statistics');
    await takeOverPast(statistics);

    const office = await signIn(journey, 'supervision');
    const round = await openRound(office);
    await annulOthers(office, round);

    const officer = await signIn(journey, 'promotion');
    await openSection(officer, round);
    const box = officer.page.getByRole('textbox', { name: '正文' });
    await box.getByText('同比增长20.0%').waitFor();
    await officer.main.button(/^发明专利授权/).first().waitFor();
    await box.press('Control+End');
    await officer.page.keyboard.type('服务常年在线。');
    await officer.main.press('存稿');
    await officer.main.button('已存稿').waitFor();
    await commentOn(statistics, round, '请写明服务时间');
    await officer.page.reload();
    await officer.main.sees('1 条意见须落实');
    await box.press('Control+End');
    await officer.page.keyboard.type('周末照常。');
    await officer.main.press('存稿');
    await officer.main.button('已存稿').waitFor();
    await officer.main.press(/^解\s?决$/);
    await officer.main.sees('已解决的 1 条');
    await officer.main.press('历稿');
    await officer.main.sees('增 5 字，删 0 字');
    await officer.main.press('撰写');
    await confirmAll(officer, '确认数字并报送');
    await officer.main.sees(/已报送/);

    await openSection(office, round, OPENING);
    await confirmAll(office, '确认数字并报送');
    await office.main.press('统稿采用');
    await office.main.sees(/已统稿/);

    await office.page.goto(round);
    const word = await office.downloads(office.main.link('Word'));
    await office.page.locator('input[type=file]').setInputFiles({ name: '合稿.docx', mimeType: DOCX, buffer: editedDocx(word.bytes) });
    const returned = office.page.getByRole('region', { name: SECTION });
    await returned.getByRole('row', { name: /走访户次.*168.*999.*168/ }).waitFor();
    await office.within(returned).press('采用并统稿');
    await office.within(returned).sees('已采用');

    for (const section of [SECTION, OPENING]) {
      await openSection(statistics, round, section);
      await confirmAll(statistics, '核数通过');
      await statistics.main.sees(/已核数/);
    }

    const [leader, head, officeHead] = [await signIn(journey, 'leader'), await signIn(journey, 'promotion-head'), await signIn(journey, 'office-head')];
    await signSection(office, round, SECTION, [head, leader]);
    await signSection(office, round, OPENING, [officeHead, leader]);

    await office.page.goto(round);
    await office.main.sees('2 / 2 章已审签');
    await office.main.follow('办件页（审签、退回、用印）');
    const file = office.page.url();
    const director = await signIn(journey, 'director');
    await director.page.goto(file);
    await act(director, '党组会议审议通过', async (sheet) => sheet.page.getByLabel('会议日期', { exact: true }).fill(dayFromNow(0)));

    await office.page.reload();
    await act(office, '申请用印', async (sheet) => {
      await sheet.write('发文字号', '澜知发〔2026〕1号');
      await sheet.write('主送机关', '各处室');
      await sheet.choose('公开属性', '主动公开');
      await sheet.write('索引号', 'LC-2026-001');
      await sheet.write('用印份数', '20');
    }, '呈批：申请用印');
    await approve(officeHead, file);
    await approve(leader, file);
    await office.page.reload();
    await act(office, '用印登记', async (sheet) => {
      await sheet.attach(/用印件|添加/, { name: '用印件.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF') });
      await sheet.sees('用印件.pdf');
      await sheet.sees('更换'); // The name stands there while it is being sent as well.
      await sheet.page.getByLabel('用印日期', { exact: true }).fill(dayFromNow(0));
      await sheet.write('印章保管人', '贺文舟');
    });
    await act(office, '印发', async (sheet) => sheet.page.getByLabel('印发日期', { exact: true }).fill(dayFromNow(0)));

    await statistics.page.goto(round);
    await statistics.main.press('发布合稿并锁数');
    await statistics.sheet.press('确认发布');
    await statistics.main.sees('发布后没有数据变动。');
    const edition = statistics.page.url();
    const published = await statistics.reads();
    expect(published).toContain('服务队上门，本年度走访168户次');
    expect(published).toContain('同比增长20.0%');
    const issued = await statistics.downloads(statistics.link('Word'));
    expect(wordsIn(issued.bytes)).toContain('服务常年在线。');

    await statistics.page.getByTitle('走访人次', { exact: true }).click();
    await statistics.sheet.link(/^2020-\d\d-\d\d /).first().click();
    await officer.page.goto(statistics.page.url());
    const members = Number(/服务人员\s*(\d+)/.exec(await officer.at('内容').reads())?.[1]);
    await act(officer, '更正', async (sheet) => {
      await sheet.write('服务人员', String(members + 1));
      await sheet.write('理由', '漏记一名参加人员');
    });

    await statistics.page.goto(edition);
    await statistics.at(/发布后有 \d+ 个数发生变动/).row('走访人次').first().waitFor();
    const citizen = await visitPortal(journey);
    await citizen.goTo('/statistics');
    await citizen.page.getByRole('listitem').filter({ hasText: '2020年工作总结' }).filter({ hasText: /发布后有 \d+ 个数据已更正/ }).first().waitFor();
  }, LIMIT_MS);
});
