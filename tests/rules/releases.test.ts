import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { naming, ROOT, sourcesIn } from './sources';

const [, section = ''] = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8').split(
  '## What the next release drops',
);
const listed = [...section.matchAll(/\]\(([^)]+\.(?:ts|js))\)/g)].map((link) => link[1] ?? '');

test('whatever is kept for the release before stands in the list of what the next one drops', () => {
  const sources = ['src', 'public/js', 'views'].flatMap((folder) => sourcesIn(folder, /\.(ts|js|njk)$/));
  const kept = naming(sources, /release before/);
  expect(kept.length).toBeGreaterThan(0);
  expect(kept.filter((name) => !listed.includes(name))).toEqual([]);
  expect(listed.filter((name) => !existsSync(join(ROOT, name)))).toEqual([]);
});
