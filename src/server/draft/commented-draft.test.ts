import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { CATALOG } from '#catalog/index.ts';
import { figure, paragraph } from '#domain/report/document.ts';
import type { Verdict } from '#domain/report/draft/verdict.ts';
import { writeDocx } from '../documents/docx.ts';
import { orderFaults } from '../documents/schema-order.fixture.ts';
import { childElements, descendants, elementText, parseXml } from '../documents/xml.ts';
import { docxText } from '../reader/docx-text.ts';
import type { CheckedDraft, CheckedFigure } from './check-draft.ts';
import { assertDocx, commentedDraft } from './commented-draft.ts';

const WORDING = { catalog: CATALOG, language: 'zh', at: '2026-11-22T10:00:00.000Z' } as const;
const MAIN = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>';

const wordFile = (inner: string, more: Readonly<Record<string, string>> = {}): Uint8Array => zipSync(Object.fromEntries(
  Object.entries({ '[Content_Types].xml': TYPES, 'word/document.xml': `<w:document ${MAIN}><w:body>${inner}</w:body></w:document>`, ...more }).map(([name, xml]) => [name, strToU8(xml)]),
));

const partsOf = (docx: Uint8Array): Record<string, string> => Object.fromEntries(Object.entries(unzipSync(docx)).map(([name, bytes]) => [name, strFromU8(bytes)]));

/** A draft in which the given numbers were judged, each in its first place after the one before. */
function checkedIn(bytes: Uint8Array, values: readonly string[], verdict: Verdict = 'differs'): CheckedDraft {
  const text = docxText(bytes, 'a.docx');
  const points = Array.from(text);
  let from = 0;
  const figures = values.map((value): CheckedFigure => {
    const start = Array.from(text.slice(0, text.indexOf(value, points.slice(0, from).join('').length))).length;
    from = start + Array.from(value).length;
    return { start, end: from, value, verdict, indicator: 'visits', fact: 'visits', factValue: 12, factText: '12', measure: '户次', name: '走访', sentence: '', period: '2022-01-01/2022-12-31' };
  });
  return { text, year: 2022, asOf: '2022-12-31', figures };
}

function commented(bytes: Uint8Array, values: readonly string[]): Record<string, string> {
  return partsOf(commentedDraft({ name: 'a.docx', bytes }, checkedIn(bytes, values), WORDING));
}

/** The text between the marks of each comment, as the file now reads. */
function commentedTexts(documentXml: string): readonly string[] {
  return [...documentXml.matchAll(/<w:commentRangeStart w:id="(\d+)"\/>([\s\S]*?)<w:commentRangeEnd w:id="\1"\/>/g)]
    .map(([, , inside = '']) => [...inside.matchAll(/<w:t[ >][^<]*|<w:t>[^<]*/g)].map(([each]) => each.replace(/^<[^>]*>/, '')).join(''));
}

describe('the comments of a checked draft', () => {
  test('stand at the figures; runs are cut there and keep their properties', () => {
    const run = '<w:r w:rsidR="00A1"><w:rPr><w:b/></w:rPr><w:t>走访13户次，培训</w:t><w:tab/><w:t xml:space="preserve"> 7 场</w:t></w:r>';
    const parts = commented(wordFile(`<w:p>${run}</w:p>`), ['13', '7']);
    const xml = parts['word/document.xml'] ?? '';
    expect(commentedTexts(xml)).toEqual(['13', '7']);
    const runs = descendants(parseXml(xml), 'w:r').filter((each) => descendants(each, 'w:commentReference').length === 0);
    expect(runs.every((each) => childElements(each)[0]?.name === 'w:rPr' && each.attributes['w:rsidR'] === '00A1')).toBe(true);
    expect(elementText(parseXml(xml))).toBe('走访13户次，培训 7 场');
    const comments = childElements(parseXml(parts['word/comments.xml'] ?? ''));
    expect(comments.map(({ attributes }) => [attributes['w:id'], attributes['w:author'], attributes['w:date']])).toEqual([['0', '知枢', '2026-11-22T10:00:00Z'], ['1', '知枢', '2026-11-22T10:00:00Z']]);
    expect(descendants(parseXml(parts['word/comments.xml'] ?? ''), 'w:p').slice(0, 6).map(elementText)).toEqual(['不符', '稿中：13', '台账：12户次', '指标：走访户次', '期间：2022-01-01 – 2022-12-31', '明细：知枢“指标”中打开 visits']);
    expect(orderFaults(parseXml(xml))).toEqual([]);
  });

  test('run over several runs, entities and characters beyond the first plane', () => {
    const xml = commented(wordFile('<w:p><w:r><w:t>𠮷&amp;甲&#x5E02;走访1</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>2</w:t></w:r><w:hyperlink><w:r><w:t>3&lt;户</w:t></w:r></w:hyperlink></w:p>'), ['123'])['word/document.xml'] ?? '';
    expect(commentedTexts(xml)).toEqual(['123']);
    expect(xml).toContain('<w:t xml:space="preserve">𠮷&amp;甲&#x5E02;走访</w:t></w:r><w:commentRangeStart w:id="0"/><w:r><w:t xml:space="preserve">1</w:t></w:r>');
    expect(xml).toContain('<w:hyperlink><w:r><w:t xml:space="preserve">3</w:t></w:r><w:commentRangeEnd w:id="0"/>');
  });

  test('stand around a content control and a text box, never inside', () => {
    const control = '<w:sdt><w:sdtPr><w:tag w:val="visits"/><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>13</w:t></w:r></w:sdtContent></w:sdt>';
    const box = '<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>共99户</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>';
    const xml = commented(wordFile(`<w:p>${control}</w:p><w:p>${box}</w:p>`), ['13', '99'])['word/document.xml'] ?? '';
    expect(xml).toContain(`<w:commentRangeStart w:id="0"/>${control}<w:commentRangeEnd w:id="0"/>`);
    expect(xml).toContain(`<w:commentRangeStart w:id="1"/>${box}<w:commentRangeEnd w:id="1"/>`);
  });

  test('leave every other part as it was, join those that are there, and name what they need', async () => {
    const docx = await writeDocx({ kind: '报告', organ: '样例局', title: '总结', body: [paragraph('走访', figure('visits', '13'), '户次，培训7场。')] });
    const [before, after] = [partsOf(docx), commented(docx, ['13', '7'])];
    const changed = Object.keys(after).filter((name) => after[name] !== before[name]);
    expect(changed.toSorted()).toEqual(['[Content_Types].xml', 'word/_rels/document.xml.rels', 'word/comments.xml', 'word/document.xml'].filter((name) => changed.includes(name)).toSorted());
    expect(after['word/_rels/document.xml.rels']).toMatch(/relationships\/comments"/);
    expect(after['[Content_Types].xml']).toContain('wordprocessingml.comments+xml');
    expect(orderFaults(parseXml(after['word/document.xml'] ?? ''))).toEqual([]);
    const again = commented(zipSync(Object.fromEntries(Object.entries(after).map(([name, xml]) => [name, strToU8(xml)]))), ['7']);
    expect([...(again['word/comments.xml'] ?? '').matchAll(/<w:comment w:id="(\d+)"/g)].map(([, id]) => id)).toEqual(['0', '1', '2']);
    expect(again['[Content_Types].xml']).toBe(after['[Content_Types].xml']);
  });

  test('need a Word file; without anything to settle the draft comes back as it was', () => {
    expect(() => assertDocx({ name: 'a.pdf', bytes: strToU8('%PDF-1.4') })).toThrow(/docx/);
    const bytes = wordFile('<w:p><w:r><w:t>走访12户次</w:t></w:r></w:p>');
    expect(commentedDraft({ name: 'a.docx', bytes }, checkedIn(bytes, ['12'], 'agrees'), WORDING)).toBe(bytes);
  });
});
