import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { SIZES } from '../support/browser.ts';

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TEXTS_FOLDER = join(import.meta.dirname, '../../src/web/ui/texts');

/** The keys of the web's text catalogue: a page on which one stands has lost its text. */
const KEYS = new Set(fs.readdirSync(TEXTS_FOLDER).flatMap((file) => [...fs.readFileSync(join(TEXTS_FOLDER, file), 'utf8').matchAll(/^ {2}'([\w.-]+)':/gm)].map((match) => match[1] ?? '')));

/** What names a page's parts and controls: titles, headings, buttons, labels, heads of columns, the menu. Data and paper are not among it. */
const WORDING = 'title, h1, h2, h3, button, label, legend, summary, th[scope=col], nav a, [placeholder]';
const NO_WORDING = 'button:has(> [lang]), td, .paper, [lang]:not(html), .who, .case, .combobox-list, .shell-name, tbody';

/** Latin words that belong into Chinese: kinds of files, names, abbreviations. */
const LATIN = /\b(?:English|Excel|Word|PDF|HTML|CSV|PCT|SHA-256|IPC|OpenAPI|docx|xlsx?|csv)\b/g;

interface Wording {
  readonly all: string;
  readonly parts: readonly string[];
}

function readWording([wording, not]: readonly [string, string]): Wording {
  const isData = document.querySelector('h1')?.closest(not) !== null;
  const parts = [...document.querySelectorAll(wording)].filter((element) => !element.closest(not) && !(isData && element.tagName === 'TITLE'));
  const texts = parts.flatMap((element) => [element.tagName === 'TITLE' ? document.title : (element as HTMLElement).innerText, element.getAttribute('aria-label') ?? '', element.getAttribute('placeholder') ?? '']);
  return { all: document.body.innerText, parts: [...new Set(texts.map((text) => text.trim()))] };
}

function isForeign(text: string, language: 'zh' | 'en'): boolean {
  return language === 'en' ? /\p{Script=Han}/u.test(text) : /[A-Za-z]{3,}/.test(text.replaceAll(LATIN, ''));
}

/** Texts that are missing, broken or in the other language. `given` are names of people and things that are the same in both. */
export async function wrongTexts(page: Page, language: 'zh' | 'en', given: RegExp): Promise<string[]> {
  const { all, parts } = await page.evaluate(readWording, [WORDING, NO_WORDING] as const);
  const words = all.split(/[\s，。：；（）()"“”]+/);
  return [
    ...words.filter((word) => KEYS.has(word)).map((key) => `the key ${key} stands for its text`),
    ...words.filter((word) => /^(?:undefined|NaN|null|\[object)$/.test(word) || /^\{\w+\}$/.test(word)).map((word) => `“${word}” stands for a value`),
    ...parts.filter((text) => isForeign(text.replaceAll(given, ''), language)).map((text) => `“${text.slice(0, 60)}” is not ${language}`),
  ];
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly unknown[] }[];
}

/** What axe finds wrong, each rule with the places. */
export async function barriers(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => (window as unknown as { axe: { run(options: unknown): Promise<{ violations: Violation[] }> } }).axe.run({ resultTypes: ['violations'] }));
  return violations.map(({ id, nodes }) => `axe ${id} at ${nodes.slice(0, 3).map(({ target }) => target.join(' ')).join(', ')}${nodes.length > 3 ? ` and ${nodes.length - 3} more` : ''}`);
}

/** What sticks out sideways where a page must fit. */
export async function overflow(page: Page): Promise<string[]> {
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return undefined;
    const out = [...document.querySelectorAll('body *')].filter((each) => each.getBoundingClientRect().right > clientWidth + 1).slice(0, 3);
    return `${scrollWidth} px of ${clientWidth}: ${out.map((each) => `${each.tagName.toLowerCase()}.${each.className}`).join(', ')}`;
  });
  return wide === undefined ? [] : [`scrolls sideways, ${wide}`];
}

export async function resize(page: Page, size: keyof typeof SIZES): Promise<void> {
  await page.setViewportSize(SIZES[size]);
}
