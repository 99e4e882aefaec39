import type { Sheet } from '../sheets/sheet.ts';
import { streamCsv } from '../sheets/write-csv.ts';

/** A table as CSV for machines: RFC 4180 in UTF-8 without byte-order mark, piece by piece. */
export async function* plainCsv(sheet: Pick<Sheet, 'columns' | 'rows'>): AsyncGenerator<string> {
  let isFirst = true;
  for await (const piece of streamCsv(sheet)) {
    yield isFirst ? piece.replace(/^\uFEFF/, '') : piece;
    isFirst = false;
  }
}
