/** The parts of the page, the first unless told. */
export const VIEWS = ['suggestions', 'decisions', 'places'] as const;
const STRENGTHS = ['certain', 'strong', 'possible'] as const;
const KINDS = ['name', 'party'] as const;
const MAKERS = ['person', 'rule'] as const;
const QUESTIONS = ['no-address', 'no-place', 'no-district', 'unknown-district', 'two-districts', 'conflict', 'seat', 'hand'] as const;

/** What the address bar holds of the matching page. */
export interface MatchingSearch {
  /** The suggestions unless told. */
  readonly view?: (typeof VIEWS)[number];
  readonly q?: string;
  readonly strength?: (typeof STRENGTHS)[number];
  readonly of?: (typeof KINDS)[number];
  readonly by?: (typeof MAKERS)[number];
  readonly question?: (typeof QUESTIONS)[number];
}

function among<T extends string>(all: readonly T[], given: unknown): T | undefined {
  return all.find((each) => each === given);
}

/** Takes from the address what the page knows; a number typed as `q` comes as a number. */
export function matchingSearch({ view, q, strength, of, by, question }: Readonly<Record<string, unknown>>): MatchingSearch {
  const [shown, sure, kind, maker, why] = [among(VIEWS, view), among(STRENGTHS, strength), among(KINDS, of), among(MAKERS, by), among(QUESTIONS, question)];
  const text = typeof q === 'string' || typeof q === 'number' ? String(q) : '';
  return {
    ...(shown && { view: shown }), ...(text !== '' && { q: text }), ...(sure && { strength: sure }), ...(kind && { of: kind }), ...(maker && { by: maker }), ...(why && { question: why }),
  };
}
