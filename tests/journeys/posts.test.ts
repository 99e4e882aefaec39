import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeJourneys } from '../support/browser.ts';
import { Person, signIn } from './person.ts';

/** What a screen reader would call what the keyboard is on. */
function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement | null;
    return (element?.getAttribute('aria-label') ?? element?.labels?.[0]?.innerText ?? element?.innerText ?? '').trim();
  });
}

/** Presses Tab until the keyboard is on something of that name. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press('Tab');
    if (name.test(await focusedName(page))) return;
  }
  throw new Error(`the keyboard does not reach ${name}`);
}

describeJourneys('By post', (journey) => {
  test('a leader works by the keyboard alone: signs in, opens what waits for approval, approves', async () => {
    const page = await journey.newWindow();
    await page.goto(journey.city.office);
    await page.getByLabel('用户名', { exact: true }).waitFor();
    await tabTo(page, /^用户名$/);
    await page.keyboard.type('director');
    await tabTo(page, /^密码$/);
    await page.keyboard.type(journey.city.logins[0]?.password ?? '');
    await page.keyboard.press('Enter');
    const leader = new Person(page);
    await leader.seesPage('我的办件');
    await leader.main.row(/./).nth(1).waitFor();

    await tabTo(page, /^待我审批/);
    await page.keyboard.press('Enter');
    await leader.main.row('待您审批').first().waitFor();
    await tabTo(page, /^\p{L}+〔\d{4}〕\d+号$/u);
    await page.keyboard.press('Enter');
    await leader.at('审批').sees('等待您审批');
    await tabTo(page, /^同意$/);
    await page.keyboard.press('Enter');
    await leader.sheet.sees('意见');
    await tabTo(page, /^意见$/);
    await page.keyboard.type('请抓紧办理。');
    await tabTo(page, /^同\s?意$/);
    await page.keyboard.press('Enter');
    await leader.at('经过').sees(/请抓紧办理。/);
    expect(await leader.at('经过').reads()).toMatch(/同意：/);
  });

  test('an auditor reads every case and may do nothing in it', async () => {
    const auditor = await signIn(journey, 'auditor');
    await auditor.follow('专利侵权纠纷行政裁决');
    await auditor.seesPage('专利侵权纠纷行政裁决');
    await auditor.main.row(/诉/).first().waitFor();
    expect(await auditor.link('收件').count()).toBe(0);
    await auditor.main.row(/诉/).first().getByRole('link').first().click();
    await auditor.at('经过').sees('收件');
    expect(await auditor.at('现在可办').button(/./).count()).toBe(0);
    await auditor.at('现在可办').sees('现在没有您可办的环节');
    await auditor.goTo('/cases/adjudication/new');
    await auditor.main.sees(/您的岗位不登记/);
  });

  test('a system administrator keeps people and calendar and sees no business', async () => {
    const administrator = await signIn(journey, 'sysadmin');
    await administrator.main.sees('您的岗位不查看业务数据。');
    expect(await administrator.page.getByRole('navigation').getByRole('link').allInnerTexts()).not.toContain('专利侵权纠纷行政裁决');
    expect(await administrator.page.getByRole('search').count()).toBe(0);
    for (const path of ['/cases/adjudication', '/patents', '/indicators', '/reports', '/imports']) {
      await administrator.goTo(path);
      await administrator.page.getByRole('alert').first().waitFor();
      expect(await administrator.main.row(/（示例）|\d{3}/).count()).toBe(0);
    }
    await administrator.follow('人员');
    await administrator.main.row('林维安').first().waitFor();
  });
});
