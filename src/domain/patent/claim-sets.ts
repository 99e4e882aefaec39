import { byLanguage, onePerLanguage } from './language.ts';
import type { ClaimSet, PatentRecord } from './record.ts';

/** The parts of a record that hold claims. */
export type ClaimParts = Pick<PatentRecord, 'claims' | 'claimsLanguage' | 'otherClaims'>;

/** Claims in some languages as a record holds them: Chinese before English before the first (权利要求语种). Sets without a claim go. */
export function claimParts(sets: readonly ClaimSet[]): ClaimParts {
  const [main, ...others] = byLanguage(onePerLanguage(sets.filter(({ claims }) => claims.length > 0)));
  if (!main) return {};
  return { claims: main.claims, ...(main.language !== '' && { claimsLanguage: main.language }), ...(others.length > 0 && { otherClaims: others }) };
}

/** All claims that a record holds, by language; blank where a table told them without one. */
export function claimSetsOf({ claims, claimsLanguage = '', otherClaims = [] }: ClaimParts): readonly ClaimSet[] {
  return claims ? [{ language: claimsLanguage, claims }, ...otherClaims] : otherClaims;
}

/**
 * The claims of both, language by language; where both have one, the first's stand. The main ones without a language are
 * in that of the other's, unless claims in it stand beside them.
 */
export function joinClaims(strong: ClaimParts, weak: ClaimParts): ClaimParts {
  return claimParts([...withLanguage(strong, weak.claimsLanguage), ...withLanguage(weak, strong.claimsLanguage)]);
}

function withLanguage(parts: ClaimParts, language = ''): readonly ClaimSet[] {
  const sets = claimSetsOf(parts);
  const [main, ...others] = sets;
  const mayBe = main?.language === '' && others.every((set) => set.language !== language);
  return mayBe ? [{ ...main, language }, ...others] : sets;
}
