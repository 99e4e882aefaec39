import type pg from 'pg';
import { type RawBuilder, sql } from 'kysely';

/** The mark as text, for a statement that is text. */
export const PREPARED_MARK = '/* prepared */';

/**
 * Marks a statement that is to be prepared once a connection, where the server can: `query.modifyFront(PREPARED)`.
 * Only for statements whose best plan is the same whatever the parameters: what is found by a key.
 */
export const PREPARED: RawBuilder<unknown> = sql.raw(PREPARED_MARK);

/** Statements prepared at most; each costs every connection some memory. */
const MOST = 300;

const names = new Map<string, string>();

/** The name under which a statement is prepared; inserts are, and what is marked. */
function nameOf(text: string): string | undefined {
  const found = names.get(text);
  if (found) return found;
  const isPlain = text.startsWith('insert into') || text.includes(PREPARED_MARK);
  if (!isPlain || names.size >= MOST) return undefined;
  const name = `p${names.size + 1}`;
  names.set(text, name);
  return name;
}

type Query = (this: void, ...given: readonly unknown[]) => unknown;

/** Makes a connection prepare what it runs again and again: the server then parses and plans it once. */
export function preparing(client: pg.ClientBase): void {
  const query = client.query.bind(client) as Query;
  const prepared: Query = (text, values, ...rest) => {
    const name = typeof text === 'string' && Array.isArray(values) ? nameOf(text) : undefined;
    return name === undefined ? query(text, values, ...rest) : query({ name, text, values }, ...rest);
  };
  Object.assign(client, { query: prepared });
}
