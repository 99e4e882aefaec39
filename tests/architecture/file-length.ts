import type { Finding, SourceFile } from './source-files.ts';

export const MOST_LINES = 400;

/** Tables of data, longer because their matter is: each with its reason. */
export const DATA_TABLES: Readonly<Record<string, string>> = {
  'src/server/database/schema.sql': 'written by a test from the migrations, to be compared, not edited',
};

/** The source files longer than a reader can hold in mind. */
export function tooLong(files: readonly SourceFile[]): readonly Finding[] {
  return files
    .filter((file) => /\.(tsx?|mjs|css|sql)$/.test(file.path) && !(file.path in DATA_TABLES))
    .map((file) => ({ file, lines: file.text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > MOST_LINES)
    .map(({ file, lines }) => ({ path: file.path, line: MOST_LINES + 1, message: `has ${lines} lines; ${MOST_LINES} at most` }));
}
