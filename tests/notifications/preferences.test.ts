import { burstSeconds, undoSeconds, wishesOf } from '../../src/features/notifications/preferences';
import { clockAt } from '../../src/platform/calendar';
import { row } from '../../src/platform/db';
import { formOf } from '../people/lists.support';
import { type TestApp, testApp } from '../support/app';
import type { Browser } from '../support/browser';

// What somebody chooses about their own messages.

const PATH = '/account/notifications';
let app: TestApp;
let technician: Browser;
let customer: Browser;

beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  technician = await app.as('technician@demo.test');
  customer = await app.as('customer@demo.test');
  await technician.get('/account');
  await customer.get('/account');
});
afterAll(() => app.close());

const idOf = async (name: string) =>
  (
    await row<{ id: string }>(app.system.db, 'select id from users where email = :email', {
      email: `${name}@demo.test`,
    })
  ).id;
const wishes = async (name = 'technician') => {
  const id = await idOf(name);
  const found = (await wishesOf(await app.ctx(), [id])).get(id);
  if (!found) throw new Error(`no wishes of ${name}`);
  return found;
};
const opened = async (browser: Browser, path = PATH) => formOf((await browser.get(PATH)).html, path);
const choosing = async (browser: Browser, change: (on: string[]) => string[]) => {
  const form = await opened(browser);
  return browser.post(PATH, { ...form, on: change([form.on ?? []].flat()) });
};
const events = async () =>
  (
    await app.system
      .db('events')
      .where({ type: 'user.notifications_changed' })
      .orderBy('id')
      .select('changes')
  ).map(({ changes }) => changes);

describe.each(['en', 'es'])('in %s', (locale) => {
  beforeEach(async () => {
    await technician.post('/preferences', { locale, return_to: PATH });
    await customer.post('/preferences', { locale, return_to: PATH });
  });

  test('the page shows every kind of the role by every channel, each with a name', async () => {
    const staff = (await technician.get(PATH)).html;
    const boxes = staff.querySelectorAll('#own-matrix input');
    expect(boxes).toHaveLength(26);
    const names = boxes.map((box) =>
      (box.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => staff.getElementById(id)?.text),
    );
    expect(names[3]).toEqual(locale === 'es' ? ['Asignación', 'Correo'] : ['Assignment', 'E-mail']);
    expect(new Set(names.map(String)).size).toBe(26);
    const asked = (await customer.get(PATH)).html;
    expect(asked.querySelectorAll('#own-matrix input').map((box) => box.getAttribute('value'))).toEqual(
      ['created', 'reply', 'status', 'reopened', 'announcement'].flatMap((kind) => [
        `${kind}.in_app`,
        `${kind}.mail`,
      ]),
    );
    expect(asked.querySelector('#undo') ?? asked.querySelector('#departments')).toBeNull();
  });

  test('it is called otherwise than the list of what one was told, wherever it is linked', async () => {
    const list = (await customer.get('/notifications')).html;
    const own = (await customer.get(PATH)).html;
    const name = locale === 'es' ? 'Ajustes de avisos' : 'Notification settings';
    expect(own.querySelector('h1')?.text).toBe(name);
    expect(own.querySelector('title')?.text).toContain(name);
    expect(list.querySelector('h1')?.text).not.toBe(name);
    for (const html of [list, own]) {
      const links = html.querySelectorAll(`a[href="${PATH}"]`).map(({ text }) => text.trim());
      expect(links.length).toBeGreaterThan(1);
      expect(new Set(links)).toEqual(new Set([name]));
    }
  });

  test('the zone that quiet hours go by is named, with its time', async () => {
    await app.system
      .db('users')
      .where({ id: await idOf('customer') })
      .update({ timeZone: 'Asia/Kolkata' });
    expect((await customer.get(PATH)).html.querySelector('#quiet')?.text).toMatch(/Asia\/Kolkata.*\d:\d\d/);
  });

  test('what is wrong is said beside its field, and what was typed stays', async () => {
    const wrong: [string, string, Record<string, string | string[]>][] = [
      ['quiet', 'quietUntil', { quietFrom: '22:00', quietUntil: '', quietDays: '1' }],
      ['quiet', 'quietFrom', { quietFrom: '', quietUntil: '07:00', quietDays: '1' }],
      ['quiet', 'quietFrom', { quietFrom: '25:00', quietUntil: '07:00', quietDays: '1' }],
      ['quiet', 'quietDays', { quietFrom: '22:00', quietUntil: '07:00' }],
      ['quiet', 'quietDays', { quietFrom: '22:00', quietUntil: '07:00', quietDays: '8' }],
      ['quiet', 'quietUntil', { quietFrom: '08:00', quietUntil: '8.00', quietDays: [...'1234567'] }],
      ['pause', 'pause', { pause: 'never' }],
      ['pause', 'pauseUntil', { pause: 'date', pauseUntil: '' }],
      ['pause', 'pauseUntil', { pause: 'date', pauseUntil: '2020-01-01T08:00' }],
      ['undo', 'undoSeconds', { undoSeconds: '31' }],
      ['undo', 'undoSeconds', { undoSeconds: '-1' }],
      ['undo', 'undoSeconds', { undoSeconds: '' }],
    ];
    for (const [form, field, values] of wrong) {
      const answer = await technician.post(`${PATH}/${form}`, values);
      expect([form, values, answer.status]).toEqual([form, values, 422]);
      expect(answer.html.querySelector(`.error-summary a[href="#f-${field}"]`)).not.toBeNull();
    }
    const { html } = await technician.post(`${PATH}/quiet`, {
      quietFrom: '22:00',
      quietUntil: '',
      quietDays: '3',
    });
    const both = locale === 'es' ? /Indicar las dos horas, o ninguna/ : /Give both times, or neither/;
    expect(html.querySelector('.error-summary')?.text).toMatch(both);
    expect(html.querySelector('#f-quietUntil-error')?.text).toMatch(both);
    expect(html.querySelector('#f-quietFrom-error')).toBeNull();
    expect(html.querySelector('#f-quietFrom')?.getAttribute('value')).toBe('22:00');
    expect(
      html.querySelectorAll('[name=quietDays][checked]').map((box) => box.getAttribute('value')),
    ).toEqual(['3']);
    expect(await events()).toEqual([]);
  });
});

test('unticking is kept, ticking again is the desk’s, and nothing else is touched', async () => {
  expect((await choosing(technician, (on) => on.filter((name) => name !== 'reply.mail'))).location).toBe(
    PATH,
  );
  expect((await wishes()).allows('reply', 'mail')).toBe(false);
  expect((await wishes()).allows('reply', 'in_app')).toBe(true);
  const { html } = await technician.get(PATH);
  expect(html.querySelectorAll('.notify-mark').map(({ id }) => id)).toEqual(['own-reply-mail-mark']);
  await choosing(technician, (on) => [...on, 'reply.mail']);
  expect((await wishes()).allows('reply', 'mail')).toBe(true);
  expect((await technician.get(PATH)).html.querySelector('.notify-mark')).toBeNull();
  expect(await events()).toEqual([
    { 'reply.mail': { before: null, after: false } },
    { 'reply.mail': { before: false, after: null } },
  ]);
});

test('saving without a change makes neither a choice nor an event', async () => {
  expect((await choosing(technician, (on) => on)).location).toBe(PATH);
  expect(await app.system.db('notificationPreferences')).toEqual([]);
  expect(await events()).toEqual([]);
});

test('a form that was open while the desk’s changed says nothing of what it did not touch', async () => {
  const form = await opened(technician);
  const admin = await app.as('admin@demo.test');
  const defaults = formOf((await admin.get('/admin/notifications')).html, '/admin/notifications');
  const on = [defaults.on ?? []].flat().filter((name) => name !== 'technician.status.mail');
  await admin.post('/admin/notifications', { ...defaults, on });
  await technician.post(PATH, { ...form, on: [form.on ?? []].flat().filter((name) => name !== 'note.mail') });
  expect((await wishes()).allows('status', 'mail')).toBe(false);
  expect((await wishes()).allows('note', 'mail')).toBe(false);
  expect(await events()).toEqual([{ 'note.mail': { before: null, after: false } }]);
});

test('two forms of one person each save what they changed', async () => {
  const [first, second] = [await opened(technician), await opened(technician)];
  const without = (form: typeof first, cell: string) =>
    [form.on ?? []].flat().filter((name) => name !== cell);
  await technician.post(PATH, { ...first, on: without(first, 'note.mail') });
  await technician.post(PATH, { ...second, on: without(second, 'status.mail') });
  expect((await wishes()).allows('note', 'mail')).toBe(false);
  expect((await wishes()).allows('status', 'mail')).toBe(false);
});

test('back to the desk’s forgets every choice, and leaves quiet hours and pauses', async () => {
  await choosing(technician, (on) => on.filter((name) => !name.endsWith('.mail')));
  await technician.post(`${PATH}/quiet`, { quietFrom: '22:00', quietUntil: '7:00', quietDays: ['6', '7'] });
  expect((await technician.post(`${PATH}/defaults`)).location).toBe(PATH);
  expect((await wishes()).allows('reply', 'mail')).toBe(true);
  const kept = await row(
    app.system.db,
    'select choices, quiet_from, quiet_until, quiet_days from notification_preferences',
  );
  expect(kept).toEqual({ choices: {}, quietFrom: '22:00', quietUntil: '07:00', quietDays: [6, 7] });
});

test.each([
  ['a kind that there is not', { on: 'pigeon.mail', shown: 'pigeon.mail', was: '' }],
  ['a channel that there is not', { on: 'reply.fax', shown: 'reply.mail', was: '' }],
  ['a kind of staff', { on: 'note.mail', shown: 'note.mail', was: '' }],
  ['what was shown that there is not', { on: '', shown: 'reply.mail', was: 'reply.fax' }],
])('%s is refused, and nothing is stored', async (_what, form) => {
  const answer = await customer.post(PATH, form);
  expect(answer.status).toBe(422);
  expect(answer.html.querySelector('#own-error')?.text).toBeTruthy();
  expect(await app.system.db('notificationPreferences')).toEqual([]);
  // What it comes back with is a good form.
  expect((await customer.post(PATH, formOf(answer.html, PATH))).location).toBe(PATH);
});

describe('a pause', () => {
  const end = async () => (await wishes('customer')).heldUntil(new Date(), false);
  const pausing = (form: Record<string, string>) => customer.post(`${PATH}/pause`, form);

  test('lasts until it is ended, and is said', async () => {
    expect((await pausing({ pause: 'endless', pauseUntil: '2099-01-01T00:00' })).location).toBe(PATH);
    expect((await end())?.getUTCFullYear()).toBe(9999);
    const { html } = await customer.get(PATH);
    expect([html.querySelector('#paused') === null, html.querySelector('#pause')]).toEqual([false, null]);
    await customer.post(`${PATH}/pause/end`);
    expect(await end()).toBeNull();
    expect((await customer.get(PATH)).html.querySelector('#paused')).toBeNull();
  });

  test('ends on Monday morning, in a week, or on a date, by the clocks of the person', async () => {
    const timeZone = 'America/Santiago';
    await app.system
      .db('users')
      .where({ id: await idOf('customer') })
      .update({ timeZone });
    const shown = async () => clockAt((await end()) ?? new Date(0), timeZone);
    await pausing({ pause: 'date', pauseUntil: '2099-01-01 09:30' });
    expect(await shown()).toBe('2099-01-01T09:30');
    await pausing({ pause: 'monday' });
    expect(await shown()).toMatch(/T08:00$/);
    const before = Date.now();
    await pausing({ pause: 'week', shownAt: '' });
    expect(((await end())?.getTime() ?? 0) - before).toBeGreaterThan(6.9 * 86_400_000);
    await customer.post(`${PATH}/pause/end`);
  });

  test('means what its label said when the page was shown, and is refused once that is over', async () => {
    const DAY = 86_400_000;
    const { shownAt } = await opened(customer, `${PATH}/pause`);
    expect(Date.now() - Date.parse(String(shownAt))).toBeLessThan(60_000);
    // To the minute, as its label says it.
    const earlier = new Date(Math.floor(Date.now() / 60_000) * 60_000 - 6 * DAY);
    await pausing({ pause: 'week', shownAt: earlier.toISOString() });
    expect(await end()).toEqual(new Date(earlier.getTime() + 7 * DAY));
    await customer.post(`${PATH}/pause/end`);
    for (const shownAt of [
      new Date(Date.now() - 7 * DAY).toISOString(),
      '0001-01-01',
      '-271821-04-20T00:00:00Z',
    ]) {
      const answer = await pausing({ pause: 'week', shownAt });
      expect([answer.status, await end()]).toEqual([422, null]);
      const wrong = answer.html.querySelector('#pause [aria-invalid], #pause .error');
      expect(wrong?.closest('#pause')?.textContent).toMatch(/has passed|ya ha pasado/);
      const next = formOf(answer.html, `${PATH}/pause`);
      expect(Date.parse(String(next.shownAt))).toBeGreaterThan(Date.now() - 60_000);
    }
    // What no page can have been shown at is now.
    await pausing({ pause: 'week', shownAt: '2099-01-01T00:00:00Z' });
    expect((await end())?.getUTCFullYear()).toBeLessThan(2099);
    await customer.post(`${PATH}/pause/end`);
  });
});

test('the time to take a reply back is ten seconds, or what somebody says', async () => {
  const ctx = await app.ctx();
  const id = await idOf('technician');
  expect(await undoSeconds(ctx, id)).toBe(10);
  for (const seconds of [0, 30]) {
    expect((await technician.post(`${PATH}/undo`, { undoSeconds: seconds })).location).toBe(PATH);
    expect(await undoSeconds(ctx, id)).toBe(seconds);
  }
  expect(await burstSeconds(ctx)).toBe(120);
});
