import { createCategory } from '../../src/features/categories';
import { createUser } from '../../src/features/users';
import { inTx } from '../../src/platform/ctx';
import { row } from '../../src/platform/db';
import { type TestApp, testApp } from '../support/app';
import type { Browser } from '../support/browser';
import { named } from '../tickets/desk';
import {
  ADMIN,
  checkedIn,
  chosenIn,
  errorAt,
  FORM,
  LIST,
  OF,
  OWN,
  personId,
  scheduled,
  TECHNICIAN,
  textOf,
  valueIn,
} from './pages.support';

// The form of a schedule: what it begins with, what is wrong with it, and that nothing of what was typed is lost.

let app: TestApp;
let admin: Browser;
let technician: Browser;
beforeAll(async () => {
  app = await testApp();
  [admin, technician] = [await app.as(ADMIN), await app.as(TECHNICIAN)];
});
afterAll(() => app.close());

const newAt = (of: string, list = LIST) => `${list}/new?of=${encodeURIComponent(of)}`;

const kept = (id: string) =>
  row<{ name: string; query: object; weekday: number | null; monthDay: number | null; clock: string }>(
    app.system.db,
    'select name, query, weekday, month_day, clock from report_schedules where id = :id',
    { id },
  );

const idIn = (location: string | null) => String(location).split('/').at(-1) ?? '';

describe('what it begins with', () => {
  test.each([
    ['', 'weekly', 'last_week'],
    ['?period=yesterday', 'daily', 'yesterday'],
    ['?period=last_month', 'monthly', 'last_month'],
    ['?period=last_7', 'weekly', 'last_7'],
    ['?period=range&from=2026-01-01&to=2026-01-31', 'weekly', 'last_week'],
  ])('the report page with %s is sent %s, for %s', async (query, frequency, period) => {
    const answer = await admin.get(newAt(`/admin/reports/sla${query}`));
    expect(answer.status).toBe(200);
    expect(checkedIn(answer, 'frequency')).toEqual([frequency]);
    expect([chosenIn(answer, 'period'), chosenIn(answer, 'report')]).toEqual([period, 'sla']);
    expect(valueIn(answer, 'name')).toBe('SLA compliance');
    expect(answer.html.querySelectorAll('#next-times li')).toHaveLength(3);
    expect(answer.text.includes('of fixed days')).toBe(query.includes('range'));
  });

  test('filters of the page stay, and are named', async () => {
    const department = await named(await app.ctx(), 'departments', 'IT');
    const answer = await admin.get(newAt(`${OF}?department=${department}&priority=P1`));
    expect(textOf(answer, '#f-query dl')).toMatch(/Department\s?IT.*Priority/);
    const of = answer.html.querySelector('input[name="of"]')?.getAttribute('value') ?? '';
    const sent = await admin.post(LIST, { ...FORM, of });
    expect((await kept(idIn(sent.location))).query).toMatchObject({
      ...{ preset: 'last_week', from: null, to: null },
      ...{ departmentId: department, priority: 'P1' },
    });
  });

  test.each(['https://elsewhere.test/admin/reports/sla', '//x', '/admin/users', '%', '/desk/reports/sla'])(
    '%s is no report of the place: it begins with the first',
    async (of) => {
      const answer = await admin.get(newAt(of));
      expect([answer.status, chosenIn(answer, 'report')]).toEqual([200, 'overview']);
    },
  );

  test('the button of a report leads there with what the page asks for', async () => {
    for (const [browser, place] of [
      [admin, 'admin'],
      [technician, 'desk'],
    ] as const) {
      const page = await browser.get(`/${place}/reports/tickets?period=last_7&priority=P2`);
      const href = page.html
        .querySelectorAll('.page-actions a')
        .map((link) => link.getAttribute('href') ?? '')
        .find((one) => one.includes('schedules'));
      expect(href).toBe(
        newAt(`/${place}/reports/tickets?period=last_7&priority=P2`, `/${place}/reports/schedules`),
      );
      const form = await browser.get(String(href));
      expect([chosenIn(form, 'report'), chosenIn(form, 'period')]).toEqual(['tickets', 'last_7']);
    }
  });
});

describe('what is wrong is said beside its cause, with all that was typed', () => {
  test.each([
    ['name', { name: ' ' }, 'This is required.'],
    ['name', { name: 'x'.repeat(300) }, '120'],
    ['clock', { clock: 'noon' }, 'Type a time like 07:30.'],
    ['clock', { clock: '25:00' }, 'Type a time like 07:30.'],
    ['timeZone', { timeZone: 'Mars/Phobos' }, ''],
    ['period', { period: 'range' }, ''],
    ['frequency', { frequency: 'hourly' }, ''],
    ['weekday', { weekday: '8' }, ''],
    ['monthDay', { frequency: 'monthly', monthDay: '32' }, ''],
    ['format', { format: 'csv' }, ''],
    ['people', { addresses: '' }, ''],
    ['addresses', { addresses: 'ana@x.test, bob@, eva@x.test' }, 'This is no mail address: bob@.'],
    ['addresses', { addresses: 'one\ntwo\nthree\nfour' }, '4 are no mail addresses: one, two, three.'],
  ])('%s of %j', async (field, wrong, said) => {
    const answer = await admin.post(LIST, { ...FORM, name: 'Kept 🖨️ مرحبا', ...wrong });
    expect(answer.status).toBe(422);
    expect(errorAt(answer, field)).toContain(said);
    expect(answer.html.querySelector(`.error-summary a[href="#f-${field}"]`)).toBeTruthy();
    if (field !== 'name') expect(valueIn(answer, 'name')).toBe('Kept 🖨️ مرحبا');
    if (field !== 'addresses' && field !== 'people') {
      expect(answer.html.querySelector('#f-addresses')?.text.trim()).toBe('board@x.test');
    }
  });

  test('an address list with one bad entry is given back as it was typed', async () => {
    const addresses = 'Ana <ana@x.test>\nnobody@\neva@x.test';
    const answer = await admin.post(LIST, { ...FORM, addresses });
    expect(answer.html.querySelector('#f-addresses')?.text.replace(/^\n/, '')).toBe(
      'Ana <ana@x.test>\nnobody@\neva@x.test',
    );
  });

  test('a hundred and one of them', async () => {
    const addresses = Array.from({ length: 101 }, (_, at) => `a${at}@x.test`).join(',');
    const answer = await admin.post(LIST, { ...FORM, addresses });
    expect(answer.status).toBe(422);
    expect(errorAt(answer, 'people')).toMatch(/101.*100/);
  });

  test('a customer and somebody unknown get none by name', async () => {
    const people = [await personId(app, 'customer@demo.test')];
    const answer = await admin.post(LIST, { ...FORM, people });
    expect([answer.status, errorAt(answer, 'people')?.length]).not.toEqual([422, undefined]);
  });

  test('a department that is gone counts for nobody', async () => {
    const of = `${OF}?department=019b0000-0000-7000-8000-000000000000`;
    const answer = await admin.post(LIST, { ...FORM, of });
    expect(answer.status).toBe(422);
    expect(textOf(answer, '#f-query .error')).toContain('gone');
    expect((await admin.post(LIST, { ...FORM, of, isUnfiltered: 'on' })).status).toBe(303);
  });

  test('a report of another place is refused', async () => {
    expect((await admin.post(LIST, { ...FORM, of: '/desk/reports/overview' })).status).toBe(400);
    expect((await technician.post(OWN, { ...FORM })).status).toBe(400);
  });
});

describe('what is kept', () => {
  test('names of any script, addresses in any writing, each once', async () => {
    const name = 'Cifras 📊 أرقام الأسبوع 数字';
    const addresses = 'Ana <ANA@x.test>; ana@x.test,\n bob@x.test  eva@x.test\n\n';
    const people = [await personId(app, TECHNICIAN)];
    const sent = await admin.post(LIST, { ...FORM, name, addresses, people, clock: '7:30' });
    expect(sent.status).toBe(303);
    const page = await admin.get(String(sent.location));
    expect(textOf(page, 'h1')).toBe(name);
    const whom = page.html.querySelectorAll('.schedule-whom li bdi').map(({ text }) => text);
    expect(whom.toSorted()).toEqual(['Tomás Técnico', 'ana@x.test', 'bob@x.test', 'eva@x.test'].toSorted());
    expect((await kept(idIn(sent.location))).clock).toBe('07:30');
  });

  test.each([
    ['daily', null, null],
    ['weekly', 3, null],
    ['monthly', null, 31],
  ])('a %s one keeps the day that belongs to it', async (frequency, weekday, monthDay) => {
    const sent = await admin.post(LIST, { ...FORM, frequency, weekday: '3', monthDay: '31' });
    expect(await kept(idIn(sent.location))).toMatchObject({ weekday, monthDay });
  });

  test('at the desk there are people alone', async () => {
    const page = await technician.get(newAt('/desk/reports/overview', OWN));
    expect(page.html.querySelector('#f-addresses')).toBeNull();
    const people = [await personId(app, TECHNICIAN)];
    const own = { ...FORM, of: '/desk/reports/overview', people };
    const refused = await technician.post(OWN, own);
    expect(refused.status).toBe(422);
    const { addresses: _addresses, ...rest } = own;
    expect((await technician.post(OWN, rest)).location).toMatch(new RegExp(`^${OWN}/[0-9a-f-]{36}$`));
  });
});

describe('while it is filled in', () => {
  test.each([
    [{ frequency: 'monthly', period: 'last_week' }, 'Weekly figures', 'last_month'],
    [{ frequency: 'monthly', period: 'last_7', name: 'Overview' }, 'Overview', 'last_7'],
    [{ frequency: 'sometimes', period: 'yesterday' }, 'Weekly figures', 'yesterday'],
    [{ report: 'sla', name: 'Overview' }, 'SLA compliance', 'last_week'],
  ])('with %j it is called %s, for %s', async (chosen, name, period) => {
    const answer = await admin.post(LIST, { ...FORM, ...chosen, step: 'usual' });
    expect([valueIn(answer, 'name'), chosenIn(answer, 'period')]).toEqual([name, period]);
  });

  test('the next times are those of what is chosen, and nothing is made', async () => {
    const before = await app.system.db('reportSchedules').count();
    const monthly = { ...FORM, frequency: 'monthly', monthDay: '31', clock: '23:15', step: 'preview' };
    const answer = await admin.post(LIST, monthly);
    expect(answer.status).toBe(200);
    const times = answer.html.querySelectorAll('#next-times time').map(({ text }) => text);
    expect(times).toHaveLength(3);
    for (const time of times) expect(time).toMatch(/(28|29|30|31)/);
    expect(answer.html.querySelector('.error-summary')).toBeNull();
    expect(await app.system.db('reportSchedules').count()).toEqual(before);
  });

  test('a time that is none yet has no next ones', async () => {
    const answer = await admin.post(LIST, { ...FORM, clock: '', step: 'preview' });
    expect([answer.status, answer.html.querySelectorAll('#next-times time').length]).toEqual([200, 0]);
  });
});

describe('one that is there', () => {
  test('opens as it stands, and is changed', async () => {
    const made = await scheduled(app, { name: 'Before', frequency: 'monthly', weekday: null, monthDay: 15 });
    const page = await admin.get(`${LIST}/${made.id}/edit`);
    expect([valueIn(page, 'name'), chosenIn(page, 'monthDay'), valueIn(page, 'clock')]).toEqual([
      ...['Before', '15', '07:30'],
    ]);
    expect(page.html.querySelector('#f-addresses')?.text.trim()).toBe('board@x.test');
    const sent = await admin.post(`${LIST}/${made.id}`, { ...FORM, name: 'After', version: '1' });
    expect([sent.status, sent.location]).toEqual([303, `${LIST}/${made.id}`]);
    expect(textOf(await admin.get(`${LIST}/${made.id}`), 'h1')).toBe('After');
  });

  test('two who change the same are asked, and what was typed is there', async () => {
    const made = await scheduled(app, { name: 'Both' });
    const address = `${LIST}/${made.id}`;
    await admin.post(address, { ...FORM, name: 'Theirs', clock: '08:00', version: '1' });
    const mine = { ...FORM, name: 'Mine', addresses: 'board@x.test\nnew@x.test', version: '1' };
    const answer = await admin.post(address, mine);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Theirs');
    expect(answer.text).toContain('Mine');
    const hidden = answer.html
      .querySelectorAll('input[name="addresses"]')
      .map((one) => one.getAttribute('value'));
    expect(hidden).toEqual(['board@x.test\nnew@x.test']);
    const again = { ...mine, version: '2', 'keep.name': 'theirs', 'keep.clock': 'theirs' };
    expect((await admin.post(address, again)).status).toBe(303);
    expect(await kept(made.id)).toMatchObject({ name: 'Theirs', clock: '08:00' });
  });

  test('one who is not here any more can be taken off, and says so', async () => {
    const email = 'leaving@demo.test';
    const left = await createUser(await app.ctx(), {
      email,
      name: 'Leaving Person',
      role: 'technician',
      state: 'active',
    });
    const made = await scheduled(app, { people: [left.id] });
    await app.system.db('users').where({ email }).update({ state: 'inactive' });
    await inTx(await app.ctx(), (tx) => tx.system.cache.forget(tx, 'users'));
    const page = await admin.get(`${LIST}/${made.id}/edit`);
    expect(checkedIn(page, 'people')).toEqual([left.id]);
    expect(page.text).toContain('No longer works at the desk');
  });

  test('an address that refuses mail is warned about', async () => {
    const made = await scheduled(app, { addresses: ['gone@x.test', 'board@x.test'] });
    await app.system.db('refusedAddresses').insert({
      ...{ address: 'gone@x.test', words: '550 no such user', since: new Date(), deliveryId: null },
    });
    for (const end of ['', '/edit']) {
      const page = await admin.get(`${LIST}/${made.id}${end}`);
      expect(textOf(page, '.notice')).toMatch(/refuse mail.*gone@x\.test/);
    }
  });

  test('a category with a name of 300 characters stays in its place', async () => {
    const department = await named(await app.ctx(), 'departments', 'IT');
    const long = `${'Ñandú '.repeat(9)}🖨️`;
    const category = await createCategory(await app.ctx(), {
      nameEs: long,
      nameEn: long,
      departmentId: department,
    });
    const page = await admin.get(newAt(`${OF}?category=${category.id}`));
    expect(textOf(page, '#f-query dl')).toContain(long.trim());
  });
});
