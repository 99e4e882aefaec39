import type { Label } from '../text.ts';

/**
 * What a column of a statement holds (报表列). `region` names the row; `month`, `ytd` and `all-time` are sums over the
 * month, the year to date and all years; `level` is a state at the day of the statement; `previous` is the same figure
 * a year before; `growth` is the growth against it in percent.
 */
export type StatementRole = 'region' | 'month' | 'ytd' | 'all-time' | 'level' | 'previous' | 'growth' | 'ignored';

export type PatentKindWord = 'invention' | 'utility' | 'design';

export type OwnerKind = 'university' | 'research' | 'enterprise' | 'institution' | 'individual' | 'service' | 'non-service';

/** Which part of the whole a column counts; `whole` for the column that the parts add up to (合计). */
export type ColumnPart = 'whole' | PatentKindWord | OwnerKind;

export interface StatementColumn {
  /** From 0. */
  readonly column: number;
  /** The texts of all header rows, from above, joined by `/`: `发明/当月`. */
  readonly header: string;
  readonly role: StatementRole;
  /** The id of the indicator that it reports; absent until a person or a saved mapping names it. */
  readonly indicator?: string;
  /** The year of a column that is headed by one (2023): its whole-year figure. */
  readonly year?: number;
  readonly part?: ColumnPart;
  /** For `growth`: the column whose growth it is. For `previous`: the column whose value a year before it is. */
  readonly of?: number;
  /** 0 to 1. */
  readonly confidence: number;
  readonly reason: Label;
}

/** How one source's tables are read (报表对应关系): saved per source, reused for its next table. */
export interface StatementMapping {
  /** Number of the last header row in the file; data begins below. */
  readonly headerRow: number;
  readonly regionColumn: number;
  readonly columns: readonly StatementColumn[];
  /** The caption above the header, if any. */
  readonly title?: string;
}

/** What a person decides about a column. */
export type ColumnChoice = Partial<Pick<StatementColumn, 'role' | 'indicator' | 'year' | 'of' | 'part'>>;

/** The mapping as a person corrected it, by column number. */
export function applyStatementChoices(mapping: StatementMapping, choices: Readonly<Record<number, ColumnChoice>>): StatementMapping {
  const columns = mapping.columns.map((each): StatementColumn => {
    const choice = choices[each.column];
    return choice ? { ...each, ...choice, confidence: 1, reason: { zh: '由用户指定', en: 'chosen by the user' } } : each;
  });
  return { ...mapping, columns, regionColumn: columns.find(({ role }) => role === 'region')?.column ?? mapping.regionColumn };
}

/** A saved mapping laid over a newly recognised table. */
export interface ReusedMapping {
  readonly mapping: StatementMapping;
  /** Headers of the saved mapping that report an indicator and are not in this table: to be asked about. */
  readonly missing: readonly string[];
}

/** Carries a source's saved decisions over by header text, so that moved columns and rows do no harm. */
export function reuseMapping(saved: StatementMapping, recognised: StatementMapping): ReusedMapping {
  const byHeader = new Map(saved.columns.map((each) => [each.header, each]));
  const columns = recognised.columns.map((each): StatementColumn => {
    const known = byHeader.get(each.header);
    if (!known) return each;
    const reason = { zh: '沿用该来源已保存的对应关系', en: 'as saved for this source' };
    return { ...each, ...decisionsOf(known), confidence: 1, reason };
  });
  const present = new Set(recognised.columns.map(({ header }) => header));
  const missing = saved.columns.filter(({ indicator, header }) => indicator !== undefined && !present.has(header)).map(({ header }) => header);
  return { mapping: { ...recognised, columns }, missing };
}

function decisionsOf({ role, indicator, part }: StatementColumn): ColumnChoice {
  return { role, ...(indicator !== undefined && { indicator }), ...(part !== undefined && { part }) };
}
