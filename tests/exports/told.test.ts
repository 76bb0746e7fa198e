import { SHORT } from '../../src/features/exports/exports.service';
import { row, rows } from '../../src/platform/db';
import { deliver } from '../../src/platform/events';
import { type TestApp, testApp } from '../support/app';
import type { Browser } from '../support/browser';
import { sendMails } from '../support/deliveries';
import { begun, many, write } from './exports.support';

// Who asked for many rows hears of it when they are there, once, in the desk and by mail.

let app: TestApp;
let technician: Browser;
beforeAll(async () => {
  app = await testApp();
  technician = await app.as('technician@demo.test');
});
afterAll(() => app.close());

async function ready(): Promise<{ id: string; page: string; fileName: string }> {
  await many(app, SHORT);
  const { id, page } = await begun(technician);
  await write(app, id);
  const { eventId } = await row<{ eventId: string }>(
    app.system.db,
    `select id as event_id from events where type = 'export.finished' and subject_id = :id`,
    { id },
  );
  await deliver(await app.ctx(), { eventId, subscriber: 'exports.tell' });
  // At least once: a second time tells nobody anything more.
  await deliver(await app.ctx(), { eventId, subscriber: 'exports.tell' });
  const { fileName } = await row<{ fileName: string }>(
    app.system.db,
    'select file_name from exports where id = :id',
    { id },
  );
  return { id, page, fileName };
}

const bell = async () => (await technician.get('/desk')).html.querySelector('.bell-count')?.text.trim() ?? '';

test('in the desk, with a line that leads to it, until its page is opened', async () => {
  const before = await bell();
  const { page, fileName } = await ready();
  const list = await technician.get('/notifications');
  const links = list.html.querySelectorAll(`a[href="${page}"]`).map(({ text }) => text.trim());
  expect(links).toContain(`${fileName} is ready`);
  expect(await bell()).not.toBe(before);
  await technician.get(page);
  expect(await bell()).toBe(before);
});

test('by mail, once, with a link to it', async () => {
  const { page, fileName } = await ready();
  await sendMails(await app.ctx());
  const mails = await rows<{ subject: string; bodyText: string; state: string }>(
    app.system.db,
    `select subject, body_text, state from deliveries where template = 'export_ready' and channel = 'mail'`,
  );
  expect(mails.map(({ subject, state }) => [subject, state])).toEqual([[`${fileName} is ready`, 'outbox']]);
  expect(mails[0]?.bodyText).toContain(`${app.system.config.baseUrl}${page}`);
  expect(mails[0]?.bodyText).toContain('rows');
});

test('nobody hears of one whose file is gone by then', async () => {
  const { id } = await ready();
  await app.system.db('exports').where({ id }).delete();
  await sendMails(await app.ctx());
  const { state } = await row<{ state: string }>(
    app.system.db,
    `select state from deliveries where template = 'export_ready' and channel = 'mail'`,
  );
  expect(['outbox', 'sent', 'queued']).not.toContain(state);
  const list = await technician.get('/notifications');
  expect(list.html.querySelector(`a[href="/desk/exports/${id}"]`)).toBeNull();
});
