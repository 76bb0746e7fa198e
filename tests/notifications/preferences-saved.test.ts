import { departmentFollowers } from '../../src/features/notifications/preferences';
import { clockAt } from '../../src/platform/calendar';
import { maybeRow, row } from '../../src/platform/db';
import { type Form, formOf } from '../people/lists.support';
import { type TestApp, testApp } from '../support/app';
import type { Browser } from '../support/browser';
import { changesMade, idOf, opened, PATH, saving, wishesFor, without } from './preferences.support';

// One page, one form, one button: what is saved of somebody's preferences, what is refused, and what a pause means.

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

/** What is stored of somebody, beside their choices. */
const stored = async () =>
  maybeRow(
    app.system.db,
    `select quiet_from, quiet_until, quiet_days, urgent_passes, undo_seconds, is_paused
     from notification_preferences`,
  );

test('one button saves the whole page', async () => {
  const { html } = await technician.get(PATH);
  const form = html.querySelector(`form[action="${PATH}"]`);
  expect(form?.querySelectorAll('button').map(({ text }) => text.trim())).toEqual(['Save']);
  const on = without(await opened(technician), 'reply.mail');
  const department = String(html.querySelector('[name=departments]')?.getAttribute('value'));
  const hours = { quietFrom: '22:00', quietUntil: '7:00', quietDays: ['6', '7'] };
  const all = {
    ...hours,
    on,
    departments: department,
    urgentPasses: [],
    pause: 'endless',
    undoSeconds: '20',
  };
  expect((await saving(technician, all)).location).toBe(PATH);
  expect(await stored()).toEqual({
    ...{ quietFrom: '22:00', quietUntil: '07:00', quietDays: [6, 7], urgentPasses: false },
    ...{ undoSeconds: 20, isPaused: true },
  });
  expect((await wishesFor(app, 'technician')).allows('reply', 'mail')).toBe(false);
  expect(await departmentFollowers(await app.ctx(), department)).toEqual([await idOf(app, 'technician')]);
  // What was chosen brings a second button to the page: that is another form's.
  const next = (await technician.get(PATH)).html;
  const buttons = next.querySelectorAll(`form[action="${PATH}"] button`);
  expect(buttons.map((button) => button.getAttribute('form') ?? 'own')).toEqual(['desks', 'own']);
  expect(await changesMade(app)).toHaveLength(1);
});

test('what is wrong anywhere keeps all of it from being saved, is all said at once, and keeps what was typed', async () => {
  const on = without(await opened(technician), 'reply.mail');
  const typed = { quietFrom: '22:00', quietUntil: '', quietDays: ['3'], pause: 'date', pauseUntil: '' };
  const answer = await saving(technician, { ...typed, on, departments: [], undoSeconds: '99' });
  expect(answer.status).toBe(422);
  const told = answer.html.querySelectorAll('.error-summary a').map((link) => link.getAttribute('href'));
  expect(told).toEqual(['#f-quietUntil', '#f-pauseUntil', '#f-undoSeconds']);
  const again = formOf(answer.html, PATH);
  expect(again).toMatchObject({ ...typed, quietDays: '3', on, undoSeconds: '99' });
  expect(await changesMade(app)).toEqual([]);
  const right = { quietUntil: '07:00', pauseUntil: '2099-01-01T08:00', undoSeconds: '9' };
  expect((await technician.post(PATH, { ...again, ...right })).location).toBe(PATH);
  expect(await stored()).toMatchObject({
    quietFrom: '22:00',
    quietDays: [3],
    isPaused: true,
    undoSeconds: 9,
  });
  expect((await wishesFor(app, 'technician')).allows('reply', 'mail')).toBe(false);
});

test('a page that was open in another tab changes what is touched there, and nothing else', async () => {
  const [first, second, third] = [
    await opened(technician),
    await opened(technician),
    await opened(technician),
  ];
  const department = await row<{ id: string }>(app.system.db, `select id from departments where name = 'IT'`);
  const hours = { quietFrom: '22:00', quietUntil: '07:00', quietDays: ['1', '2'] };
  await technician.post(PATH, { ...first, ...hours, departments: department.id, pause: 'week' });
  await technician.post(PATH, { ...second, undoSeconds: '0', urgentPasses: [] });
  // One that was refused meanwhile, too.
  const refused = await technician.post(PATH, { ...third, undoSeconds: '99' });
  const again = formOf(refused.html, PATH);
  await technician.post(PATH, { ...again, undoSeconds: '5' });
  expect(await stored()).toEqual({
    ...{ quietFrom: '22:00', quietUntil: '07:00', quietDays: [1, 2], urgentPasses: false },
    ...{ undoSeconds: 5, isPaused: true },
  });
  expect(await departmentFollowers(await app.ctx(), department.id)).toEqual([await idOf(app, 'technician')]);
});

describe('a pause', () => {
  const end = async () => (await wishesFor(app, 'customer')).heldUntil(new Date(), false);
  const pausing = (form: Form) => saving(customer, form);

  test('lasts until it is ended, and is said', async () => {
    // What was typed of a date that is not asked for any more stands in nobody's way.
    expect((await pausing({ pause: '', pauseUntil: 'tomorrow' })).location).toBe(PATH);
    expect(await end()).toBeNull();
    expect((await pausing({ pause: 'endless', pauseUntil: '2099-01-01T00:00' })).location).toBe(PATH);
    expect((await end())?.getUTCFullYear()).toBe(9999);
    const { html } = await customer.get(PATH);
    expect(html.querySelector('#paused')).not.toBeNull();
    await customer.post(`${PATH}/pause/end`);
    expect(await end()).toBeNull();
    expect((await customer.get(PATH)).html.querySelector('#paused')).toBeNull();
  });

  test('ends on Monday morning, in a week, or on a date, by the clocks of the person', async () => {
    const timeZone = 'America/Santiago';
    await app.system
      .db('users')
      .where({ id: await idOf(app, 'customer') })
      .update({ timeZone });
    const shown = async () => clockAt((await end()) ?? new Date(0), timeZone);
    await pausing({ pause: 'date', pauseUntil: '2099-01-01 09:30' });
    expect(await shown()).toBe('2099-01-01T09:30');
    await pausing({ pause: 'monday' });
    expect(await shown()).toMatch(/T08:00$/);
    const before = Date.now();
    await pausing({ pause: 'week', shownAt: '' });
    expect(((await end())?.getTime() ?? 0) - before).toBeGreaterThan(6.9 * 86_400_000);
    // As it is by then, whatever else is saved; and ended where that is chosen.
    const lasts = await end();
    await saving(customer, { urgentPasses: [] });
    expect(await end()).toEqual(lasts);
    await pausing({ pause: 'end' });
    expect(await end()).toBeNull();
  });

  test('means what its label said when the page was shown, and is refused once that is over', async () => {
    const DAY = 86_400_000;
    const { shownAt } = await opened(customer);
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
      const next = formOf(answer.html, PATH);
      expect(Date.parse(String(next.shownAt))).toBeGreaterThan(Date.now() - 60_000);
    }
    // What no page can have been shown at is now.
    await pausing({ pause: 'week', shownAt: '2099-01-01T00:00:00Z' });
    expect((await end())?.getUTCFullYear()).toBeLessThan(2099);
    await customer.post(`${PATH}/pause/end`);
  });
});
