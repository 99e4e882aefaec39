import * as fs from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, inject } from 'vitest';
import { type ModelCity, modelCity } from './office.ts';

const NAMES = ['chromium', 'google-chrome', 'chromium-browser', 'google-chrome-stable'];
/** Downloaded with npm where no package manager may be used; not one of our dependencies. */
const FROM_NPM: string = '@sparticuz/chromium';

const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

interface Program {
  readonly path: string;
  readonly args: readonly string[];
}

function findInstalled(): Program | undefined {
  const folders = ['/usr/bin', ...(process.env['PATH'] ?? '').split(delimiter)];
  const path = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((each) => fs.existsSync(each));
  return path === undefined ? undefined : { path, args: [] };
}

async function findFromNpm(): Promise<Program | undefined> {
  try {
    const { default: packed } = (await import(FROM_NPM)) as { default: { executablePath(): Promise<string>; args: string[] } };
    return { path: await packed.executablePath(), args: packed.args };
  } catch {
    return undefined;
  }
}

const program = findInstalled() ?? (await findFromNpm());
if (!program) console.warn(`Journeys in a browser are skipped: no Chromium. Looked for ${NAMES.join(', ')} in /usr/bin and PATH, and for ${FROM_NPM} in node_modules.`);

export const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;

export interface PageOptions {
  readonly size?: keyof typeof SIZES;
  readonly language?: 'zh' | 'en';
}

/** What a journey walks through: the model city, and a browser window for each person in it. */
export interface Journey {
  readonly city: ModelCity;
  /** A window of its own: no cookies, nothing remembered. */
  newWindow(options?: PageOptions): Promise<Page>;
}

/** An element that does not come is missed after this long, milliseconds. */
const PATIENCE = 30_000;

async function open(browser: Browser, { size = 'desktop', language = 'zh' }: PageOptions): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: SIZES[size], locale: 'zh-CN', timezoneId: 'Asia/Shanghai', hasTouch: size === 'phone', reducedMotion: 'reduce' });
  context.setDefaultTimeout(PATIENCE);
  if (language === 'en') await context.addInitScript(() => localStorage.setItem('zhishu.language', 'en'));
  return context;
}

/** Where a failed journey leaves pictures of what stood on the screen. */
const PICTURES = join(import.meta.dirname, '../../build/journeys');

async function picture(pages: readonly Page[], title: string): Promise<void> {
  fs.mkdirSync(PICTURES, { recursive: true });
  for (const [index, page] of pages.entries()) {
    const path = join(PICTURES, `${title.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}-${index + 1}.png`);
    await page.screenshot({ path }).then(() => console.warn(`${page.url()} looked like ${path}`), () => undefined);
  }
}

/**
 * Journeys through the model city in a real browser. Each file has a browser of its own; the model city is the whole
 * run's, so a journey works on entries that it made itself or that no other touches. Without a browser they show as skipped.
 */
export function describeJourneys(title: string, define: (journey: Journey) => void): void {
  describe.skipIf(!program)(`${title}, in a browser`, { timeout: 300_000 }, () => {
    let browser: Browser | undefined;
    let city: ModelCity | undefined;
    beforeAll(async () => {
      const started = modelCity(inject('runFolder'));
      browser = await chromium.launch({ executablePath: program?.path ?? '', args: [...FLAGS, ...(program?.args ?? [])] });
      city = await started;
    }, 300_000);
    afterEach(async ({ task }) => {
      const windows = browser?.contexts() ?? [];
      if (task.result?.state === 'fail') await picture(windows.flatMap((each) => each.pages()), task.name);
      await Promise.all(windows.map((each) => each.close()));
    });
    afterAll(async () => browser?.close());
    define({
      get city() {
        if (!city) throw new Error('the model city stands only inside tests and hooks');
        return city;
      },
      newWindow: async (options = {}) => {
        if (!browser) throw new Error('the browser is open only inside tests and hooks');
        return (await open(browser, options)).newPage();
      },
    });
  });
}
