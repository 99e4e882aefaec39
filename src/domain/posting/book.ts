import type { Balances, Boundaries, LatestLevel, Period, Scope, Total } from '../indicator/fact.ts';
import type { CivilDate } from '../calendar/civil-date.ts';
import { dimensionText, type Line, lineText, type Movement, type Observation, type Posting } from './line.ts';

/** What a posting needs to know of its event: which case spoke. The order of posting is the order of recording. */
export interface BookEntry {
  readonly caseId: string;
}

/** A line that stands, with the case that says it and its place in the book. */
export interface BookRow<L extends Line = Line> {
  readonly caseId: string;
  readonly position: number;
  readonly version: number;
  readonly line: L;
}

/** In which tree a line is placed: that of its day, or the present one; a level is one of a day, a movement of its own day. */
export interface PlacedAt {
  readonly day: CivilDate;
  readonly boundaries: Boundaries;
  readonly isLevel: boolean;
}

/** Whether a unit or district is, or lies below, another (上下级). Without a tree only the same code is. */
export interface Within {
  unit(code: string | undefined, scope: string, at: PlacedAt): boolean;
  district(code: string | undefined, scope: string, at: PlacedAt): boolean;
}

const SAME_CODE: Within = { unit: (code, scope) => code === scope, district: (code, scope) => code === scope };

/**
 * The accounts in memory (账簿): keeps every line that stands and answers as the kept balances do.
 * Slow and plain on purpose: the oracle of the database's balances.
 */
export class Book implements Balances {
  readonly #within: Within;
  readonly #rows: BookRow[] = [];
  #position = 0;

  constructor(within: Within = SAME_CODE) {
    this.#within = within;
  }

  /** Posts what one event says. Throws when it reverses a line that the case does not stand for. */
  post({ caseId }: BookEntry, postings: readonly Posting[]): void {
    for (const posting of postings) {
      this.#position += 1;
      if (posting.reversal) this.#strike(caseId, posting);
      else this.#rows.push({ caseId, position: this.#position, version: posting.version, line: posting.line });
    }
  }

  #strike(caseId: string, { line }: Posting): void {
    const text = lineText(line);
    const index = this.#rows.findLastIndex((row) => row.caseId === caseId && lineText(row.line) === text);
    if (index < 0) throw new Error(`case ${caseId} reverses a line that it never posted: ${text}`);
    this.#rows.splice(index, 1);
  }

  /** The rows that a movement indicator's value counts, oldest first. */
  movements(indicator: string, period: Period, scope: Scope): readonly BookRow<Movement>[] {
    return this.#rows.filter((row): row is BookRow<Movement> => row.line.kind === 'movement' && this.#matches(row.line, indicator, period, scope));
  }

  /** The observations that stand for a level: for each key of one source the latest day's, of one day the last recorded. */
  observations(indicator: string, period: Period, source: string, scope: Scope): readonly BookRow<Observation>[] {
    const latest = new Map<string, BookRow<Observation>>();
    for (const row of this.#rows) {
      const { line } = row;
      if (line.kind !== 'observation' || line.source !== source || !this.#matches(line, indicator, period, scope)) continue;
      const key = observationKey(line);
      const held = latest.get(key);
      if (!held || line.date >= held.line.date) latest.set(key, { ...row, line });
    }
    return [...latest.values()];
  }

  #matches(line: Line, indicator: string, { from, to }: Period, scope: Scope): boolean {
    if (line.indicator !== indicator || line.date < from || line.date > to) return false;
    const isLevel = line.kind === 'observation';
    const at: PlacedAt = { day: isLevel ? to : line.date, boundaries: scope.boundaries ?? 'then', isLevel };
    if (scope.unit !== undefined && !this.#within.unit(line.unit, scope.unit, at)) return false;
    if (scope.district !== undefined && !this.#within.district(line.district, scope.district, at)) return false;
    return Object.entries(scope.dimensions ?? {}).every(([name, value]) => line.dimensions?.[name] === value);
  }

  sum(indicator: string, period: Period, scope: Scope): Promise<Total> {
    return Promise.resolve(totalOf(this.movements(indicator, period, scope)));
  }

  distinct(indicator: string, period: Period, scope: Scope): Promise<number> {
    const entities = this.movements(indicator, period, scope).flatMap(({ line }) => line.entity ?? []);
    return Promise.resolve(new Set(entities).size);
  }

  latest(indicator: string, period: Period, source: string, scope: Scope): Promise<LatestLevel | undefined> {
    const rows = this.observations(indicator, period, source, scope);
    if (rows.length === 0) return Promise.resolve(undefined);
    const date = rows.reduce((last, { line }) => (line.date > last ? line.date : last), '');
    const districts = [...new Set(rows.flatMap(({ line }) => line.district ?? []))].sort();
    return Promise.resolve({ ...totalOf(rows), date, districts });
  }
}

/** What one observation supersedes another by, besides its day. */
function observationKey({ unit, district, dimensions }: Observation): string {
  return [unit ?? '', district ?? '', dimensionText(dimensions)].join('|');
}

function totalOf(rows: readonly BookRow[]): Total {
  return { amount: rows.reduce((sum, { line }) => sum + line.amount, 0), rows: rows.length };
}
