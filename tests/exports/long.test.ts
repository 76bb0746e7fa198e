import { SHORT } from '../../src/features/exports/exports.service';
import { updateUser } from '../../src/features/users';
import { systemCtx } from '../../src/platform/ctx';
import { runTask } from '../../src/platform/jobs';
import { type TestApp, testApp } from '../support/app';
import type { Browser } from '../support/browser';
import { everybody, file, idOf } from '../tickets/desk';
import { many as allOf, begun as asked, exportNow, FORM, QUEUE, valuesIn, write } from './exports.support';

// Many rows are written by a job, which can be watched, cancelled and asked for again.

let app: TestApp;
let technician: Browser;
let admin: Browser;
beforeAll(async () => {
  app = await testApp();
  technician = await app.as('technician@demo.test');
  admin = await app.as('admin@demo.test');
});
afterAll(() => app.close());

const many = () => allOf(app, SHORT);
const begun = (browser = technician, columns?: string[]) => asked(browser, columns);

test('it waits for the worker, which writes every row of it', async () => {
  const count = await many();
  const { id, page } = await begun();
  expect(page).toBe(`/desk/exports/${id}`);
  const waiting = await technician.get(page);
  expect(waiting.text).toContain('Waiting');
  expect((await technician.get(`${page}/file`)).status).toBe(404);
  await write(app, id);
  expect(await exportNow(app, id)).toMatchObject({ state: 'ready', done: count });
  const ready = await technician.get(page);
  const href = ready.html.querySelector(`a[href="${page}/file"]`)?.getAttribute('href');
  const values = valuesIn((await technician.get(String(href))).text);
  expect(values).toHaveLength(count + 1);
  expect(new Set(values.map(([number]) => number)).size).toBe(count + 1);
  const list = await technician.get('/desk/exports');
  expect(list.html.querySelector(`#export-${id}`)?.text).toContain('Ready');
});

test('the form counts no further than what is there at once', async () => {
  const { customer } = await everybody(app);
  await file(customer, { subject: 'Zanzibar' });
  await many();
  const form = async (of: string) =>
    (await technician.get(`/desk/exports/new?of=${encodeURIComponent(of)}`)).text;
  expect(await form(QUEUE)).toContain('More than 2,000 rows');
  const few = await form(`${QUEUE}&q=Zanzibar`);
  expect(few).toContain('1 row');
  expect(few).not.toContain('More than');
});

test('it is for nobody else: an administrator sees that it was made, and downloads it not', async () => {
  await many();
  const { id, page } = await begun();
  await write(app, id);
  expect((await admin.get(page)).status).toBe(404);
  expect((await admin.get(`${page}/file`)).status).toBe(404);
  const all = await admin.get('/admin/exports');
  const shown = all.html.querySelector(`#export-${id}`);
  expect(shown?.text).toContain('Tomás Técnico');
  expect(shown?.querySelector('a')).toBeNull();
  const other = await app.as('technician2@demo.test');
  expect((await other.get(page)).status).toBe(404);
  expect((await other.post(`${page}/cancellation`, {})).status).toBe(404);
});

test('cancelled before the worker comes, it is never written; asked for again, it is', async () => {
  await many();
  const { id, page } = await begun();
  await technician.post(`${page}/cancellation`, {});
  await write(app, id);
  expect(await exportNow(app, id)).toMatchObject({ state: 'cancelled', fileKey: null });
  const again = await technician.post(`${page}/repetition`, {});
  const next = String(again.location).split('/').at(-1) ?? '';
  expect(next).not.toBe(id);
  await write(app, next);
  expect((await exportNow(app, next)).state).toBe('ready');
});

test('an administrator cancels those of others', async () => {
  await many();
  const { id } = await begun();
  await admin.post(`/admin/exports/${id}/cancellation`, {});
  expect((await exportNow(app, id)).state).toBe('cancelled');
});

test('a second job for the same one writes nothing more, and leaves no file', async () => {
  await many();
  const { id } = await begun();
  await write(app, id);
  const first = await exportNow(app, id);
  await write(app, id);
  expect(await exportNow(app, id)).toEqual(first);
});

test('who is no staff any more gets nothing', async () => {
  await many();
  const { admin: alma, technician: tomas } = await everybody(app);
  const { id } = await begun();
  await updateUser(alma, idOf(tomas), { role: 'customer' });
  await write(app, id);
  expect(await exportNow(app, id)).toMatchObject({ state: 'cancelled', fileKey: null });
});

test('a disk that is full fails it after some tries, and it says so', async () => {
  await many();
  const { id, page } = await begun();
  const { put } = app.system.files;
  app.system.files.put = async (source) => {
    if ('resume' in source) source.resume();
    throw new Error('no space left');
  };
  try {
    await expect(write(app, id, 1)).rejects.toThrow('no space left');
    expect((await exportNow(app, id)).state).toBe('running');
    await write(app, id, 3);
  } finally {
    app.system.files.put = put;
  }
  expect((await exportNow(app, id)).state).toBe('failed');
  expect((await technician.get(page)).text).toContain('The file could not be written');
});

test('a disk that takes nothing at all fails it as well, and no writer waits for ever', async () => {
  await many();
  const { id } = await begun(technician, ['number', 'subject', 'requesterEmail', 'requesterId', 'link']);
  const { put } = app.system.files;
  app.system.files.put = () => Promise.reject(new Error('not mounted'));
  try {
    await expect(write(app, id, 1)).rejects.toThrow('not mounted');
  } finally {
    app.system.files.put = put;
  }
  await write(app, id, 2);
  expect((await exportNow(app, id)).state).toBe('ready');
});

test('a worker that stops leaves it to the next, however often it was begun', async () => {
  await many();
  const { id } = await begun();
  const { stopSignal } = app.system;
  app.system.stopSignal = AbortSignal.abort();
  try {
    await expect(write(app, id, 3)).rejects.toMatchObject({ code: 'unavailable' });
  } finally {
    app.system.stopSignal = stopSignal;
  }
  expect((await exportNow(app, id)).state).toBe('running');
  await write(app, id, 4);
  expect((await exportNow(app, id)).state).toBe('ready');
});

test('nobody has more than five on their way', async () => {
  await many();
  for (let made = 0; made < 5; made += 1) await begun();
  const sixth = await technician.post('/desk/exports', { ...FORM, ticket_columns: ['number'] });
  expect(sixth.status).toBe(422);
  expect(sixth.text).toContain('5 exports are on their way already');
});

test('after a week its file is gone, and until then it is kept', async () => {
  await many();
  const { id } = await begun();
  await write(app, id);
  const { fileKey } = await exportNow(app, id);
  const key = String(fileKey);
  const kept = await Promise.all(
    app.system.fileOwners.map((owner) => owner.kept(systemCtx(app.system), [key])),
  );
  expect(kept.flat()).toEqual([key]);
  const task = app.system.tasks.find(({ name }) => name === 'exports.purge');
  const inDays = (days: number) => {
    const ctx = systemCtx(app.system);
    return { ...ctx, now: new Date(ctx.now.getTime() + days * 86_400_000) };
  };
  const purge = (days: number) => runTask(task as never, inDays(days), {}, { number: 1, isLast: false });
  await purge(6);
  expect((await exportNow(app, id)).state).toBe('ready');
  await purge(8);
  await expect(exportNow(app, id)).rejects.toMatchObject({ code: 'not_found' });
  await expect(app.system.files.open(key)).rejects.toMatchObject({ code: 'not_found' });
});

test('a list of many has further pages, and each of them once', async () => {
  await many();
  const { id } = await begun();
  await app.system.db.raw(
    `insert into exports (id, owner_id, address, content, columns, format, locale, time_zone, state, total, file_name,
       created_at, updated_at)
     select gen_random_uuid(), owner_id, address, content, columns, format, locale, time_zone, 'cancelled', total, file_name,
       created_at, updated_at from exports, generate_series(1, 60) where id = '${id}'`,
  );
  const ids: string[] = [];
  for (let at: string | undefined = '/admin/exports'; at; ) {
    const { html } = await admin.get(at);
    ids.push(...html.querySelectorAll('tbody tr').map((line) => line.id));
    at = html.querySelector('a[rel=next]')?.getAttribute('href');
  }
  expect(new Set(ids).size).toBe(61);
  expect(ids).toHaveLength(61);
});
