/** The parts of package-lock.json that decide whether `npm ci` works on another machine. */
export interface Lockfile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly engines?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** What would make `npm ci` fail, or leave a package out, on a machine unlike the one that wrote the lockfile. */
export function lockfileDefects({ packages }: Lockfile): readonly string[] {
  return Object.entries(packages).flatMap(([path, entry]) => {
    const missing = Object.keys(entry.optionalDependencies ?? {}).filter((name) => !isLocked(packages, path, name));
    return [
      ...missing.map((name) => `${path || 'the project'} names ${name}, which is not locked`),
      ...(path !== '' && entry.engines ? [`${path} is measured against the host's Node`] : []),
      ...(entry.resolved?.startsWith('http') ? [`${path} is bound to the address ${entry.resolved}`] : []),
    ];
  });
}

function isLocked(packages: Lockfile['packages'], from: string, name: string): boolean {
  return `node_modules/${name}` in packages || `${from}/node_modules/${name}` in packages;
}
