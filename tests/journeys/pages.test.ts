import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeJourneys } from '../support/browser.ts';
import { barriers, overflow, resize, wrongTexts } from './inspection.ts';
import { signIn, visitPortal } from './person.ts';

const DESK = ['/', '/cases/adjudication', '/cases/hotline-item', '/cases/enterprise-visit', '/cases/party', '/patents', '/imports', '/password'];
const FIGURES = ['/indicators?year=2022', '/indicators/visits?year=2022', '/reports', '/reports/annual-summary?year=2022'];
const HOUSE = ['/admin/people', '/admin/delegation', '/admin/calendar', '/admin/rules', '/admin/journal'];
const FORMS = ['/cases/adjudication/new', '/cases/hotline-item/new', '/cases/enterprise-visit/new', '/cases/supervision-item/new'];
const PORTAL = ['/', '/matter', '/matter/kind', '/matter/what', '/matter/about', '/matter/files', '/matter/contact', '/matter/check', '/follow', '/receipt', '/statistics'];

const LANGUAGES = { zh: '中文', en: 'English' } as const;

/** Waits until a page stands and what it reads has come. */
async function settle(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.locator('.loading, [aria-busy=true], .data-table-busy').first().waitFor({ state: 'detached' });
}

/** Everything wrong with a page in both languages, on a desk and on a phone. */
async function inspectPage(page: Page, given: RegExp): Promise<string[]> {
  const found: string[] = [];
  for (const language of ['zh', 'en'] as const) {
    await resize(page, 'desktop');
    const other = page.getByRole('button', { name: LANGUAGES[language], exact: true });
    if ((await page.locator('html').getAttribute('lang')) !== (language === 'zh' ? 'zh-CN' : 'en')) await other.first().click();
    await settle(page);
    const wrong = [...(await wrongTexts(page, language, given)), ...(await barriers(page))];
    await resize(page, 'phone');
    const wrongOnPhone = [...(await overflow(page)), ...(await barriers(page))];
    found.push(...wrong.map((each) => `${language}: ${each}`), ...wrongOnPhone.map((each) => `${language}, phone: ${each}`));
  }
  return found;
}

/** Goes through pages and tells what is wrong on which; a failing request or script is wrong too. */
async function inspect(page: Page, paths: readonly string[], given: RegExp): Promise<string[]> {
  const faults: string[] = [];
  const note = (what: string): void => void faults.push(`${new URL(page.url()).pathname} ${what}`);
  page.on('pageerror', (error) => note(`script failed: ${error.message}`));
  page.on('response', (response) => response.status() >= 400 && note(`${response.status()} ${response.url()}`));
  for (const path of paths) {
    await page.goto(new URL(path, page.url()).href);
    await settle(page);
    for (const fault of await inspectPage(page, given)) note(fault);
  }
  return faults;
}

describeJourneys('Every page reads in both languages, fits a phone and shuts nobody out', (journey) => {
  const names = (): RegExp => new RegExp([...journey.city.logins.map(({ person }) => person), journey.city.name, '\\d{4}年工作总结'].join('|'), 'g');

  test.each([
  ['at the desk', 'statistics', DESK],
  ['among the figures', 'statistics', FIGURES],
  ['in the house', 'sysadmin', HOUSE],
  ['in the forms', 'district1', FORMS],
  ])('%s', async (_, user, paths) => {
    const reader = await signIn(journey, user);
    expect(await inspect(reader.page, paths, names())).toEqual([]);
  });

  test('of a case', async () => {
    const officer = await signIn(journey, 'officer');
    const paths: string[] = [];
    for (const list of ['/cases/adjudication', '/cases/enterprise-visit']) {
      await officer.goTo(list);
      const link = officer.page.getByRole('region', { name: /./ }).getByRole('row').getByRole('link').first();
      paths.push((await link.getAttribute('href')) ?? '');
    }
    expect(await inspect(officer.page, paths, names())).toEqual([]);
  });

  test('at the door and the portal', async () => {
    const citizen = await visitPortal(journey);
    expect(await inspect(citizen.page, PORTAL, names())).toEqual([]);
    const door = await journey.newWindow();
    await door.goto(journey.city.office);
    expect(await inspectPage(door, names())).toEqual([]);
  });
});
