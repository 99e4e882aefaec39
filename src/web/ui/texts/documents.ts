import type { Label } from '#domain/text.ts';

export const DOCUMENT_TEXTS = {
  'format.title': { zh: '公文格式核查', en: 'Check a document’s format' },
  'format.hint': { zh: '选一个 docx，逐项核对党政机关公文格式（GB/T 9704-2012）：版面、字体字号、行字数、发文字号、标题序号、落款、版记、页码和各文种的特殊要求。文件只核对，不保存。', en: 'Choose a docx and see where it departs from the format of official documents (GB/T 9704-2012): page, faces, grid, number, headings, signature, imprint, page numbers, and what its kind demands. The file is looked at and not kept.' },
  'format.kind': { zh: '文种', en: 'Kind' },
  'format.kindByTitle': { zh: '按标题判断', en: 'by its title' },
  'format.drop': { zh: '把 docx 拖到这里，或', en: 'Drop a docx here, or' },
  'format.choose': { zh: '选择文件', en: 'choose a file' },
  'format.none': { zh: '未发现不符之处', en: 'no departure found' },
  'format.found': { zh: '{n} 项不符', en: '{n} departures' },
  'format.isKind': { zh: '按“{kind}”核对', en: 'checked as a {kind}' },
  'format.noKind': { zh: '不属十五种文种，按通用格式核对', en: 'none of the fifteen kinds; checked by the common format' },
  'format.what': { zh: '项目', en: 'What' },
  'format.expected': { zh: '应为', en: 'Expected' },
  'format.is': { zh: '现为', en: 'Found' },
  'format.where': { zh: '位置', en: 'Where' },
  'format.basis': { zh: '依据', en: 'Ground' },
  'format.whole': { zh: '全文', en: 'whole document' },
  'format.paragraph': { zh: '第 {n} 段', en: 'paragraph {n}' },
  'format.more': { zh: '共 {n} 处', en: '{n} places' },
  'format.toConfirm': { zh: '（待核对标准文本）', en: ' (to be confirmed)' },
} as const satisfies Record<string, Label>;
