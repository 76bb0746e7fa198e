import { join } from 'node:path';

/** Where views and public files lie, from the sources and from the build alike. */
export function projectFolder(...parts: string[]): string {
  const root = __dirname.includes(join('dist', 'src'))
    ? join(__dirname, '../../..')
    : join(__dirname, '../..');
  return join(root, ...parts);
}
