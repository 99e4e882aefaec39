/** What the address bar holds of the patent register. */
export interface PatentsSearch {
  readonly q?: string;
  readonly kind?: string;
  readonly year?: number;
  readonly damaged?: boolean;
}

type Given = Readonly<Record<string, unknown>>;

/** Takes from the address what the register knows; a number typed as `q` comes as a number. */
export function patentsSearch(given: Given): PatentsSearch {
  const { q, kind, damaged } = given;
  const year = Number(given['year']);
  const text = typeof q === 'string' || typeof q === 'number' ? String(q) : '';
  return {
    ...(text !== '' && { q: text }),
    ...(typeof kind === 'string' && kind !== '' && { kind }),
    ...(Number.isInteger(year) && year > 1900 && { year }),
    ...(damaged === true && { damaged }),
  };
}

/** What the address bar holds of one patent: what was just done to it, and by which search it was found. */
export interface PatentSearch {
  readonly done?: 'added' | 'joined' | 'known' | 'corrected';
  readonly relinked?: number;
  /** The query from whose hits it was opened. */
  readonly q?: string;
  readonly sort?: string;
  /** False: terms without their synonyms. */
  readonly synonyms?: boolean;
  /** Its place among the hits, from 0. */
  readonly at?: number;
  /** The collection that was searched within. */
  readonly within?: string;
}

const DONE = ['added', 'joined', 'known', 'corrected'] as const;

export function patentSearch({ done, relinked, q, sort, synonyms, at, within }: Given): PatentSearch {
  const found = DONE.find((each) => each === done);
  const place = Number(at);
  return {
    ...(found && { done: found }), ...(typeof relinked === 'number' && relinked > 0 && { relinked }),
    ...((typeof q === 'string' || typeof q === 'number') && { q: String(q) }), ...(typeof sort === 'string' && { sort }), ...(synonyms === false && { synonyms }),
    ...(at !== undefined && Number.isInteger(place) && place >= 0 && { at: place }), ...(within !== undefined && { within: String(within) }),
  };
}
