import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { joinStylesheets } from './stylesheets';

export interface Assets {
  folder: string;
  /** By name: `app.css`. */
  stylesheets: ReadonlyMap<string, string>;
  /** Changes with any public file. Being part of the path, it lets stylesheets and modules refer to
   *  each other by relative addresses and be cached for ever. */
  version: string;
  /** The address of a public file (`js/app.js`) or of a stylesheet (`css/app.css`). */
  url(name: string): string;
}

/**
 * @param folder public files
 * @param styles stylesheets that import others
 */
export function createAssets(folder: string, styles: string): Assets {
  const stylesheets = joinStylesheets(styles);
  const hash = createHash('sha256');
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((candidate) => candidate.isFile())
    .map((file) => join(file.parentPath, file.name))
    .sort()) {
    hash.update(entry.slice(folder.length)).update(readFileSync(entry));
  }
  for (const [name, text] of stylesheets) hash.update(name).update(text);
  const version = hash.digest('hex').slice(0, 12);
  return { folder, stylesheets, version, url: (name) => `/assets/${version}/${name}` };
}
