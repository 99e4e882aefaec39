import { civilDateAt } from '#domain/calendar/civil-date.ts';
import { type Block, heading, type Inline, type OfficialDocument, paragraph, text } from '#domain/report/document.ts';
import { chineseDate } from '#domain/report/numbering.ts';
import type { FileReply } from '../context.ts';
import { fileOf } from '../documents/file-of.ts';
import { settledDocx } from '../documents/settled-docx.ts';
import type { Restated } from './restatements.ts';
import type { PrintedEdition } from './stored-edition.ts';

export type EditionFormat = 'docx' | 'pdf';

/**
 * A published edition as a file (发布稿): word for word as it was published, with its number and day, and behind it
 * what has been corrected since. The same edition with the same corrections gives the same docx, byte for byte.
 */
export async function editionFile(edition: PrintedEdition, restatements: readonly Restated[], format: EditionFormat): Promise<FileReply> {
  const document = withEdition(edition, restatements);
  const figureHref = (figure: string): string => `/editions/${edition.id}?figure=${encodeURIComponent(figure)}`;
  const file = await fileOf(document, `${edition.title}（第${edition.number}版）`, format, { figureHref });
  return format === 'docx' ? { ...file, content: settledDocx(file.content as Uint8Array, edition.published_at) } : file;
}

/** The edition's number and day before the first line, and the corrections behind the last. */
export function withEdition({ number, published_at, document }: Pick<PrintedEdition, 'number' | 'published_at' | 'document'>, restatements: readonly Restated[]): OfficialDocument {
  const restated = new Set(restatements.map(({ figure }) => figure));
  const line: Block = { block: 'paragraph', align: 'center', text: [text(`（第${number}版，${chineseDate(civilDateAt(published_at))}发布）`)] };
  const note = restated.size === 0 ? '发布后数据未发生变动。' : `发布后有${restated.size}项数据发生变动，正文仍为发布时的数，变动见文末“发布后更正”。`;
  const body = document.body.map((block) => markedBlock(block, restated));
  return { ...document, body: [line, paragraph(note), ...body, ...corrections(restatements)] };
}

/** What was published, what it is now, and the cases that changed it. */
function corrections(restatements: readonly Restated[]): readonly Block[] {
  if (restatements.length === 0) return [];
  const rows = restatements.map((each) => [each.name, each.publishedText, each.currentText, reasonOf(each)].map((cell): readonly Inline[] => [text(cell)]));
  return [
    heading(1, '发布后更正', ''),
    { block: 'table', columns: [{ header: '数据', width: 2 }, { header: '发布时', numeric: true }, { header: '现为', numeric: true }, { header: '缘由', width: 2 }], rows },
  ];
}

function reasonOf({ events, expected }: Restated): string {
  const cases = [...new Set(events.map(({ number, title, action }) => `${number || title}${action}`))];
  if (cases.length === 0) return expected ? '该指标的历史值会自然变动' : '相关数据变动';
  return cases.length > 3 ? `${cases.slice(0, 3).join('；')}等${cases.length}项` : cases.join('；');
}

function markedBlock(block: Block, restated: ReadonlySet<string>): Block {
  const mark = (pieces: readonly Inline[]): readonly Inline[] => pieces.map((piece) => (piece.kind === 'figure' && restated.has(piece.id) ? { ...piece, restated: true } : piece));
  if (block.block === 'paragraph' || block.block === 'heading') return { ...block, text: mark(block.text) };
  if (block.block === 'list') return { ...block, items: block.items.map(mark) };
  return block.block === 'table' ? { ...block, rows: block.rows.map((cells) => cells.map(mark)) } : block;
}
