import {
  type CalendarInput,
  calendars,
  createCalendar,
  everyCalendar,
  updateCalendar,
} from '../../src/features/calendars';
import type { Ctx } from '../../src/platform/ctx';
import { newId } from '../../src/platform/ids';
import { formOf } from '../people/lists.support';
import { type TestApp, testApp } from '../support/app';
import type { Answer, Browser } from '../support/browser';

let app: TestApp;
let admin: Browser;
let ctx: Ctx;
beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  admin = await app.as('admin@demo.test');
  await admin.get('/account');
  ctx = await app.ctx('admin@demo.test');
});
afterAll(() => app.close());

const PATH = '/admin/calendars';
type Form = Record<string, string>;
const OFFICE: Form = {
  ...{ name: 'Oficina', timeZone: 'Europe/Madrid', isAlways: '' },
  ...{
    hours1: '09:00-14:00, 16:00-19:00',
    hours2: '9.00 – 14.00',
    hours3: '',
    hours4: '',
    hours5: '22:00-06:00',
  },
  ...{ hours6: '', hours7: '', holidays: '25 de diciembre: Navidad\n\nviernes' },
};
const GOOD: Form = { ...OFFICE, holidays: '25 de diciembre: Navidad\nPascua -2: Viernes Santo' };

const HOURS: CalendarInput['hours'] = [{ day: 1, from: 540, to: 1020 }];
const made = (name: string, more: Partial<CalendarInput> = {}) =>
  createCalendar(ctx, { name, timeZone: 'Europe/Madrid', hours: HOURS, ...more });

/** This one and those that are looked ahead to. */
const years = Array.from({ length: 12 }, (_, at) => new Date().getUTCFullYear() + at);

const errors = ({ html }: Answer): string[] =>
  html.querySelectorAll('.error-summary li').map(({ text }) => text.trim());

test('what is typed is stored as it is meant, and shown so that it means the same', async () => {
  expect((await admin.post(PATH, GOOD)).location).toBe(PATH);
  const [calendar] = await everyCalendar(ctx);
  expect(calendar).toMatchObject({
    name: 'Oficina',
    timeZone: 'Europe/Madrid',
    isAlways: false,
    hours: [
      { day: 1, from: 540, to: 840 },
      { day: 1, from: 960, to: 1140 },
      { day: 2, from: 540, to: 840 },
      { day: 5, from: 1320, to: 1800 },
    ],
    holidays: [
      { name: 'Navidad', rule: { kind: 'date', month: 12, day: 25 } },
      { name: 'Viernes Santo', rule: { kind: 'easter', days: -2 } },
    ],
    feedDays: [],
  });
  const path = `${PATH}/${calendar?.id}`;
  expect(formOf((await admin.get(path)).html, path)).toMatchObject({
    ...{ hours1: '09:00-14:00, 16:00-19:00', hours2: '09:00-14:00', hours3: '', hours5: '22:00-06:00' },
    holidays: '25 December: Navidad\nEaster -2: Viernes Santo',
  });
  await admin.post('/preferences', { locale: 'es', return_to: '/admin' });
  expect(formOf((await admin.get(path)).html, path).holidays).toBe(
    '25 de diciembre: Navidad\nPascua -2: Viernes Santo',
  );
});

describe('bad input is told beside its field, comes back as it was typed, and nothing is saved', () => {
  const refused = async (form: Form): Promise<Answer> => {
    const answer = await admin.post(PATH, form);
    expect(answer.status).toBe(422);
    expect(formOf(answer.html, PATH)).toMatchObject(form);
    expect(await everyCalendar(ctx)).toEqual([]);
    return answer;
  };

  test('a line of holidays, by its number', async () => {
    const { isAlways: _, ...form } = OFFICE;
    const answer = await refused(form);
    expect(errors(answer)).toEqual([
      'Holidays: Line 3, “viernes”: a colon and a name are missing, as in “25 December: Christmas”.',
    ]);
    expect(answer.html.querySelector('#f-holidays')?.getAttribute('aria-invalid')).toBe('true');
  });

  test('all lines of holidays and all hours that cannot be read, at once', async () => {
    const { isAlways: _, ...form } = GOOD;
    const holidays = ' 25/12:  Navidad\r\n03/04: Algo\r\n\tfoo: <b>bar</b>  ';
    const answer = await refused({ ...form, hours2: '9 to five, 10:00-10:00 ', holidays });
    expect(errors(answer)).toEqual([
      'Tuesday: “9 to five” is not a span of hours. Write it as 09:00-14:00.\n' +
        '“10:00-10:00” begins and ends at the same time. The whole day is 00:00-24:00.',
      'Holidays: Line 2: “03/04” may be 3 April or 4 March. Write the month in letters.\n' +
        'Line 3: “foo” is no day that can be read. Write it as in the examples: 2026-12-24, 25 December.',
    ]);
    expect(answer.html.querySelector('#f-holidays-error')?.text).toContain('Line 2');
    expect(answer.html.querySelector('#f-holidays-error')?.text).toContain('Line 3');
  });

  test('hours, each beside its day', async () => {
    const { isAlways: _, ...form } = GOOD;
    const answer = await refused({
      ...form,
      hours2: ' 9 to  five',
      hours3: '9-5',
      hours4: '10:00-12:00, 11:00-13:00',
    });
    expect(errors(answer)).toEqual([
      'Tuesday: “9 to  five” is not a span of hours. Write it as 09:00-14:00.',
      'Wednesday: “9-5” ends before it begins. With minutes it goes past midnight: 22:00-06:00.',
      'Thursday: It overlaps with 10:00-12:00 of Thursday.',
    ]);
    expect(answer.html.querySelector('.error-summary a[href="#f-hours3"]')).not.toBeNull();
  });

  test('hours that go on into another day, in both languages', async () => {
    const { isAlways: _, ...form } = GOOD;
    const night = { ...form, hours6: '05:00-08:00' };
    expect(errors(await refused(night))).toEqual(['Saturday: It overlaps with 22:00-06:00 of Friday.']);
    await admin.post('/preferences', { locale: 'es', return_to: '/admin' });
    expect(errors(await refused(night))).toEqual(['Sábado: Se solapa con 22:00-06:00 del viernes.']);
  });

  test('a zone that does not exist', async () => {
    const answer = await admin.post(PATH, { ...GOOD, timeZone: 'Mars/Olympus' });
    expect([answer.status, errors(answer)]).toEqual([
      422,
      ['Time zone: There is no time zone “Mars/Olympus”. They are written like Europe/Madrid.'],
    ]);
    expect(await everyCalendar(ctx)).toEqual([]);
  });

  test('a calendar without any open time', async () => {
    const closed = { name: 'Never', timeZone: 'UTC', hours1: '', hours2: 'closed', holidays: '' };
    expect(errors(await refused(closed))).toEqual([
      expect.stringMatching(/^Weekly hours: Without any open time/),
    ]);
  });

  test('a calendar whose holidays close every day', async () => {
    const holidays = years.map((year) => `${year}-01-01 - ${year}-12-31: Closed`).join('\n');
    const { isAlways: _, ...form } = GOOD;
    expect(errors(await refused({ ...form, holidays }))).toEqual([
      'Holidays: With these holidays the calendar is closed for more than a year: targets would not end.',
    ]);
  });
});

test('around the clock needs no hours, and its page says that it is open', async () => {
  const { hours1: _, ...form } = GOOD;
  expect((await admin.post(PATH, { ...form, isAlways: 'on', hours2: '', hours5: '' })).location).toBe(PATH);
  const [calendar] = await everyCalendar(ctx);
  expect(calendar).toMatchObject({ isAlways: true, hours: [] });
  expect((await admin.get(`${PATH}/${calendar?.id}`)).text).toContain('Open around the clock');
  expect((await admin.get(PATH)).text).toContain('Around the clock');
});

// One that names another city than the list is the same zone; how far a zone is from UTC names none.
test('zones by any name that exists are taken, and shown as chosen', async () => {
  const { id } = await made('Kolkata', { timeZone: 'Asia/Kolkata' });
  expect((await calendars.find(ctx, id)).timeZone).toBe('Asia/Kolkata');
  expect(formOf((await admin.get(`${PATH}/${id}`)).html, `${PATH}/${id}`).timeZone).toBe('Asia/Kolkata');
  expect((await made('Madrid', { timeZone: 'europe/madrid' })).timeZone).toBe('Europe/Madrid');
  for (const timeZone of ['+01:00', 'GMT+1', 'x'.repeat(61), '']) {
    await expect(made('Other', { timeZone })).rejects.toMatchObject({
      fields: { timeZone: { key: 'calendars.error.zone' } },
    });
  }
});

test.each<[string, Partial<CalendarInput>, string, string]>([
  ['hours past what a day has', { hours: [{ day: 1, from: 540, to: 3000 }] }, 'hours', 'hours'],
  ['hours of no day', { hours: [{ day: 8, from: 540, to: 600 }] }, 'hours', 'hours'],
  ['hours that overlap', { hours: [...HOURS, { day: 1, from: 600, to: 660 }] }, 'hours', 'overlap'],
  ['no hours', { hours: [] }, 'hours', 'never_open'],
  [
    'a date that no year has',
    { holidays: [{ name: 'x', rule: { kind: 'date', month: 2, day: 30 } }] },
    'holidays',
    'holidays',
  ],
  [
    'a stretch that ends before it begins',
    { holidays: [{ name: 'x', rule: { kind: 'days', from: '2026-12-25', until: '2026-12-24' } }] },
    'holidays',
    'holidays',
  ],
])('who calls the service is refused %s', async (_what, more, field, key) => {
  await expect(made('Bad', more)).rejects.toMatchObject({
    code: 'invalid',
    fields: { [field]: { key: `calendars.error.${key}` } },
  });
  expect(await everyCalendar(ctx)).toEqual([]);
});

test('the page of a calendar says whether it is open, and the next holidays with those of its feeds', async () => {
  // Half a year from now: it is open today.
  const month = ((new Date().getUTCMonth() + 6) % 12) + 1;
  const { id } = await made('Feria', {
    timeZone: 'UTC',
    hours: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: 0, to: 1440 })),
    holidays: [{ name: 'Patrona', rule: { kind: 'date', month, day: 15 } }],
  });
  await app.system.db('calendarFeeds').insert({
    ...{ id: newId(), calendarId: id, name: 'Nacionales' },
    days: JSON.stringify([{ day: '2100-01-01', name: 'Fin de los días' }]),
  });
  expect((await everyCalendar(ctx))[0]?.feedDays).toEqual([{ day: '2100-01-01', name: 'Fin de los días' }]);
  const page = await admin.get(`${PATH}/${id}`);
  expect(page.text).toContain('Open now.');
  const facts = page.html.querySelectorAll('.form-facts dd').map(({ text }) => text.trim());
  expect(facts[0]).toBe('Patrona');
  expect(facts).not.toContain('Fin de los días');
  const written = new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' }).format(
    Date.UTC(2026, month - 1),
  );
  expect(page.html.querySelector('.form-facts dt')?.text).toMatch(new RegExp(`${written} 15, \\d{4}$`));
  expect(page.html.querySelector(`a[href="${PATH}/${id}/feeds"]`)).not.toBeNull();
});

test('holidays that feeds bring count, when a calendar is looked at for open time', async () => {
  const { id } = await made('Lunes');
  const days = years.flatMap((year) =>
    Array.from({ length: 372 }, (_, at) => {
      const [month, day] = [Math.floor(at / 31) + 1, (at % 31) + 1];
      return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    }),
  );
  const real = days.filter((day) => new Date(`${day}T12:00:00Z`).toISOString().startsWith(day));
  await app.system.db('calendarFeeds').insert({
    ...{ id: newId(), calendarId: id, name: 'Todo' },
    days: JSON.stringify(real.map((day) => ({ day, name: 'Closed' }))),
  });
  await expect(updateCalendar(ctx, id, { name: 'Martes' })).rejects.toMatchObject({
    fields: { holidays: { key: 'calendars.error.always_closed' } },
  });
});

test('what two change of the hours at once is asked about, in words, and the rest is kept', async () => {
  const { id } = await made('Juntos');
  const path = `${PATH}/${id}`;
  const mine = formOf((await admin.get(path)).html, path) as Form;
  expect((await admin.post(path, { ...mine, hours2: '10:00-12:00' })).location).toBe(PATH);
  const asked = await admin.post(path, { ...mine, hours3: '08:00-09:00', holidays: '1 May: Labour' });
  expect(asked.status).toBe(409);
  const text = asked.html.querySelector('.versus')?.text ?? '';
  expect(text).toMatch(/Tuesday: 10:00-12:00[\s\S]*Wednesday: 08:00-09:00/);
  const again = formOf(asked.html, path) as Form;
  const kept = await admin.post(path, { ...again, 'keep.hours': 'mine' });
  expect(kept.location).toBe(PATH);
  expect(await calendars.find(ctx, id)).toMatchObject({
    hours: [...HOURS, { day: 3, from: 480, to: 540 }],
    holidays: [{ name: 'Labour' }],
  });
});

test.each(['technician@demo.test', 'customer@demo.test'])('%s finds no calendars', async (email) => {
  const { id } = await made('Secreto');
  const browser = await app.as(email);
  for (const path of [PATH, `${PATH}/new`, `${PATH}/${id}`, `${PATH}/${id}/removal`])
    expect((await browser.get(path)).status).toBe(404);
  await expect(
    createCalendar(await app.ctx(email), { name: 'X', timeZone: 'UTC', isAlways: true }),
  ).rejects.toMatchObject({ code: 'not_found' });
});
