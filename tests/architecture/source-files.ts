import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One text file of the project; `path` is relative to the project root, with forward slashes. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Something that breaks a rule of the house, at a file and line that an editor can open. */
export interface Finding {
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

export const PROJECT_ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Folders that are installed, built or filled at run time: never part of the source. */
const NOT_SOURCE = new Set(['node_modules', '.git', 'build', 'dist', 'data', 'coverage']);
const TEXT_EXTENSIONS = new Set([
  '.ts', '.tsx', '.mjs', '.js', '.json', '.md', '.sql', '.css', '.html', '.sh', '.yml', '.yaml', '.typ', '.txt', '.csv', '.svg', '',
]);

/** Every text file under the project root, sorted by path, so that findings always come in the same order. */
export function readProject(root: string = PROJECT_ROOT): readonly SourceFile[] {
  return pathsUnder(root, '')
    .filter((path) => TEXT_EXTENSIONS.has(extname(path)))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

function pathsUnder(root: string, folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return NOT_SOURCE.has(entry.name) ? [] : pathsUnder(root, path);
    return entry.isFile() ? [path] : [];
  });
}

/** TypeScript written here: what the parser-based checks look at. */
export function isTypeScript(file: SourceFile): boolean {
  return /\.tsx?$/.test(file.path) && !file.path.endsWith('.d.ts');
}

/** The 1-based line of an offset in a text. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** Findings as an editor's problem list: `path:line message`, one per line; empty when the rule holds. */
export function listed(findings: readonly Finding[]): string {
  return findings.map((each) => `${each.path}:${each.line} ${each.message}`).join('\n');
}
