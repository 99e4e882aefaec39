import { PATENT_ROLES, type PatentRole } from '#domain/patent/column-role.ts';
import type { Text } from '../../ui/language.tsx';
import type { ImportRun } from './run.ts';

/** Something a column may hold, as the API names it. */
export interface Meaning {
  readonly field: string;
  readonly name: string;
}

const STATEMENT_ROLES = ['region', 'month', 'ytd', 'all-time', 'level', 'previous', 'growth'] as const;

/** What the columns of an import may hold: parts of a patent, or the indicators that a statement may report. */
export function meaningsFor({ kind, statement }: Pick<ImportRun, 'kind' | 'statement'>, t: Text): readonly Meaning[] {
  if (kind === 'patents') return patentMeanings(t);
  return (statement?.indicators ?? []).map(({ id, name }) => ({ field: id, name: t(name) }));
}

/** `other` is the empty choice. */
function patentMeanings(t: Text): readonly Meaning[] {
  const roles = Object.keys(PATENT_ROLES) as PatentRole[];
  return roles.filter((role) => role !== 'other').map((role) => ({ field: role, name: t(PATENT_ROLES[role].name) }));
}

/** What a column of a statement is in time: a month, a sum, a level, a growth. */
export function roleMeanings(t: Text): readonly Meaning[] {
  return STATEMENT_ROLES.map((role) => ({ field: role, name: t(`import.role.${role}`) }));
}
