import { describe, expect, test } from 'vitest';
import { importCycles } from './cycles.ts';
import { brokenLinks, misplacedWords } from './documents.ts';
import { tooLong } from './file-length.ts';
import { importsOf, packageName, resolvedPath } from './imports.ts';
import { incompleteLabels } from './labels.ts';
import { wrongArrows } from './layers.ts';
import { listed, PROJECT_ROOT, type SourceFile } from './source-files.ts';

const file = (path: string, ...lines: readonly string[]): SourceFile => ({ path, text: lines.join('\n') });

describe('the import scanner', () => {
  test('finds imports of every form, with their lines', () => {
    const found = importsOf(file('src/web/a.tsx',
      "import type { A } from './a.ts';", "export * from './b.ts';", "export { c } from './c.ts';", "import './d.css';",
      "type T = import('./e.ts').T;", "const f = await import('./f.ts');", 'const g = <p title="x" />;',
    ));
    expect(found.map(({ specifier, line }) => `${line} ${specifier}`)).toEqual([
      '1 ./a.ts', '2 ./b.ts', '3 ./c.ts', '4 ./d.css', '5 ./e.ts', '6 ./f.ts',
    ]);
    expect(found.filter((each) => each.lazy).map((each) => each.specifier)).toEqual(['./f.ts']);
  });

  test('is not fooled by comments and strings', () => {
    expect(importsOf(file('src/domain/a.ts', "// import './x.ts';", "const s = `import './y.ts'`;", "/* export * from 'z' */"))).toEqual([]);
  });

  test('resolves aliases and relative paths and names packages', () => {
    expect(resolvedPath('src/server/cases/act.ts', '../db.ts')).toBe('src/server/db.ts');
    expect(resolvedPath('src/server/cases/act.ts', '#catalog/roles.ts')).toBe('catalog/roles.ts');
    expect(resolvedPath('src/server/cases/act.ts', 'pg')).toBeUndefined();
    expect(packageName('@fastify/static/lib/x.js')).toBe('@fastify/static');
  });
});

describe('the arrows', () => {
  const objections = (path: string, line: string): string => listed(wrongArrows([file(path, line)]));

  test('an import along an arrow is allowed', () => {
    expect(objections('catalog/protection/x.ts', "import { y } from '#domain/y.ts';")).toBe('');
    expect(objections('src/server/x.ts', "import { readFile } from 'node:fs/promises';")).toBe('');
    expect(objections('src/web/x.tsx', "import { Button } from 'antd';")).toBe('');
  });

  test.each([
    ['src/domain/x.ts', "import { y } from '#catalog/y.ts';", 'domain may not import catalog (“#catalog/y.ts”)'],
    ['src/domain/x.ts', "import { y } from 'node:crypto';", "domain may not import Node's “node:crypto”"],
    ['catalog/x.ts', "import { y } from 'fs';", "catalog may not import Node's “fs”"],
    ['src/contract/x.ts', "type T = import('#server/y.ts').T;", 'contract may not import server (“#server/y.ts”)'],
    ['src/server/x.ts', "import { y } from '../web/y.tsx';", 'server may not import web (“../web/y.tsx”)'],
    ['src/cli/x.ts', "await import('../../src/web/y.tsx');", 'cli may not import web (“../../src/web/y.tsx”)'],
    ['src/server/x.ts', "import { y } from '../domain/y.ts';", 'import domain by its #alias, not by “../domain/y.ts”'],
    ['src/domain/x.ts', "import { y } from '#domain/y.ts';", 'inside domain, import “#domain/y.ts” by relative path'],
    ['src/server/x.ts', "import { y } from 'lodash/get';", 'server may not import the package “lodash”'],
    ['src/server/x.ts', "import y from '../../package.json';", '“../../package.json” leads outside the layers'],
    ['src/server/x.ts', "import { y } from '../../tests/support/y.ts';", 'server may not import tests (“../../tests/support/y.ts”)'],
    ['src/search/x.test.ts', "import { y } from '../web/y.ts';", 'search may not import web (“../web/y.ts”)'],
  ])('in %s, %s is refused', (path, line, message) => {
    expect(objections(path, line)).toBe(`${path}:1 ${message}`);
  });

  test('a test beside its source may use test tools, their helpers and Node', () => {
    expect(objections('src/domain/x.test.ts', "import 'vitest'; import 'node:fs'; import '#catalog/index.ts'; import '../../tests/support/x.ts';")).toBe('');
  });
});

describe('cycles', () => {
  test('a circle of three files is one group, and what hangs on it is not in it', () => {
    expect(importCycles([
      file('src/domain/a.ts', "import type { B } from './b.ts';"),
      file('src/domain/b.ts', "export * from './c.ts';"),
      file('src/domain/c.ts', "import './a.ts'; import './d.ts';"),
      file('src/domain/d.ts', ''),
      file('src/domain/e.ts', "import './a.ts';"),
    ])).toEqual([['src/domain/a.ts', 'src/domain/b.ts', 'src/domain/c.ts']]);
  });

  test('a file that imports itself is a circle, a lazy import is not', () => {
    expect(importCycles([
      file('src/domain/a.ts', "import './a.ts';"),
      file('src/server/b.ts', "import './c.ts';"),
      file('src/server/c.ts', "const load = () => import('./b.ts');"),
    ])).toEqual([['src/domain/a.ts']]);
  });
});

describe('labels', () => {
  const defects = (line: string): string => listed(incompleteLabels([file('catalog/x.ts', '', line)]));

  test.each([
    ["const a = { zh: '立案' };", 'a label without en'],
    ["const a = { en: 'Acceptance' };", 'a label without zh'],
    ["const a = { zh: ' ', en: 'Acceptance' };", 'a label whose zh is blank'],
    ["const a = { zh: '立案', en: '' };", 'a label whose en is blank'],
    ["const a = { zh: 'Acceptance', en: 'Acceptance' };", 'a label whose zh is not Chinese: “Acceptance”'],
    ["const a = { b: [{ zh: `today ${n}`, en: 'x' }] };", 'a label whose zh is not Chinese: “today {computed}”'],
  ])('%s is refused', (line, message) => {
    expect(defects(line)).toBe(`catalog/x.ts:2 ${message}`);
  });

  test('a full label, a placeholder, a name without translation and a computed text are accepted', () => {
    expect(defects("const a = [{ zh: '立案', en: 'Acceptance' }, { zh: '{reason}', en: '{reason}' }, { zh: 'IPC', en: 'IPC' }, { zh: `${n} MB`, en: `${n} MB` }, { zh: f(), en: f() }];")).toBe('');
  });
});

describe('documents', () => {
  test('a link to a missing file is refused; web addresses, anchors and code are left alone', () => {
    const page = file('docs/x.md', '[a](../package.json) [b](https://example.org/x) [c](#part)', '`[d](e.md)` [f](missing.md#top)');
    expect(listed(brokenLinks([page], PROJECT_ROOT))).toBe('docs/x.md:2 links to “missing.md”, which does not exist');
  });

  test('a path of one machine and a registry host are refused, a web route is not', () => {
    const machine = ['', 'home', 'someone', 'data'].join('/');
    const host = `https://${'registry'}.example.org`;
    const page = file('docs/x.md', `see ${machine}`, host, 'GET /api/v1/cases/items and <Link to="/cases/items">');
    expect(listed(misplacedWords([page]))).toBe(`docs/x.md:1 a path of one machine: ${machine}\ndocs/x.md:2 the host of a package registry: ${host}`);
  });

  test('a file of 401 lines is too long, one of 400 is not', () => {
    const long = (path: string, lines: number): SourceFile => file(path, ...Array.from({ length: lines }, () => 'x;'));
    expect(listed(tooLong([long('src/a.ts', 401), long('src/b.ts', 400)]))).toBe('src/a.ts:401 has 401 lines; 400 at most');
  });
});
