import { parentPort, workerData } from 'node:worker_threads';
import { getDocumentProxy } from 'unpdf';

/** What the worker answers: the text of all pages, or why there is none. */
export type PdfTextReply = { readonly text: string; readonly pages: number } | { readonly failed: string };

/** A blank as wide as two signs parts the cells of a table. */
const CELL_GAP = 20;

function shownOf({ str, width }: { readonly str: string; readonly width: number }): string {
  return str.trim() === '' && width >= CELL_GAP ? '\t' : str;
}

/** One page after the other, each let go before the next: memory stays at one page. */
async function textOf(bytes: Uint8Array): Promise<PdfTextReply> {
  const document = await getDocumentProxy(bytes);
  const texts: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    texts.push(items.map((item) => ('str' in item ? shownOf(item) + (item.hasEOL ? '\n' : '') : '')).join(''));
    page.cleanup();
  }
  return { text: texts.join('\n'), pages: document.numPages };
}

try {
  parentPort?.postMessage(await textOf(workerData as Uint8Array));
} catch (error) {
  parentPort?.postMessage({ failed: error instanceof Error ? `${error.name}: ${error.message}` : String(error) } satisfies PdfTextReply);
}
