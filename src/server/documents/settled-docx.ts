import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';

/** The time of every part: a zip's clock begins in 1980 and has no zone. */
const NO_TIME = new Date(1980, 0, 1);

/**
 * A Word file that says nothing of the moment it was written in (可复现): created and changed at a given instant, ids that
 * its writer drew at random numbered as they come, parts packed in the order of their names. The same content gives
 * the same bytes.
 */
export function settledDocx(docx: Uint8Array, instant: string): Uint8Array {
  const at = `${instant.slice(0, 19)}Z`;
  const ids = new Map<string, string>();
  const numbered = (xml: string): string => xml.replaceAll(RANDOM_ID, (id) => ids.get(id) ?? remember(ids, id));
  return repacked(docx, (name, bytes) => {
    if (name.endsWith('.xlsx')) return repacked(bytes, (inner, each) => (inner === CORE ? strToU8(dated(strFromU8(each), at)) : each));
    if (!/\.(xml|rels)$/.test(name)) return bytes;
    const xml = numbered(strFromU8(bytes));
    return strToU8(name === CORE ? dated(xml, at) : picturesNumbered(xml));
  });
}

const CORE = 'docProps/core.xml';

/** As the `docx` package names a relationship: 21 signs drawn at random. */
const RANDOM_ID = /rId[a-z0-9_-]{21}(?=")/g;

function remember(ids: Map<string, string>, id: string): string {
  const name = `rIdZ${ids.size + 1}`;
  ids.set(id, name);
  return name;
}

/** Pictures are counted over the life of the process: here from one. */
function picturesNumbered(xml: string): string {
  let count = 0;
  return xml.replaceAll(/<wp:docPr id="\d+"/g, () => `<wp:docPr id="${(count += 1)}"`);
}

function dated(core: string, at: string): string {
  return core.replaceAll(/(<dcterms:(created|modified)[^>]*>)[^<]*(<\/dcterms:)/g, `$1${at}$3`);
}

function repacked(zip: Uint8Array, settle: (name: string, bytes: Uint8Array) => Uint8Array): Uint8Array {
  const parts = Object.entries(unzipSync(zip)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(parts.map(([name, bytes]) => [name, settle(name, bytes)])) as Zippable, { level: 6, mtime: NO_TIME });
}
