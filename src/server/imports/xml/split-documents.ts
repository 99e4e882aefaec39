/** A stretch of text, and whether an XML document begins with it. */
export interface DocumentText {
  readonly text: string;
  readonly begins: boolean;
}

const DECLARATION = /<\?xml\s/g;
const KEPT = 5;

/** Cuts a text where an XML declaration stands: bulk files are documents set one behind another (USPTO 周文件). */
export async function* splitDocuments(texts: AsyncIterable<string>): AsyncGenerator<DocumentText> {
  let rest = '';
  let begins = true;
  for await (const text of texts) {
    const all = rest + text;
    let from = 0;
    for (const { index } of all.matchAll(DECLARATION)) {
      if (index === 0 && begins) continue;
      yield { text: all.slice(from, index), begins };
      from = index;
      begins = true;
    }
    const upTo = Math.max(from, all.length - KEPT);
    if (upTo > from) {
      yield { text: all.slice(from, upTo), begins };
      begins = false;
    }
    rest = all.slice(upTo);
  }
  yield { text: rest, begins };
}
