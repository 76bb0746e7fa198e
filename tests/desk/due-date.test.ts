import { changeTicket, findTicket, listTickets } from '../../src/features/tickets';
import { momentOfClock } from '../../src/platform/calendar';
import { type TestApp, testApp } from '../support/app';
import type { Answer } from '../support/browser';
import { attributeValue, fileTicket, idOf, ticketNow, words } from './ticket.support';

// A property that is nothing but an entry of the list: what follows from that, on every page.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const ZONE = 'Europe/Madrid';
const at = (number: number, path = '') => `/desk/tickets/${number}${path}`;
const numbers = ({ html }: Answer) =>
  html.querySelectorAll('#queue-table tbody tr').map((row) => Number(row.id.replace('t-', '')));
const texts = (answer: Answer, selector: string) =>
  answer.html.querySelectorAll(selector).map(({ text }) => text.replace(/\s+/g, ' ').trim());

async function technicianInMadrid() {
  await app.system.db('users').where({ email: 'technician@demo.test' }).update({ timeZone: ZONE });
  const technician = await app.as('technician@demo.test');
  await technician.get('/desk/tickets');
  return technician;
}

/** A ticket that is due in so many hours. */
async function due(hours: number | null) {
  const { id, number } = await fileTicket(app);
  const ctx = await app.ctx('admin@demo.test');
  const dueAt = hours === null ? null : new Date(ctx.now.getTime() + hours * 3_600_000);
  await changeTicket(ctx, id, { dueAt });
  return number;
}

describe('on a ticket', () => {
  test('staff set it by their own clock, take it off, and the timeline tells of both', async () => {
    const technician = await technicianInMadrid();
    const { number } = await fileTicket(app);
    const answer = await technician.post(at(number, '/properties'), { due: '2026-12-01T09:30' });
    expect(answer).toMatchObject({ status: 303, location: at(number) });
    expect(await ticketNow(app, number)).toMatchObject({ dueAt: new Date('2026-12-01T08:30:00Z') });
    const page = await technician.get(at(number));
    expect(attributeValue(page, '#p-due')).toBe('2026-12-01T09:30');
    expect(words(page, '#timeline .change')).toContain('due date: Dec 1, 2026, 9:30 AM');
    // A browser without the control sends what people write.
    await technician.post(at(number, '/properties'), { due: '2026-12-02 18:00' });
    expect(await ticketNow(app, number)).toMatchObject({ dueAt: new Date('2026-12-02T17:00:00Z') });
    await technician.post(at(number, '/properties'), { due: '' });
    expect(await ticketNow(app, number)).toMatchObject({ dueAt: null });
    expect(words(await technician.get(at(number)), '#timeline .change')).toContain(
      'Dec 2, 2026, 6:00 PM →becomes nothing',
    );
  });

  test('what is no moment is answered beside the field, and changes nothing', async () => {
    const technician = await technicianInMadrid();
    const { number } = await fileTicket(app);
    const answer = await technician.post(at(number, '/properties'), { due: '2026-02-30T10:00' });
    expect(answer.status).toBe(422);
    expect(words(answer, '#p-due-error')).toContain(
      'Enter a date and time between 1970 and 2100, such as 2026-11-21 14:05.',
    );
    expect(attributeValue(answer, '#p-due')).toBe('2026-02-30T10:00');
    expect(await ticketNow(app, number)).toMatchObject({ dueAt: null, version: 1 });
  });

  test('just after midnight it stays the same day, however often the page is opened and saved', async () => {
    const technician = await technicianInMadrid();
    const { number } = await fileTicket(app);
    for (const _ of [1, 2, 3]) {
      const shown = attributeValue(await technician.get(at(number)), '#p-due') || '2026-12-11T00:30';
      await technician.post(at(number, '/properties'), { due: shown });
      expect(await ticketNow(app, number)).toMatchObject({ dueAt: new Date('2026-12-10T23:30:00Z') });
    }
  });

  test('what nobody touched keeps its seconds', async () => {
    const technician = await technicianInMadrid();
    const { id, number } = await fileTicket(app);
    const dueAt = new Date('2026-12-01T08:30:45Z');
    await changeTicket(await app.ctx('admin@demo.test'), id, { dueAt });
    const page = await technician.get(at(number));
    const base = attributeValue(page, '#form-p-due [name="base.due"]');
    await technician.post(at(number, '/properties'), { due: base, 'base.due': base, type: 'problem' });
    expect(await ticketNow(app, number)).toMatchObject({ dueAt, type: 'problem' });
  });

  test('two who set it differently see both sides, and the same twice is no conflict', async () => {
    const technician = await technicianInMadrid();
    const { id, number, version } = await fileTicket(app);
    const dueAt = momentOfClock('2026-12-01T09:30', ZONE);
    await changeTicket(await app.ctx('admin@demo.test'), id, { dueAt });
    const same = await technician.post(at(number, '/properties'), { due: '2026-12-01T09:30', version });
    expect(same.status).toBe(303);
    const other = await technician.post(at(number, '/properties'), { due: '2026-12-03T10:00', version });
    expect(other.status).toBe(409);
    const shown = words(other, 'main');
    for (const side of ['Due date', 'Dec 1, 2026, 9:30 AM', 'Dec 3, 2026, 10:00 AM', 'What Alma Admin set']) {
      expect(shown).toContain(side);
    }
    const chosen = { due: '2026-12-03T10:00', 'keep.due': 'mine', version: version + 1 };
    expect((await technician.post(at(number, '/properties'), chosen)).status).toBe(303);
    expect(await ticketNow(app, number)).toMatchObject({ dueAt: momentOfClock('2026-12-03T10:00', ZONE) });
  });

  test('staff file with it', async () => {
    const technician = await technicianInMadrid();
    const form = {
      requester: await idOf(app, 'customer@demo.test'),
      subject: 'A new phone',
      description: 'For the new colleague.',
      type: 'request',
      impact: 'low',
      urgency: 'low',
    };
    const wrong = await technician.upload('/desk/tickets/new', { ...form, due: 'soon' }, []);
    expect(wrong.status).toBe(422);
    expect(texts(wrong, '.error-summary li')).toEqual([
      'Due date: Enter a date and time between 1970 and 2100, such as 2026-11-21 14:05.',
    ]);
    expect(attributeValue(wrong, '#f-due')).toBe('soon');
    const filed = await technician.upload('/desk/tickets/new', { ...form, due: '2026-12-24T14:00' }, []);
    const number = Number(filed.location?.split('/').at(-1));
    expect(await ticketNow(app, number)).toMatchObject({ dueAt: new Date('2026-12-24T13:00:00Z') });
  });
});

describe('for its customer', () => {
  test('it is on the page, in the timeline and news, in their language and zone; they cannot set it', async () => {
    await app.system
      .db('users')
      .where({ email: 'customer@demo.test' })
      .update({ locale: 'es', timeZone: 'America/Lima' });
    const { id, number, updatedAt } = await fileTicket(app);
    const admin = await app.ctx('admin@demo.test');
    const later = { ...admin, now: new Date(admin.now.getTime() + 60_000) };
    await changeTicket(later, id, { dueAt: new Date('2026-12-01T08:30:00Z') });
    const customer = await app.as('customer@demo.test');
    const page = await customer.get(`/portal/tickets/${number}`);
    expect(page.text).toContain('Fecha límite');
    expect(words(page, 'main')).toContain('cambió «Fecha límite» a 1 dic 2026, 3:30');
    const seen = await findTicket(await app.ctx('customer@demo.test'), number);
    expect(seen.updatedAt.getTime()).toBeGreaterThan(updatedAt.getTime());
    await expect(
      changeTicket(await app.ctx('customer@demo.test'), id, { dueAt: null }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await changeTicket(later, id, { dueAt: null });
    expect(words(await customer.get(`/portal/tickets/${number}`), 'main')).toContain('quitó «Fecha límite»');
  });
});

describe('in the queue', () => {
  test('sorts by it, without those that are never due, and shows it', async () => {
    const [late, soon, never, far] = [await due(-2), await due(2.5), await due(null), await due(200)];
    const technician = await technicianInMadrid();
    const sorted = await technician.get('/desk/tickets?view=all&sort=due');
    expect(numbers(sorted)).toEqual([late, soon, far]);
    expect(texts(sorted, '#queue-table th').at(-1)).toBe('Due date');
    expect(words(sorted, `#t-${soon} time`)).toBe('in 2 hours');
    expect(numbers(await technician.get('/desk/tickets?view=all'))).toContain(never);
    const inOrder = await technician.get('/desk/tickets?view=all&sort=due');
    expect(texts(inOrder, '.chip > span:first-child')).toEqual(['Only with: Due date']);
    const ctx = await app.ctx('technician@demo.test');
    const first = await listTickets(ctx, { sort: 'due', limit: 2 });
    const next = await listTickets(ctx, { sort: 'due', limit: 2, cursor: first.next ?? '' });
    expect([...first.items, ...next.items].map(({ number }) => number)).toEqual([late, soon, far]);
  });

  test('filters by its days and by what is overdue and open, with chips that come off', async () => {
    const [late, soon, done] = [await due(-50), await due(1), await due(-50)];
    const admin = await app.ctx('admin@demo.test');
    await changeTicket(admin, (await ticketNow(app, done)).id, { status: 'resolved' });
    const technician = await technicianInMadrid();
    const overdue = await technician.get('/desk/tickets?view=all&overdue=1');
    expect(numbers(overdue)).toEqual([late]);
    expect(texts(overdue, '.chip > span:first-child')).toEqual(['Overdue']);
    expect(overdue.html.querySelector('#queue-overdue')?.hasAttribute('checked')).toBe(true);
    const day = admin.now.toISOString().slice(0, 10);
    const until = await technician.get(
      `/desk/tickets?view=all&sort=oldest&due_from=2020-01-01&due_to=${day}`,
    );
    expect(numbers(until)).toEqual(expect.arrayContaining([late, done]));
    expect(numbers(await technician.get('/desk/tickets?view=all&due_to=2020-01-01'))).toEqual([]);
    expect(numbers(await technician.get('/desk/tickets?view=all&due_from=2020-01-01'))).toContain(soon);
    expect(texts(until, '.chip > span:first-child')[0]).toBe('Due date from: Jan 1, 2020');
  });
});
