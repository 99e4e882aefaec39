import { describe, expect, test } from 'vitest';
import { asideChanges } from '#domain/report/read-back/asides.ts';
import { asidesIn } from './docx-asides.ts';
import { docxText } from './docx-paragraphs.ts';

const XMLNS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const words = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const document = (body: string): string => `<w:document ${XMLNS}><w:body>${body}</w:body></w:document>`;

describe('what stands beside the text of a Word file', () => {
  test('words of a text box are no line of the text, and drawn twice they are read once', () => {
    const box = `<mc:AlternateContent><mc:Choice><w:txbxContent>${words('重要提示')}${words('请核对')}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${words('重要提示')}</w:txbxContent></mc:Fallback></mc:AlternateContent>`;
    const { paragraphs, boxes } = docxText(document(`<w:p><w:r><w:t>走访企业。</w:t>${box}</w:r></w:p>${words('第二段。')}`), 'a.docx', () => undefined);
    expect(paragraphs.map(({ runs }) => runs.map(({ text }) => text).join(''))).toEqual(['走访企业。', '第二段。']);
    expect(boxes).toEqual([{ kind: 'text-box', text: '重要提示', at: '走访企业。' }, { kind: 'text-box', text: '请核对', at: '走访企业。' }]);
  });

  test('notes and comments are told with their paragraph, separators and deleted words are none', () => {
    const { references } = docxText(document('<w:p><w:r><w:t>走访企业。</w:t><w:footnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="0"/></w:r></w:p>'), 'a.docx', () => undefined);
    const notes = `<w:footnotes ${XMLNS}><w:footnote w:type="separator" w:id="0">${words('—')}</w:footnote><w:footnote w:id="2">${words('据<w:del>').replace('<w:del>', '</w:t></w:r><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:r><w:t>')}</w:footnote></w:footnotes>`;
    expect(asidesIn('word/footnotes.xml', notes, references)).toEqual([{ kind: 'footnote', text: '据', at: '走访企业。' }]);
    const comments = `<w:comments ${XMLNS}><w:comment w:id="0" w:author="处长甲">${words('口径？')}</w:comment></w:comments>`;
    expect(asidesIn('word/comments.xml', comments, references)).toEqual([{ kind: 'comment', text: '口径？', at: '走访企业。', author: '处长甲' }]);
  });

  test('page numbers are no words; a header on every kind of page is one', () => {
    expect(asidesIn('word/footer1.xml', `<w:ftr ${XMLNS}>${words('— 3 —')}</w:ftr>`, new Map())).toEqual([]);
    const header = asidesIn('word/header2.xml', `<w:hdr ${XMLNS}>${words('内部资料')}</w:hdr>`, new Map());
    expect(asideChanges([], [...header, ...header])).toEqual([{ kind: 'header', text: '内部资料', change: 'added' }]);
    expect(asideChanges([...header, ...header], [])).toEqual([{ kind: 'header', text: '内部资料', change: 'removed' }]);
    expect(asideChanges(header, header)).toEqual([]);
  });
});
