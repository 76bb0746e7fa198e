import {
  burstSeconds,
  departmentFollowers,
  turnOff,
  wishesOf,
} from '../../src/features/notifications/preferences';
import { inTx } from '../../src/platform/ctx';
import { row } from '../../src/platform/db';
import { record } from '../bench/capture';
import { browserOf } from '../pages/levels';
import { type Form, formOf } from '../people/lists.support';
import { type TestApp, testApp } from '../support/app';
import type { Browser } from '../support/browser';

// What the desk decides for whoever has chosen nothing, and whose wishes are whose.

const PATH = '/admin/notifications';
const OWN = '/account/notifications';
let app: TestApp;
let admin: Browser;

beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  admin = await app.as('admin@demo.test');
  await admin.get('/account');
});
afterAll(() => app.close());

const idOf = async (table: string, where: Record<string, unknown>): Promise<string> =>
  (await app.system.db(table).where(where).first('id')).id;
const personId = (name: string) => idOf('users', { email: `${name}@demo.test` });
const wishes = async (name: string) => {
  const id = await personId(name);
  return (await wishesOf(await app.ctx(), [id])).get(id);
};
const opened = async () => formOf((await admin.get(PATH)).html, PATH);
const on = (form: Form) => [form.on ?? []].flat();
const without = (form: Form, ...cells: string[]) => on(form).filter((name) => !cells.includes(name));

test('what is unticked for a role holds for whoever of it has chosen nothing', async () => {
  const form = await opened();
  const saved = await admin.post(PATH, {
    ...form,
    on: [...without(form, 'customer.status.mail', 'technician.note.mail'), 'technician.rating.mail'],
    burstMinutes: '5',
  });
  expect(saved.location).toBe(PATH);
  expect((await wishes('customer'))?.allows('status', 'mail')).toBe(false);
  expect((await wishes('technician'))?.allows('status', 'mail')).toBe(true);
  expect((await wishes('technician'))?.allows('note', 'mail')).toBe(false);
  expect((await wishes('technician'))?.allows('rating', 'mail')).toBe(true);
  expect((await wishes('admin'))?.allows('note', 'mail')).toBe(true);
  expect(await burstSeconds(await app.ctx())).toBe(300);
  const { choices } = await row<{ choices: object }>(
    app.system.db,
    'select choices from notification_defaults',
  );
  expect(choices).toEqual({
    ...{ customer: { status: { mail: false } }, administrator: {} },
    technician: { note: { mail: false }, rating: { mail: true } },
  });
  const shown = (await (await app.as('customer@demo.test')).get(OWN)).html;
  expect(shown.querySelector('#own-status-mail')?.hasAttribute('checked')).toBe(false);
  expect(shown.querySelector('.notify-mark')).toBeNull();
});

describe.each([
  ['en', 'Notifications to technicians: Internal note · E-mail', 'Minutes of a burst'],
  ['es', 'Avisos a técnicos: Nota interna · Correo', 'Minutos de una ráfaga'],
])('in %s', (locale, cell, burst) => {
  beforeEach(() => admin.post('/preferences', { locale, return_to: PATH }));

  test('the log says what was changed, and what somebody changed of their own', async () => {
    const form = await opened();
    await admin.post(PATH, { ...form, on: without(form, 'technician.note.mail'), burstMinutes: '4' });
    const own = formOf((await admin.get(OWN)).html, OWN);
    const quiet = { quietFrom: '22:00', quietUntil: '07:00', quietDays: ['1', '7'] };
    await admin.post(OWN, { ...own, ...quiet, on: without(own, 'reply.mail') });
    const { text } = (await admin.get('/admin/audit')).html.querySelector('#audit') ?? { text: '' };
    expect(text).toContain(cell);
    expect(text).toContain(burst);
    expect(text).toContain(locale === 'es' ? 'Respuesta · Correo' : 'Reply · E-mail');
    expect(text).toContain(locale === 'es' ? 'lun, dom' : 'Mon, Sun');
  });

  test('what is out of bounds is said, and what was ticked stays', async () => {
    const form = await opened();
    const typed = { ...form, on: without(form, 'customer.reply.mail') };
    for (const burstMinutes of ['61', '-1', '', 'x']) {
      const answer = await admin.post(PATH, { ...typed, burstMinutes });
      expect([burstMinutes, answer.status]).toEqual([burstMinutes, 422]);
      expect(answer.html.querySelector('.error-summary a[href="#f-burstMinutes"]')).not.toBeNull();
      expect(answer.html.querySelector('#customer-reply-mail')?.hasAttribute('checked')).toBe(false);
    }
    const { html } = await admin.post(PATH, { ...typed, burstMinutes: '99' });
    expect((await admin.post(PATH, { ...formOf(html, PATH), burstMinutes: '3' })).location).toBe(PATH);
    expect((await wishes('customer'))?.allows('reply', 'mail')).toBe(false);
    expect((await wishes('customer'))?.allows('status', 'mail')).toBe(true);
  });

  test('what two administrators set differently is asked about', async () => {
    const mine = await opened();
    await admin.post(PATH, { ...mine, burstMinutes: '5', on: without(mine, 'technician.note.mail') });
    const asked = await admin.post(PATH, {
      ...mine,
      burstMinutes: '7',
      on: without(mine, 'customer.reply.mail'),
    });
    expect([asked.status, asked.html.querySelectorAll('.versus').length]).toEqual([409, 1]);
    const choice = formOf(asked.html, PATH);
    expect((await admin.post(PATH, { ...choice, 'keep.burstMinutes': 'mine' })).location).toBe(PATH);
    expect(await burstSeconds(await app.ctx())).toBe(420);
    expect((await wishes('technician'))?.allows('note', 'mail')).toBe(false);
    expect((await wishes('customer'))?.allows('reply', 'mail')).toBe(false);
  });
});

test.each([
  ['a role', 'visitor.reply.mail'],
  ['a kind', 'customer.note.mail'],
  ['a channel', 'technician.reply.fax'],
])('%s that there is not is refused', async (_what, name) => {
  for (const field of ['on', 'shown', 'was']) {
    expect((await admin.post(PATH, { shown: '', was: '', burstMinutes: '2', [field]: name })).status).toBe(
      422,
    );
  }
  expect(await app.system.db('events').where({ type: 'notifications.defaults_changed' })).toEqual([]);
});

describe('following a department', () => {
  /** Saves the page of their own preferences with those departments ticked. */
  const following = async (browser: Browser, departments: string | string[]) =>
    browser.post(OWN, { ...formOf((await browser.get(OWN)).html, OWN), departments });
  const followers = async (name: string) =>
    departmentFollowers(await app.ctx(), await idOf('departments', { name }));

  test('is for those whose tickets somebody sees', async () => {
    const technician = await app.as('technician@demo.test');
    const [it, building] = [
      await idOf('departments', { name: 'IT' }),
      await idOf('departments', { name: 'Building' }),
    ];
    const { html } = await technician.get(OWN);
    expect(html.querySelectorAll('[name=departments]').map((box) => box.getAttribute('value'))).toEqual([it]);
    expect((await following(technician, it)).location).toBe(OWN);
    expect(await followers('IT')).toEqual([await personId('technician')]);
    expect((await following(technician, [it, building])).status).toBe(422);
    expect(await followers('Building')).toEqual([]);
    expect((await following(admin, building)).location).toBe(OWN);
    expect(await followers('Building')).toEqual([await personId('admin')]);
    await following(technician, []);
    expect(await followers('IT')).toEqual([]);
  });

  test('tells nobody any more who has left it, is not of the staff or is not here', async () => {
    const technician = await app.as('technician@demo.test');
    const id = await personId('technician');
    const department = await idOf('departments', { name: 'IT' });
    await following(technician, department);
    await app.system.db('departmentMembers').where({ userId: id }).del();
    expect(await followers('IT')).toEqual([]);
    await app.system.db('departmentMembers').insert({ userId: id, departmentId: department });
    expect(await followers('IT')).toEqual([id]);
    await app.system.db('users').where({ id }).update({ state: 'inactive' });
    expect(await followers('IT')).toEqual([]);
    await app.system.db('users').where({ id }).update({ state: 'active', role: 'customer' });
    expect(await followers('IT')).toEqual([]);
  });

  test('is not for customers, and neither is the time to take a reply back', async () => {
    const customer = await app.as('customer@demo.test');
    expect((await customer.get(OWN)).html.querySelector('#departments, #undo')).toBeNull();
    const department = await idOf('departments', { name: 'IT' });
    expect((await following(customer, department)).location).toBe(OWN);
    await customer.post(OWN, { ...formOf((await customer.get(OWN)).html, OWN), undoSeconds: '5' });
    expect(await app.system.db('departmentFollowers')).toEqual([]);
    expect(await app.system.db('notificationPreferences')).toEqual([]);
  });
});

test('wishes are one statement however many people, within a transaction too, and are nothing for who is gone', async () => {
  const ctx = await app.ctx();
  const ids = (await app.system.db('users').select('id')).map(({ id }) => String(id));
  const { statements, stop } = record();
  const found = await inTx(ctx, (tx) =>
    wishesOf(tx, [...ids, '019a0000-0000-7000-8000-000000000000']),
  ).finally(stop);
  expect(statements.filter(({ text }) => /notification_preferences/.test(text))).toHaveLength(1);
  expect(statements.filter(({ text }) => /notification_preferences/.test(text))[0]?.name).toBeDefined();
  expect(statements.filter(({ text }) => /^\s*select/.test(text))).toHaveLength(1);
  expect([...found.keys()].sort()).toEqual(ids.sort());
});

test('what is turned off by itself stays so whatever the desk decides, and twice is once', async () => {
  const id = await personId('customer');
  for (const _time of [1, 2]) await turnOff(await app.ctx(), id, 'reply', 'mail');
  expect((await wishes('customer'))?.allows('reply', 'mail')).toBe(false);
  expect(await app.system.db('events').where({ type: 'user.notifications_changed' })).toHaveLength(1);
  await expect(
    turnOff(await app.ctx(), '019a0000-0000-7000-8000-000000000000', 'reply', 'mail'),
  ).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('an administrator in somebody’s place has nothing to do with their notifications', async () => {
  const acting = await browserOf(app, 'acting');
  for (const end of ['', '/defaults', '/pause/end']) {
    const answer = await acting.post(`/account/notifications${end}`, { pause: 'endless', undoSeconds: '1' });
    expect([end, answer.status]).toEqual([end, 403]);
  }
  expect(await app.system.db('notificationPreferences')).toEqual([]);
});

test('nobody names somebody else: what a form says of a person is nothing', async () => {
  const [customer, other] = [await app.as('customer@demo.test'), await personId('customer2')];
  await customer.post(OWN, {
    pause: 'endless',
    userId: other,
    user_id: other,
    id: other,
  });
  const stored = await app.system.db('notificationPreferences').select('userId');
  expect(stored).toEqual([{ userId: await personId('customer') }]);
  for (const visitor of [await app.as('technician@demo.test'), customer]) {
    expect((await visitor.get(PATH)).status).toBe(404);
    expect((await visitor.post(PATH, {})).status).toBe(404);
  }
});

test.each([
  [
    'en',
    /Does not want: Reply · E-mail\.[\s\S]*Quiet from 22:00 to 07:00 \(Fri\)[\s\S]*UTC[\s\S]*Paused[\s\S]*Follows: IT\./,
  ],
  [
    'es',
    /No quiere: Respuesta · Correo\.[\s\S]*Silencio de 22:00 a 07:00 \(vie\)[\s\S]*UTC[\s\S]*En pausa[\s\S]*Sigue: IT\./,
  ],
])('an administrator reads on somebody’s page what they have chosen, in %s', async (locale, words) => {
  const technician = await app.as('technician@demo.test');
  await admin.post('/preferences', { locale, return_to: PATH });
  const page = async () =>
    (await admin.get(`/admin/users/${await personId('technician')}`)).html.querySelector('#notifications');
  expect((await page())?.text).toContain(
    locale === 'es' ? 'Como decide la mesa' : 'As the help desk decides',
  );
  const own = formOf((await technician.get(OWN)).html, OWN);
  await technician.post(OWN, {
    ...own,
    ...{ on: without(own, 'reply.mail'), quietFrom: '22:00', quietUntil: '07:00', quietDays: '5' },
    ...{ pause: 'endless', departments: await idOf('departments', { name: 'IT' }) },
  });
  expect((await page())?.text).toMatch(words);
  expect((await page())?.querySelector('form, input')).toBeNull();
});
