import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { heading, type OfficialDocument, paragraph } from '#domain/report/document.ts';
import { checkDocxFormat } from './check-format.ts';
import { writeDocx } from './docx.ts';
import { SAMPLE_NOTICE } from './sample.fixture.ts';

function changed(docx: Uint8Array, part: string, from: string | RegExp, to: string): Uint8Array {
  const parts = unzipSync(docx);
  const before = strFromU8(parts[part] ?? new Uint8Array());
  const after = before.replace(from, to);
  expect(after === before ? `${part} has no ${from}` : '').toBe('');
  return zipSync({ ...parts, [part]: strToU8(after) });
}

const told = (docx: Uint8Array): readonly string[] => checkDocxFormat(docx, 'a.docx').deviations.map(({ what, expected, found }) => `${what.zh}：应为${expected.zh}，现为${found.zh}`);
const DOCUMENT = 'word/document.xml';

describe('the check of a document’s format', () => {
  let docx: Uint8Array;

  beforeAll(async () => {
    docx = await writeDocx(SAMPLE_NOTICE);
  });

  test('our documents, with and without a red head, keep to the standard', async () => {
    expect(told(docx)).toEqual([]);
    expect(told(await writeDocx({ kind: '报告', organ: '局', title: '总结', body: [paragraph('正文')] }))).toEqual([]);
  });

  test('headings may be numbered anew below each chapter or through the whole document', async () => {
    const plan = (second: string): Promise<Uint8Array> => writeDocx({ kind: '要点', organ: '局', title: '工作要点', body: [heading(1, '一'), heading(2, '甲'), heading(2, '乙'), heading(1, '二'), heading(2, '丙', second)] });
    expect([told(await plan('（一）')), told(await plan('（三）'))]).toEqual([[], []]);
    expect(told(await plan('（四）'))).toEqual(['2 级标题序号：应为（三），现为（四）']);
  });

  test('the kind and the parts are recognised', () => {
    const { kind, parts } = checkDocxFormat(docx, 'a.docx');
    expect(kind).toBe('通知');
    expect(parts).toMatchObject({ 'organ-mark': 1, number: 1, title: 1, addressee: 1, heading: 4, signer: 1, date: 1, note: 1, 'annex-mark': 1, 'annex-title': 1, copies: 1, printed: 1 });
  });

  test.each([
    ['page width', DOCUMENT, 'w:w="11906"', 'w:w="12240"', '页宽：应为210 mm，现为215.9 mm'],
    ['page height', DOCUMENT, 'w:h="16838"', 'w:h="15840"', '页高：应为297 mm'],
    ['top margin', DOCUMENT, 'w:top="2098"', 'w:top="1440"', '天头：应为37 mm，现为25.4 mm'],
    ['left margin', DOCUMENT, 'w:left="1587"', 'w:left="1800"', '订口'],
    ['lines to a page', DOCUMENT, 'w:linePitch="579"', 'w:linePitch="312"', '每面行数：应为22，现为41'],
    ['characters to a line', DOCUMENT, 'w:charSpace="-848"', 'w:charSpace="4096"', '每行字数：应为28，现为26'],
    ['body font', 'word/styles.xml', /仿宋_GB2312/g, '宋体', '正文字体：应为仿宋_GB2312，现为宋体'],
    ['title size', 'word/styles.xml', '<w:sz w:val="44"/>', '<w:sz w:val="36"/>', '标题字号：应为二号（22 pt），现为小二（18 pt）'],
    ['heading font', 'word/styles.xml', /楷体_GB2312/g, '微软雅黑', '2 级标题字体：应为楷体_GB2312，现为微软雅黑'],
    ['line height', 'word/styles.xml', 'w:line="579"', 'w:line="480"', '行距：应为28.99 pt，现为24 pt'],
    ['page number font', 'word/styles.xml', /宋体"/g, '黑体"', '单页页码：应为四号（14 pt）宋体，现为四号（14 pt）黑体'],
    ['page number side', 'word/footer2.xml', 'w:val="left"', 'w:val="center"', '双页页码：应为居左，现为居中'],
    ['page number without dashes', 'word/footer1.xml', /— ?/g, '', '单页页码：应为— 1 —'],
    ['one-sided page numbers', 'word/settings.xml', '<w:evenAndOddHeaders/>', '', '单双页页码：应为单页居右、双页居左，现为未区分'],
    ['lack of page numbers', DOCUMENT, /<w:footerReference[^>]*>/g, '', '页码：应为— 1 —，现为无'],
    ['font of one run', DOCUMENT, '<w:r><w:t xml:space="preserve">全年走访', '<w:r><w:rPr><w:rFonts w:eastAsia="Arial"/></w:rPr><w:t xml:space="preserve">全年走访', '正文字体：应为仿宋_GB2312，现为Arial'],
    ['red head that is black', 'word/styles.xml', /<w:color w:val="FF0000"\/>/g, '', '发文机关标志颜色：应为红色'],
    ['lack of the red rule', 'word/styles.xml', /<w:pBdr>.*?<\/w:pBdr>/, '', '红色分隔线：应为发文字号下红色分隔线，现为无'],
    ['number in wrong brackets with 第 and a zero', DOCUMENT, '〔2023〕6号', '[2023]第06号', '发文字号：应为明知发〔2023〕6号，现为明知发[2023]第06号'],
    ['title not centred', 'word/styles.xml', '<w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:jc w:val="center"/>', '<w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:jc w:val="left"/>', '标题：应为居中，现为未居中'],
    ['title too near', DOCUMENT, 'w:before="1158"', 'w:before="0"', '标题上方：应为空2行，现为空0行'],
    ['addressee with a narrow colon', DOCUMENT, '局机关各处室：', '局机关各处室:', '主送机关：应为以全角冒号结尾，现为:'],
    ['unindented paragraph', 'word/styles.xml', '<w:ind w:firstLine="640" w:firstLineChars="200"/>', '', '正文首行：应为左空2字，现为顶格'],
    ['heading number', DOCUMENT, '>（一）<', '>(一)、<', '2 级标题序号：应为（一），现为(一)、'],
    ['gap in the numbers', DOCUMENT, '>一、<', '>二、<', '1 级标题序号：应为一、，现为二、'],
    ['padded date', DOCUMENT, '2023年2月28日', '2023年02月28日', '成文日期：应为阿拉伯数字，月、日不编虚位，现为2023年02月28日'],
    ['date too far right', DOCUMENT, 'w:right="1280"', 'w:right="0"', '成文日期右空：应为四字，现为0字'],
    ['note in narrow brackets', DOCUMENT, '（此件主动公开）', '(此件主动公开)', '附注：应为加全角圆括号'],
    ['attachment with a stop', DOCUMENT, '1.2023年重点任务分工表', '1.2023年重点任务分工表。', '附件名称：应为后不加标点，现为。'],
    ['padded day of printing', DOCUMENT, '2023年3月1日印发', '2023年03月01日印发', '印发日期：应为月、日不编虚位'],
    ['imprint too large', 'word/styles.xml', /(w:val="版记".*?)<w:sz w:val="28"\/>/, '$1<w:sz w:val="32"/>', '版记字号：应为四号（14 pt），现为三号（16 pt）'],
  ])('a planted %s is found', (_, part, from, to, expected) => {
    expect(told(changed(docx, part, from, to))).toEqual(expect.arrayContaining([expect.stringContaining(expected)]));
  });

  test('a departure tells its place, its ground, both languages, and how often it occurs', () => {
    const wrong = changed(docx, DOCUMENT, '<w:r><w:t xml:space="preserve">全年走访', '<w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:t xml:space="preserve">全年走访');
    expect(checkDocxFormat(wrong, 'a.docx').deviations).toEqual([{
      rule: 'body-size', what: { zh: '正文字号', en: 'body size' }, expected: { zh: '三号（16 pt）', en: '16 pt' }, found: { zh: '四号（14 pt）', en: '14 pt' },
      basis: 'GB/T 9704-2012 §5.2.2', evidence: 'verified', count: 1, places: [{ paragraph: 6, near: '全年走访企业' }],
    }]);
  });

  describe('by kind of document', () => {
    const kinds = async (more: Partial<OfficialDocument>): Promise<readonly string[]> => {
      const base: OfficialDocument = { kind: '通知', organ: '明川市知识产权局', redHead: true, number: '明知发〔2023〕6号', title: '关于某事的通知', body: [paragraph('有关事项如下。')], signature: { organ: '明川市知识产权局', date: '2023-02-28' } };
      return told(await writeDocx({ ...base, ...more }));
    };
    test.each([
      ['a notice needs an addressee', {}, '主送机关：应为通知须写主送机关，现为无'],
      ['an announcement names none', { title: '关于某事的公告', addressee: '各区' }, '主送机关：应为公告不写主送机关'],
      ['a request goes to one authority', { title: '关于某事的请示', addressee: '市政府、国家知识产权局' }, '主送机关：应为请示只主送一个机关'],
      ['a request asks at its end', { title: '关于某事的请示', addressee: '市政府' }, '请示的结尾：应为当否，请批示。'],
      ['a request names a contact', { title: '关于某事的请示', addressee: '市政府' }, '请示的附注：应为（联系人：姓名，电话）'],
      ['what goes up names who issued it', { title: '关于某事的请示', addressee: '市政府' }, '签发人：应为上行文标注“签发人：”'],
      ['a report asks for nothing', { title: '关于某事的报告', addressee: '市政府', body: [paragraph('当否，请批示。')] }, '报告中的请示事项'],
      ['a letter has the name alone', { title: '关于某事的函', addressee: '市政府' }, '信函格式的发文机关标志：应为只写机关名称，不加“文件”'],
      ['a letter has no number on its first page', { title: '关于某事的函', addressee: '市政府' }, '信函格式的首页页码'],
      ['minutes are not signed', { title: '某会议纪要' }, '纪要的落款：应为不署名、不盖印'],
    ] as const)('%s', async (_, more, expected) => {
      expect(await kinds(more)).toEqual(expect.arrayContaining([expect.stringContaining(expected)]));
    });
  });

  test('a file made by hand without styles is read by what its paragraphs say', () => {
    const p = (text: string, { jc = 'left', sz = 32, font = '仿宋', first = 640, more = '' } = {}): string =>
      `<w:p><w:pPr><w:ind w:firstLine="${first}"/><w:jc w:val="${jc}"/></w:pPr><w:r><w:rPr><w:rFonts w:eastAsia="${font}"/>${more}<w:sz w:val="${sz}"/></w:rPr><w:t>${text}</w:t></w:r></w:p>`;
    const xml = `<w:document><w:body>${p('关于开展专利宣传的通知', { jc: 'center', sz: 44, font: '方正小标宋简体', first: 0 })}<w:p/>${p('各区局：', { first: 0 })}${p('一、总体要求', { font: '黑体' })}${p('（一）加强领导', { font: '宋体' })}${p('全面推进。')}${p('2023年2月8日', { jc: 'right' })}`
      + '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:bottom="1440" w:left="1800" w:right="1800"/></w:sectPr></w:body></w:document>';
    const found = told(zipSync({ 'word/document.xml': strToU8(xml) }));
    expect(found).toEqual(expect.arrayContaining(['天头：应为37 mm，现为25.4 mm', '每面行数：应为22，现为未固定', '2 级标题字体：应为楷体_GB2312，现为宋体', '成文日期右空：应为四字，现为0字', '页码：应为— 1 —，现为无']));
    expect(found.some((each) => /^(?:标题|1 级|正文|主送)/.test(each))).toBe(false);
  });

  test('what is no Word file is refused', () => {
    expect(() => checkDocxFormat(zipSync({ 'a.txt': strToU8('a') }), 'a.docx')).toThrow('wrong-file-type');
    expect(() => checkDocxFormat(zipSync({ 'word/document.xml': strToU8('<a>'.repeat(1000)) }), 'a.docx')).toThrow('damaged-file');
  });
});
