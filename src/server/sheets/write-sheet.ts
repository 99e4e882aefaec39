import { setImmediate } from 'node:timers/promises';
import { Zip, ZipDeflate, strToU8 } from 'fflate';
import { sheetXml } from './sheet-xml.ts';
import type { Workbook } from './sheet.ts';
import { stylesXml } from './styles-xml.ts';
import { contentTypesXml, packageRelationsXml, planWorkbook, workbookRelationsXml, workbookXml } from './workbook-xml.ts';

/** Fast enough for 100,000 rows; higher levels save little on such text. */
const LEVEL = 4;

/**
 * A workbook as xlsx, piece by piece: only some rows stand in memory at a time, and the event loop turns between
 * pieces. Text is always a string, never a formula.
 */
export async function* streamWorkbook(workbook: Workbook): AsyncGenerator<Uint8Array> {
  const plan = planWorkbook(workbook);
  const archive = new ZipStream();
  archive.addPart('[Content_Types].xml', contentTypesXml(plan));
  archive.addPart('_rels/.rels', packageRelationsXml());
  archive.addPart('xl/workbook.xml', workbookXml(plan));
  archive.addPart('xl/_rels/workbook.xml.rels', workbookRelationsXml(plan));
  archive.addPart('xl/styles.xml', stylesXml());
  const selected = plan.sheets.findIndex((sheet) => sheet.hidden !== true);
  for (const [index, sheet] of plan.sheets.entries()) {
    const part = archive.open(`xl/worksheets/sheet${index + 1}.xml`);
    for await (const piece of sheetXml(sheet, sheet.formulas, index === selected)) {
      part.push(strToU8(piece));
      yield* archive.take();
      await setImmediate();
    }
    part.push(new Uint8Array(), true);
  }
  archive.end();
  yield* archive.take();
}

/** The whole workbook as one xlsx file, for small ones; see `streamWorkbook` for long lists. */
export async function writeSheet(workbook: Workbook): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of streamWorkbook(workbook)) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}

/** A zip archive whose bytes are taken as they come. */
class ZipStream {
  #ready: Uint8Array[] = [];
  readonly #zip = new Zip((error, bytes) => {
    if (error !== null) throw error;
    if (bytes.length > 0) this.#ready.push(bytes);
  });

  open(name: string): ZipDeflate {
    const part = new ZipDeflate(name, { level: LEVEL });
    this.#zip.add(part);
    return part;
  }

  addPart(name: string, xml: string): void {
    this.open(name).push(strToU8(xml), true);
  }

  end(): void {
    this.#zip.end();
  }

  take(): Uint8Array[] {
    const taken = this.#ready;
    this.#ready = [];
    return taken;
  }
}
