import type { AnnuityRecord, LegalEvent } from './record.ts';

/** Events of two records of one patent, each once, oldest first; undefined where neither has any. */
export function joinEvents(one: readonly LegalEvent[] | undefined, other: readonly LegalEvent[] | undefined): readonly LegalEvent[] | undefined {
  if (!one || !other) return one ?? other;
  const known = new Map([...one, ...other].map((event) => [keyOf(event), event]));
  return [...known.values()].sort((a, b) => compare(keyOf(a), keyOf(b)));
}

function keyOf({ date, office = '', code = '', text }: LegalEvent): string {
  return [date, office, code, text.replace(/\s+/g, '')].join('|');
}

/** Annuities of two records of one patent by year. A payment stands before "not paid"; of two words of one thing the later record's. */
export function joinFees(earlier: readonly AnnuityRecord[] | undefined, later: readonly AnnuityRecord[] | undefined): readonly AnnuityRecord[] | undefined {
  if (!earlier || !later) return earlier ?? later;
  const years = new Map<number, AnnuityRecord>();
  for (const fee of [...earlier, ...later]) years.set(fee.year, joinFee(years.get(fee.year), fee));
  return [...years.values()].sort((a, b) => a.year - b.year);
}

function joinFee(known: AnnuityRecord | undefined, told: AnnuityRecord): AnnuityRecord {
  const { unpaidOn, ...both } = { ...known, ...told };
  const paid = both.paidOn !== undefined;
  return { ...both, ...(!paid && unpaidOn !== undefined && { unpaidOn }) };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
