import { dashboard, keyFigures } from '../../src/features/reports';
import { changeSettings } from '../../src/features/settings';
import { changeTicket } from '../../src/features/tickets';
import { dayAt } from '../../src/platform/calendar';
import { inTx } from '../../src/platform/ctx';
import { openDatabase, rows } from '../../src/platform/db';
import { type TestApp, testApp } from '../support/app';
import type { Answer } from '../support/browser';
import { createDatabase } from '../support/database';
import { fileTicket } from './ticket.support';

// Days of a zone whose clocks change at midnight. In Santiago the 6th of September 2026 begins at one in the morning,
// in Havana the 1st of November 2026 shows midnight twice.

const SANTIAGO = 'America/Santiago';
/** The last minute of the 5th, the first and last of the 6th, the first of the 7th. */
const MINUTES = ['2026-09-06T03:59Z', '2026-09-06T04:00Z', '2026-09-07T02:59Z', '2026-09-07T03:00Z'];

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

async function inSantiago(email: string) {
  await app.system.db('users').where({ email }).update({ timeZone: SANTIAGO });
  return app.as(email);
}

/** Tickets whose due date was set, at these moments, to these moments. */
async function ticketsOf(moments: string[]) {
  const ctx = await app.ctx('admin@demo.test');
  const numbers: number[] = [];
  for (const text of moments) {
    const { id, number } = await fileTicket(app);
    await changeTicket({ ...ctx, now: new Date(text) }, id, { dueAt: new Date(text) });
    numbers.push(number);
  }
  return numbers;
}

const rowsOf = ({ html }: Answer, table: string) =>
  html.querySelectorAll(`${table} tbody tr`).map((row) => row.text.replace(/\s+/g, ' '));

test.each([
  ['from=2026-09-06&to=2026-09-06', [1, 2]],
  ['to=2026-09-05', [0]],
  ['from=2026-09-07', [3]],
  ['from=2026-09-05&to=2026-09-07', [0, 1, 2, 3]],
])('the queue and the audit log from and to days of Santiago: %s', async (days, expected) => {
  const numbers = await ticketsOf(MINUTES);
  const wanted = expected.map((index) => numbers[index]);
  const technician = await inSantiago('technician@demo.test');
  const dueDays = days.replace(/from|to/g, 'due_$&');
  const queue = await technician.get(`/desk/tickets?view=all&sort=due&${dueDays}`);
  const listed = queue.html.querySelectorAll('#queue-table tbody tr').map(({ id }) => Number(id.slice(2)));
  expect(listed).toEqual(wanted);

  const admin = await inSantiago('admin@demo.test');
  const log = rowsOf(await admin.get(`/admin/audit?type=ticket.changed&${days}`), '#audit');
  const changed = numbers.filter((number) => log.some((row) => row.includes(`#${number}`)));
  expect(changed).toEqual(wanted);
});

test.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago'])(
  'the first and the last day that there are can be asked for in %s, too',
  async (timeZone) => {
    await app.system.db('users').where({ email: 'admin@demo.test' }).update({ timeZone });
    await ticketsOf(MINUTES);
    const admin = await app.as('admin@demo.test');
    for (const path of ['/desk/tickets?view=all&due_from=0001-01-01&due_to=9999-12-31', '/admin/audit']) {
      const url = path.includes('?') ? path : `${path}?from=0001-01-01&to=9999-12-31`;
      expect((await admin.get(url)).status).toBe(200);
    }
  },
);

test('a chip says the day that was asked for, in a zone that had none such too', async () => {
  await app.system.db('users').where({ email: 'technician@demo.test' }).update({ timeZone: 'Pacific/Apia' });
  const technician = await app.as('technician@demo.test');
  const queue = await technician.get('/desk/tickets?view=all&due_from=2011-12-30');
  expect(queue.html.querySelector('.chip > span')?.text).toBe('Due date from: Dec 30, 2011');
});

test.each([
  // Midnight twice: the day begins with the first.
  {
    zone: 'America/Havana',
    filed: ['2026-11-01T03:59:59Z', '2026-11-01T04:00:00Z', '2026-11-01T05:30:00Z', '2026-11-02T04:59:59Z'],
    counts: { '2026-10-31': 1, '2026-11-01': 3 },
    moments: ['2026-11-02T04:59:59Z', '2026-11-03T12:00:00Z'],
  },
  // No midnight: the day begins at one.
  {
    zone: SANTIAGO,
    filed: MINUTES,
    counts: { '2026-09-05': 1, '2026-09-06': 2, '2026-09-07': 1 },
    moments: ['2026-09-07T12:00:00Z', '2026-09-08T12:00:00Z'],
  },
])('the dashboard counts what was filed by the days of $zone', async ({ zone, filed, counts, moments }) => {
  const admin = await app.ctx('admin@demo.test');
  await changeSettings(admin, { timeZone: zone });
  for (const text of filed) {
    const { id } = await fileTicket(app);
    const createdAt = new Date(text);
    await app.system.db('tickets').where({ id }).update({ createdAt });
  }
  for (const now of moments) {
    const then = { ...admin, now: new Date(now) };
    const { perDay } = await inTx(then, dashboard);
    expect((await inTx(then, keyFigures)).createdToday).toBe(perDay.at(-1)?.created);
    const created = Object.fromEntries(perDay.map(({ day, created: count }) => [day, count]));
    expect(created).toMatchObject(counts);
    expect(perDay).toHaveLength(30);
    expect(perDay.at(-1)?.day).toBe(dayAt(new Date(now), zone));
  }
});

test('a database in another zone makes no difference: connections reckon in UTC', async () => {
  const database = await createDatabase();
  const [before, after] = [openDatabase(database.url), openDatabase(database.url)];
  try {
    await before.raw(
      `alter database "${new URL(database.url).pathname.slice(1)}" set timezone = '${SANTIAGO}'`,
    );
    const later = `select timestamptz '2026-09-05T12:00Z' + interval '1 day' as later`;
    expect(await rows(after, later)).toEqual([{ later: new Date('2026-09-06T12:00:00Z') }]);
  } finally {
    await Promise.all([before.destroy(), after.destroy()]);
    await database.drop();
  }
});
