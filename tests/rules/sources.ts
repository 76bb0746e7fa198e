import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export const ROOT = join(__dirname, '../..');

export interface Source {
  /** From the project's folder: `src/main.ts`. */
  name: string;
  content: string;
}

/** The files of a folder of the project and of those in it. */
export function sourcesIn(folder: string, wanted: RegExp): Source[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && wanted.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ name: relative(ROOT, path), content: readFileSync(path, 'utf8') }));
}

export function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

/** The names of the sources in which that is found. */
export const naming = (sources: readonly Source[], pattern: RegExp): string[] =>
  sources.filter(({ content }) => pattern.test(content)).map(({ name }) => name);
