import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { GENRES } from '#catalog/reports/genres.ts';
import type { Genre } from '#domain/report/genre.ts';
import { PEOPLE } from '#demo/people.ts';
import { SIZES } from '../support/browser.ts';
import { isChineseWording } from './catalogue-words.ts';

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TEXTS_FOLDER = join(import.meta.dirname, '../../src/web/ui/texts');

/** The keys of the web's text catalogue: a page on which one stands has lost its text. */
const KEYS = new Set(fs.readdirSync(TEXTS_FOLDER).flatMap((file) => [...fs.readFileSync(join(TEXTS_FOLDER, file), 'utf8').matchAll(/^ {2}'([\w.-]+)':/gm)].map((match) => match[1] ?? '')));

/** What names a page's parts and controls: titles, headings, buttons, labels, heads of columns, the menu. Data and paper are not among it. */
const WORDING = 'title, h1, h2, h3, button, label, legend, summary, th[scope=col], dt, nav a, [placeholder]';
const NO_WORDING = 'button:has(> [lang]), td, .paper, [lang]:not(html), .who, .case h1, .combobox-list, .shell-name, tbody';

/** Names of people and of the report are the same in both languages. */
const GIVEN = new RegExp([...PEOPLE.map(({ name }) => name), ...GENRES.map(titlePattern), '澜川市知识产权局', String.raw`\d{4}年工作总结`].join('|'), 'g');

/** What the reports of a genre are called, whatever their year and month. */
function titlePattern({ title }: Genre): string {
  return title(2022, '澜川市知识产权局', 10).replaceAll(/\d+/g, String.raw`\d+`);
}

/** Latin words that belong into Chinese: kinds of files, names, abbreviations. */
const LATIN = /\b(?:English|Excel|Word|PDF|HTML|CSV|PCT|SHA-256|IPC|CPC|WIPO|OpenAPI|docx|xlsx?|csv)\b/g;

interface Wording {
  readonly all: string;
  readonly parts: readonly string[];
  /** Every piece of text of its own, data and hints included; not what is marked as being in a language. */
  readonly pieces: readonly string[];
}

function readWording([wording, not]: readonly [string, string]): Wording {
  const isData = document.querySelector('h1')?.closest(not) !== null;
  const parts = [...document.querySelectorAll(wording)].filter((element) => !element.closest(not) && !(isData && element.tagName === 'TITLE'));
  const texts = parts.flatMap((element) => [element.tagName === 'TITLE' ? document.title : (element as HTMLElement).innerText, element.getAttribute('aria-label') ?? '', element.getAttribute('placeholder') ?? '']);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const pieces: string[] = [...document.querySelectorAll('[title]:not([lang] *)')].map((element) => element.getAttribute('title') ?? '');
  while (walker.nextNode()) if (!walker.currentNode.parentElement?.closest('[lang]:not(html), script, noscript')) pieces.push(walker.currentNode.textContent ?? '');
  return { all: document.body.innerText, parts: [...new Set(texts.map((text) => text.trim()))], pieces: [...new Set(pieces.map((text) => text.trim()).filter(Boolean))] };
}

function isForeign(text: string, language: 'zh' | 'en'): boolean {
  return language === 'en' ? /\p{Script=Han}/u.test(text) : /[A-Za-z]{3,}/.test(text.replaceAll(LATIN, ''));
}

/** Texts that are missing, broken or in the other language. */
async function wrongTexts(page: Page, language: 'zh' | 'en'): Promise<string[]> {
  const { all, parts, pieces } = await page.evaluate(readWording, [WORDING, NO_WORDING] as const);
  const words = all.split(/[\s，。：；（）()"“”]+/);
  return [
    ...words.filter((word) => KEYS.has(word)).map((key) => `the key ${key} stands for its text`),
    ...words.filter((word) => /^(?:undefined|NaN|null|\[object)$/.test(word) || /^\{\w+\}$/.test(word)).map((word) => `“${word}” stands for a value`),
    ...(language === 'en' ? pieces.filter(isChineseWording).map((text) => `“${text}” of the catalogue is not in English`) : []),
    ...parts.filter((text) => isForeign(text.replaceAll(GIVEN, ''), language)).map((text) => `“${text.slice(0, 60)}” is not ${language}`),
  ];
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly unknown[] }[];
}

/** What axe finds wrong, each rule with the places. */
async function barriers(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => (window as unknown as { axe: { run(options: unknown): Promise<{ violations: Violation[] }> } }).axe.run({ resultTypes: ['violations'] }));
  return violations.map(({ id, nodes }) => `axe ${id} at ${nodes.slice(0, 3).map(({ target }) => target.join(' ')).join(', ')}${nodes.length > 3 ? ` and ${nodes.length - 3} more` : ''}`);
}

/** What sticks out sideways where a page must fit. */
async function overflow(page: Page): Promise<string[]> {
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return undefined;
    const out = [...document.querySelectorAll('body *')].filter((each) => each.getBoundingClientRect().right > clientWidth + 1).slice(0, 3);
    return `${scrollWidth} px of ${clientWidth}: ${out.map((each) => `${each.tagName.toLowerCase()}.${each.className}`).join(', ')}`;
  });
  return wide === undefined ? [] : [`scrolls sideways, ${wide}`];
}

const LANGUAGES = { zh: '中文', en: 'English' } as const;

/** Waits until a page stands and what it reads has come. */
async function settle(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.locator('.loading, [aria-busy=true], .data-table-busy').first().waitFor({ state: 'detached' });
}

/** Everything wrong with a page in both languages, on a desk and on a phone. */
export async function faultsOf(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const language of ['zh', 'en'] as const) {
    await page.setViewportSize(SIZES.desktop);
    const isShown = (await page.locator('html').getAttribute('lang'))?.startsWith(language);
    if (!isShown) await page.getByRole('button', { name: LANGUAGES[language], exact: true }).first().click();
    await settle(page);
    const wrong = [...(await wrongTexts(page, language)), ...(await barriers(page))];
    await page.setViewportSize(SIZES.phone);
    const wrongOnPhone = [...(await overflow(page)), ...(await barriers(page))];
    found.push(...wrong.map((each) => `${language}: ${each}`), ...wrongOnPhone.map((each) => `${language}, phone: ${each}`));
  }
  return found;
}

/** Goes through pages and tells what is wrong on which; a failing request or script is wrong too. */
export async function inspect(page: Page, paths: readonly string[]): Promise<string[]> {
  const faults: string[] = [];
  const note = (what: string): void => void faults.push(`${new URL(page.url()).pathname} ${what}`);
  page.on('pageerror', (error) => note(`script failed: ${error.message}`));
  page.on('response', (response) => response.status() >= 400 && note(`${response.status()} ${response.url()}`));
  for (const path of paths) {
    await page.goto(new URL(path, page.url()).href);
    await settle(page);
    for (const fault of await faultsOf(page)) note(fault);
  }
  return faults;
}
