import type { Label } from '#domain/text.ts';
import { TECHNOLOGY_FIELDS } from '#domain/patent/technology-field.ts';
import type { Facet, SearchAnswer } from '#search/engine.ts';
import type { Vocabulary } from '#search/query/codes.ts';

export interface ShownFacetValue {
  readonly value: string;
  readonly count: number;
  /** What the value is called, where it is a code or a number. */
  readonly name?: Label;
}

/** The counts with the names of what they count. */
export function shownFacets(facets: SearchAnswer['facets'], vocabulary: Vocabulary): Partial<Record<Facet, ShownFacetValue[]>> {
  return Object.fromEntries(Object.entries(facets).map(([facet, values]) => [facet, values.map(({ value, count }) => {
    const name = nameOf(facet as Facet, value, vocabulary);
    return { value, count, ...(name && { name }) };
  })]));
}

function nameOf(facet: Facet, value: string, vocabulary: Vocabulary): Label | undefined {
  switch (facet) {
    case 'kind':
    case 'office':
    case 'district':
    case 'state': return vocabulary[facet]?.find(({ codes, alsoWritten }) => codes[0] === value && (codes.length === 1 || alsoWritten?.includes(value)))?.name;
    case 'field': return TECHNOLOGY_FIELDS.find(({ number }) => String(number) === value)?.name;
    case 'year':
    case 'class':
    case 'applicant': return undefined;
  }
}
