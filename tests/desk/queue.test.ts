import {
  changeTicket,
  createTicket,
  findTicket,
  type NewTicket,
  takeTicket,
} from '../../src/features/tickets';
import { type TestApp, testApp } from '../support/app';
import type { Answer, Browser } from '../support/browser';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const HOUR = 3_600_000;

/** A ticket of the customer in IT, `age` hours old. */
async function ticket(more: Partial<NewTicket> = {}, age = 0) {
  const ctx = await app.ctx('admin@demo.test');
  const customer = await app.ctx('customer@demo.test');
  const requesterId = customer.actor.kind === 'person' ? customer.actor.id : undefined;
  const now = new Date(ctx.now.getTime() - age * HOUR);
  return createTicket(
    { ...ctx, now },
    { subject: 'Printer on fire', description: 'It burns.', requesterId, ...more },
  );
}

async function departmentId(name: string): Promise<string> {
  return (await app.system.db('departments').where({ name }).first()).id;
}

async function at(email: string, path = '/desk/tickets?view=all'): Promise<Browser> {
  const browser = await app.as(email);
  await browser.get(path);
  return browser;
}

const numbers = ({ html }: Answer) =>
  html.querySelectorAll('#queue-table tbody tr').map((row) => Number(row.id.replace('t-', '')));
const count = ({ html }: Answer, view: string) =>
  html.querySelector(`#nav-tickets a[href="/desk/tickets?view=${view}"] .count`)?.text;
const texts = (answer: Answer, selector: string) =>
  answer.html.querySelectorAll(selector).map((element) => element.text.replace(/\s+/g, ' ').trim());

test('each view shows its tickets, and the sidebar counts them', async () => {
  const technician = await app.ctx('technician@demo.test');
  const mine = await ticket({}, 3);
  const held = await ticket({}, 2);
  const free = await ticket({}, 1);
  const solved = await ticket({}, 4);
  for (const { id } of [mine, held, solved]) await takeTicket(technician, id);
  await changeTicket(technician, held.id, { status: 'on_hold', holdReason: 'customer' });
  await changeTicket(technician, solved.id, { status: 'resolved' });
  const browser = await app.as('technician@demo.test');
  const all = await browser.get('/desk/tickets?view=all');
  expect(
    ['mine', 'unassigned', 'departments', 'on_hold', 'resolved', 'all'].map((view) => count(all, view)),
  ).toEqual(['2', '1', '3', '1', '1', '4']);
  expect(numbers(await browser.get('/desk/tickets')).sort()).toEqual([mine.number, held.number].sort());
  expect(numbers(await browser.get('/desk/tickets?view=unassigned'))).toEqual([free.number]);
  expect(numbers(await browser.get('/desk/tickets?view=on_hold'))).toEqual([held.number]);
  expect(numbers(await browser.get('/desk/tickets?view=resolved'))).toEqual([solved.number]);
  expect(all.html.querySelector(`#t-${free.number} a.row-link`)?.getAttribute('href')).toBe(
    `/desk/tickets/${free.number}?view=all`,
  );
});

test('another department’s tickets are in no list and no count', async () => {
  const elsewhere = await ticket({
    departmentId: await departmentId('Building'),
    subject: 'Boiler of the other house',
  });
  const browser = await app.as('technician@demo.test');
  for (const path of [
    '?view=all',
    '?view=unassigned',
    '?q=boiler',
    `?q=%23${elsewhere.number}`,
    '?view=all&sort=oldest',
  ]) {
    const answer = await browser.get(`/desk/tickets${path}`);
    expect(answer.status).toBe(200);
    expect(answer.text).not.toContain('Boiler of the other house');
    expect(count(answer, 'all')).toBe('0');
  }
  const theirs = await app.as('technician2@demo.test');
  expect(numbers(await theirs.get('/desk/tickets?q=boiler'))).toEqual([elsewhere.number]);
});

test('filters add up, show as chips and come off one by one', async () => {
  const technician = await app.ctx('technician@demo.test');
  const urgent = await ticket({ urgency: 'critical', subject: 'Server down' });
  await changeTicket(technician, urgent.id, { impact: 'critical', tags: ['vpn'] });
  await ticket({ subject: 'Slow keyboard' });
  const browser = await app.as('technician@demo.test');
  const found = await browser.get(
    '/desk/tickets?view=all&status=new&status=on_hold&priority=P1&tag=%EF%BC%B6PN&q=server',
  );
  expect(numbers(found)).toEqual([urgent.number]);
  expect(texts(found, '.chip > span:first-child')).toEqual([
    'Text: “server”',
    'Status: New',
    'Status: On hold',
    'Priority: P1 · Critical',
    'Tag: vpn',
  ]);
  const chips = found.html
    .querySelectorAll('.chip')
    .map((chip) => chip.getAttribute('href')?.replaceAll('&amp;', '&'));
  expect(chips[1]).toBe('/desk/tickets?view=all&q=server+status%3Aon_hold+priority%3AP1+tag%3Avpn');
  const nothing = await browser.get('/desk/tickets?view=all&status=closed');
  expect(texts(nothing, '.empty h2')).toEqual(['No ticket matches']);
});

test('a search is in numbers, subjects and texts', async () => {
  const made = await ticket({ subject: 'Contraseña caducada', description: 'Perdí mis cláves otra vez.' });
  await ticket({ subject: 'Something else' });
  const browser = await app.as('technician@demo.test');
  for (const q of [`%23${made.number}`, String(made.number), 'contrasena', 'claves']) {
    expect(numbers(await browser.get(`/desk/tickets?q=${q}`))).toEqual([made.number]);
  }
});

test('pages follow one another without a gap, both ways', async () => {
  const made: number[] = [];
  for (let age = 60; age > 0; age--) made.unshift((await ticket({ subject: `Ticket ${age}` }, age)).number);
  const browser = await app.as('technician@demo.test');
  const first = await browser.get('/desk/tickets?view=all');
  const link = (answer: Answer, rel: string) =>
    answer.html.querySelector(`.pagination a[rel=${rel}]`)?.getAttribute('href')?.replaceAll('&amp;', '&') ??
    '';
  const second = await browser.get(link(first, 'next'));
  expect([...numbers(first), ...numbers(second)]).toEqual(made);
  expect(link(second, 'next')).toBe('');
  expect(numbers(await browser.get(link(second, 'prev')))).toEqual(numbers(first));
  expect(numbers(await browser.get('/desk/tickets?view=all&sort=oldest'))).toEqual(
    [...made].reverse().slice(0, 50),
  );
});

test('a page of fifty takes no more queries than a page of one', async () => {
  const browser = await app.as('technician@demo.test');
  const once = async (path: string) => {
    let queries = 0;
    const note = () => {
      queries += 1;
    };
    app.system.db.on('query', note);
    await browser.get(path);
    app.system.db.removeListener('query', note);
    return queries;
  };
  // Word that the cache was emptied before the test may still arrive, so the best of several counts.
  const queriesOf = async (path: string) =>
    Math.min(await once(path), await once(path), await once(path), await once(path));
  await ticket();
  const few = await queriesOf('/desk/tickets?view=all');
  for (let age = 0; age < 51; age++) await ticket({ tags: [], subject: `Ticket ${age}` }, age);
  expect(await queriesOf('/desk/tickets?view=all')).toBe(few);
  expect(few).toBeLessThanOrEqual(6);
  expect(await queriesOf('/desk')).toBeLessThanOrEqual(6);
});

test('a ticket is taken from the queue, and who comes second is told who was first', async () => {
  const { number } = await ticket();
  const first = await at('technician@demo.test', '/desk/tickets?view=unassigned');
  const second = await at('admin@demo.test', '/desk/tickets?view=unassigned');
  const taken = await first.post('/desk/tickets?view=unassigned', { take: number });
  expect([taken.status, taken.location]).toEqual([303, '/desk/tickets?view=unassigned']);
  expect(numbers(await first.get('/desk/tickets?view=mine'))).toEqual([number]);
  const late = await second.post('/desk/tickets?view=unassigned', { take: number });
  expect(late.status).toBe(422);
  expect(texts(late, '#queue-problem li')).toEqual([`#${number}: Tomás Técnico took it first.`]);
});

test('a bulk change reaches every ticket it may, and says why it could not change the others', async () => {
  const admin = await app.ctx('admin@demo.test');
  const open = await ticket();
  const closed = await ticket();
  await changeTicket(admin, closed.id, { status: 'closed' });
  const hidden = await ticket({ departmentId: await departmentId('Building') });
  const browser = await at('technician@demo.test');
  const form = {
    numbers: [open, closed, hidden].map(({ number }) => String(number)),
    status: 'on_hold:third_party',
    tag: 'red, Urgente',
  };
  const answer = await browser.post('/desk/tickets?view=all', form);
  expect(answer.status).toBe(422);
  expect(texts(answer, '#queue-problem h2')).toEqual(['1 ticket was changed; 2 could not be changed.']);
  expect(texts(answer, '#queue-problem li')).toEqual([
    `#${closed.number}: A ticket cannot go from “Closed” to “On hold”. Only this is possible: “Reopened”.`,
    `#${hidden.number}: The ticket is no longer available.`,
  ]);
  expect(answer.html.querySelector(`#t-${closed.number} input`)?.hasAttribute('checked')).toBe(true);
  expect(answer.html.querySelector('#bulk-tag')?.getAttribute('value')).toBe('red, Urgente');
  expect(await findTicket(admin, open.number)).toMatchObject({
    status: 'on_hold',
    holdReason: 'third_party',
    tags: ['red', 'urgente'],
  });
  expect(await findTicket(admin, hidden.number)).toMatchObject({ status: 'new', tags: [] });

  const technician = await app.ctx('technician@demo.test');
  const me = technician.actor.kind === 'person' ? technician.actor.id : '';
  const all = await browser.post('/desk/tickets?view=all', {
    numbers: [open.number].map(String),
    assignee: me,
    priority: 'P1',
  });
  expect([all.status, all.location]).toEqual([303, '/desk/tickets?view=all']);
  expect(await findTicket(admin, open.number)).toMatchObject({
    assigneeId: me,
    priority: 'P1',
    priorityOverridden: true,
  });
});

test('a bulk change of nothing, or with nonsense, changes nothing and says so', async () => {
  const { number } = await ticket();
  const browser = await at('technician@demo.test');
  const problem = async (fields: Record<string, string | string[] | undefined>) => {
    const answer = await browser.post('/desk/tickets?view=all', fields);
    expect(answer.status).toBe(422);
    return texts(answer, '#queue-problem h2')[0];
  };
  expect(await problem({})).toBe('No ticket is selected.');
  expect(await problem({ numbers: String(number) })).toBe('Choose what to change in the selected tickets.');
  for (const fields of [
    { status: 'eaten' },
    { assignee: 'x' },
    { numbers: ['abc'] },
    { status: ['new', 'closed'] },
  ]) {
    expect(await problem({ numbers: String(number), ...fields })).toMatch(/not valid/);
  }
});

test.each([
  'view=nope',
  'view=all&view=mine',
  'status=eaten',
  'assignee=somebody',
  'department=1',
  'from=2026-02-31',
  'from=0002-09-06',
  'from=%00',
  'sort=dueAt',
  'cursor=abc',
  'cursor=WzFd',
  'sort=;drop',
])('what cannot be read of an address is left out, and said: %s', async (query) => {
  const technician = await app.as('technician@demo.test');
  const { status, html } = await technician.get(`/desk/tickets?tag=none-has-it&${query}`);
  expect(status).toBe(200);
  // What can be read goes on counting.
  expect(html.querySelectorAll('#queue-list tbody tr')).toEqual([]);
  expect(html.querySelectorAll('main > .unread li')).toHaveLength(1);
});

test('ids of the right form that nobody has give an empty list', async () => {
  const id = '01987654-3210-7abc-8def-0123456789ab';
  const browser = await app.as('technician@demo.test');
  for (const name of ['department', 'category', 'assignee', 'requester']) {
    const answer = await browser.get(`/desk/tickets?${name}=${id}`);
    expect([answer.status, numbers(answer)]).toEqual([200, []]);
  }
});

test('customers have no queue', async () => {
  const customer = await app.as('customer@demo.test');
  for (const path of ['/desk', '/desk/tickets', '/desk/tickets/new', '/desk/templates']) {
    expect((await customer.get(path)).status).toBe(404);
  }
});

test('an empty view says what it is for, in both languages', async () => {
  const browser = await app.as('technician@demo.test');
  for (const view of ['mine', 'unassigned', 'departments', 'on_hold', 'resolved', 'all']) {
    const answer = await browser.get(`/desk/tickets?view=${view}`);
    expect(texts(answer, '.empty h2')).toHaveLength(1);
  }
});

test('my day tells who waits, what is free and how solved tickets were rated', async () => {
  const technician = await app.ctx('technician@demo.test');
  const waiting = await ticket({ subject: 'Please answer me' });
  await takeTicket(technician, waiting.id);
  await ticket({ subject: 'Nobody has me' });
  const answer = await (await app.as('technician@demo.test')).get('/desk');
  expect(texts(answer, '#day-answer .row-link')).toEqual(['Please answer me']);
  expect(texts(answer, '#day-unassigned .row-link')).toEqual(['Nobody has me']);
  expect(texts(answer, '#day-solved p')).toEqual([
    'What gets solved appears here, with the customer’s rating.',
  ]);
});
