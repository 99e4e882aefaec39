import { expect, test } from 'vitest';
import { describeJourneys } from '../support/browser.ts';
import { cellsOf } from './documents.ts';
import { DAMAGED, gazette, IN_EXPORT, IN_GAZETTE, searchExport, statement, TITLE_IN_EXPORT } from './patent-files.ts';
import { type Person, signIn } from './person.ts';

/** Sends both files, agrees to what their columns hold, and waits until they are read. */
async function bringIn(officer: Person): Promise<void> {
  await officer.follow('导入');
  await officer.seesPage('导入');
  await officer.attach(/^专利文件/, gazette(), searchExport());
  await officer.press('上传 2 个文件');
  await officer.main.sees('核对每列是什么');
  await officer.main.press('按此读取');
  await officer.main.sees('每个文件的结果');
  await officer.main.sees('待入册');
}

/** The counts of a file's line: read, added, updated, duplicate, refused. */
async function countsOf(officer: Person, file: string): Promise<number[]> {
  const cells = await officer.main.row(file).first().getByRole('cell').allInnerTexts();
  return cells.map(Number);
}

describeJourneys('A statistics officer', (journey) => {
  test('imports a gazette and a search export, takes the refused rows along, and adds nothing the second time', async () => {
    const officer = await signIn(journey, 'statistics');
    await bringIn(officer);
    expect(await countsOf(officer, '外观公报-0709.csv')).toEqual([IN_GAZETTE + 3, IN_GAZETTE, 0, 2, 1]);
    expect(await countsOf(officer, '检索导出.xlsx')).toEqual([IN_EXPORT + 2, IN_EXPORT, 0, 1, 1]);
    await officer.main.press(`入册 ${IN_GAZETTE + IN_EXPORT} 条`);
    await officer.main.sees('已入册。');

    const refused = await officer.downloads(officer.main.link(/^下载拒收的行/));
    expect(cellsOf(refused.bytes)).toContain('没有号码的一行');

    await officer.main.follow('打开专利登记簿');
    await officer.seesPage('专利登记簿');
    await officer.page.getByRole('main').getByRole('searchbox').fill('示例包装盒');
    await officer.main.sees(`共 ${IN_GAZETTE} 件`);
    await officer.page.getByRole('checkbox', { name: '只看号码受损的' }).check();
    await officer.main.sees(`共 ${DAMAGED} 件`);

    await bringIn(officer);
    expect(await countsOf(officer, '外观公报-0709.csv')).toEqual([IN_GAZETTE + 3, 0, 0, IN_GAZETTE + 2, 1]);
    expect(await countsOf(officer, '检索导出.xlsx')).toEqual([IN_EXPORT + 2, 0, 0, IN_EXPORT + 1, 1]);
  });

  test('gives up an import that was read: nothing of it is in the register, and it says so', async () => {
    const officer = await signIn(journey, 'statistics');
    await officer.follow('导入');
    await officer.attach(/^专利文件/, { ...searchExport(7_000), name: '放弃的导出.xlsx' });
    await officer.press('上传 1 个文件');
    await officer.main.press('按此读取');
    await officer.main.sees('待入册');
    await officer.main.press('放弃');
    await officer.main.sees('导入已取消，没有写入任何内容。');
    await officer.main.follow('重新导入');
    await officer.main.row('放弃的导出.xlsx').getByText('已取消').waitFor();
    await officer.goTo('/patents');
    await officer.page.getByRole('main').getByRole('searchbox').fill(TITLE_IN_EXPORT(7_001));
    await officer.main.sees('共 0 件');
    expect(await officer.page.getByRole('main').getByText(TITLE_IN_EXPORT(7_001)).count()).toBe(0);
  });

  test('imports a statement, sees which of its totals and growths differ, and finds it among the cases', async () => {
    const officer = await signIn(journey, 'statistics');
    await officer.follow('导入');
    await officer.attach(/^统计报表/, statement());
    await officer.press('上传 1 个文件');
    await officer.main.sees('核对每列是什么');
    await officer.page.getByRole('textbox', { name: '报送单位' }).fill('示例省知识产权局');
    await officer.main.press('按此读取');
    await officer.main.sees('待入册');
    const checks = await officer.page.getByRole('main').getByRole('listitem').filter({ hasText: /相符|不符/ }).allInnerTexts();
    expect(checks[0]).toMatch(/^■ 不符.*合计/);
    expect(checks.some((check) => check.startsWith('● 相符'))).toBe(true);
    await officer.main.press(/^入册 \d+ 条$/);
    await officer.main.sees('已入册。');
    await officer.main.follow('打开入册的办件');
    await officer.at('内容').sees('示例省知识产权局');
  });
});
