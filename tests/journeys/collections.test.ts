import { expect, test } from 'vitest';
import { describeJourneys, SIZES } from '../support/browser.ts';
import { gazette, gazetteRow } from '../support/import.ts';
import { faultsOf } from './inspection.ts';
import { type Person, signIn } from './person.ts';

/** More than are written while one waits. */
const PATENTS = 1_205;
/** Serials that no other journey uses. */
const FIRST = 5_000_001;
const COLLECTION = '测距专题';

/** Brings patents in of which no other journey knows. */
async function bringIn(officer: Person): Promise<void> {
  const rows = Array.from({ length: PATENTS }, (_, index) => gazetteRow(FIRST + index, false, `一种专题测距装置${index}`));
  await officer.follow('导入');
  await officer.attach(/^专利文件/, { name: '测距公报.csv', mimeType: 'text/csv', buffer: Buffer.from(gazette(rows)) });
  await officer.press('上传 1 个文件');
  await officer.main.press('按此读取');
  await officer.main.press(`入册 ${PATENTS.toLocaleString('en')} 条`);
  await officer.main.sees('已入册。');
}

/** What is wrong with the page on show, in both languages and on a phone; titles of patents and names of collections are as they were written. */
async function faults({ page }: Person): Promise<string[]> {
  const found = await faultsOf(page);
  await page.setViewportSize(SIZES.desktop);
  await page.getByRole('button', { name: '中文', exact: true }).click();
  return found.filter((fault) => !fault.includes('测距'));
}

describeJourneys('A searcher', (journey) => {
  test('reads a hit and the next, collects it with a note, shares the collection, and takes all hits along', async () => {
    const searcher = await signIn(journey, 'statistics');
    await bringIn(searcher);
    await expect.poll(async () => {
      await searcher.goTo('/search?q=专题测距');
      await searcher.main.sees(/\d 件 · /);
      return searcher.main.reads();
    }, { timeout: 30_000, interval: 1_000 }).toContain('1,205 件');

    await searcher.page.getByRole('main').getByRole('heading', { level: 2 }).getByRole('link').first().click();
    await searcher.main.sees('第 1 / 1,205 件');
    expect(await searcher.page.locator('.patent-page mark').first().innerText()).toBe('专题测距');
    await searcher.main.follow('下一件');
    await searcher.main.sees('第 2 / 1,205 件');
    await searcher.main.sees('相似专利');

    await searcher.main.press('收藏');
    await searcher.main.select('收入', '（新建）');
    await searcher.main.write('名称', COLLECTION);
    await searcher.main.write('备注', '核对测距精度');
    await searcher.main.press('收藏');
    await searcher.main.sees(`已收入“${COLLECTION}”：新收 1 件`);
    expect(await faults(searcher)).toEqual([]);
    await searcher.main.follow('打开收藏夹');
    await searcher.seesPage(COLLECTION);
    expect(await faults(searcher)).toEqual([]);

    await searcher.main.press('改名、备注、共享');
    await searcher.main.select('共享', '全局可编辑');
    await searcher.main.press('保存');
    await searcher.main.sees('全局可编辑');

    const colleague = await signIn(journey, 'officer');
    await colleague.follow('收藏夹');
    await colleague.main.follow(COLLECTION);
    await colleague.main.sees('核对测距精度');
    await colleague.main.press(/的备注$/);
    await colleague.page.getByRole('main').getByRole('textbox').fill('精度已核对');
    await colleague.main.press('保存');
    await colleague.main.sees('精度已核对');
    expect(await colleague.button('删除收藏夹').count()).toBe(0);

    await searcher.goTo('/search?q=专题测距');
    await searcher.main.press('收藏全部命中');
    await searcher.main.select('收入', COLLECTION);
    await searcher.main.press('收藏');
    await searcher.main.sees('新收 1,204 件，原已收录 1 件');

    await searcher.main.press('CSV 文件');
    await searcher.main.sees('我的导出');
    await searcher.goTo('/collections');
    const { name, bytes } = await searcher.downloads(searcher.main.link(/^下载“专题测距”/));
    expect([name, bytes.toString('utf8').trim().split('\r\n').length]).toEqual(['专利检索结果.csv', PATENTS + 1]);
    expect(await faults(searcher)).toEqual([]);
    await searcher.main.press(/^删除导出/);

    await searcher.main.follow(COLLECTION);
    await searcher.main.sees('1,205 件');
    await searcher.main.follow('在其中检索');
    await searcher.main.sees(`只在收藏夹“${COLLECTION}”中检索`);
    await searcher.main.sees('1,205 件');
  });
});
