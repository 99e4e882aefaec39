import { isBuiltin } from 'node:module';
import { importsOf, packageName, resolvedPath, type Import } from './imports.ts';
import type { Finding, SourceFile } from './source-files.ts';

/** What the files of a layer may import. */
interface LayerRule {
  readonly folder: string;
  readonly mayImport: readonly LayerName[];
  /** Node's own modules; without them a layer runs in the browser as it runs in the server. */
  readonly nodeBuiltins: boolean;
  readonly packages: readonly string[];
}

export type LayerName = 'domain' | 'catalog' | 'contract' | 'search' | 'server' | 'demo' | 'cli' | 'web' | 'tests' | 'bench';

const ALL_BUT_WEB = ['domain', 'catalog', 'contract', 'search', 'server', 'demo', 'cli'] as const;
/** `chinese-days` is an oracle: our own calendar of years is compared with it. */
const TEST_TOOLS = ['vitest', 'fast-check', 'playwright-core', 'axe-core', 'vite', 'chinese-days'] as const;
const STORES = ['pg', '@electric-sql/pglite', 'kysely'] as const;
const OFFICE_FORMATS = ['@e965/xlsx', 'csv-parse', 'docx', 'fflate'] as const;

/** The arrows of ARCHITECTURE.md. A new npm import is a decision: it gets its line here. */
export const LAYERS: Readonly<Record<LayerName, LayerRule>> = {
  /** `opencc-js` is a table of characters, no I/O: the reader of reports and the search fold traditional characters with it. */
  domain: { folder: 'src/domain', mayImport: [], nodeBuiltins: false, packages: ['opencc-js'] },
  catalog: { folder: 'catalog', mayImport: ['domain'], nodeBuiltins: false, packages: [] },
  contract: { folder: 'src/contract', mayImport: ['domain'], nodeBuiltins: false, packages: ['typebox'] },
  search: { folder: 'src/search', mayImport: ['domain'], nodeBuiltins: true, packages: ['pinyin-pro', 'roaring-wasm'] },
  server: {
    folder: 'src/server',
    mayImport: ['domain', 'catalog', 'contract', 'search'],
    nodeBuiltins: true,
    packages: [
      ...STORES, ...OFFICE_FORMATS, 'aws4fetch', 'better-auth', 'htmlparser2', 'pinyin-pro', 'saxes', 'typebox', 'unpdf',
      'fastify', '@fastify/cookie', '@fastify/multipart', '@fastify/static',
      '@myriaddreamin/typst-ts-node-compiler',
    ],
  },
  demo: { folder: 'demo', mayImport: ['server', 'domain', 'catalog'], nodeBuiltins: true, packages: [] },
  cli: { folder: 'src/cli', mayImport: ['server', 'demo', 'contract', 'domain', 'catalog'], nodeBuiltins: true, packages: [] },
  web: {
    folder: 'src/web',
    mayImport: ['domain', 'catalog', 'contract'],
    nodeBuiltins: false,
    packages: ['react', 'react-dom', 'antd', '@ant-design/icons', '@tanstack/react-query', '@tanstack/react-router', 'echarts', 'typebox'],
  },
  tests: { folder: 'tests', mayImport: ALL_BUT_WEB, nodeBuiltins: true, packages: [...TEST_TOOLS, ...STORES, ...OFFICE_FORMATS] },
  /** The benches start the same private PostgreSQL as the tests. */
  bench: { folder: 'bench', mayImport: [...ALL_BUT_WEB, 'tests'], nodeBuiltins: true, packages: [...STORES, ...OFFICE_FORMATS] },
};

/** The layer a project path lies in, or undefined outside all layers (bin, root configuration). */
export function layerOf(path: string): LayerName | undefined {
  return (Object.keys(LAYERS) as LayerName[]).find((name) => path.startsWith(`${LAYERS[name].folder}/`));
}

/** Every import that follows no allowed arrow. Configuration files (`*.config.ts`) are outside the layers. */
export function wrongArrows(files: readonly SourceFile[]): readonly Finding[] {
  return files.flatMap((file) => {
    const layer = layerOf(file.path);
    if (layer === undefined || file.path.endsWith('.config.ts')) return [];
    return importsOf(file).flatMap((each) => {
      const message = objection(file.path, layer, each);
      return message === undefined ? [] : [{ path: file.path, line: each.line, message }];
    });
  });
}

function objection(path: string, layer: LayerName, found: Import): string | undefined {
  const rule = ruleFor(path, layer);
  const target = resolvedPath(path, found.specifier);
  if (target !== undefined) return ownImportObjection(layer, rule, found, target);
  if (isBuiltin(found.specifier)) return rule.nodeBuiltins ? undefined : `${layer} may not import Node's “${found.specifier}”`;
  if (rule.packages.includes(packageName(found.specifier))) return undefined;
  return `${layer} may not import the package “${packageName(found.specifier)}”`;
}

function ownImportObjection(layer: LayerName, rule: LayerRule, found: Import, target: string): string | undefined {
  const to = layerOf(target);
  if (to === layer) return found.specifier.startsWith('#') ? `inside ${layer}, import “${found.specifier}” by relative path` : undefined;
  if (to === undefined) return `“${found.specifier}” leads outside the layers`;
  if (!rule.mayImport.includes(to)) return `${layer} may not import ${to} (“${found.specifier}”)`;
  return found.specifier.startsWith('#') || to === 'tests' ? undefined : `import ${to} by its #alias, not by “${found.specifier}”`;
}

/** A test beside its source may use what tests may use and their helpers (`tests/support`), besides what its layer may use. */
function ruleFor(path: string, layer: LayerName): LayerRule {
  const own = LAYERS[layer];
  if (!/\.test\.tsx?$/.test(path)) return own;
  const { mayImport, packages } = LAYERS.tests;
  return { ...own, mayImport: [...own.mayImport, ...mayImport, 'tests'], nodeBuiltins: true, packages: [...own.packages, ...packages] };
}
