import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Assets {
  folder: string;
  /** Changes with any public file. Being part of the path, it lets stylesheets and modules refer to
   *  each other by relative addresses and be cached for ever. */
  version: string;
  url(name: string): string;
}

export function createAssets(folder: string): Assets {
  const hash = createHash('sha256');
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((candidate) => candidate.isFile())
    .map((file) => join(file.parentPath, file.name))
    .sort()) {
    hash.update(entry.slice(folder.length)).update(readFileSync(entry));
  }
  const version = hash.digest('hex').slice(0, 12);
  return { folder, version, url: (name) => `/assets/${version}/${name}` };
}
