import { quotient } from '../form/number-text.ts';
import { PROVINCES } from './provinces.ts';
import { findProvince } from './row-label.ts';
import type { RowKind } from './row-label.ts';
import type { ColumnPart, StatementColumn, StatementMapping } from './statement-mapping.ts';

/** A number of a statement, as far as checking needs it. */
export interface CheckedValue {
  readonly region: string;
  readonly rowKind: RowKind;
  readonly row: number;
  readonly column: number;
  readonly value: number | null;
  readonly scale: number;
}

/** One number that the file states and that can be computed from its others (表内校验). */
export interface StatementCheck {
  /** `total`: a total row against its regions; `sum`: 合计 against its parts; `growth`: a rate against last year. */
  readonly kind: 'total' | 'sum' | 'growth';
  readonly row: number;
  readonly column: number;
  /** Both × 10^-`scale`. */
  readonly stated: number;
  readonly computed: number;
  readonly scale: number;
  readonly agrees: boolean;
  /** Provinces that the table leaves out although its total may hold them (如港澳台): why it need not agree. */
  readonly unlisted?: readonly string[];
}

/** Last year's value, at the same scale, of a region's figure in a column; undefined or null where it is not known. */
export type PreviousYear = (region: string, column: number) => number | null | undefined;

type Values = readonly CheckedValue[];

/** Total and subtotal rows: 合计 is 国内 plus 国外 where both stand, else the sum of the regions. */
export function checkTotals(values: Values, { columns }: StatementMapping): StatementCheck[] {
  return columns.filter(isAdded).flatMap(({ column }) => {
    const inColumn = values.filter((each) => each.column === column);
    return inColumn.filter(({ rowKind }) => rowKind === 'total' || rowKind === 'domestic').flatMap((total) => checkTotal(total, inColumn));
  });
}

/** Growth rates do not add up. */
function isAdded({ role }: StatementColumn): boolean {
  return role !== 'growth' && role !== 'region' && role !== 'ignored';
}

function checkTotal(total: CheckedValue, inColumn: Values): StatementCheck[] {
  const members = membersOf(total, inColumn);
  if (total.value === null || members.length < 2) return [];
  const scale = Math.max(total.scale, ...members.map((each) => each.scale));
  const computed = members.reduce((sum, each) => sum + (each.value ?? 0) * 10 ** (scale - each.scale), 0);
  const stated = total.value * 10 ** (scale - total.scale);
  const unlisted = stated === computed ? [] : unlistedProvinces(members);
  const { row, column } = total;
  return [{ kind: 'total', row, column, stated, computed, scale, agrees: stated === computed, ...(unlisted.length > 0 && { unlisted }) }];
}

function membersOf(total: CheckedValue, inColumn: Values): Values {
  const subtotals = inColumn.filter(({ rowKind }) => rowKind === 'domestic' || rowKind === 'foreign');
  if (total.rowKind === 'total' && subtotals.length === 2) return subtotals;
  return inColumn.filter(({ rowKind }) => rowKind === 'region' || (rowKind === 'foreign' && total.rowKind === 'total'));
}

/** In a national table, the provinces that have no row. */
function unlistedProvinces(members: Values): string[] {
  const listed = new Set(members.map(({ region }) => findProvince(region)));
  return listed.size < 11 ? [] : PROVINCES.filter(({ short }) => !listed.has(short)).map(({ short }) => short);
}

const WHOLES: readonly (readonly ColumnPart[])[] = [
  ['invention', 'utility', 'design'],
  ['service', 'non-service'],
  ['university', 'research', 'enterprise', 'institution', 'individual'],
];

/** 合计 columns against the columns of their parts, row by row, where all parts of one kind stand beside them. */
export function checkSums(values: Values, { columns }: StatementMapping): StatementCheck[] {
  return columns
    .filter(({ part }) => part === 'whole')
    .flatMap((whole) => {
      const parts = partsOf(whole, columns);
      return parts.length === 0 ? [] : values.filter(({ column }) => column === whole.column).flatMap((each) => checkSum(each, parts, values));
    });
}

function partsOf(whole: StatementColumn, columns: readonly StatementColumn[]): StatementColumn[] {
  const beside = columns.filter(({ role, year, part }) => role === whole.role && year === whole.year && part !== undefined);
  const complete = WHOLES.find((set) => set.every((part) => beside.filter((each) => each.part === part).length === 1));
  return complete ? beside.filter(({ part }) => part && complete.includes(part)) : [];
}

function checkSum(whole: CheckedValue, parts: readonly StatementColumn[], values: Values): StatementCheck[] {
  const { row, column, value: stated, scale } = whole;
  const found = parts.map((part) => values.find((each) => each.row === row && each.column === part.column));
  if (stated === null || found.some((each) => each === undefined || each.scale !== scale)) return [];
  const computed = found.reduce((sum, each) => sum + (each?.value ?? 0), 0);
  return [{ kind: 'sum', row, column, stated, computed, scale, agrees: stated === computed }];
}

/** Growth rates against the table's own column of last year, else against what `previousYear` knows. */
export function checkGrowth(values: Values, { columns }: StatementMapping, previousYear?: PreviousYear): StatementCheck[] {
  return columns.flatMap(({ role, column, of }) => {
    if (role !== 'growth' || of === undefined) return [];
    const before = columns.find((each) => each.role === 'previous' && each.of === of)?.column;
    return values.filter((each) => each.column === column).flatMap((stated) => {
      const current = values.find((each) => each.row === stated.row && each.column === of);
      const own = values.find((each) => each.row === stated.row && each.column === before);
      return checkRate(stated, current?.value, own ? own.value : previousYear?.(stated.region, of));
    });
  });
}

function checkRate(rate: CheckedValue, current: number | null | undefined, previous: number | null | undefined): StatementCheck[] {
  if (rate.value === null || current === null || current === undefined || !previous) return [];
  const { row, column, value: stated, scale } = rate;
  const computed = Number(quotient((BigInt(current) - BigInt(previous)) * 100n * 10n ** BigInt(scale), BigInt(previous), 0));
  return [{ kind: 'growth', row, column, stated, computed, scale, agrees: stated === computed }];
}
