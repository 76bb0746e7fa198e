import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Removes what earlier builds made of sources that have gone or have another name since. The compiler leaves it there,
 * and a migration that was renamed would run twice.
 * @param root of the project, whose `dist` has the same folders as its sources
 * @returns what was removed, as paths within `dist`
 */
export function removeStaleBuild(root: string): string[] {
  const built = readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' });
  const stale = built
    .filter((path) => /\.js(\.map)?$/.test(path))
    .filter((path) => !existsSync(join(root, path.replace(/\.js(\.map)?$/, '.ts'))));
  for (const path of stale) rmSync(join(root, 'dist', path));
  return stale;
}
