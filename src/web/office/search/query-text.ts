import type { Reply } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';

export type SearchReply = Reply<typeof ROUTES.searchPatents>;
export type Hit = SearchReply['hits'][number];
export type FacetName = keyof SearchReply['facets'];

/** One row of the form: a field, what it should say, and how it goes with the row before. */
export interface FormRow {
  readonly joined: 'AND' | 'OR' | 'NOT';
  readonly field: string;
  readonly text: string;
}

/** What the form offers, by the code of the query language; bare is where people look without a field. */
export const FORM_FIELDS = ['', 'TI', 'AB', 'CL', 'PA', 'OW', 'IN', 'AN', 'PN', 'IC', 'AD', 'PD', 'GD', 'AG', 'LS', 'KD', 'DIST'] as const;

/** The query that a form says: shown to the searcher, who may edit it further. */
export function queryOfForm(rows: readonly FormRow[]): string {
  const clauses = rows.filter(({ text }) => text.trim() !== '').map(({ joined, field, text }, index) => `${index === 0 ? leading(joined) : `${joined} `}${clauseOf(field, text.trim())}`);
  return clauses.join(' ');
}

const leading = (joined: FormRow['joined']): string => (joined === 'NOT' ? 'NOT ' : '');

/** Words that mean something in the language are put in quotation marks; a range, or words joined by the searcher, stand as they are. */
function clauseOf(field: string, text: string): string {
  const value = /^[[(“"]/.test(text) || !/[\s()=]/.test(text) ? text : quoted(text);
  return field === '' ? value : `${field}=${value}`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', ' ')}"`;
}

/** How a facet's value is asked for; undefined for one that the language has no field for. */
export function clauseOfFacet(facet: FacetName, value: string): string | undefined {
  switch (facet) {
    case 'year':
      return `AD=${value}`;
    case 'kind':
      return `KD=${value}`;
    case 'office':
      return `AC=${value}`;
    case 'class':
      return `IC=${value}`;
    case 'applicant':
      return `PA=${quoted(value)}`;
    case 'district':
      return `DIST=${value}`;
    case 'state':
      return `LS=${value}`;
    case 'field':
    default:
      return undefined;
  }
}

/** A query narrowed by one more clause. */
export function narrowed(query: string, clause: string): string {
  return query.trim() === '' ? clause : `(${query.trim()}) AND ${clause}`;
}

/** A text cut at its marks. */
export function markedPieces(text: string, marks: readonly { readonly start: number; readonly end: number }[]): readonly { readonly text: string; readonly marked: boolean }[] {
  const pieces: { text: string; marked: boolean }[] = [];
  let end = 0;
  for (const mark of marks) {
    if (mark.start < end) continue;
    if (mark.start > end) pieces.push({ text: text.slice(end, mark.start), marked: false });
    pieces.push({ text: text.slice(mark.start, mark.end), marked: true });
    ({ end } = mark);
  }
  return end < text.length ? [...pieces, { text: text.slice(end), marked: false }] : pieces;
}
