import { read, utils } from '@e965/xlsx';
import { unzipSync } from 'fflate';

/** The words of a Word document. Throws where the file is none. */
export function wordsIn(docx: Buffer): string {
  const { 'word/document.xml': xml, '[Content_Types].xml': types } = unzipSync(docx);
  if (!xml || !types) throw new Error('this is no Word document');
  return Buffer.from(xml).toString('utf8').replaceAll(/<[^>]+>/g, '');
}

/** The text of every cell of a workbook. */
export function cellsOf(workbook: Buffer): string {
  const { Sheets } = read(workbook, { type: 'buffer' });
  return Object.values(Sheets).map((sheet) => utils.sheet_to_csv(sheet)).join('\n');
}
