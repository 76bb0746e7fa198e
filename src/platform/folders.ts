import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where views and public files lie, from the sources and from the build alike. */
export function projectFolder(...parts: string[]): string {
  const root = __dirname.includes(join('dist', 'src'))
    ? join(__dirname, '../../..')
    : join(__dirname, '../..');
  return join(root, ...parts);
}

/**
 * Files of fonts in a folder, in the order of their names, which is the order in which they are asked for a letter.
 * @returns null for a folder that cannot be read
 */
export function fontFiles(folder: string): string[] | null {
  try {
    const names = readdirSync(folder).filter((name) => /\.(ttf|otf|ttc|otc)$/i.test(name));
    return names.sort().map((name) => join(folder, name));
  } catch {
    return null;
  }
}
