import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { removeStaleBuild } from '../../src/platform/stale-build';

const root = mkdtempSync(join(tmpdir(), 'servidesk-build-'));
afterAll(() => rmSync(root, { recursive: true }));

function write(path: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), '');
}

test('what was built of a source that is gone or renamed goes, and nothing else', () => {
  const sources = ['migrations/02_renamed.ts', 'src/main.ts', 'knexfile.ts'];
  const kept = sources.flatMap((path) => [
    `dist/${path.replace('.ts', '.js')}`,
    `dist/${path}`.replace('.ts', '.js.map'),
  ]);
  const stale = ['migrations/01_renamed.js', 'migrations/01_renamed.js.map', 'src/features/gone/gone.js'];
  const others = ['dist/.tsbuildinfo', 'dist/package.json', 'other.js'];
  for (const path of [...sources, ...kept, ...stale.map((one) => `dist/${one}`), ...others]) write(path);
  expect(removeStaleBuild(root).sort()).toEqual([...stale].sort());
  expect([...sources, ...kept, ...others].filter((path) => !existsSync(join(root, path)))).toEqual([]);
  expect(stale.filter((path) => existsSync(join(root, 'dist', path)))).toEqual([]);
  expect(removeStaleBuild(root)).toEqual([]);
});

test('what a link leads to, and what only has such a name, stays', () => {
  write('elsewhere/own.js');
  symlinkSync(join(root, 'elsewhere'), join(root, 'dist/link'));
  symlinkSync(join(root, 'elsewhere/own.js'), join(root, 'dist/link.js'));
  mkdirSync(join(root, 'dist/folder.js'));
  expect(removeStaleBuild(root)).toEqual([]);
  expect(existsSync(join(root, 'elsewhere/own.js'))).toBe(true);
});
