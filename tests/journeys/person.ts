import type { Download, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Journey, PageOptions } from '../support/browser.ts';

/** A file as somebody has it on their desk. */
export interface DeskFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

/** A field's name as the form writes it, with or without the word that it may stay empty. */
function nameOf(label: string): RegExp {
  return new RegExp(`^${escaped(label)}( 选填| optional)?$`);
}

/** The civil day some days from now, as the model city's calendar has it. */
export function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
}

/** Somebody before the screen: finds things by what they say, as a person does. */
export class Person {
  readonly page: Page;
  /** Where they look: the whole page, or a part of it. */
  readonly #place: Page | Locator;

  constructor(page: Page, place: Page | Locator = page) {
    this.page = page;
    this.#place = place;
  }

  /** The same person looking at a part of the page. */
  within(place: Locator): Person {
    return new Person(this.page, place);
  }

  /** Looking at a region by its name. */
  at(region: string | RegExp): Person {
    return this.within(this.#place.getByRole('region', { name: region, ...(typeof region === 'string' && { exact: true }) }));
  }

  /** Looking at the sheet beside the content. */
  get sheet(): Person {
    return this.within(this.page.getByRole('complementary'));
  }

  get main(): Person {
    return this.within(this.page.getByRole('main'));
  }

  button(name: string | RegExp): Locator {
    return this.#place.getByRole('button', { name, ...(typeof name === 'string' && { exact: true }) });
  }

  link(name: string | RegExp): Locator {
    return this.#place.getByRole('link', { name, ...(typeof name === 'string' && { exact: true }) });
  }

  text(text: string | RegExp): Locator {
    return this.#place.getByText(text);
  }

  row(text: string | RegExp): Locator {
    return this.#place.getByRole('row').filter({ hasText: text });
  }

  async press(name: string | RegExp): Promise<void> {
    await this.button(name).first().click();
  }

  async follow(name: string | RegExp): Promise<void> {
    await this.link(name).first().click();
  }

  /** Waits until something is there to read. */
  async sees(text: string | RegExp): Promise<void> {
    await this.text(text).first().waitFor();
  }

  async seesNot(text: string | RegExp): Promise<void> {
    await this.text(text).first().waitFor({ state: 'hidden' });
  }

  /** Waits for a page by its title. */
  async seesPage(title: string | RegExp): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name: title }).waitFor();
  }

  /** All that can be read here. */
  async reads(): Promise<string> {
    const place = 'goto' in this.#place ? this.#place.getByRole('main') : this.#place;
    return place.first().innerText();
  }

  async write(label: string, text: string): Promise<void> {
    await this.#place.getByRole('textbox', { name: nameOf(label) }).fill(text);
  }

  /** One of a few choices that stand side by side. */
  async choose(question: string, answer: string): Promise<void> {
    await this.group(question).getByRole('radio', { name: answer, exact: true }).check();
  }

  async tick(question: string, answer: string): Promise<void> {
    await this.group(question).getByRole('checkbox', { name: answer, exact: true }).check();
  }

  /** The fields under one name, such as one entry of a list. */
  group(name: string): Locator {
    return this.#place.getByRole('group', { name: nameOf(name) });
  }

  /** Finds something in a register by typing and takes the first that fits. */
  async find(label: string, query: string, found: string | RegExp = query): Promise<void> {
    const box = this.#place.getByRole('combobox', { name: nameOf(label) });
    await box.fill(query);
    await this.page.getByRole('option').filter({ hasText: found }).first().click();
    await box.waitFor({ state: 'detached' });
  }

  /** One of many choices, from the list that opens; where one may type, typing narrows it. */
  async pickFrom(label: string, choice: string | RegExp): Promise<void> {
    const box = this.#place.getByRole('combobox', { name: nameOf(label) });
    await box.click();
    if (typeof choice === 'string' && (await box.isEditable())) await box.fill(choice);
    const option = this.page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option');
    await option.filter({ hasText: typeof choice === 'string' ? new RegExp(`^${escaped(choice)}$`) : choice }).click();
  }

  /** One of a list that the browser itself shows. */
  async select(label: string, choice: string): Promise<void> {
    await this.#place.getByRole('combobox', { name: nameOf(label) }).selectOption(choice);
  }

  async attach(label: string | RegExp, ...files: readonly DeskFile[]): Promise<void> {
    await this.#place.getByLabel(typeof label === 'string' ? nameOf(label) : label).setInputFiles([...files]);
  }

  /** Downloads what a link or button gives. */
  async downloads(from: Locator): Promise<{ name: string; bytes: Buffer }> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), from.first().click()]);
    return { name: download.suggestedFilename(), bytes: await bytesOf(download) };
  }

  async goTo(path: string): Promise<void> {
    await this.page.goto(new URL(path, this.page.url()).href);
  }

  async signOut(): Promise<void> {
    await this.page.context().close();
  }
}

async function bytesOf(download: Download): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Opens the office in a window of its own and signs in as somebody of the model city. */
export async function signIn({ city, newWindow }: Journey, user: string, options: PageOptions = {}): Promise<Person> {
  const login = city.logins.find((each) => each.user === user);
  expect(login, `${user} can sign in`).toBeDefined();
  const page = await newWindow(options);
  await page.goto(city.office);
  const english = options.language === 'en';
  await page.getByLabel(english ? 'User name' : '用户名', { exact: true }).fill(user);
  await page.getByLabel(english ? 'Password' : '密码', { exact: true }).fill(login?.password ?? '');
  await page.getByRole('button', { name: english ? 'Sign in' : /^登\s?录$/ }).click();
  await page.getByRole('button', { name: login?.person ?? '' }).waitFor();
  return new Person(page);
}

/** Opens the portal without an account. */
export async function visitPortal({ city, newWindow }: Journey, options: PageOptions = {}): Promise<Person> {
  const page = await newWindow(options);
  await page.goto(city.portal);
  return new Person(page);
}

/** Does an action of the case that is open: chooses it, fills its form in, sends it, and waits until the case shows again. */
export async function act(person: Person, action: string, fill?: (sheet: Person) => Promise<void>, sent: string = action): Promise<void> {
  await person.at('现在可办').press(action);
  await fill?.(person.sheet);
  await person.sheet.press(sent);
  await person.at('现在可办').sees('现在可办');
}
