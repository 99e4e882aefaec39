import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBureau, type TestBureau } from '../../../tests/support/bureau.ts';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { visitOf } from '../../../tests/support/work.ts';
import { childElements, descendants, elementText, parseXml, type XmlElement } from '../documents/xml.ts';
import { ixbrlPackage } from './ixbrl-package.ts';
import { genreOf, readingOf } from './reading.ts';
import { readReport, type ReadReport } from './report-json.ts';

/** A fact as it is read from the page, by the rules of Inline XBRL alone. */
interface PageFact {
  readonly id: string;
  readonly name: string;
  readonly context: string;
  readonly unit: string;
  readonly value: number | null;
  readonly decimals: number;
}

function factsIn(page: XmlElement): readonly PageFact[] {
  return descendants(page, 'ix:nonFraction').map((element) => {
    const { id = '', name = '', contextRef = '', unitRef = '', scale = '0', decimals = '0', sign, 'xsi:nil': nil } = element.attributes;
    const amount = Number(elementText(element).replaceAll(',', '')) * 10 ** Number(scale) * (sign === '-' ? -1 : 1);
    return { id, name, context: contextRef, unit: unitRef, decimals: Number(decimals), value: nil === 'true' ? null : amount };
  });
}

const near = (a: number, b: number, decimals: number): boolean => Math.abs(a - b) <= 0.500001 * 10 ** -decimals || Math.abs(a - b) <= Math.abs(b) * 1e-12;

describe('a report as Inline XBRL', () => {
  let bureau: TestBureau;
  let zip: Uint8Array;
  let read: ReadReport;
  let parts: Record<string, string>;
  let page: XmlElement;
  const part = (name: string): XmlElement => parseXml(parts[`zhishu-report/${name}`] ?? '');

  beforeAll(async () => {
    bureau = await openBureau(await openTestDatabase(), { now: () => new Date('2026-03-10T02:00:00.000Z') });
    for (const [enterprise, members] of [['a', 3], ['b', 2], ['c', 12]] as const) await bureau.call('openCase', 'officer', { body: { type: 'enterprise-visit', input: visitOf(enterprise, members) } });
    const reading = await readingOf(bureau.server, { year: 2026 });
    read = await readReport(genreOf(bureau.server.catalog, 'annual-summary'), reading);
    zip = await ixbrlPackage(bureau.server, reading, read);
    parts = Object.fromEntries(Object.entries(unzipSync(zip)).map(([name, bytes]) => [name, strFromU8(bytes)]));
    page = part('reports/report.xhtml');
  });
  afterAll(async () => {
    await bureau.close();
    await bureau.server.close();
  });

  const declared = (): ReadonlyMap<string, XmlElement> => new Map(childElements(part('taxonomy/zhishu.xsd'), 'xs:element').map((element) => [`zs:${element.attributes['name'] ?? ''}`, element]));

  test('every fact names a concept, a context and a unit that are there, and no id stands twice', () => {
    const facts = factsIn(page);
    const ids = [...facts.map(({ id }) => id), ...descendants(page, 'xbrli:context').map(({ attributes }) => attributes['id']), ...descendants(page, 'xbrli:unit').map(({ attributes }) => attributes['id'])];
    expect(facts.length).toBeGreaterThan(100);
    expect(new Set(ids).size).toBe(ids.length);
    expect(facts.filter(({ name, context, unit }) => !declared().has(name) || !ids.includes(context) || !ids.includes(unit))).toEqual([]);
    expect(ids.filter((id) => !/^[A-Za-z_][\w.-]*$/.test(id ?? ''))).toEqual([]);
    expect(new Set(facts.map(({ name, context }) => `${name} ${context}`)).size).toBe(facts.length);
  });

  test('a context is instant or a duration as its facts’ concepts are, and its members are declared', () => {
    const contexts = new Map(descendants(page, 'xbrli:context').map((context) => [context.attributes['id'], context]));
    const wrong = factsIn(page).filter(({ name, context }) => {
      const isInstant = contexts.get(context) !== undefined && descendants(contexts.get(context) ?? page, 'xbrli:instant').length > 0;
      return declared().get(name)?.attributes['xbrli:periodType'] !== (isInstant ? 'instant' : 'duration');
    });
    expect(wrong).toEqual([]);
    const members = descendants(page, 'xbrldi:explicitMember').flatMap((member) => [member.attributes['dimension'] ?? '', elementText(member)]);
    expect(members.length).toBeGreaterThan(0);
    expect(members.filter((name) => !declared().has(name))).toEqual([]);
  });

  test('every indicator in force is a concept with labels in both languages, and every locator finds its element', () => {
    const names = [...declared().keys()];
    expect(bureau.server.catalog.currentIndicators.map(({ id, version }) => `zs:${version === 1 ? id : `${id}.v${version}`}`).filter((name) => !names.includes(name))).toEqual([]);
    for (const file of ['zhishu-label-zh.xml', 'zhishu-label-en.xml', 'zhishu-presentation.xml', 'zhishu-definition.xml']) {
      const locators = descendants(part(`taxonomy/${file}`), 'link:loc').map(({ attributes }) => attributes['xlink:href']?.replace('zhishu.xsd#zs_', 'zs:') ?? '');
      expect(locators.filter((name) => !names.includes(name))).toEqual([]);
      if (file.includes('label')) expect(locators.toSorted()).toEqual(names.toSorted());
    }
    expect(parts['zhishu-report/taxonomy/zhishu-label-zh.xml']).toContain('>走访户次</link:label>');
  });

  test('what the page says is what the report’s figures are', () => {
    const facts = factsIn(page);
    const whole = (name: string): PageFact | undefined => facts.find((fact) => fact.name === `zs:${name}` && fact.context === 'c_2026-01-01_2026-03-10');
    expect(whole('visits')).toMatchObject({ value: 3, unit: 'visits', decimals: 0 });
    expect(whole('visit-staff')).toMatchObject({ value: 17 });
    const units = new Map(descendants(page, 'xbrli:unit').map((unit) => [unit.attributes['id'], elementText(unit)]));
    expect(units.get('CNY')).toBe('iso4217:CNY');
    expect(units.get('pure')).toBe('xbrli:pure');
    const byIndicator = Map.groupBy(facts, ({ name }) => name.replace(/^zs:/, '').replace(/(?:\.v\d+)?(?:_.*)?$/, ''));
    const missing = read.report.figures.filter(({ period, instant }) => period !== undefined || instant !== undefined).filter(({ indicator, value, measure }) => {
      const wanted = value !== null && measure === '%' ? value / 100 : value;
      return !(byIndicator.get(indicator) ?? []).some((fact) => (wanted === null || fact.value === null ? fact.value === wanted : near(fact.value, wanted, fact.decimals)));
    });
    expect(missing.map(({ id }) => id)).toEqual([]);
  });

  test('the office downloads it', async () => {
    const reply = await bureau.call('reportFile', 'officer', { params: { genre: 'annual-summary' }, query: { year: '2026', format: 'ixbrl' } });
    expect(reply.headers['content-disposition']).toContain(encodeURIComponent('（Inline XBRL）.zip'));
    expect(Object.keys(unzipSync(reply.rawPayload))).toEqual(Object.keys(parts));
  });

  const arelle = spawnSync('arelleCmdLine', ['--version']).status === 0;
  if (!arelle) console.warn('skipped: Arelle (pip install arelle-release) is not installed as arelleCmdLine, so the Inline XBRL is checked for its structure only');

  test.skipIf(!arelle)('Arelle loads and validates the package without a complaint and gives back the same facts', { timeout: 180_000 }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'zhishu-xbrl-'));
    try {
      const [file, log, saved] = ['report.zip', 'log.txt', 'facts.json'].map((name) => join(folder, name)) as [string, string, string];
      writeFileSync(file, zip);
      const run = spawnSync('arelleCmdLine', ['--file', file, '--validate', '--calc', 'c11r', '--validateXmlOim', '--workOffline', '--logFile', log, '--plugins', 'saveLoadableOIM', '--saveLoadableOIM', saved], { encoding: 'utf8' });
      const complaints = readFileSync(log, 'utf8').split('\n').filter((line) => line.trim() !== '' && !line.startsWith('[info]'));
      expect(complaints).toEqual([]);
      expect(run.status).toBe(0);
      const { facts } = JSON.parse(readFileSync(saved, 'utf8')) as { facts: Record<string, { value: string | null; dimensions: { concept: string } }> };
      const own = factsIn(page);
      expect(Object.keys(facts)).toHaveLength(own.length);
      const differing = own.filter(({ id, name, value }) => {
        const given = facts[id];
        const amount = given?.value === null ? null : Number(given?.value);
        const isSame = amount === null || value === null ? amount === value : near(amount, value, 12);
        return given?.dimensions.concept !== name || !isSame;
      });
      expect(differing).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
