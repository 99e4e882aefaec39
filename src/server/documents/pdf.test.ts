import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bold, figure, heading, paragraph, text } from '#domain/report/document.ts';
import { writePdf } from './pdf.ts';
import { SAMPLE_NOTICE } from './sample.fixture.ts';

const isInstalled = (command: string): boolean => {
  try {
    execFileSync(command, ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

const canReadPdf = isInstalled('pdftotext');
if (!canReadPdf) console.warn('skipped: reading the text of a PDF needs pdftotext (Debian: poppler-utils)');

function textOf(pdf: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'zhishu-pdf-'));
  try {
    writeFileSync(join(folder, 'a.pdf'), pdf);
    return execFileSync('pdftotext', [join(folder, 'a.pdf'), '-'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('a document as PDF', () => {
  test('it is a PDF, and a figure links to its rows', async () => {
    const pdf = await writePdf(SAMPLE_NOTICE, { figureHref: (id) => `https://zhishu.example/figures/${encodeURIComponent(id)}` });
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
    expect(Buffer.from(pdf).toString('latin1')).toContain('zhishu.example');
  });

  test.skipIf(!canReadPdf)('its text has no gap between Chinese characters and digits', async () => {
    const found = textOf(await writePdf(SAMPLE_NOTICE));
    for (const line of ['明川市知识产权局关于印发2022年工作总结', '全年走访企业294家，同比增长17.9%。', '贷款25.37亿元。', '一、企业服务', '（一）培训工作', '1.质押融资', '（1）登记', '2023年2月28日', '（此件主动公开）', '—1—']) {
      expect(found).toContain(line);
    }
  });

  test.skipIf(!canReadPdf)('what looks like markup of the typesetter is printed as written', async () => {
    const markup = '#panic("x") $x^2$ *b* _i_ @ref <lab> `raw` = [#read("/etc/passwd")] \\ // -- "q"';
    const found = textOf(await writePdf({
      kind: '函', organ: markup, title: '标题', number: markup, addressee: markup, note: markup, demoMark: markup,
      body: [heading(1, markup), paragraph(text(markup), bold(markup), figure(markup, markup)), { block: 'list', items: [[text(markup)]] },
        { block: 'table', caption: markup, columns: [{ header: markup }], rows: [[[text(markup)]]], source: markup },
        { block: 'signature-line', label: markup, signer: markup }],
      signature: { organ: markup, date: '2026-03-01' }, imprint: { printedBy: markup, copyTo: markup, printedOn: '2026-03-01' },
    }));
    const joined = found.replace(/\s/g, '');
    const count = joined.split('[#read("/etc/passwd")]\\//--"q"').length - 1;
    expect(count).toBeGreaterThanOrEqual(14);
  });

  test.skipIf(!canReadPdf)('a chart is a drawing, no picture of pixels, and its numbers stand below it', async () => {
    const pdf = await writePdf(SAMPLE_NOTICE);
    const listed = execFileSync('pdfimages', ['-list', '-'], { input: pdf, encoding: 'utf8' });
    expect(listed.trim().split('\n').slice(2)).toEqual([]);
    expect(textOf(pdf)).toContain('11,745');
  });

  test('control characters and lone surrogates can be set', async () => {
    const pdf = await writePdf({ kind: '函', organ: '局', title: 'a\u0000b\uD800', body: [paragraph('\uDC00\u0007')] });
    expect(pdf.length).toBeGreaterThan(1000);
  });

  test('while a long document is set, the event loop turns', async () => {
    let setting = true;
    const pdf = writePdf({ kind: '报告', organ: '局', title: '长文', body: Array.from({ length: 1500 }, (_, index) => paragraph(`第${index}段`.repeat(40))) })
      .finally(() => { setting = false; });
    let turns = 0;
    for (; setting; turns += 1) await new Promise((resolve) => { setImmediate(resolve); });
    await pdf;
    expect(turns).toBeGreaterThan(100);
  });
});
