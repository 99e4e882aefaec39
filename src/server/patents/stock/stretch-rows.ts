import { addDays, type CivilDate, earlier } from '#domain/calendar/civil-date.ts';
import { regionWithoutProvince } from '#domain/patent/address.ts';
import { type LegalState, legalStretches } from '#domain/patent/legal-state.ts';
import type { PatentKind } from '#domain/patent/number.ts';
import type { PatentRecord } from '#domain/patent/record.ts';
import { terminationDay } from '#domain/patent/term.ts';
import { LEGAL_RULES } from '../legal-rules.ts';

/** A row of `patent_stretch` (有效期段). */
export interface StretchRow {
  readonly patent: number;
  readonly state: 'in-force' | 'undecided';
  readonly starts: CivilDate;
  /** First day no more. */
  readonly ends: CivilDate | null;
  readonly kind: PatentKind;
  readonly district: string;
  readonly city: string;
  readonly filed: CivilDate | null;
}

export const STRETCH_COLUMNS = {
  patent: 'bigint', state: 'text', starts: 'date', ends: 'date', kind: 'text', district: 'text', city: 'text', filed: 'date',
} as const;

/**
 * The days on which an entry counts: in force, or undecided while its term may still run. Of foreign patents, and of those
 * whose kind is not known, there are none.
 */
export function stretchRowsOf(patent: number, record: PatentRecord, knownOn: CivilDate): readonly StretchRow[] {
  const { kind, filingDate: filed = null, address = '' } = record;
  if (!kind || !record.publications.every(({ number }) => number.startsWith('CN'))) return [];
  const region = record.region ?? regionWithoutProvince(address);
  const over = filed && terminationDay({ kind, filedOn: filed }, LEGAL_RULES.termYears(filed));
  return legalStretches(record, LEGAL_RULES, knownOn).flatMap(({ state, from, to }) => {
    if (!counts(state) || (over !== null && from >= over)) return [];
    const ends = [...(to ? [addDays(to, 1)] : []), ...(over ? [over] : [])];
    return [{ patent, state, starts: from, ends: ends.length > 0 ? ends.reduce(earlier) : null, kind, district: region?.district ?? '', city: region?.city ?? '', filed }];
  });
}

function counts(state: LegalState): state is StretchRow['state'] {
  return state === 'in-force' || state === 'undecided';
}
