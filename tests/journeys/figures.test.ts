import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { describeJourneys } from '../support/browser.ts';
import { wordsIn } from './documents.ts';
import { act, type Person, signIn } from './person.ts';

async function openSummary(reader: Person): Promise<void> {
  await reader.follow('报告');
  await reader.follow(/^打开 \d{4} 年$/);
  await reader.select('年度', '2022年');
  await reader.seesPage(/2022年工作总结/);
}

/** What `pdftotext` reads in a PDF; nothing where it is not installed. */
function textOf(pdf: Buffer): string | undefined {
  const path = join(inject('runFolder'), 'summary.pdf');
  fs.writeFileSync(path, pdf);
  try {
    return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    console.warn('The words of the PDF are not read: pdftotext is not installed.');
    return undefined;
  }
}

describeJourneys('The figures', (journey) => {
  test('of this year stand beside last year’s as numbers and as a chart, and each opens to its rows and their cases', async () => {
    const reader = await signIn(journey, 'statistics');
    await reader.follow('指标');
    await reader.select('年度', '2022年');
    const row = reader.main.row(/^走访人次/);
    await reader.within(row).button(/^走访人次：66\d 人次/).waitFor();
    expect(await row.innerText()).toMatch(/走访人次\s+66\d\s+人次\s+\d+\s+[+-]\d+\.\d%/);

    await reader.within(row).press(/^走访人次：/);
    await reader.sheet.sees(/各次走访参加人员数之和/);
    await reader.sheet.sees(/共 \d+ 行/);
    const counted = Number(/共 (\d+) 行/.exec(await reader.sheet.reads())?.[1]);
    expect(counted).toBeGreaterThan(294);
    await reader.sheet.follow('打开指标页');

    await reader.seesPage('走访人次');
    await reader.page.getByRole('figure', { name: /2022年与上年逐月对比/ }).locator('svg').waitFor();
    expect(await reader.main.row(/^2022-12|^12月|^12 /).count()).toBeGreaterThan(0);
    await reader.main.press(/^66\d 人次/);
    await reader.sheet.follow(/^2022-\d\d-\d\d /);
    await reader.at('内容').sees('服务人员');
  });

  test('of a published summary open to what they count; a corrected row shows as a change since', async () => {
    const reader = await signIn(journey, 'statistics');
    await openSummary(reader);
    await reader.main.press('发布');
    await reader.sheet.press('确认发布');
    await reader.main.sees('发布后没有数据变动。');
    const edition = reader.page.url();

    const figure = reader.page.getByTitle('走访人次', { exact: true });
    const published = Number(await figure.innerText());
    expect(published).toBeGreaterThanOrEqual(665);
    await figure.click();
    await reader.sheet.sees('走访人次');
    await reader.sheet.link(/^2022-\d\d-\d\d /).first().click();
    await reader.at('内容').sees('服务人员');

    const officer = await signIn(journey, 'promotion');
    await officer.page.goto(reader.page.url());
    const members = Number(/服务人员\s*(\d+)/.exec(await officer.at('内容').reads())?.[1]);
    await act(officer, '更正', async (sheet) => {
      await sheet.write('服务人员', String(members + 1));
      await sheet.write('理由', '漏记一名参加人员');
    });
    await officer.at('内容').sees(`原为：${members}人次`);

    await reader.page.goto(edition);
    const restated = reader.at(/发布后有 \d+ 个数发生变动/);
    expect(await restated.row('走访人次').first().innerText()).toMatch(new RegExp(`${published}\\D+${published + 1}\\D+\\+1`));
    await figure.click();
    await reader.sheet.sees(new RegExp(`发布时为 ${published}.*现为 ${published + 1}`));

    await reader.follow('查看现在的数');
    await figure.filter({ hasText: String(published + 1) }).waitFor();
    const word = await reader.downloads(reader.link('Word'));
    expect(wordsIn(word.bytes)).toContain(`${published + 1}人次`);
    const pdf = await reader.downloads(reader.link('PDF'));
    const printed = textOf(pdf.bytes);
    if (printed !== undefined) expect(printed.replaceAll(/\s/g, '')).toContain(`${published + 1}人次`);
  });
});
