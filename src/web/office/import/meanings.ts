import { CATALOG } from '#catalog/index.ts';
import { PATENT_ROLES, type PatentRole } from '#domain/patent/column-role.ts';
import type { Text } from '../../ui/language.tsx';

/** Something a column may hold, as the API names it. */
export interface Meaning {
  readonly field: string;
  readonly name: string;
}

const STATEMENT_ROLES = ['region', 'month', 'ytd', 'all-time', 'level', 'previous', 'growth'] as const;

/** What the columns of a kind of import may hold; `other` is the empty choice. */
export function meaningsFor(kind: string, t: Text): readonly Meaning[] {
  return kind === 'patents' ? patentMeanings(t) : reportedMeanings(t);
}

function patentMeanings(t: Text): readonly Meaning[] {
  const roles = Object.keys(PATENT_ROLES) as PatentRole[];
  return roles.filter((role) => role !== 'other').map((role) => ({ field: role, name: t(PATENT_ROLES[role].name) }));
}

/** The indicators that a statement may report. */
function reportedMeanings(t: Text): readonly Meaning[] {
  const reported = CATALOG.currentIndicators.filter((indicator) => indicator.source === 'statement');
  return reported.map((indicator) => ({ field: indicator.id, name: t(indicator.name) }));
}

/** What a column of a statement is in time: a month, a sum, a level, a growth. */
export function roleMeanings(t: Text): readonly Meaning[] {
  return STATEMENT_ROLES.map((role) => ({ field: role, name: t(`import.role.${role}`) }));
}
