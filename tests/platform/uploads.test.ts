import { once } from 'node:events';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Request } from 'express';
import { uploadStorage } from '../../src/platform/http/upload-storage';
import { makeTemporaryFolder, removeFolder } from '../support/services';

const folder = join(makeTemporaryFolder(), 'uploads');
mkdirSync(folder);
afterAll(() => removeFolder(join(folder, '..')));

/** Hands over a file as multer does; null, or the error that ended it. */
function hand(stream: Readable): Promise<unknown> {
  const file = { fieldname: 'attachments', originalname: 'note.txt', stream } as Express.Multer.File;
  return new Promise((resolve) =>
    uploadStorage(folder)._handleFile({} as Request, file, (error?: unknown) => resolve(error ?? null)),
  );
}

test('a file that could not be written to its end leaves nothing behind, and is told of', async () => {
  const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  // Several at once, so that some fail while their file is still being opened.
  const failing = Array.from({ length: 40 }, (_, at) => (at % 2 ? ['begun'] : []));
  const hands = failing.map(async (chunks) => {
    const broken = Readable.from(
      (async function* () {
        yield* chunks;
        throw full;
      })(),
    );
    expect(await hand(broken)).toBe(full);
  });
  await Promise.all(hands);
  expect(readdirSync(folder)).toEqual([]);
});

test('one that came whole is there', async () => {
  const source = Readable.from(['whole']);
  const ended = once(source, 'close');
  expect(await hand(source)).toBeNull();
  await ended;
  expect(readdirSync(folder)).toHaveLength(1);
});
