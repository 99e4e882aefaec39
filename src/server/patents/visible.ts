import { type RawBuilder, sql } from 'kysely';

/** The runs that are published, as an array computed once for a statement. */
const PUBLISHED: RawBuilder<unknown> = sql`array(select id from import_run where state = 'published')`;

/** The versions of `p` (patent) that stand for everybody: published, and replaced by nothing that is published. */
export const STANDING: RawBuilder<unknown> = sql`p.run = any(${PUBLISHED}) and (p.replaced_by is null or p.replaced_by <> all(${PUBLISHED}))`;

/** The versions of `p` (patent) that stand for a run that stages rows: its own, and those for everybody that it has not replaced. */
export function standingFor(run: number): RawBuilder<unknown> {
  return sql`p.replaced_by is distinct from ${run}::integer and (p.run = ${run}::integer or ${STANDING})`;
}
