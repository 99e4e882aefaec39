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

/** What the address bar holds of one patent: what was just done to it. */
export interface PatentSearch {
  readonly done?: 'added' | 'joined' | 'known' | 'corrected';
  readonly relinked?: number;
}

const DONE = ['added', 'joined', 'known', 'corrected'] as const;

export function patentSearch({ done, relinked }: Given): PatentSearch {
  const found = DONE.find((each) => each === done);
  return { ...(found && { done: found }), ...(typeof relinked === 'number' && relinked > 0 && { relinked }) };
}
