import type { Reply } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { PartyReference } from '#domain/form/index.ts';

/** The register of parties (主体登记簿), whose entries are cases of this type. */
export const PARTY_TYPE = 'party';

type Row = Pick<Reply<typeof ROUTES.cases>['rows'][number], 'id' | 'title' | 'values'>;

function textAt(row: Row, name: string): string | undefined {
  const value = row.values[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A register entry as fields refer to it. */
export function partyFrom(row: Row): PartyReference {
  const code = textAt(row, 'code');
  return { id: row.id, name: textAt(row, 'name') ?? row.title, ...(code !== undefined && { code }) };
}

export function isReference(value: unknown): value is PartyReference {
  return typeof value === 'object' && value !== null && 'id' in value && 'name' in value;
}
