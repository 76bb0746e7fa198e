import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type StoredUpload, storeUploads } from '../../src/features/tickets';
import type { Ctx } from '../../src/platform/ctx';
import type { Upload } from '../../src/platform/files';
import { FILES, type FileKey } from './files';
import { TICKETS } from './tickets';
import type { DemoTicket } from './types';

export interface DemoFiles {
  /** A copy of each, for one ticket or reply. */
  take(keys: FileKey[] | undefined): StoredUpload[];
}

/** Stores a copy of each file for every time that the demo attaches it, before the transaction that does. */
export async function storeDemoFiles(ctx: Ctx): Promise<DemoFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'servidesk-demo-'));
  const laid = new Map<string, Upload>();
  for (const [key, { name, content }] of Object.entries(FILES)) {
    const path = join(folder, key);
    const bytes = Buffer.from(content());
    await writeFile(path, bytes);
    laid.set(key, { path, name, size: bytes.length });
  }
  const copies = new Map<FileKey, StoredUpload[]>();
  try {
    for (const key of TICKETS.flatMap(attachedTo)) {
      const stored = await storeUploads(ctx, [laid.get(key) as Upload]);
      copies.set(key, [...(copies.get(key) ?? []), ...stored]);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return {
    take: (keys = []) =>
      keys.map((key) => {
        const copy = copies.get(key)?.shift();
        if (!copy) throw new Error(`the demo has no copy of ${key} left`);
        return copy;
      }),
  };
}

function attachedTo(ticket: DemoTicket): FileKey[] {
  const steps = ticket.steps.flatMap((step) => ('files' in step ? (step.files ?? []) : []));
  return [...(ticket.files ?? []), ...steps];
}
