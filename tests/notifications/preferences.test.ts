import { burstSeconds, undoSeconds } from '../../src/features/notifications/preferences';
import { row } from '../../src/platform/db';
import { type Form, formOf } from '../people/lists.support';
import { type TestApp, testApp } from '../support/app';
import type { Browser } from '../support/browser';
import { changesMade, idOf, opened, PATH, saving, wishesFor, without } from './preferences.support';

// What somebody chooses about their own messages.

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

const wishes = () => wishesFor(app, 'technician');
const events = () => changesMade(app);
const choosing = async (change: (on: string[]) => string[]) => {
  const { on = [] } = await opened(technician);
  return saving(technician, { on: change([on].flat()) });
};

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
      .where({ id: await idOf(app, 'customer') })
      .update({ timeZone: 'Asia/Kolkata' });
    expect((await customer.get(PATH)).html.querySelector('#quiet')?.text).toMatch(/Asia\/Kolkata.*\d:\d\d/);
  });

  test('what is wrong is said beside its field, and what was typed stays', async () => {
    const wrong: [string, Form][] = [
      ['quietUntil', { quietFrom: '22:00', quietUntil: '', quietDays: '1' }],
      ['quietFrom', { quietFrom: '', quietUntil: '07:00', quietDays: '1' }],
      ['quietFrom', { quietFrom: '25:00', quietUntil: '07:00', quietDays: '1' }],
      ['quietDays', { quietFrom: '22:00', quietUntil: '07:00', quietDays: [] }],
      ['quietDays', { quietFrom: '22:00', quietUntil: '07:00', quietDays: '8' }],
      ['quietUntil', { quietFrom: '08:00', quietUntil: '8.00', quietDays: [...'1234567'] }],
      ['pause', { pause: 'never' }],
      ['pauseUntil', { pause: 'date', pauseUntil: '' }],
      ['pauseUntil', { pause: 'date', pauseUntil: '2020-01-01T08:00' }],
      ['undoSeconds', { undoSeconds: '31' }],
      ['undoSeconds', { undoSeconds: '-1' }],
      ['undoSeconds', { undoSeconds: '' }],
    ];
    for (const [field, values] of wrong) {
      const answer = await saving(technician, values);
      expect([values, answer.status]).toEqual([values, 422]);
      expect(answer.html.querySelector(`.error-summary a[href="#f-${field}"]`)).not.toBeNull();
      expect(answer.html.querySelectorAll('.error-summary a')).toHaveLength(1);
    }
    const { html } = await saving(technician, { quietFrom: '22:00', quietUntil: '', quietDays: '3' });
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
  expect((await choosing((on) => on.filter((name) => name !== 'reply.mail'))).location).toBe(PATH);
  expect((await wishes()).allows('reply', 'mail')).toBe(false);
  expect((await wishes()).allows('reply', 'in_app')).toBe(true);
  const { html } = await technician.get(PATH);
  expect(html.querySelectorAll('.notify-mark').map(({ id }) => id)).toEqual(['own-reply-mail-mark']);
  await choosing((on) => [...on, 'reply.mail']);
  expect((await wishes()).allows('reply', 'mail')).toBe(true);
  expect((await technician.get(PATH)).html.querySelector('.notify-mark')).toBeNull();
  expect(await events()).toEqual([
    { 'reply.mail': { before: null, after: false } },
    { 'reply.mail': { before: false, after: null } },
  ]);
});

test('saving without a change makes neither a choice nor an event', async () => {
  expect((await choosing((on) => on)).location).toBe(PATH);
  expect(await app.system.db('notificationPreferences')).toEqual([]);
  expect(await events()).toEqual([]);
});

test('a form that was open while the desk’s changed says nothing of what it did not touch', async () => {
  const form = await opened(technician);
  const admin = await app.as('admin@demo.test');
  const defaults = formOf((await admin.get('/admin/notifications')).html, '/admin/notifications');
  const on = [defaults.on ?? []].flat().filter((name) => name !== 'technician.status.mail');
  await admin.post('/admin/notifications', { ...defaults, on });
  await technician.post(PATH, { ...form, on: without(form, 'note.mail') });
  expect((await wishes()).allows('status', 'mail')).toBe(false);
  expect((await wishes()).allows('note', 'mail')).toBe(false);
  expect(await events()).toEqual([{ 'note.mail': { before: null, after: false } }]);
});

test('two forms of one person each save what they changed', async () => {
  const [first, second] = [await opened(technician), await opened(technician)];
  await technician.post(PATH, { ...first, on: without(first, 'note.mail') });
  await technician.post(PATH, { ...second, on: without(second, 'status.mail') });
  expect((await wishes()).allows('note', 'mail')).toBe(false);
  expect((await wishes()).allows('status', 'mail')).toBe(false);
});

test('back to the desk’s forgets every choice, and leaves quiet hours and pauses', async () => {
  await choosing((on) => on.filter((name) => !name.endsWith('.mail')));
  await saving(technician, { quietFrom: '22:00', quietUntil: '7:00', quietDays: ['6', '7'] });
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

test('the time to take a reply back is ten seconds, or what somebody says', async () => {
  const ctx = await app.ctx();
  const id = await idOf(app, 'technician');
  expect(await undoSeconds(ctx, id)).toBe(10);
  for (const seconds of [0, 30]) {
    expect((await saving(technician, { undoSeconds: String(seconds) })).location).toBe(PATH);
    expect(await undoSeconds(ctx, id)).toBe(seconds);
  }
  expect(await burstSeconds(ctx)).toBe(120);
});
