import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawPictures, type StoredUpload, storeUploads } from '../../src/features/tickets';
import type { Ctx } from '../../src/platform/ctx';
import type { Upload } from '../../src/platform/files';
import { ImageError } from '../../src/platform/images';
import { FILES, type FileKey } from './files';
import { TICKETS } from './tickets';
import type { DemoTicket } from './types';

export interface DemoFiles {
  /** A copy of each, for one ticket or reply. */
  take(keys: FileKey[] | undefined): StoredUpload[];
}

/**
 * Stores a copy of each file for every time that the demo attaches it, before the transaction that does. Pictures are drawn
 * at once: whoever opens a new desk sees them.
 */
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
      const file = laid.get(key) as Upload;
      const pictures = await drawPictures(ctx, file.path, file.name).catch(unlessUnread);
      const stored = await storeUploads(ctx, [file]);
      copies.set(key, [...(copies.get(key) ?? []), ...stored.map((one) => ({ ...one, pictures }))]);
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

/** Jobs draw them, where this machine has the library one day. */
function unlessUnread(error: unknown): undefined {
  if (!(error instanceof ImageError)) throw error;
}

function attachedTo(ticket: DemoTicket): FileKey[] {
  const steps = ticket.steps.flatMap((step) => ('files' in step ? (step.files ?? []) : []));
  return [...(ticket.files ?? []), ...steps];
}
