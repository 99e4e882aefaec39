/**
 * Canonical JSON (RFC 8785): keys in code-unit order, numbers and strings as ECMAScript writes them.
 * The text of an event is hashed in this form and kept as text, since jsonb would rewrite it.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value === 'object' && value !== null) return canonicalObject(value);
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error('A number in an event must be finite');
  return JSON.stringify(value ?? null);
}

function canonicalObject(value: object): string {
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
}
