import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { rows } from '../../src/platform/db';
import { runTask } from '../../src/platform/jobs';
import { type TestApp, testApp } from '../support/app';
import type { TestFile } from '../support/browser';

// What came before pictures were drawn, or while they could not be: a job of every night sees to it in batches.

let app: TestApp;
let photo: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  app = await testApp();
  const create = { width: 8, height: 6, channels: 3, background: '#336699' } as const;
  photo = new Uint8Array(await sharp({ create }).jpeg().toBuffer());
});
afterAll(() => app.close());

/** As a version left them that drew nothing. */
async function sendUndrawn(files: TestFile[]): Promise<void> {
  const customer = await app.as('customer@demo.test');
  const typed = { subject: 'From before', description: 'x', urgency: 'normal' };
  for (let from = 0; from < files.length; from += 5)
    expect((await customer.upload('/portal/tickets', typed, files.slice(from, from + 5))).status).toBe(303);
  await app.system.db.raw('delete from graphile_worker._private_jobs');
}

async function run(payload: unknown): Promise<void> {
  const task = app.system.tasks.find(({ name }) => name === 'tickets.draw_missing');
  if (!task) throw new Error('no task draws what is missing');
  await runTask(task, await app.ctx(), payload, { number: 1, isLast: false });
}

/** Takes from the queue what the last batch left behind. */
const next = async () =>
  (
    await rows<{ payload: { after: string | null } }>(
      app.system.db,
      `delete from graphile_worker._private_jobs where key = 'tickets.draw_missing' returning payload`,
    )
  ).map(({ payload }) => payload);

const undrawn = () =>
  rows<{ name: string; undrawable: boolean }>(
    app.system.db,
    `select name, undrawable from attachments where preview_key is null and media_type like 'image/%' order by name`,
  );

test('pictures of before are drawn batch by batch, and what is none of them only once', async () => {
  await sendUndrawn([
    { name: 'a broken.jpg', content: photo.slice(0, 200) },
    { name: 'b lost.jpg', content: photo },
    ...[...'cdefghijkl'].map((letter) => ({ name: `${letter}.jpg`, content: photo })),
  ]);
  const [{ key = '' } = {}] = await rows<{ key: string }>(
    app.system.db,
    `select storage_key as key from attachments where name = 'b lost.jpg'`,
  );
  await app.system.files.remove(key);
  expect(await undrawn()).toHaveLength(12);

  // As cron makes them.
  await run({ _cron: { ts: new Date().toISOString(), backfilled: false } });
  expect(await undrawn()).toHaveLength(12);
  const [first] = await next();
  await run(first);
  expect(await undrawn()).toHaveLength(4);
  const [rest, ...more] = await next();
  expect(more).toEqual([]);
  // A process that was killed in the middle: the same job once more.
  await run(rest);
  await run(rest);
  expect(await next()).toEqual([]);
  // The file may come back with a backup; a broken one is not looked at again.
  expect(await undrawn()).toEqual([
    { name: 'a broken.jpg', undrawable: true },
    { name: 'b lost.jpg', undrawable: false },
  ]);
});

test('one that cannot be opened fails the batch, once all others are drawn', async () => {
  await sendUndrawn([...'mn'].map((letter) => ({ name: `${letter}.jpg`, content: photo })));
  const [{ key = '' } = {}] = await rows<{ key: string }>(
    app.system.db,
    `select storage_key as key from attachments where name = 'm.jpg'`,
  );
  await app.system.files.remove(key);
  // A folder in its place cannot be read as a file.
  await mkdir(join(app.system.config.dataDir, 'files', key.slice(0, 2), key.slice(2, 4), key));
  await expect(run({ after: null })).rejects.toMatchObject({ code: 'EISDIR' });
  const left = (await undrawn()).map(({ name }) => name);
  expect(left.filter((name) => /^[mn]/.test(name))).toEqual(['m.jpg']);
});
