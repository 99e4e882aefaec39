import { failure, type Outcome, problem, ProblemError, success } from '#domain/errors.ts';
import { ACCEPTED_TABLES, detectTableKind, EMPTY_FILE, type TableKind } from '../tables/file-kind.ts';
import { headOf, type TableSource } from '../tables/source.ts';

/** What a file of patents is: a table, patent XML, or a zip of patent XML (可导入的专利文件). */
export type PatentFileKind = TableKind | 'xml' | 'zip';

const HEAD_BYTES = 4096;
const ACCEPTED = `${ACCEPTED_TABLES}, xml, zip`;

/** What a file of patents is, by its first bytes; a name that says otherwise is refused (`wrong-file-type`), so is one without content (`damaged-file`). */
export function detectPatentFileKind(head: Uint8Array, name: string): Outcome<PatentFileKind> {
  if (head.length === 0) return failure(problem('damaged-file', { file: name, detail: EMPTY_FILE }));
  const plain = name.replace(/ \(\d+\)$/, '');
  const extension = /\.([A-Za-z0-9]{1,5})$/.exec(plain)?.[1]?.toLowerCase();
  if (extension === 'zip') return isZip(head) ? success('zip') : refused(name);
  if (extension === 'xml') return looksXml(head) ? success('xml') : refused(name);
  if (extension === undefined && looksXml(head)) return success('xml');
  const kind = detectTableKind(head, plain);
  return kind.ok ? kind : refused(name);
}

/** What a stored file of patents is. @throws ProblemError `wrong-file-type`, `damaged-file` */
export async function patentFileKindOf(source: TableSource): Promise<PatentFileKind> {
  const kind = detectPatentFileKind(await headOf(source, HEAD_BYTES), source.name);
  if (!kind.ok) throw new ProblemError(...kind.problems);
  return kind.value;
}

function refused(file: string): Outcome<PatentFileKind> {
  return failure(problem('wrong-file-type', { file, allowed: ACCEPTED }));
}

function isZip(head: Uint8Array): boolean {
  return Buffer.from(head.subarray(0, 4)).toString('latin1') === 'PK\u0003\u0004';
}

/** An angle bracket first, in whatever encoding of ASCII's letters. */
function looksXml(head: Uint8Array): boolean {
  const start = Buffer.from(head.subarray(0, 64)).toString('latin1').replaceAll('\u0000', '').replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '');
  return /^\s*<(?:\?xml\s|!--|!DOCTYPE\s|[A-Za-z])/.test(start) && !/^\s*<(?:!doctype\s+html|html)/i.test(start);
}
