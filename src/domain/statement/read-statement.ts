import { problem } from '../errors.ts';
import type { Problem } from '../errors.ts';
import { checkGrowth, checkSums, checkTotals } from './checks.ts';
import type { PreviousYear, StatementCheck } from './checks.ts';
import { readFigure } from './figure-text.ts';
import type { StatementRow } from './header-rows.ts';
import { plainLabel, rowKinds } from './row-label.ts';
import type { RowKind } from './row-label.ts';
import type { StatementMapping } from './statement-mapping.ts';

/** One number of a statement (报表数值): `value` × 10^-`scale`, null where the table prints none. */
export interface StatementValue {
  /** The region as named, without stretching blanks: 北京, 国内小计. */
  readonly region: string;
  readonly rowKind: Exclude<RowKind, 'note'>;
  /** Number of the row in the file. */
  readonly row: number;
  readonly column: number;
  readonly value: number | null;
  readonly scale: number;
}

export interface StatementReading {
  readonly values: readonly StatementValue[];
  /** The file's own totals, sums and growth rates against ours. */
  readonly checks: readonly StatementCheck[];
  /** Cells that are no numbers where numbers belong, regions that come twice; each with its row. */
  readonly problems: readonly Problem[];
}

/**
 * Reads a statement by its mapping. Nothing is corrected: a total that disagrees is a check that does not agree. Growth
 * is checked where the table or `previousYear` tells last year's figure.
 */
export function readStatement(rows: readonly StatementRow[], mapping: StatementMapping, previousYear?: PreviousYear): StatementReading {
  const data = rows.filter(({ row }) => row > mapping.headerRow);
  const labels = data.map(({ cells }) => cells[mapping.regionColumn] ?? '');
  const kinds = rowKinds(labels);
  const problems: Problem[] = [];
  const values = data.flatMap(({ row, cells }, index) => {
    const kind = kinds[index];
    if (!kind || kind === 'note' || isRemark(cells)) return [];
    return valuesOfRow({ row, cells }, plainLabel(labels[index] ?? ''), kind, mapping, problems);
  });
  problems.push(...repeatedRegions(values));
  const checks = [...checkTotals(values, mapping), ...checkSums(values, mapping), ...checkGrowth(values, mapping, previousYear)];
  return { values, checks, problems };
}

/** A sentence below the table: one filled cell. */
function isRemark(cells: readonly string[]): boolean {
  return cells.length > 1 && cells.filter((cell) => cell.trim() !== '').length < 2;
}

function valuesOfRow(
  { row, cells }: StatementRow,
  region: string,
  rowKind: StatementValue['rowKind'],
  mapping: StatementMapping,
  problems: Problem[],
): StatementValue[] {
  return mapping.columns
    .filter(({ role }) => role !== 'region' && role !== 'ignored')
    .flatMap(({ column, header }) => {
      const text = cells[column] ?? '';
      const figure = readFigure(text);
      if (figure === undefined) {
        const expected = { zh: `数字（现为“${text.slice(0, 20)}”）`, en: `a number (it is “${text.slice(0, 20)}”)` };
        problems.push({ ...problem('wrong-format', { field: header, expected }, `columns[${column}]`), row });
        return [];
      }
      return [{ region, rowKind, row, column, value: figure?.value ?? null, scale: figure?.scale ?? 0 }];
    });
}

/** A region twice would be counted twice. */
function repeatedRegions(values: readonly StatementValue[]): Problem[] {
  const rows = new Map<string, number>();
  const found = new Map<number, Problem>();
  for (const { region, row } of values) {
    const first = rows.get(region) ?? row;
    rows.set(region, first);
    if (first !== row) found.set(row, { ...problem('repeated-region', { region, first }), row });
  }
  return [...found.values()];
}
