import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const IMPORT = /^@import "([^"]+)"(?: layer\((\w+)\))?;$/gm;

/**
 * The stylesheets of a folder by name, each with all that it imports in place of its imports, as CSS says: what is
 * imported into a layer stands in it. A browser asks for one file, and people write one a component.
 * @throws Error for a file that is not there, and for an import in any other form
 */
export function joinStylesheets(folder: string): Map<string, string> {
  const names = readdirSync(folder).filter((name) =>
    IMPORTING.test(readFileSync(join(folder, name), 'utf8')),
  );
  return new Map(names.sort().map((name) => [name, joined(join(folder, name))]));
}

const IMPORTING = /^@import "/m;

function joined(path: string): string {
  const whole = readFileSync(path, 'utf8').replace(IMPORT, (_line, name: string, layer?: string) => {
    const imported = joined(join(dirname(path), name)).trimEnd();
    return layer ? `@layer ${layer} {\n${imported}\n}` : imported;
  });
  // A browser would ask for it where there is no such file, and nobody would see why a component has no styles.
  if (/@import\b/.test(whole)) throw new Error(`${path} imports in a form that is not known`);
  return whole;
}
