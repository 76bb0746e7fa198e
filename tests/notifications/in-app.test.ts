import { changeTicket, createTicket, deleteTicket, reply, restoreTicket } from '../../src/features/tickets';
import { systemCtx } from '../../src/platform/ctx';
import { type TestApp, testApp } from '../support/app';
import { file, idOf, named } from '../tickets/desk';
import { bellIn, groupsIn, tell } from './in-app.support';

// What somebody finds in the desk of what they were told: what they may see now, and nothing else.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const CUSTOMER = 'customer@demo.test';
const TECHNICIAN = 'technician@demo.test';

/** A ticket of the customer that the technician holds, with a reply of theirs. */
async function held(subject = 'Broken') {
  const technician = await app.ctx(TECHNICIAN);
  const ticket = await file(await app.ctx(CUSTOMER), { subject });
  await changeTicket(technician, ticket.id, { assigneeId: idOf(technician) });
  const { commentId } = await reply(technician, ticket.id, { body: 'Done', visibility: 'public' });
  return Object.assign(ticket, { commentId });
}

test('a line names who did what, and leads to the very reply, in its reader’s language', async () => {
  const { id, number, commentId } = await held();
  await tell(app, { to: CUSTOMER, template: 'answered', ticketId: id });
  const browser = await app.as(CUSTOMER);
  const page = await browser.get('/notifications');
  expect(groupsIn(page)).toEqual([{ subject: 'Broken', lines: ['* Tomás Técnico replied'] }]);
  expect(page.html.querySelector('.told li a')?.getAttribute('href')).toBe(
    `/portal/tickets/${number}#comment-${commentId}`,
  );
  expect(page.html.querySelector('.told li time')?.getAttribute('title')).toMatch(/\(\w+(\/\w+)?\)$/);
  await app.system.db('users').where({ email: CUSTOMER }).update({ locale: 'es' });
  const spanish = await browser.get('/notifications');
  expect(groupsIn(spanish)[0]?.lines).toEqual(['* Tomás Técnico respondió']);
  expect(bellIn(spanish).label).toBe('Avisos: 1 sin leer');
});

test('in a long conversation the link opens the part of it that the reply stands in', async () => {
  const { id, number, commentId } = await held();
  await tell(app, { to: CUSTOMER, template: 'answered', ticketId: id });
  const technician = await app.ctx(TECHNICIAN);
  for (let turn = 0; turn < 51; turn += 1)
    await reply(technician, id, { body: `More ${turn}`, visibility: 'public' });
  const browser = await app.as(CUSTOMER);
  const href =
    (await browser.get('/notifications')).html.querySelector('.told li a')?.getAttribute('href') ?? '';
  expect(href).toMatch(new RegExp(`^/portal/tickets/${number}\\?before=[0-9a-f-]{36}#comment-${commentId}$`));
  const shown = await browser.get(href.replace(/#.*/, ''));
  expect(shown.html.getElementById(`comment-${commentId}`)).not.toBeNull();
});

test('a ticket that its reader may not see any more is neither listed nor counted, until they may again', async () => {
  const { id } = await held('Moved away');
  await tell(app, { to: 'technician2@demo.test', template: 'assigned', ticketId: id });
  const other = await app.as('technician2@demo.test');
  const desk = await app.ctx();
  expect(groupsIn(await other.get('/notifications'))).toEqual([]);
  expect(bellIn(await other.get('/desk')).shown).toBe('');
  await changeTicket(desk, id, { departmentId: await named(desk, 'departments', 'Building') });
  expect(groupsIn(await other.get('/notifications'))).toHaveLength(1);
  expect(bellIn(await other.get('/desk')).shown).toBe('1');
});

test('nor is a ticket that was deleted, and a restored one is back', async () => {
  const { id } = await held();
  await tell(app, { to: TECHNICIAN, template: 'customer_replied', ticketId: id });
  const browser = await app.as(TECHNICIAN);
  expect(bellIn(await browser.get('/desk')).shown).toBe('1');
  await deleteTicket(await app.ctx('admin@demo.test'), id);
  expect(bellIn(await browser.get('/desk')).shown).toBe('');
  expect(groupsIn(await browser.get('/notifications'))).toEqual([]);
  expect(groupsIn(await browser.get('/notifications/latest'))).toEqual([]);
  await restoreTicket(await app.ctx('admin@demo.test'), id);
  expect(bellIn(await browser.get('/desk')).shown).toBe('1');
});

test('who is a customer of the ticket now learns nothing of its notes', async () => {
  const technician = await app.ctx(TECHNICIAN);
  const other = await app.ctx('technician2@demo.test');
  // A colleague's own request, which they also worked on.
  const ticket = await createTicket(other, {
    subject: 'Own',
    description: 'x',
    departmentId: await named(technician, 'departments', 'IT'),
  });
  await changeTicket(technician, ticket.id, { assigneeId: idOf(other) });
  await reply(technician, ticket.id, { body: 'Secret', visibility: 'internal' });
  await tell(app, { to: 'technician2@demo.test', template: 'noted', ticketId: ticket.id });
  const browser = await app.as('technician2@demo.test');
  expect(groupsIn(await browser.get('/notifications'))[0]?.lines).toEqual([
    '* Tomás Técnico left an internal note',
  ]);
  await changeTicket(technician, ticket.id, { assigneeId: idOf(technician) });
  expect(groupsIn(await browser.get('/notifications'))).toEqual([]);
  expect(bellIn(await browser.get('/desk')).shown).toBe('');
  await reply(technician, ticket.id, { body: 'Solved', visibility: 'public' });
  await tell(app, { to: 'technician2@demo.test', template: 'answered', ticketId: ticket.id });
  const page = await browser.get('/notifications');
  expect(groupsIn(page)).toEqual([{ subject: 'Own', lines: ['* Tomás Técnico replied'] }]);
  expect(page.text).not.toContain('left an internal note');
  expect(page.html.querySelector('.told-head a')?.getAttribute('href')).toBe(
    `/portal/tickets/${ticket.number}`,
  );
});

test('“only mine” are those that one holds or has asked for', async () => {
  const technician = await app.ctx(TECHNICIAN);
  const mine = await held('Held');
  const theirs = await file(await app.ctx(CUSTOMER), { subject: 'Of the department' });
  const own = await createTicket(technician, {
    subject: 'Asked for',
    description: 'x',
    requesterId: idOf(technician),
    departmentId: await named(await app.ctx(), 'departments', 'Building'),
  });
  for (const { id } of [mine, theirs]) await tell(app, { to: TECHNICIAN, template: 'arrived', ticketId: id });
  await tell(app, { to: TECHNICIAN, template: 'copied', ticketId: own.id });
  const browser = await app.as(TECHNICIAN);
  const subjects = async (path: string) => groupsIn(await browser.get(path)).map(({ subject }) => subject);
  expect(await subjects('/notifications')).toEqual(['Asked for', 'Of the department', 'Held']);
  expect(await subjects('/notifications?mine=1')).toEqual(['Asked for', 'Held']);
  expect(await subjects(`/notifications?ticket=${theirs.number}`)).toEqual(['Of the department']);
});

test('an announcement is the desk’s own, and about no ticket', async () => {
  const { id } = await held();
  await tell(app, { to: CUSTOMER, template: 'answered', ticketId: id });
  await tell(app, { to: CUSTOMER, template: 'announcement', title: 'Closed on Friday' });
  const browser = await app.as(CUSTOMER);
  const lines = groupsIn(await browser.get('/notifications')).flatMap((group) => group.lines);
  expect(lines).toEqual(['* The help desk: Closed on Friday', '* Tomás Técnico replied']);
});

test('what is older than 90 days goes at night, and mails before', async () => {
  const { id } = await held();
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
  await tell(app, { to: CUSTOMER, template: 'answered', ticketId: id, at: daysAgo(90.5) });
  await tell(app, { to: TECHNICIAN, template: 'customer_replied', ticketId: id, at: daysAgo(60) });
  const names = ['notifications.purge_in_app', 'deliveries.purge'];
  for (const task of app.system.tasks.filter(({ name }) => names.includes(name)))
    await task.run(systemCtx(app.system), {} as never, { number: 1, isLast: false });
  const left = await app.system.db('deliveries').where({ channel: 'in_app' }).select('template');
  expect(left).toEqual([{ template: 'customer_replied' }]);
  expect(await app.system.db('delivery_events').select('template')).toEqual(left);
  expect(bellIn(await (await app.as(CUSTOMER)).get('/portal')).shown).toBe('');
  expect(bellIn(await (await app.as(TECHNICIAN)).get('/desk')).shown).toBe('1');
});

test('what nobody sees any more stops being unread at night', async () => {
  const { id } = await held('Moved away');
  const seen = await held('Stays');
  for (const ticketId of [id, seen.id]) await tell(app, { to: TECHNICIAN, template: 'assigned', ticketId });
  await tell(app, { to: 'technician2@demo.test', template: 'assigned', ticketId: id });
  const purge = app.system.tasks.find(({ name }) => name === 'notifications.purge_in_app');
  await purge?.run(systemCtx(app.system), {} as never, { number: 1, isLast: false });
  const unread = await app.system.db('deliveries').where({ channel: 'in_app', readAt: null });
  expect(unread.map(({ ticketId }) => ticketId).toSorted()).toEqual([id, seen.id].toSorted());
  const other = await app.as('technician2@demo.test');
  const desk = await app.ctx();
  await changeTicket(desk, id, { departmentId: await named(desk, 'departments', 'Building') });
  expect(groupsIn(await other.get('/notifications'))[0]?.lines).toEqual(['Tomás Técnico assigned it to you']);
});

test('a ticket that is erased takes what was told of it along', async () => {
  const { id } = await held();
  for (const to of [CUSTOMER, TECHNICIAN]) await tell(app, { to, template: 'answered', ticketId: id });
  const admin = await app.ctx('admin@demo.test');
  await deleteTicket(Object.assign({}, admin, { now: new Date(Date.now() - 400 * 86_400_000) }), id);
  const purge = app.system.tasks.find(({ name }) => name === 'tickets.purge');
  await purge?.run(systemCtx(app.system), {} as never, { number: 1, isLast: false });
  expect(await app.system.db('tickets').where({ id })).toEqual([]);
  expect(await app.system.db('deliveries').where({ channel: 'in_app' })).toEqual([]);
  expect(bellIn(await (await app.as(CUSTOMER)).get('/portal')).shown).toBe('');
});
