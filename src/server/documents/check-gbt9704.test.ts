import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { paragraph } from '#domain/report/document.ts';
import { checkGbt9704 } from './check-gbt9704.ts';
import { writeDocx } from './docx.ts';
import { SAMPLE_NOTICE } from './sample.fixture.ts';

function changed(docx: Uint8Array, part: string, from: string | RegExp, to: string): Uint8Array {
  const parts = unzipSync(docx);
  const before = strFromU8(parts[part] ?? new Uint8Array());
  const after = before.replace(from, to);
  expect(after, `${part} has ${from}`).not.toBe(before);
  return zipSync({ ...parts, [part]: strToU8(after) });
}

describe('the GB/T 9704 check', () => {
  let docx: Uint8Array;

  beforeAll(async () => {
    docx = await writeDocx(SAMPLE_NOTICE);
  });

  test('our documents, with and without a red head, keep to the standard', async () => {
    expect(checkGbt9704(docx)).toEqual([]);
    expect(checkGbt9704(await writeDocx({ kind: '报告', organ: '局', title: '总结', body: [paragraph('正文')] }))).toEqual([]);
  });

  test.each([
    ['page width', 'word/document.xml', 'w:w="11906"', 'w:w="12240"', '页宽'],
    ['page height', 'word/document.xml', 'w:h="16838"', 'w:h="15840"', '页高'],
    ['top margin', 'word/document.xml', 'w:top="2098"', 'w:top="1440"', '天头'],
    ['left margin', 'word/document.xml', 'w:left="1587"', 'w:left="1800"', '订口'],
    ['lines to a page', 'word/document.xml', 'w:linePitch="579"', 'w:linePitch="312"', '每面行数'],
    ['characters to a line', 'word/document.xml', 'w:charSpace="-848"', 'w:charSpace="4096"', '每行字数'],
    ['body font', 'word/styles.xml', /仿宋_GB2312/g, '宋体', '正文字体'],
    ['title size', 'word/styles.xml', '<w:sz w:val="44"/>', '<w:sz w:val="36"/>', '标题字号'],
    ['heading font', 'word/styles.xml', /楷体_GB2312/g, '微软雅黑', '2 级标题字体'],
    ['line height', 'word/styles.xml', 'w:line="579"', 'w:line="480"', '行距'],
    ['page number font', 'word/styles.xml', /宋体"/g, '黑体"', '单页页码'],
    ['page number side', 'word/footer2.xml', 'w:val="left"', 'w:val="center"', '双页页码'],
    ['one-sided page numbers', 'word/settings.xml', '<w:evenAndOddHeaders/>', '', '单双页页码'],
    ['font of one run', 'word/document.xml', '<w:r><w:t xml:space="preserve">全年走访', '<w:r><w:rPr><w:rFonts w:eastAsia="Arial"/></w:rPr><w:t xml:space="preserve">全年走访', '正文字体'],
  ])('a planted %s is found', (_, part, from, to, what) => {
    const deviations = checkGbt9704(changed(docx, part, from, to));
    expect(deviations.map((deviation) => deviation.what.zh)).toContain(what);
  });

  test('what is no Word file is refused', () => {
    expect(() => checkGbt9704(zipSync({ 'a.txt': strToU8('a') }))).toThrow('not a Word document');
  });
});
