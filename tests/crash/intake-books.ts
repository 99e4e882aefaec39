import { sql } from 'kysely';
import type { CaseEvent } from '#domain/case/event.ts';
import { verifyJournal } from '#server/journal/verify.ts';
import { takeIn } from '#server/portal/take-in.ts';
import { openServer } from '#server/start/open-server.ts';
import { rebuild } from '#server/store/rebuild.ts';

/** What stands in the books of a bureau after a kill. */
export interface Books {
  /** By mark, the cases that carry it; each should have one. */
  readonly cases: ReadonlyMap<string, readonly string[]>;
  /** By mark, the events that solved a problem. */
  readonly solved: ReadonlyMap<string, readonly string[]>;
  /** By mark, the receipts in the public inbox. */
  readonly receipts: ReadonlyMap<string, readonly string[]>;
  /** By mark, the cases made of the public inbox. */
  readonly taken: ReadonlyMap<string, readonly string[]>;
  /** Cases whose number, events, search values or standing row lack the others. */
  readonly half: readonly string[];
  /** What `verify` and `rebuild` found wrong. */
  readonly findings: readonly string[];
}

function grouped<T>(rows: readonly T[], mark: (row: T) => string | undefined, id: (row: T) => string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const row of rows) {
    const key = mark(row);
    if (key !== undefined) found.set(key, [...(found.get(key) ?? []), id(row)]);
  }
  return found;
}

function textAt(input: CaseEvent['input'], ...path: readonly string[]): string | undefined {
  let found: unknown = input;
  for (const name of path) found = (found as Record<string, unknown> | undefined)?.[name];
  return typeof found === 'string' ? found : undefined;
}

const HALF = sql<{ id: string }>`
  select e.case_id as id from case_event e left join case_file f on f.id = e.case_id group by e.case_id, f.id having f.id is null or max(f.version) <> max(e.seq)
  union select f.id from case_file f where not exists (select from case_event e where e.case_id = f.id)
  union select f.id from case_file f left join case_number n on n.case_id = f.id where n.number is distinct from f.number
  union select n.case_id from case_number n where not exists (select from case_file f where f.id = n.case_id)
  union select f.id from case_file f where not exists (select from search_value v where v.case_id = f.id)
  union select c.case_id from intake_case c where not exists (select from case_file f where f.id = c.case_id)`;

/** Opens the store as a restart does, takes in what waits, and reads it. */
export async function readBooks(place: { readonly dataDir: string; readonly databaseUrl?: string }): Promise<Books> {
  const server = await openServer(place);
  try {
    const { kysely } = server.database;
    const half = await HALF.execute(kysely);
    await takeIn(server);
    const events = (await kysely.selectFrom('case_event').select(['case_id', 'payload']).execute()).map(({ case_id, payload }) => ({ id: case_id, ...(JSON.parse(payload) as CaseEvent) }));
    const opened = events.filter(({ seq }) => seq === 1);
    const inbox = await kysely.selectFrom('intake').select(['receipt', 'input']).execute();
    const { findings } = await verifyJournal(kysely);
    const { differences } = await rebuild(server.database, await server.setting());
    return {
      cases: grouped(opened, ({ input }) => textAt(input, 'enterprise', 'id'), ({ id }) => id),
      solved: grouped(events, ({ input, action }) => (action === 'solve-problem' ? textAt(input, 'result') : undefined), ({ id }) => id),
      receipts: grouped(inbox, ({ input }) => textAt(input as CaseEvent['input'], 'subject'), ({ receipt }) => receipt),
      taken: grouped(opened, ({ input }) => textAt(input, 'subject'), ({ id }) => id),
      half: half.rows.map(({ id }) => id),
      findings: [...findings, ...differences],
    };
  } finally {
    await server.close();
  }
}
