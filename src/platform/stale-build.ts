import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * Removes what earlier builds made of sources that have gone or have another name since. The compiler leaves it there,
 * and a migration that was renamed would run twice.
 * @param root of the project, whose `dist` has the same folders as its sources
 * @returns what was removed, as paths within `dist`
 */
export function removeStaleBuild(root: string): string[] {
  const dist = join(root, 'dist');
  const stale = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dist, join(entry.parentPath, entry.name)))
    .filter((path) => /\.js(\.map)?$/.test(path))
    .filter((path) => !existsSync(join(root, path.replace(/\.js(\.map)?$/, '.ts'))));
  for (const path of stale) rmSync(join(dist, path));
  return stale;
}
