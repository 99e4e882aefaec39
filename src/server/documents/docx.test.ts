import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { figure, paragraph } from '#domain/report/document.ts';
import { FIGURES_PART, originFromProperties, printedFiguresOf } from './docx-origin.ts';
import { writeDocx } from './docx.ts';
import { figureTag } from './figure-tag.ts';
import { SAMPLE_NOTICE } from './sample.fixture.ts';
import { orderFaults } from './schema-order.fixture.ts';
import type { XmlElement } from './xml.ts';
import { childElements, descendants, elementText, findElement, parseXml } from './xml.ts';

const partsOf = (docx: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(docx)).map(([name, bytes]) => [name, strFromU8(bytes)]));

const attributeOf = (element: XmlElement | undefined, name: string): string | undefined => element?.attributes[name];

describe('a document as a Word file', () => {
  let parts: Record<string, string>;
  let body: XmlElement;

  beforeAll(async () => {
    parts = partsOf(await writeDocx(SAMPLE_NOTICE));
    body = parseXml(parts['word/document.xml'] ?? '');
  });

  test('every part is well-formed and there is no macro', () => {
    for (const [name, xml] of Object.entries(parts)) if (/\.(xml|rels)$/.test(name)) expect(() => parseXml(xml)).not.toThrow();
    expect(Object.keys(parts).filter((name) => /vba|macro/i.test(name))).toEqual([]);
  });

  test('every relation leads to a part of the file', () => {
    for (const name of Object.keys(parts).filter((each) => each.startsWith('word/_rels/'))) {
      for (const relation of childElements(parseXml(parts[name] ?? ''))) {
        expect(relation.attributes['TargetMode']).not.toBe('External');
        expect(parts).toHaveProperty([`word/${relation.attributes['Target'] ?? ''}`.replace('word/../', '')]);
      }
    }
  });

  test('each figure is a content control tagged with its fact, in text, table and chart alike', () => {
    const controls = descendants(body, 'w:sdt').map((control) => [
      attributeOf(findElement(control, 'w:sdtPr', 'w:tag'), 'w:val'), elementText(control),
    ]);
    expect(controls).toEqual([['visits.households:2022', '294'], ['visits.growth:2022', '17.9%'], ['patents:east', '3,000'], ['grants:2022', '11,745']]);
    const ids = descendants(body, 'w:sdtPr').map((properties) => attributeOf(findElement(properties, 'w:id'), 'w:val'));
    expect(new Set(ids).size).toBe(4);
  });

  test('the children of every element stand in the order of the schema', () => {
    const faults = Object.entries(parts).filter(([name]) => /^word\/[a-z]+\d?\.xml$/.test(name)).flatMap(([name, xml]) => orderFaults(parseXml(xml)).map((fault) => `${name} ${fault}`));
    expect(faults).toEqual([]);
    expect(orderFaults(parseXml('<w:sdtPr><w:tag/><w:alias/></w:sdtPr>'))).toEqual(['w:sdtPr: w:alias after w:tag']);
  });

  test('the file says which report it is, and what each figure was printed as', async () => {
    const origin = { genre: 'annual-summary', year: 2022, asOf: '2022-12-31', edition: 'e1', journalHead: '12:ab' };
    const written = partsOf(await writeDocx({ ...SAMPLE_NOTICE, origin }));
    expect(originFromProperties(written['docProps/custom.xml'] ?? '')).toEqual({ ...origin, signedOn: '2023-02-28' });
    expect(originFromProperties(parts['docProps/custom.xml'] ?? '')).toBeUndefined();
    expect(printedFiguresOf(written[FIGURES_PART] ?? '')?.map(({ id, text }) => `${id} ${text}`)).toEqual(['visits.households:2022 294', 'visits.growth:2022 17.9%', 'patents:east 3,000', 'grants:2022 11,745']);
    expect(written['word/_rels/document.xml.rels']).toContain(`Target="../${FIGURES_PART}"`);
    expect(parts[FIGURES_PART]).toBeUndefined();
  });

  test('headings carry real styles with outline levels', () => {
    const styles = descendants(body, 'w:pStyle').map((style) => style.attributes['w:val']);
    expect(styles.filter((style) => style?.startsWith('Heading'))).toEqual(['Heading1', 'Heading2', 'Heading3', 'Heading4']);
    const declared = childElements(parseXml(parts['word/styles.xml'] ?? ''), 'w:style');
    const outlines = declared.flatMap((style) => descendants(style, 'w:outlineLvl').map((level) => [style.attributes['w:styleId'], level.attributes['w:val']]));
    expect(outlines).toEqual([['Heading1', '0'], ['Heading2', '1'], ['Heading3', '2'], ['Heading4', '3'], ['AnnexTitle', '0']]);
    const known = declared.map((style) => style.attributes['w:styleId']);
    expect(styles.filter((style) => !known.includes(style))).toEqual([]);
  });

  test('the date of signature keeps four characters to its right', () => {
    const date = descendants(body, 'w:p').find((each) => elementText(each) === '2023年2月28日');
    expect(attributeOf(findElement(date, 'w:pPr', 'w:ind'), 'w:right')).toBe('1280');
  });

  test('tables repeat their header row, and the demo mark stands on odd and even pages', () => {
    expect(descendants(body, 'w:tblHeader').length).toBe(2);
    expect(Object.entries(parts).filter(([name, xml]) => /word\/header\d/.test(name) && xml.includes('示范数据')).length).toBe(2);
  });

  test('a chart is drawn by Word from its numbers, which also stand in a table below it', () => {
    expect(parts['word/charts/chart1.xml']).toContain('<c:v>11745</c:v>');
    expect(Object.keys(parts).filter((name) => /\.(?:png|jpe?g|emf|wmf)$/.test(name))).toEqual([]);
    const tables = descendants(body, 'w:tbl').map(elementText);
    expect(tables).toContain('年度授权（件）2021—202211,745');
  });

  test('control characters, lone surrogates and markup in a text leave a readable file', async () => {
    const nasty = '<w:t>&amp;\u0000\u000B\uD800]]>';
    const xml = partsOf(await writeDocx({ kind: '函', organ: nasty, title: nasty, body: [paragraph(nasty, figure(nasty, nasty))] }))['word/document.xml'] ?? '';
    const texts = descendants(parseXml(xml), 'w:t').map(elementText);
    expect(texts.filter((each) => each === '<w:t>&amp;\uFFFD\uFFFD\uFFFD]]>').length).toBe(3);
  });

  test('a tag longer than Word accepts is shortened and stays its own', () => {
    const [first, second] = [figureTag(`${'x'.repeat(80)}1`), figureTag(`${'x'.repeat(80)}2`)];
    expect(first).toHaveLength(64);
    expect(first).not.toBe(second);
  });
});
