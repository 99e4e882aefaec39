/** What one query may be, so that reading and answering it stay quick (检索式的限度). */
export const LIMITS = {
  /** Characters. */
  length: 200_000,
  /** Terms that texts are searched for, synonyms included. */
  terms: 1_000,
  /** Terms of any sort: a pasted list of numbers is found by its keys. */
  values: 10_000,
  /** Parentheses and NOTs within one another. */
  depth: 100,
  /** Characters or words between two terms of a proximity. */
  within: 1_000,
} as const;
