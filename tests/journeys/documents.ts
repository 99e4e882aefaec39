import { unzipSync } from 'fflate';

/** The words of a Word document. Throws where the file is none. */
export function wordsIn(docx: Buffer): string {
  const { 'word/document.xml': xml, '[Content_Types].xml': types } = unzipSync(docx);
  if (!xml || !types) throw new Error('this is no Word document');
  return Buffer.from(xml).toString('utf8').replaceAll(/<[^>]+>/g, '');
}
