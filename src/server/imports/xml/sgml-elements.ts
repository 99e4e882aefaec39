/** Elements without content that the SGML of 2001 and 2002 leaves open, as its document type allows (SGML 空元素). */
const EMPTY = 'CITED-BY-EXAMINER|CITED-BY-OTHER|B597US|B473US|B221US|EMI|COLSPEC|INS-S|INS-E|DEL-S|DEL-E|CHEMMOL|CHEMCDX|MATHEMATICA|CUSTOM-CHARACTER|none|mprescripts';
const TAG = new RegExp(`<(/?)(${EMPTY})(\\s[^<>]*?)?\\s*/?>`, 'g');
/** A tag longer than this is left as it is. */
const LONGEST_TAG = 2_000;

/** Closes empty elements of a US grant of before 2005 as XML does, in whatever pieces its text comes; lines stay where they are. */
export class SgmlElements {
  #rest = '';

  /** @returns the text that is certain so far */
  mend(text: string): string {
    const all = this.#rest + text;
    const open = all.lastIndexOf('<');
    const cut = open >= 0 && !all.includes('>', open) && all.length - open < LONGEST_TAG ? open : all.length;
    this.#rest = all.slice(cut);
    return closed(all.slice(0, cut));
  }

  /** What was held back. */
  end(): string {
    return closed(this.#rest);
  }
}

function closed(text: string): string {
  return text.replace(TAG, (_, slash: string, name: string, attributes = '') => (slash === '/' ? '' : `<${name}${attributes as string}/>`));
}
