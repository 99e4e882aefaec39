import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CaseType } from '#domain/case/case-type.ts';
import type { Catalog } from '#domain/catalog/catalog.ts';
import type { Indicator } from '#domain/indicator/indicator.ts';
import { canonicalJson } from '../journal/canonical-json.ts';

const CATALOG = resolve(import.meta.dirname, '../../../catalog');
/** A released version (已发布版本): the files its declaration stands in, and the hash of what they say. */
interface ReleasedVersion {
  readonly files: readonly string[];
  readonly hash: string;
}

type Releases = Readonly<Record<string, ReleasedVersion>>;

function keyOf({ id, version }: Pick<CaseType, 'id' | 'version'>): string {
  return `${id}@${version}`;
}

function releasesIn(folder: string): string {
  return join(folder, 'released.json');
}

/** Released indicators: the hash of what each says, by id and version. A new one is added freely; one that stands is not edited. */
type ReleasedIndicators = Readonly<Record<string, string>>;

function indicatorsIn(folder: string): string {
  return join(folder, 'released-indicators.json');
}

function readIndicators(folder: string): ReleasedIndicators {
  const path = indicatorsIn(folder);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}

/** What an indicator means to a figure: how it is computed, at which scale, from where. Better words for it are no new version. */
export function meaningOf({ computation, scale = 0, source }: Indicator): string {
  return createHash('sha256').update(canonicalJson({ computation, scale, source })).digest('hex').slice(0, 16);
}

function readReleases(folder: string): Releases {
  const path = releasesIn(folder);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}

/** What a source file says: without comments and white space, so that a better comment is no new version. */
export function spoken(source: string): string {
  return source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '').replaceAll(/\s+/g, '');
}

/** The hash of what some files of the catalogue say. */
export function hashOf(files: readonly string[], folder = CATALOG): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\n${spoken(readFileSync(join(folder, file), 'utf8'))}\n`);
  return hash.digest('hex');
}

/**
 * Refuses to work with a catalogue in which a released version was edited: its postings could not be made again.
 * @throws Error naming each such version, and what to do instead
 */
export function assertReleasedUnchanged(catalog: Pick<Catalog, 'findIndicator' | 'getIndicator'>, folder = CATALOG): void {
  assertIndicatorsUnchanged(catalog, folder);
  const changed = Object.entries(readReleases(folder)).filter(([, { files, hash }]) => files.some((file) => !existsSync(join(folder, file))) || hashOf(files, folder) !== hash);
  if (changed.length === 0) return;
  const names = changed.map(([key, { files }]) => `${key} (${files.join(', ')})`).join('; ');
  throw new Error(`Released versions of the catalogue were edited: ${names}. Restore the files and declare a new version in a file of its own.`);
}

function assertIndicatorsUnchanged(catalog: Pick<Catalog, 'findIndicator' | 'getIndicator'>, folder: string): void {
  const changed = Object.entries(readIndicators(folder)).filter(([key, meaning]) => {
    const [id = '', version] = key.split('@');
    const current = catalog.findIndicator(id);
    return !current || current.version < Number(version) || meaningOf(catalog.getIndicator(id, Number(version))) !== meaning;
  });
  if (changed.length === 0) return;
  throw new Error(`Released indicators were edited: ${changed.map(([key]) => key).join(', ')}. Restore how they are computed and declare a new version.`);
}

/** The catalogue's source files. */
function sourceFiles(folder = CATALOG): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourceFiles(path);
    return entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts') ? [path] : [];
  });
}

/** A file with the files of its own folder that it imports, however far. */
function withNeighbours(path: string, found: ReadonlySet<string> = new Set()): ReadonlySet<string> {
  if (found.has(path)) return found;
  const imports = [...readFileSync(path, 'utf8').matchAll(/from '(\.\/[^']+)'/g)].map(([, target = '']) => resolve(dirname(path), target));
  return imports.reduce<ReadonlySet<string>>((all, each) => withNeighbours(each, all), new Set([...found, path]));
}

/** The files in which each case type of the catalogue is declared. */
async function declaringFiles(catalog: Catalog): Promise<Map<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  for (const path of sourceFiles()) {
    const exported = Object.values((await import(pathToFileURL(path).href)) as Record<string, unknown>);
    for (const type of catalog.types.filter((each) => exported.includes(each))) {
      const files = [...withNeighbours(path)].map((file) => relative(CATALOG, file).replaceAll('\\', '/')).sort();
      if (!found.has(keyOf(type)) || files.length < (found.get(keyOf(type))?.length ?? 0)) found.set(keyOf(type), files);
    }
  }
  return found;
}

/** Records every indicator that was not released yet. */
function releaseIndicators(indicators: readonly Indicator[]): readonly string[] {
  const released = readIndicators(CATALOG);
  const fresh = indicators.filter((each) => released[`${each.id}@${each.version}`] === undefined).map((each): [string, string] => [`${each.id}@${each.version}`, meaningOf(each)]);
  const all = Object.fromEntries([...Object.entries(released), ...fresh].sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(indicatorsIn(CATALOG), `${JSON.stringify(all, null, 2)}\n`);
  return fresh.map(([key]) => key);
}

/** Records the hashes of all versions that were not released yet; those released stay as they are. */
export async function releaseCatalog(catalog: Catalog): Promise<readonly string[]> {
  const releases = readReleases(CATALOG);
  const declared = await declaringFiles(catalog);
  const fresh = [...declared].filter(([key]) => !releases[key]).map(([key, files]): [string, ReleasedVersion] => [key, { files, hash: hashOf(files) }]);
  const all = Object.fromEntries([...Object.entries(releases), ...fresh].sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(releasesIn(CATALOG), `${JSON.stringify(all, null, 2)}\n`);
  return [...fresh.map(([key]) => key), ...releaseIndicators(catalog.currentIndicators)];
}
