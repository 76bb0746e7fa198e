import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { textsOfTicket } from '../../src/features/tickets/attachment-text/attachment-text.repo';
import { row, rows } from '../../src/platform/db';
import { runTask, type TaskName } from '../../src/platform/jobs';
import { type TestApp, testApp } from '../support/app';
import type { Browser, TestFile } from '../support/browser';
import { docx, packedSpaces, paragraph, pdf, rawPdf, zipped } from '../support/documents';

// What is written in attachments is read after the ticket or reply that brought them, and stored for the search.

let app: TestApp;
let customer: Browser;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  customer = await app.as('customer@demo.test');
});

const TYPED = { subject: 'Files', description: 'x', urgency: 'normal' };
const named = (name: string, content: Buffer | string): TestFile => ({
  name,
  content: typeof content === 'string' ? content : new Uint8Array(content),
});

/** The path of a new ticket with these files. */
const send = async (...files: TestFile[]) =>
  (await customer.upload('/portal/tickets', TYPED, files)).location ?? '';

async function run(name: TaskName, payload: unknown): Promise<void> {
  const task = app.system.tasks.find((one) => one.name === name);
  if (!task) throw new Error(`no task ${name}`);
  await runTask(task, await app.ctx(), payload, { number: 1, isLast: false });
}

const waiting = (task: TaskName) =>
  rows<{ id: string; payload: object; isLater: boolean }>(
    app.system.db,
    `select j.id, j.payload, j.run_at > now() + interval '1 minute' as is_later
      from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier = :task order by j.id`,
    { task },
  );

/** Does what waits, and what comes of that; how many jobs that were. */
async function work(task: TaskName = 'tickets.read_attachment'): Promise<number> {
  let done = 0;
  for (let jobs = await waiting(task); jobs.length > 0; jobs = await waiting(task)) {
    for (const { id, payload } of jobs) {
      await rows(app.system.db, 'delete from graphile_worker._private_jobs where id = :id', { id });
      await run(task, payload);
      done += 1;
    }
  }
  return done;
}

/** What has become of each file. */
const states = async () =>
  Object.fromEntries(
    (
      await rows<{ name: string; state: string; reason: string | null; text: string | null }>(
        app.system.db,
        `select a.name, x.state, x.reason, x.text from attachments a
          left join attachment_texts x on x.attachment_id = a.id order by a.id`,
      )
    ).map(({ name, state, reason, text }) => [name, text ?? reason ?? state]),
  );

const ticketOf = async (path: string) =>
  (
    await row<{ id: string }>(app.system.db, 'select id from tickets where number = :number', {
      number: Number(path.split('/').at(-1)),
    })
  ).id;

test('what is written in the files of a ticket and its replies is read once, and given to who looks for it', async () => {
  const path = await send(
    named('error.log', 'código 0x80070005'),
    named('foto.png', Buffer.from('89504e470d0a1a0a0000000d4948445200000001', 'hex')),
    named('factura.pdf', await pdf(['Factura 20240815'])),
    named('informe.docx', await docx(paragraph('Impresora láser'))),
  );
  await customer.upload(`${path}/replies`, { body: 'y', version: '1' }, [named('más.txt', 'y otra cosa')]);
  expect((await states())['error.log']).toBe('waiting');
  expect(await work()).toBe(4);
  expect(await states()).toEqual({
    'error.log': 'código 0x80070005',
    'foto.png': 'kind',
    'factura.pdf': 'Factura 20240815',
    'informe.docx': 'Impresora láser',
    'más.txt': 'y otra cosa',
  });
  const texts = await textsOfTicket(app.system.db, await ticketOf(path));
  expect(texts.map(({ name, text, commentId }) => [name, text, commentId !== null])).toEqual([
    ['error.log', 'código 0x80070005', false],
    ['factura.pdf', 'Factura 20240815', false],
    ['informe.docx', 'Impresora láser', false],
    ['más.txt', 'y otra cosa', true],
  ]);
  const few = await textsOfTicket(app.system.db, await ticketOf(path), 20);
  expect(few.map(({ text }) => text)).toEqual(['código 0x80070005', 'Fac']);
});

test('a file that cannot be read has its state, and those behind it are read', async () => {
  const path = await send(
    named('protegido.pdf', await pdf(['x'], { userPassword: 'x' })),
    named('roto.docx', (await docx(paragraph('x'))).subarray(0, 200)),
    named('escaneado.pdf', await pdf([''])),
    named('bomba.docx', await docx(paragraph(' '.repeat(60 * 1024 * 1024)))),
    named('notas.txt', 'a\u0000b \ud83d'),
  );
  await app.system.db('attachments').where({ name: 'bomba.docx' }).update({ mediaType: 'text/plain' });
  expect(await work()).toBe(5);
  expect(await states()).toEqual({
    'protegido.pdf': 'protected',
    'roto.docx': 'damaged',
    'escaneado.pdf': 'no_text',
    'bomba.docx': 'too_large',
    'notas.txt': 'a b \ufffd',
  });
  await seen(path);
});

/** Staff are told which files nobody finds by what is written in them; customers are not. */
async function seen(path: string): Promise<void> {
  const technician = await app.as('technician@demo.test');
  const notes = async (browser: Browser, address: string) =>
    (await browser.get(address)).html
      .querySelectorAll('.files li')
      .map((file) => file.text.replace(/\s+/g, ' ').trim());
  const atDesk = await notes(technician, path.replace('/portal', '/desk'));
  expect(atDesk.filter((text) => text.includes('Text not searchable'))).toEqual([
    expect.stringMatching(/^protegido\.pdf.*Text not searchable: password-protected$/),
    expect.stringMatching(/^roto\.docx.*Text not searchable: damaged file$/),
    expect.stringMatching(/^bomba\.docx.*Text not searchable: too large$/),
  ]);
  expect((await notes(customer, path)).join()).not.toContain('searchable');
}

test('a reader that a file ends is tried once more, later, and then no more', async () => {
  await send(named('bomba.pdf', rawPdf(await packedSpaces(800), '/FlateDecode')), named('b.txt', 'b'));
  const [first] = await waiting('tickets.read_attachment');
  await run('tickets.read_attachment', first?.payload);
  expect(await states()).toMatchObject({ 'bomba.pdf': 'waiting' });
  const jobs = await waiting('tickets.read_attachment');
  expect(jobs.map(({ isLater }) => isLater)).toEqual([false, false, true]);
  await work();
  expect(await states()).toEqual({ 'bomba.pdf': 'memory', 'b.txt': 'b' });
});

test('a file that takes its worker along twice is given up', async () => {
  await send(named('a.txt', 'a'));
  await app.system.db('attachmentTexts').update({ tries: 2 });
  await work();
  expect(await states()).toEqual({ 'a.txt': 'crashed' });
});

test('a store that is away is no fault of the file', async () => {
  await send(named('a.txt', 'a'));
  const [folder, away] = ['files', 'away'].map((name) => join(app.system.config.dataDir, name)) as [
    string,
    string,
  ];
  const [job] = await waiting('tickets.read_attachment');
  renameSync(folder, away);
  for (let time = 0; time < 3; time += 1)
    await expect(run('tickets.read_attachment', job?.payload)).rejects.toThrow();
  renameSync(away, folder);
  expect(await states()).toEqual({ 'a.txt': 'waiting' });
  await work();
  expect(await states()).toEqual({ 'a.txt': 'a' });
});

test('a PDF of 200 MB begins no reader at all, and a lost file fails alone', async () => {
  await send(named('a.txt', 'a'), named('b.txt', 'b'));
  await app.system
    .db('attachments')
    .where({ name: 'a.txt' })
    .update({ mediaType: 'application/pdf', size: 200 * 1024 * 1024 });
  await app.system.db('attachmentTexts').del();
  const { key } = await row<{ key: string }>(
    app.system.db,
    `select storage_key as key from attachments where name = 'b.txt'`,
  );
  await app.system.files.remove(key);
  await run('tickets.read_missing', {});
  await work('tickets.read_missing');
  expect(await states()).toEqual({ 'a.txt': 'too_large', 'b.txt': 'lost' });
});

test('what was attached before is read in batches, the newest first, and new files between them', async () => {
  const many = Array.from({ length: 9 }, (_file, at) => named(`${at}.txt`, `texto ${at}`));
  const path = await send(...many);
  await customer.upload(`${path}/replies`, { body: 'y', version: '1' }, [
    named('10.txt', 'x'),
    named('11.zip', await zipped({ a: 'b' })),
    named('12.txt', 'x'),
  ]);
  await app.system.db('attachmentTexts').del();
  await run('tickets.read_missing', {});
  const steps: unknown[] = [];
  for (
    let [job] = await waiting('tickets.read_missing');
    job;
    [job] = await waiting('tickets.read_missing')
  ) {
    steps.push(job.payload);
    await rows(app.system.db, 'delete from graphile_worker._private_jobs where id = :id', { id: job.id });
    await run('tickets.read_missing', job.payload);
  }
  expect(steps).toEqual([
    { step: 'note', after: null },
    { step: 'read', after: null },
    { step: 'read', after: expect.any(String) },
  ]);
  expect(await states()).toMatchObject({
    '0.txt': 'texto 0',
    '8.txt': 'texto 8',
    '11.zip': 'kind',
    '12.txt': 'x',
  });
});

test('a text goes with its attachment', async () => {
  const path = await send(named('a.txt', 'a'));
  await work();
  const id = await ticketOf(path);
  await app.system
    .db('tickets')
    .where({ id })
    .update({ deletedAt: new Date(0) });
  await run('tickets.purge', {});
  expect(await rows(app.system.db, 'select 1 from attachment_texts')).toEqual([]);
  expect(await textsOfTicket(app.system.db, id)).toEqual([]);
});
