import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OfficialDocument } from './document.ts';
import { bold, figure, heading, paragraph, text } from './document.ts';
import { documentArticle, documentPage } from './html.ts';

const MARKUP = /<[^>]*>/g;

const tags = (html: string): string[] => html.match(MARKUP) ?? [];

/** A document in which every text a user can write is the same value. */
function filledWith(value: string): OfficialDocument {
  return {
    kind: '通知', organ: value, redHead: true, number: value, title: value, addressee: value, note: value, demoMark: value,
    body: [
      heading(1, value), paragraph(text(value), bold(value), figure(value, value)),
      { block: 'list', items: [[text(value)]] },
      { block: 'table', caption: value, columns: [{ header: value, numeric: true }], rows: [[[figure(value, value)]]], source: value },
      { block: 'chart', shape: 'line', caption: value, measure: value, categoryName: value, categories: [value], series: [{ name: value, points: [{ value: 1, text: value }] }] },
      { block: 'signature-line', label: value, signer: value },
    ],
    attachments: [{ title: value, body: [paragraph(value)] }, { title: value }],
    signature: { organ: value, date: '2026-03-01' },
    imprint: { copyTo: value, printedBy: value, printedOn: '2026-03-01' },
  };
}

const withoutAttributeValues = (tag: string): string => tag.replace(/(data-figure|href|aria-label)="[^"]*"/g, '$1');

describe('the HTML of a document', () => {
  test('no text of a user becomes markup: the tags stay the same whatever is written', () => {
    const expected = tags(documentArticle(filledWith('a'))).map(withoutAttributeValues);
    fc.assert(fc.property(fc.string({ unit: 'binary', minLength: 1 }), (value) => {
      expect(tags(documentArticle(filledWith(value))).map(withoutAttributeValues)).toEqual(expected);
    }), { numRuns: 100 });
  });

  test.each(['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "' onmouseover='x", '</title><svg onload=1>', '\u0000\uD800<b>'])('%j is shown, not run', (value) => {
    const page = documentPage(filledWith(value));
    expect(page).not.toMatch(/<script|<img|<svg onload|<b>/);
    expect(page).not.toMatch(/[\u0000\uD800]/u);
    const expected = tags(documentArticle(filledWith('a'))).map(withoutAttributeValues);
    expect(tags(documentArticle(filledWith(value))).map(withoutAttributeValues)).toEqual(expected);
  });

  test('a figure is a link that carries its fact and opens where the caller says', () => {
    const html = documentArticle({ kind: '报告', organ: '局', title: '总结', body: [paragraph('走访', figure('visits.households', '294'), '户')] }, { figureHref: (id) => `/figures/${id}` });
    expect(html).toContain('走访<a class="figure" data-figure="visits.households" href="/figures/visits.households">294</a>户');
  });

  test.each(['javascript:alert(1)', 'data:text/html,x', '//evil.example', '/\\evil.example', ' javascript:x'])('the address %j is not written', (address) => {
    const html = documentArticle({ kind: '报告', organ: '局', title: '总结', body: [paragraph(figure('f', '1'))] }, { figureHref: () => address });
    expect(html).toContain('href="#figure-f"');
  });

  test('a figure with a note leads to it, and the note to its definition and rows', () => {
    const note = { id: 'visits/this-year', name: '走访户次', text: '294户次', definition: '走访的次数 <1', facts: [['期间', '2025']] } as const;
    const html = documentArticle({ kind: '报告', organ: '局', title: '总结', body: [paragraph('走访', figure('visits/this-year', '294'), '户次，', figure('other', '1'))] }, { figureHref: (id) => `/reports/x?figure=${encodeURIComponent(id)}`, figureNotes: [note] });
    expect(html).toContain('data-figure="visits/this-year" href="#figure-visits%2Fthis-year">294</a>');
    expect(html).toContain('data-figure="other" href="/reports/x?figure=other">1</a>');
    expect(html).toContain('<section class="figure-note" id="figure-visits/this-year" tabindex="-1"><h3>走访户次：294户次</h3><dl><dt>口径</dt><dd>走访的次数 &lt;1</dd><dt>期间</dt><dd>2025</dd><dt>明细</dt><dd><a href="/reports/x?figure=visits%2Fthis-year">查看所计的各行</a></dd></dl></section>');
  });

  test('tables have a caption, header cells with scope, and numbers to the right', () => {
    const html = documentArticle({ kind: '报告', organ: '局', title: '总结', body: [{ block: 'table', caption: '各区', columns: [{ header: '区' }, { header: '件', numeric: true }], rows: [[[text('东区')], [text('12')]]] }] });
    expect(html).toContain('<caption>各区</caption><thead><tr><th scope="col">区</th><th scope="col" class="numeric">件</th></tr></thead>');
    expect(html).toContain('<td class="numeric">12</td>');
  });
});
