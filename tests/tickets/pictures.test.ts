import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { fromBuffer, type ZipFile } from 'yauzl';
import { createTicket, drawPictures, type Ticket } from '../../src/features/tickets';
import type { Ctx } from '../../src/platform/ctx';
import { maybeRow, row, rows } from '../../src/platform/db';
import { runTask } from '../../src/platform/jobs';
import { type TestApp, testApp } from '../support/app';
import type { Browser, TestFile } from '../support/browser';

// Pictures are drawn after the reply that brought them, and seen by those who may download it.

let app: TestApp;
let customer: Browser;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  customer = await app.as('customer@demo.test');
});

const photo = async (width = 800, height = 600) => {
  const create = { width, height, channels: 3, background: '#336699' } as const;
  const bytes = await sharp({ create }).jpeg().withMetadata({ orientation: 6 }).toBuffer();
  return { name: 'foto.jpg', content: new Uint8Array(bytes), type: 'image/jpeg' };
};
const text = (name: string, content = name): TestFile => ({ name, content });

const TYPED = { subject: 'Pictures', description: 'x', urgency: 'normal' };

/** The path of a new ticket with these files. */
async function send(...files: TestFile[]): Promise<string> {
  return (await customer.upload('/portal/tickets', TYPED, files)).location ?? '';
}

/** Does what waits to be drawn, as often as it may come; how much that was. */
async function draw(times = 1): Promise<number> {
  const jobs = await rows<{ payload: { attachmentId: string } }>(
    app.system.db,
    `select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier = 'tickets.draw_attachment' order by j.id`,
  );
  const task = app.system.tasks.find(({ name }) => name === 'tickets.draw_attachment');
  if (!task) throw new Error('no task draws');
  for (const { payload } of jobs)
    for (let time = 0; time < times; time += 1)
      await runTask(task, await app.ctx(), payload, { number: time + 1, isLast: false });
  return jobs.length;
}

const stored = (name = 'foto.jpg') =>
  row<{ previewKey: string | null; viewKey: string | null; width: number; height: number; key: string }>(
    app.system.db,
    `select preview_key, view_key, width, height, storage_key as key from attachments where name = :name
      order by id desc limit 1`,
    { name },
  );
const fileCount = async () => {
  let count = 0;
  for await (const _file of app.system.files.list()) count += 1;
  return count;
};

test('a photograph is drawn upright in two sizes, once, and shown where it came', async () => {
  const path = await send(await photo(2000, 1000), text('notas.txt'));
  const waiting = await customer.get(path);
  expect(waiting.html.querySelector('.pictures')).toBeNull();
  expect(waiting.html.querySelector('.files')?.text).toContain('foto.jpg');
  const before = await fileCount();
  expect(await draw(2)).toBe(1);
  expect(await fileCount()).toBe(before + 2);

  const { html } = await customer.get(path);
  const link = html.querySelector('a[data-picture]');
  const small = link?.querySelector('img');
  expect(small?.attributes).toMatchObject({
    width: '160',
    height: '320',
    loading: 'lazy',
    alt: 'View foto.jpg',
  });
  expect(html.querySelectorAll('.files a').map((file) => file.text.trim())).toEqual(['notas.txt']);
  for (const [address, width, height] of [
    [small?.getAttribute('src'), 160, 320],
    [link?.getAttribute('href'), 800, 1600],
  ] as const) {
    const response = await fetch(new URL(address ?? '', app.url), {
      headers: { cookie: customer.cookieHeader },
    });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/webp',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    const { format, orientation, exif, ...size } = await sharp(await response.arrayBuffer()).metadata();
    expect([format, size.width, size.height, orientation, exif]).toEqual([
      'webp',
      width,
      height,
      undefined,
      undefined,
    ]);
    // As a browser does; Node's fetch would ask for a new one.
    const again = { 'if-none-match': response.headers.get('etag') ?? '', 'cache-control': 'max-age=0' };
    expect((await customer.get(address ?? '', again)).status).toBe(304);
    expect((await (await app.as('customer2@demo.test')).get(address ?? '', again)).status).toBe(404);
  }
  const { previewKey } = await stored('foto.jpg');
  await app.system.files.remove(previewKey ?? '');
  const lost = await customer.get(small?.getAttribute('src') ?? '');
  expect([lost.status, lost.headers.get('etag')]).toEqual([404, null]);
  expect((await customer.get(path)).html.querySelector('.files')?.text).toContain('foto.jpg');
  await draw();
  const again = (await customer.get(path)).html.querySelector('a[data-picture] img');
  expect((await customer.get(again?.getAttribute('src') ?? '')).status).toBe(200);
});

test('what cannot be drawn is a download, without a job or after one, and never a failure', async () => {
  const heic = Buffer.from('0000001c6674797068656963000000006d696631686569636d696166', 'hex');
  const broken = (await photo()).content.slice(0, 400);
  const path = await send(
    { name: 'foto.heic', content: new Uint8Array(heic) },
    { name: 'dibujo.svg', content: '<svg xmlns="http://www.w3.org/2000/svg"/>' },
    { name: 'rota.jpg', content: broken },
  );
  expect(await draw()).toBe(1);
  const { html } = await customer.get(path);
  expect(html.querySelector('.pictures')).toBeNull();
  const links = html.querySelectorAll('.files a');
  expect(links.map(({ text: name }) => name.trim())).toEqual(['foto.heic', 'dibujo.svg', 'rota.jpg']);
  for (const link of links) {
    const href = link.getAttribute('href') ?? '';
    expect((await customer.get(href)).headers.get('content-disposition')).toMatch(/^attachment/);
    expect((await customer.get(`${href}/picture`)).status).toBe(404);
  }
});

describe('the files of a picture', () => {
  const task = (name: string) => {
    const found = app.system.tasks.find((one) => one.name === name);
    if (!found) throw new Error(`no task ${name}`);
    return found;
  };
  const run = async (name: string, payload: unknown, days: number) => {
    const now = new Date(Date.now() + days * 24 * 60 * 60 * 1000);
    await runTask(task(name), { ...(await app.ctx()), now }, payload, { number: 1, isLast: false });
  };

  test('outlast the nightly sweep, which takes those that nothing names', async () => {
    await send(await photo());
    await draw();
    const { previewKey, viewKey, key } = await stored();
    const unused = await drawPictures(await app.ctx(), Buffer.from((await photo()).content), 'a.jpg');
    await run('tickets.sweep_files', {}, 2);
    for (const kept of [previewKey, viewKey, key]) (await app.system.files.open(kept ?? '')).destroy();
    for (const gone of [unused?.previewKey, unused?.viewKey])
      await expect(app.system.files.open(gone ?? '')).rejects.toMatchObject({ code: 'not_found' });
  });

  test('go with their ticket when it is erased, and a job that comes too late leaves none', async () => {
    const path = await send(await photo());
    await draw();
    const { previewKey, viewKey, key } = await stored();
    await send(await photo(10, 10));
    await app.system
      .db('tickets')
      .where({ subject: 'Pictures' })
      .update({ deletedAt: new Date(0) });
    await run('tickets.purge', {}, 0);
    expect((await customer.get(path)).status).toBe(404);
    const job = await maybeRow<{ payload: { keys: string[] } }>(
      app.system.db,
      `select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
        where t.identifier = 'tickets.remove_files'`,
    );
    expect(job?.payload.keys).toEqual(expect.arrayContaining([previewKey, viewKey, key]));
    const before = await fileCount();
    await draw();
    expect(await fileCount()).toBe(before);
  });
});

describe('all files of an entry in one', () => {
  const files = [
    text('check.sh', '1'),
    text('Check.sh', '2'),
    text('ñandú.pdf'),
    text('تقرير.pdf'),
    text('a:b?.txt'),
  ];
  const EXPECTED = {
    'check.sh': '1',
    'Check (2).sh': '2',
    'ñandú.pdf': 'ñandú.pdf',
    'تقرير.pdf': 'تقرير.pdf',
    'a_b_.txt': 'a:b?.txt',
  };

  test('hold every file by a name of its own, as it was', async () => {
    const path = await send(...files);
    const link = (await customer.get(path)).html.querySelector('.all-attachments a');
    expect(link?.text).toContain('Download all 5 files');
    const address = link?.getAttribute('href') ?? '';
    const response = await fetch(new URL(address, app.url), { headers: { cookie: customer.cookieHeader } });
    expect(response.headers.get('content-type')).toBe('application/zip');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="\d+\.zip"/);
    expect(await contentOf(Buffer.from(await response.arrayBuffer()))).toEqual(EXPECTED);
    expect((await (await app.as('customer2@demo.test')).get(address)).status).toBe(404);
    expect((await customer.get(`${path}/attachments.zip?entry=x`)).status).toBe(404);
  });

  test('of a note are for those who see it', async () => {
    const ticket = await ticketOf(await app.ctx('customer@demo.test'));
    const technician = await app.as('technician@demo.test');
    const note = { body: 'Two', visibility: 'internal' };
    await technician.upload(`/desk/tickets/${ticket.number}/replies`, note, files.slice(0, 2));
    const page = await technician.get(`/desk/tickets/${ticket.number}`);
    const address = page.html.querySelector('.note .all-attachments a')?.getAttribute('href') ?? '';
    expect((await technician.get(address)).status).toBe(200);
    expect((await customer.get(address.replace('/desk/', '/portal/'))).status).toBe(404);
  });

  const ticketOf = (ctx: Ctx): Promise<Ticket> => createTicket(ctx, { subject: 'Notes', description: 'x' });
});

/** Texts by name. */
function contentOf(bytes: Buffer): Promise<Record<string, string>> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, strictFileNames: true }, (error, zip) => {
      if (error) return reject(error);
      const found: Record<string, string> = {};
      const read = (archive: ZipFile) => {
        archive.on('entry', (entry) => {
          archive.openReadStream(entry, (failure, stream?: Readable) => {
            if (!stream) return reject(failure);
            buffer(stream).then((content) => {
              found[entry.fileName] = String(content);
              archive.readEntry();
            }, reject);
          });
        });
        archive.on('end', () => resolve(found));
        archive.on('error', reject);
        archive.readEntry();
      };
      read(zip);
    });
  });
}
