import { posix } from 'node:path';
import { parseSync, Visitor } from 'vite';
import { lineAt, type SourceFile } from './source-files.ts';

/** One import of a file, in whatever form: static, re-export, `import('…')` of a value or of a type. */
export interface Import {
  readonly specifier: string;
  readonly line: number;
  /** A lazy import runs after loading, so it cannot take part in a loading cycle. */
  readonly lazy: boolean;
}

/** Folders behind the `#alias/` prefixes of package.json. */
const ALIASES: Readonly<Record<string, string>> = {
  '#domain': 'src/domain',
  '#catalog': 'catalog',
  '#contract': 'src/contract',
  '#server': 'src/server',
  '#search': 'src/search',
  '#cli': 'src/cli',
  '#demo': 'demo',
};

/** The imports of a TypeScript file, found by a real parser: comments and strings cannot fool it. */
export function importsOf(file: SourceFile): readonly Import[] {
  const parsed = parseSync(file.path, file.text);
  const broken = parsed.errors[0];
  if (broken) throw new Error(`${file.path} cannot be parsed: ${broken.message}`);
  const found: Import[] = [];
  const add = (source: { readonly value: unknown; readonly start: number } | null | undefined, lazy: boolean): void => {
    if (typeof source?.value === 'string') found.push({ specifier: source.value, line: lineAt(file.text, source.start), lazy });
  };
  new Visitor({
    ImportDeclaration: (node) => add(node.source, false),
    ExportNamedDeclaration: (node) => add(node.source, false),
    ExportAllDeclaration: (node) => add(node.source, false),
    TSImportType: (node) => add(node.source, false),
    ImportExpression: (node) => add('value' in node.source ? node.source : null, true),
  }).visit(parsed.program);
  return found;
}

/** The project path an import leads to, or undefined when it leaves the project (npm, Node). */
export function resolvedPath(from: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return posix.normalize(posix.join(posix.dirname(from), specifier.replace(/\?.*$/, '')));
  if (!specifier.startsWith('#')) return undefined;
  const [alias = '', ...rest] = specifier.split('/');
  const folder = ALIASES[alias];
  return folder === undefined ? specifier : posix.join(folder, ...rest);
}

/** The npm package of a specifier without its subpath: `@fastify/static/x` → `@fastify/static`. */
export function packageName(specifier: string): string {
  return specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}
