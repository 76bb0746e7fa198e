import { changeSettings } from '../../src/features/settings';
import { updatePolicy } from '../../src/features/sla/policies/policies.service';
import { changeTicket, createTicket, handOver, reply, visibleTicketIds } from '../../src/features/tickets';
import { type Ctx, inTx } from '../../src/platform/ctx';
import { until } from '../platform/helpers';
import { calendar, HOUR, policy } from '../sla/terms.support';
import { type TestApp, testApp } from '../support/app';
import { finishBatches } from '../support/batches';
import { Browser } from '../support/browser';
import { leaveAll, listen, toldOf } from './streams.support';

// Two nodes on one database: what happens on the one is seen on the other.
let near: TestApp;
let far: TestApp;

beforeAll(async () => {
  near = await testApp({ commits: true });
  far = await testApp({ commits: true, database: near.database });
});
afterEach(async () => {
  leaveAll();
  await until(() => near.system.live.count() + far.system.live.count() === 0);
});
afterAll(async () => {
  await far.close();
  await near.close();
});

/** One that both nodes have been told of: the streams of its test hear of what is done with it alone. */
async function ticketOf(email: string): Promise<{ id: string; number: number; requester: Ctx }> {
  const requester = await near.ctx(email);
  const { id, number } = await toldOf(
    [near, far],
    () => createTicket(requester, { subject: 'Live', description: 'Is it?' }),
    (made) => `ticket:${made.id}`,
  );
  return { id, number, requester };
}

test('a technician’s answer reaches the customer’s page on another node', async () => {
  const { id } = await ticketOf('customer@demo.test');
  const stream = await listen(far, await far.as('customer@demo.test'), `ticket:${id}`);
  const hint = stream.next();
  await reply(await near.ctx('admin@demo.test'), id, { body: 'It is.', visibility: 'public' });
  expect(await hint).toBe(`ticket:${id}`);
});

test('an internal note is not even hinted at to a customer', async () => {
  const { id } = await ticketOf('customer@demo.test');
  const staff = await listen(near, await near.as('admin@demo.test'), `ticket:${id}`);
  const customer = await listen(near, await near.as('customer@demo.test'), `ticket:${id},portal`);
  const noted = staff.next();
  await reply(await near.ctx('admin@demo.test'), id, { body: 'Between us.', visibility: 'internal' });
  await noted;
  // Hints come in order: when those of two public replies are there, one before them would be, too.
  const heard = () => customer.seen.filter((topic) => topic === `ticket:${id}`);
  for (const body of ['For all.', 'For all once more.']) {
    const before = heard().length;
    await reply(await near.ctx('admin@demo.test'), id, { body, visibility: 'public' });
    await until(() => heard().length > before);
  }
  expect(heard()).toHaveLength(2);
});

test('somebody else’s ticket cannot be watched, by number of tries or by id', async () => {
  const { id } = await ticketOf('customer@demo.test');
  const other = await far.ctx('customer2@demo.test');
  expect(await visibleTicketIds(other, [id])).toEqual([]);
  const stream = await listen(far, await far.as('customer2@demo.test'), `ticket:${id},portal,queue`);
  const own = await createTicket(other, { subject: 'Mine', description: 'My own' });
  await reply(await near.ctx('admin@demo.test'), id, { body: 'Hello', visibility: 'public' });
  const hint = stream.next();
  await reply(await near.ctx('admin@demo.test'), own.id, { body: 'Hello', visibility: 'public' });
  expect(await hint).toBe('portal');
  expect(stream.seen).not.toContain(`ticket:${id}`);
  expect(stream.seen).not.toContain('queue');
});

test('what changed between the making of a page and its stream is told when the stream opens', async () => {
  const { id } = await ticketOf('customer@demo.test');
  const [before, later] = [Date.now(), Date.now() + 60_000];
  const admin = await near.ctx('admin@demo.test');
  const quick = () => reply(admin, id, { body: 'Quick.', visibility: 'public' });
  await toldOf([near], quick, () => `ticket:${id}`);
  const browser = await near.as('customer@demo.test');
  const missed = await listen(near, browser, `ticket:${id}&since=${before}`);
  await until(() => missed.seen.includes(`ticket:${id}`));
  const nothing = await listen(near, browser, `ticket:${id}&since=${later}`);
  const hint = nothing.next();
  await reply(admin, id, { body: 'And more.', visibility: 'public' });
  await hint;
  expect(nothing.seen).toEqual([`ticket:${id}`]);
});

test('a change whose request began long before the page was made is told too', async () => {
  const since = Date.now();
  const before = { now: new Date(since - 20_000) };
  const requester = { ...(await near.ctx('customer@demo.test')), ...before };
  const { id } = await createTicket(requester, { subject: 'Slow', description: 'x' });
  for (const email of ['customer@demo.test', 'admin@demo.test']) {
    const stream = await listen(far, await far.as(email), `ticket:${id}&since=${since}`);
    await until(() => stream.seen.includes(`ticket:${id}`));
  }
});

test('whoever may see a ticket no longer hears nothing of it: their stream ends', async () => {
  const { id } = await ticketOf('customer@demo.test');
  const stream = await listen(far, await far.as('technician@demo.test'), `ticket:${id},queue`);
  // Nothing tells the stream of rights that are changed behind the desk's back.
  const technician = await near.ctx('technician@demo.test');
  if (technician.actor.kind !== 'person') throw new Error('not a person');
  const member = { userId: technician.actor.id, departmentId: technician.actor.departmentIds[0] };
  await near.system.db('department_members').where(member).delete();
  try {
    await reply(await near.ctx('admin@demo.test'), id, { body: 'Secret.', visibility: 'internal' });
    await stream.ended;
    expect(stream.seen).not.toContain(`ticket:${id}`);
  } finally {
    await near.system.db('department_members').insert(member);
  }
});

test('streams end when technicians see all or no more, and when their sign-in ends', async () => {
  const admin = await near.ctx('admin@demo.test');
  for (const techniciansSeeAll of [true, false]) {
    const stream = await listen(far, await far.as('technician@demo.test'), 'queue');
    const customer = await listen(far, await far.as('customer@demo.test'), 'portal');
    await changeSettings(admin, { techniciansSeeAll });
    await stream.ended;
    const { requester, id } = await ticketOf('customer@demo.test');
    const hint = customer.next();
    await reply(requester, id, { body: 'Still here?', visibility: 'public' });
    expect(await hint).toBe('portal');
  }
  const browser = new Browser(far.url, await far.signIn('customer2@demo.test'));
  const stream = await listen(near, browser, 'portal');
  await browser.post('/logout');
  await stream.ended;
});

test('after the line between the nodes was cut, streams end without a word', async () => {
  const stream = await listen(far, await far.as('customer3@demo.test'), 'portal');
  await near.system.db.raw(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name = 'servidesk-listen' and datname = current_database()`,
  );
  await stream.ended;
  expect(stream.seen).toEqual([]);
  await until(() => near.system.bus.healthy() && far.system.bus.healthy());
});

test('a list is told what it missed while its stream opened, unless its reader may not know of it', async () => {
  const since = Date.now();
  await ticketOf('customer@demo.test');
  const staff = await listen(near, await near.as('admin@demo.test'), `queue&since=${since}`);
  await until(() => staff.seen.includes('queue'));
  const stranger = await listen(near, await near.as('customer3@demo.test'), `portal&since=${since}`);
  const own = await near.ctx('customer3@demo.test');
  const hint = stranger.next();
  await createTicket(own, { subject: 'Mine', description: 'My own' });
  await hint;
  expect(stranger.seen).toEqual(['portal']);
});

test('how far a run has come is told to administrators who watch it', async () => {
  const { id } = await ticketOf('customer@demo.test');
  const { actor } = await near.ctx('technician@demo.test');
  if (actor.kind !== 'person') throw new Error('a technician is somebody');
  const admin = await near.ctx('admin@demo.test');
  await changeTicket(admin, id, { assigneeId: actor.id });
  const watching = await listen(far, await far.as('admin@demo.test'), 'batches');
  await handOver(admin, { from: actor.id, to: null });
  await finishBatches(near);
  await until(() => watching.seen.includes('batches'));
  const other = await listen(far, await far.as('technician@demo.test'), 'queue,batches');
  await changeTicket(admin, id, { assigneeId: actor.id });
  await handOver(admin, { from: actor.id, to: null });
  await finishBatches(near);
  await until(() => other.seen.includes('queue'));
  expect(other.seen).not.toContain('batches');
});

test('topics in a form of their own are refused', async () => {
  const browser = await near.as('customer@demo.test');
  for (const topics of [
    '',
    'a&topics=b',
    Array(40)
      .fill('portal')
      .map((name, index) => name + index)
      .join(),
  ]) {
    expect((await browser.get(`/live?topics=${topics}`)).status).toBe(400);
  }
});

test('a page that leaves while its stream opens leaves nothing behind', async () => {
  const { id } = await ticketOf('customer@demo.test');
  const browser = await near.as('customer@demo.test');
  for (let tries = 0; tries < 20; tries += 1) {
    await listen(near, browser, `ticket:${id}&since=1`);
    leaveAll();
  }
  await until(() => near.system.live.count() === 0);
});

test('a hint that comes after the end of a stream does no harm', async () => {
  const customer = await near.ctx('customer@demo.test');
  if (customer.actor.kind !== 'person') throw new Error('not a person');
  const { id } = customer.actor;
  await listen(near, await near.as('customer@demo.test'), 'portal');
  const topics = [`person:${id}`, 'portal'];
  await inTx(customer, (tx) =>
    near.system.live.hint(tx, { topics, audience: 'everyone', participantIds: [id] }),
  );
  await until(() => near.system.live.count() === 0);
});

test('a customer whose page still tells what a policy has stopped to let them know is told so', async () => {
  const desk = await near.ctx('admin@demo.test');
  const policyId = await policy(desk, await calendar(desk), { p3FirstResponse: HOUR, tellsResponse: true });
  const { id, number } = await ticketOf('customer@demo.test');
  const long = new Date(0);
  await near.system.db('tickets').where({ id }).update({ updatedAt: long, publicUpdatedAt: long });
  const browser = await near.as('customer@demo.test');
  const since = Date.now();
  expect((await browser.get(`/portal/tickets/${number}`)).text).toContain('<p data-until=');
  await updatePolicy(desk, policyId, { tellsResponse: false });
  await finishBatches(near);
  const stream = await listen(near, browser, `ticket:${id}&since=${since}`);
  await until(() => stream.seen.includes(`ticket:${id}`));
});
