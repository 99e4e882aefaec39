/** A stretch of text, and whether an XML document begins with it. */
export interface DocumentText {
  readonly text: string;
  readonly begins: boolean;
}

/** How a document begins; the SGML of 2001 and 2002 has no declaration before its document type. */
const BEGINNING = /<\?xml\s|<!DOCTYPE PATDOC PUBLIC/g;
/** One less than the longest beginning. */
const KEPT = 22;
/** A document of which no more than its declaration was seen. */
const DECLARED_ONLY = /^\s*(?:<\?xml[^>]{0,200}\?>\s*)?$/;

/** Cuts a text where a document begins: bulk files are documents set one behind another (USPTO 周文件). */
export async function* splitDocuments(texts: AsyncIterable<string>): AsyncGenerator<DocumentText> {
  let rest = '';
  let begins = true;
  let seen = '';
  for await (const text of texts) {
    const all = rest + text;
    let from = 0;
    for (const { index, 0: beginning } of all.matchAll(BEGINNING)) {
      if (index === 0 && begins && seen === '') continue;
      if (beginning.startsWith('<!') && DECLARED_ONLY.test(seen + all.slice(from, Math.min(index, from + 500)))) continue;
      yield { text: all.slice(from, index), begins };
      from = index;
      begins = true;
      seen = '';
    }
    const upTo = Math.max(from, all.length - KEPT);
    if (upTo > from) {
      yield { text: all.slice(from, upTo), begins };
      if (seen.length < 500) seen += all.slice(from, Math.min(upTo, from + 500));
      begins = false;
    }
    rest = all.slice(upTo);
  }
  yield { text: rest, begins };
}
