const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '|': '\\|', '\n': '\\n' };

/** Several values in one line of a cell: `a | b | c`; a bar, backslash or line feed within a value is escaped by a backslash. */
export function joinRecord(parts: readonly string[]): string {
  return parts.map((part) => part.replace(/[\\|\n]/g, (found) => ESCAPES[found] ?? found)).join(' | ');
}

/** The values of a line written by `joinRecord` or by hand. */
export function splitRecord(line: string): string[] {
  const parts = `|${line}`.match(/\|(?:\\[\s\S]|[^\\|]|\\$)*/g) ?? [];
  return parts.map((part) => unescaped(part.slice(1).trim()));
}

function unescaped(part: string): string {
  return part.replace(/\\([\s\S])/g, (_, found: string) => (found === 'n' ? '\n' : found));
}
