import { execFileSync } from 'node:child_process';
import { zipSync, strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { problemText } from '#domain/errors.ts';
import { readReport } from '#domain/reader/read-report.ts';
import { extractText } from './extract-text.ts';

const SENTENCE = '云岭市全年授权发明专利3216件，同比增长8.4%；走访企业412户次。';

const body = (inner: string): string => `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${inner}</w:body></w:document>`;
const paragraph = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const docx = (inner: string): Uint8Array => zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8(body(inner)) });

/** A PDF of pages with one line of Latin text each, or with nothing drawn on them. */
function pdf(pages: number, line?: (page: number) => string): Uint8Array {
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>', `<< /Type /Pages /Count ${pages} /Kids [${Array.from({ length: pages }, (_, page) => `${4 + page * 2} 0 R`).join(' ')}] >>`, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'];
  for (let page = 0; page < pages; page += 1) {
    const content = line ? `BT /F1 12 Tf 72 720 Td (${line(page)}) Tj ET` : '0 0 100 100 re f';
    objects.push(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + page * 2} 0 R >>`, `<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
  }
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const xref = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF`;
  return Buffer.from(file, 'latin1');
}

async function textOf(bytes: Uint8Array, name: string): Promise<string> {
  const text = await extractText(bytes, name);
  if (!text.ok) throw new Error(text.problems.map((each) => problemText(each, 'en')).join());
  return text.value;
}

/** The one problem of a file, told in both languages. */
async function problemOf(bytes: Uint8Array, name: string): Promise<string> {
  const text = await extractText(bytes, name);
  if (text.ok) return 'none';
  expect(text.problems).toHaveLength(1);
  for (const found of text.problems) for (const language of ['zh', 'en'] as const) expect(problemText(found, language).length).toBeGreaterThan(8);
  return text.problems[0]?.code ?? 'none';
}

const PATIENT = { timeout: 60_000 } as const;

describe('text files', PATIENT, () => {
  test('are read in UTF-8 with or without a mark, UTF-16, GB18030 and Big5', async () => {
    const wide = Buffer.from(SENTENCE, 'utf16le');
    expect(await textOf(Buffer.from(SENTENCE), 'a.txt')).toBe(SENTENCE);
    expect(await textOf(Buffer.from(`\ufeff${SENTENCE}`), 'a.md')).toBe(SENTENCE);
    expect(await textOf(Buffer.concat([Buffer.from([0xff, 0xfe]), wide]), 'a.txt')).toBe(SENTENCE);
    expect(await textOf(Buffer.from('b9abcbbed4bac8a8b5c4b7a2c3f7d7a8c0fb3132bcfe', 'hex'), 'a.txt')).toContain('发明专利12件');
    expect(await textOf(Buffer.from('b1c4a7513132a5f3a141a466a4bdaa76', 'hex'), 'a.txt')).toContain('12件');
  });

  test('keep their line ends, since places of figures count them', async () => {
    expect(await textOf(Buffer.from('甲\r\n乙'), 'a.txt')).toBe('甲\r\n乙');
  });

  test('without a known encoding are refused; NUL and lone surrogates do no harm; an empty one is empty', async () => {
    expect(await problemOf(Uint8Array.from({ length: 4000 }, (_, index) => (index * 7919 + (index >> 3)) % 256), 'a.txt')).toBe('unknown-encoding');
    const odd = await textOf(Buffer.from(`授权\u0000专利${String.fromCharCode(0xd800)}12件。`), 'a.txt');
    expect(readReport(odd, { year: 2031 })).toMatchObject([{ value: '12', unit: '件' }]);
    expect(await textOf(new Uint8Array(), 'a.txt')).toBe('');
  });
});

describe('web pages', PATIENT, () => {
  test('give what they show, a line for each block, a tab between cells', async () => {
    const page = `<!DOCTYPE html><html><head><title>不显示 99件</title><style>p{}</style></head><body><script>var a = '88件';</script><p>授权&nbsp;发明<b>专利</b>12件。</p><p style="display:none">77件</p><div>走访<br>5家</div><table><tr><td>培训</td><td>3场</td></tr></table></body></html>`;
    expect(await textOf(Buffer.from(page), 'a.html')).toBe('授权\u00a0发明专利12件。\n走访\n5家\n培训\t3场\n');
  });

  test('keep the columns of their tables, merged cells and blocks inside cells included', async () => {
    const table = '<table><caption>单位：件</caption><tr><th rowspan="2">区</th><th colspan="2">专利</th><th>商标</th></tr><tr><th>申请</th><th>授权</th><th>注册</th></tr><tr><td><p>云岭区</p></td><td></td><td><p>5</p></td><td>6</td></tr></table>';
    expect(await textOf(Buffer.from(`<html><body>${table}</body></html>`), 'a.html')).toBe('单位：件\n区\t专利\t\t商标\n\t申请\t授权\t注册\n云岭区\t\t5\t6\n');
    const laidOut = `<table><tr><td>导航</td><td><p>${'正文'.repeat(70)}</p><table><tr><td>授权</td><td>12件</td></tr></table><p>完</p></td></tr></table>`;
    expect(await textOf(Buffer.from(`<html><body>${laidOut}</body></html>`), 'a.html')).toBe(`导航\n${'正文'.repeat(70)}\n授权\t12件\n完\n`);
    expect((await textOf(Buffer.from(`<html><body>${'<table><tr><td>授权'.repeat(3000)}12件`), 'a.html')).endsWith('12件\n')).toBe(true);
  });

  test('are known by their content, and decoded as they declare', async () => {
    const declared = Buffer.concat([Buffer.from('<html><head><meta charset="gb2312"></head><body>'), Buffer.from('b7a2c3f7d7a8c0fb3132bcfe', 'hex'), Buffer.from('</body></html>')]);
    expect((await textOf(declared, 'page.htm')).trim()).toBe('发明专利12件');
    expect((await textOf(Buffer.from('<html><body>专利12件'), 'page')).trim()).toBe('专利12件');
  });
});

describe('Word files', PATIENT, () => {
  test('give paragraphs and rows of tables as lines, tracked deletions left out', async () => {
    const deleted = '<w:p><w:r><w:t>培训</w:t></w:r><w:del><w:r><w:delText>30</w:delText></w:r></w:del><w:ins><w:r><w:t>31</w:t></w:r></w:ins><w:r><w:t>场</w:t></w:r></w:p>';
    const table = `<w:tbl><w:tr><w:tc>${paragraph('授权')}</w:tc><w:tc>${paragraph('12件')}</w:tc></w:tr></w:tbl>`;
    expect(await textOf(docx(paragraph(SENTENCE) + deleted + table), 'a.docx')).toBe(`${SENTENCE}\n培训31场\n授权\t12件`);
  });

  test('keep the columns of tables with empty and merged cells, whose numbers are then known by their heads', async () => {
    const cell = (text: string, span = 1): string => `<w:tc><w:tcPr>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}</w:tcPr>${paragraph(text)}</w:tc>`;
    const row = (...cells: readonly string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
    const table = `<w:tbl>${row(cell('区'), cell('专利', 2), cell('商标'))}${row(cell(''), cell('申请'), cell('授权'), cell('注册'))}${row(cell('云岭区'), cell(''), cell('5'), cell('6'))}</w:tbl>`;
    const text = await textOf(docx(`${paragraph('表1 2031年情况（单位：件）')}${table}`), 'a.docx');
    expect(text).toBe('表1 2031年情况（单位：件）\n区\t专利\t\t商标\n\t申请\t授权\t注册\n云岭区\t\t5\t6');
    expect(readReport(text)).toMatchObject([{ value: '5', unit: '件', name: '专利授权', scope: '云岭区' }, { value: '6', unit: '件', name: '商标注册' }]);
  });

  test('that are damaged, of another kind or made to burst are refused with one message', async () => {
    const whole = docx(paragraph(SENTENCE));
    expect(await problemOf(whole.subarray(0, whole.length - 40), 'a.docx')).toBe('damaged-file');
    expect(await problemOf(docx('<w:p><w:r>'), 'a.docx')).toBe('damaged-file');
    expect(await problemOf(zipSync({ 'xl/workbook.xml': strToU8('<a/>') }), 'a.docx')).toBe('wrong-file-type');
    expect(await problemOf(Buffer.from('no zip at all'), 'a.docx')).toBe('wrong-file-type');
    expect(await problemOf(zipSync({ 'word/document.xml': new Uint8Array(80 * 1024 * 1024) }, { level: 9 }), 'bomb.docx')).toBe('too-large');
  });

  test('of 500 pages are read at once', async () => {
    const long = await textOf(docx(Array.from({ length: 15_000 }, () => paragraph(SENTENCE)).join('')), 'long.docx');
    expect(readReport(long, { year: 2031 })).toHaveLength(45_000);
  });

  const hasOffice = ((): boolean => {
    try {
      execFileSync('soffice', ['--version'], { stdio: 'ignore', timeout: 20_000 });
      return true;
    } catch {
      return false;
    }
  })();

  test.skipIf(!hasOffice)('of the old kind are converted (skipped without LibreOffice)', async () => {
    const rtf = Buffer.from(`{\\rtf1\\ansi ${Array.from('授权专利12件', (sign) => `\\u${sign.codePointAt(0)}?`).join('')}\\par}`);
    expect((await textOf(rtf, 'a.doc')).trim()).toBe('授权专利12件');
  }, 120_000);

  test('of the old kind say what to do where no converter is installed', async () => {
    const path = process.env['PATH'];
    process.env['PATH'] = '/nowhere';
    try {
      expect(await problemOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'a.doc')).toBe('converter-missing');
    } finally {
      process.env['PATH'] = path;
    }
  });
});

describe('PDF files', PATIENT, () => {
  test('give the text of their pages, 500 of them as well', async () => {
    const text = await textOf(pdf(500, (page) => `page ${page}: 12 GB`), 'a.pdf');
    expect(text.split('\n').filter((line) => line.startsWith('page '))).toHaveLength(500);
    expect(text).toContain('page 499: 12 GB');
  });

  test('part the cells of a table by a tab', async () => {
    expect((await textOf(pdf(1, () => 'GB) Tj 200 0 Td (12) Tj 60 0 Td (13'), 'a.pdf')).trim()).toBe('GB\t12\t13');
  });

  test('without text are named scans, cut ones damaged', async () => {
    expect(await problemOf(pdf(3), 'scan.pdf')).toBe('no-text');
    expect(await problemOf(Buffer.from('%PDF-1.4 and nothing more'), 'a.pdf')).toBe('damaged-file');
  });
});

test('what is no report is refused by its kind', async () => {
  expect(await problemOf(Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]), 'a.png')).toBe('wrong-file-type');
});
