// Makes package-lock.json fit for any machine; run after every `npm install` (npm run relock).
// 1. npm leaves a platform's package out where the registry did not serve it, and then `npm ci` refuses the lockfile
//    everywhere: each such optional package is named again, with the platform its name tells.
// 2. npm leaves an optional package out where the Node it runs on is too old for it. Ours all run under the pinned
//    Node 24 (docs/decisions/0001-pinned-runtime.md), so the host's version says nothing: `engines` is dropped.
import { readFileSync, writeFileSync } from 'node:fs';

const PLATFORM = /(?<os>android|darwin|freebsd|linux|openharmony|win32)-(?<cpu>arm64|arm|x64|ia32|ppc64|riscv64|s390x)(?:-(?<abi>\w+))?$/;
const LIBC = { gnu: ['glibc'], musl: ['musl'] };

const path = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(path, 'utf8'));
const { '': root, ...packages } = lock.packages;

for (const entry of Object.values(packages)) {
  delete entry.engines;
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    packages[`node_modules/${name}`] ??= platformPackage(name, version, entry);
  }
}
const sorted = Object.entries(packages).sort(([left], [right]) => left.localeCompare(right, 'en'));
writeFileSync(path, `${JSON.stringify({ ...lock, packages: { '': root, ...Object.fromEntries(sorted) } }, null, 2)}\n`);

/** The lockfile entry of a package that holds one platform's part of `parent`. */
function platformPackage(name, version, parent) {
  const { os, cpu, abi } = name.match(PLATFORM)?.groups ?? {};
  if (!os || !/^\d+\.\d+\.\d+$/.test(version)) throw new Error(`${name}@${version} names no platform and exact version`);
  return {
    version,
    cpu: [cpu],
    ...(parent.dev && { dev: true }),
    ...(os === 'linux' && abi in LIBC && { libc: LIBC[abi] }),
    license: parent.license,
    optional: true,
    os: [os],
  };
}
