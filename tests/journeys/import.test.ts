import { expect, test } from 'vitest';
import { describeJourneys } from '../support/browser.ts';
import { cellsOf } from './documents.ts';
import { DAMAGED, gazette, IN_EXPORT, IN_GAZETTE, searchExport } from './patent-files.ts';
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
});
