/** What the address bar holds of a search. */
export interface PatentSearch {
  readonly q?: string;
  readonly sort?: string;
  readonly page?: number;
  /** False: terms without their synonyms. */
  readonly synonyms?: boolean;
  /** A collection that is searched within. */
  readonly within?: string;
  /** A saved search of which only what is new is shown. */
  readonly fresh?: string;
}

export function queryInAddress({ q, sort, page, synonyms, within, fresh }: Readonly<Record<string, unknown>>): PatentSearch {
  const number = Number(page);
  return { ...((typeof q === 'string' || typeof q === 'number') && { q: String(q) }), ...(typeof sort === 'string' && { sort }), ...(Number.isInteger(number) && number > 1 && { page: number }), ...(synonyms === false && { synonyms }), ...(within !== undefined && { within: String(within) }), ...(fresh !== undefined && { fresh: String(fresh) }) };
}
