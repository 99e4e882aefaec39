import type { Label } from '#domain/text.ts';
import { disjunction } from './build.ts';
import { sameFields } from './fields.ts';
import { PHRASES } from './problems.ts';
import type { NearQuery, PhraseQuery, Query } from './query.ts';
import type { Proximity } from './term.ts';

export type JoinedNear =
  | { readonly ok: true; readonly query: Query; /** Pairs that the OR of both sides makes. */ readonly terms: number }
  | { readonly ok: false; readonly expected: Label };

/** Two terms in proximity, or each of several with each of several. */
export function joinNear(left: Query, right: Query, { within, ordered }: Proximity): JoinedNear {
  const lefts = phrasesOf(left);
  const rights = phrasesOf(right);
  const [first] = lefts ?? [];
  if (!lefts || !rights || !first) return { ok: false, expected: PHRASES };
  if (![...lefts, ...rights].every(({ fields }) => sameFields(fields, first.fields))) return { ok: false, expected: PHRASES };
  const terms = lefts.length * rights.length;
  const pairs = terms > MOST_PAIRS ? [] : lefts.flatMap((a) => rights.map((b): NearQuery => ({ kind: 'near', fields: first.fields, left: a.parts, right: b.parts, within, ordered })));
  return { ok: true, query: disjunction(pairs), terms };
}

/** More are refused by the limit of terms anyway, and not made. */
const MOST_PAIRS = 10_000;

function phrasesOf(query: Query): readonly PhraseQuery[] | undefined {
  if (query.kind === 'phrase') return [query];
  if (query.kind !== 'or') return undefined;
  const phrases = query.of.filter((each) => each.kind === 'phrase');
  return phrases.length === query.of.length ? phrases : undefined;
}
