import { causeOf, stagesOf } from '../../src/features/sla/history/cause';
import { changeTicket, reopenTicket, reply, takeTicket, ticketPage } from '../../src/features/tickets';
import type { Ctx } from '../../src/platform/ctx';
import { rows } from '../../src/platform/db';
import type { WorkingHours } from '../../src/platform/working-time';
import { type TestApp, testApp } from '../support/app';
import { everybody, file, idOf } from '../tickets/desk';
import { calendar, changePolicy, HOUR, historyOf, MINUTE, policy, runAt, words } from './terms.support';

// What became of each promise, and why one was broken.

let app: TestApp;
let people: Awaited<ReturnType<typeof everybody>>;
let policyId: string;
const START = new Date('2027-03-01T10:00:00Z');
const at = (seconds: number) => new Date(START.getTime() + seconds * 1000);
const when = (ctx: Ctx, seconds: number): Ctx => ({ ...ctx, now: at(seconds) });

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  people = await everybody(app);
  const always = await calendar(people.desk);
  policyId = await policy(people.desk, always, { p3FirstResponse: HOUR, p3Resolution: 4 * HOUR });
});

const filed = () => file(when(people.customer, 0));
const watch = (seconds: number) => runAt(app, 'sla.watch', at(seconds));
const answer = (seconds: number, id: string, more: object = {}) =>
  reply(when(people.technician, seconds), id, { body: 'Is it on?', visibility: 'public', ...more });

test('filing writes nothing; a promise that is kept is written with what it took', async () => {
  const { id } = await filed();
  expect(await historyOf(people.desk, id)).toEqual([]);
  await answer(20 * MINUTE, id);
  expect(await historyOf(people.desk, id)).toEqual([
    expect.objectContaining({
      ...{ kind: 'first_response', round: 1, outcome: 'met', takenSeconds: 20 * MINUTE, policyId },
      ...{ dueAt: at(HOUR), decidedAt: at(20 * MINUTE), warnedAt: null, breachedAt: null, cause: null },
    }),
  ]);
  expect(await words(people.desk, id)).toEqual(['sla.met first_response 20']);
});

test('one row goes from the warning to the breach and to the answer that came too late', async () => {
  const { id } = await filed();
  await watch(30 * MINUTE);
  await watch(HOUR);
  await answer(90 * MINUTE, id);
  const [response] = await historyOf(people.desk, id);
  expect(await historyOf(people.desk, id)).toHaveLength(1);
  expect(response).toMatchObject({
    ...{ outcome: 'breached', warnedAt: at(30 * MINUTE), breachedAt: at(HOUR) },
    ...{ decidedAt: at(90 * MINUTE), takenSeconds: 90 * MINUTE },
  });
  expect(await words(people.desk, id)).toEqual([
    'sla.warned first_response 30',
    'sla.breached first_response 60',
  ]);
});

test('a breach that nobody told of before the answer is told with it, once', async () => {
  const { id } = await filed();
  await answer(2 * HOUR, id);
  await watch(2 * HOUR);
  expect(await words(people.desk, id)).toEqual([
    'sla.warned first_response 0',
    'sla.breached first_response 60',
  ]);
  const [response] = await historyOf(people.desk, id);
  expect(response).toMatchObject({
    outcome: 'breached',
    breachedAt: at(HOUR),
    cause: { waitingFor: 'staff' },
  });
});

test('the desk tells of a breach, whoever brings it to light; who met a promise has met it', async () => {
  const { id, number } = await filed();
  const customer = { ...when(people.customer, 2 * HOUR), channel: 'web' as const, ip: '192.0.2.7' };
  await reply(customer, id, { body: 'Is anybody there?', visibility: 'public' });
  const technician = { ...when(people.technician, 3 * HOUR), channel: 'web' as const, ip: '192.0.2.8' };
  await reply(technician, id, { body: 'It works again.', visibility: 'public', status: 'resolved' });
  const events = await rows(
    people.desk.db,
    `select type, actor_kind, actor_id, channel, host(ip) as ip from events
     where ticket_id = :id and type like 'sla.%' order by id`,
    { id },
  );
  const desk = { actorKind: 'system', actorId: null, channel: 'system', ip: null };
  expect(events).toEqual([
    { type: 'sla.warned', ...desk },
    { type: 'sla.breached', ...desk },
    {
      ...{ type: 'sla.met', actorKind: 'person', actorId: idOf(people.technician) },
      ...{ channel: 'web', ip: '192.0.2.8' },
    },
  ]);
  const page = await ticketPage(customer, number);
  expect(page.timeline.filter((item) => item.kind === 'event' && /^sla/.test(item.event))).toEqual([]);
});

test('a ticket that is reopened after its breach goes on with the row that is there', async () => {
  const { id } = await filed();
  await answer(10 * MINUTE, id);
  await watch(4 * HOUR);
  await answer(5 * HOUR, id, { status: 'resolved' });
  const resolution = async () => (await historyOf(people.desk, id)).find(({ kind }) => kind === 'resolution');
  expect(await resolution()).toMatchObject({ outcome: 'breached', takenSeconds: 5 * HOUR });
  await reopenTicket(when(people.customer, 6 * HOUR), id);
  expect(await resolution()).toMatchObject({
    outcome: 'running',
    decidedAt: null,
    takenSeconds: null,
    round: 1,
  });
  await watch(20 * HOUR);
  await answer(7 * HOUR, id, { status: 'resolved' });
  expect(await resolution()).toMatchObject({ outcome: 'breached', takenSeconds: 6 * HOUR, round: 1 });
  expect((await words(people.desk, id)).filter((word) => word.includes('breached resolution'))).toHaveLength(
    1,
  );
});

test('what is dropped after its warning says so, and what was never told of has no row', async () => {
  const { id } = await filed();
  await watch(30 * MINUTE);
  await changeTicket(when(people.technician, 40 * MINUTE), id, {
    status: 'closed',
    closeReason: 'spam',
  });
  expect(await historyOf(people.desk, id)).toEqual([
    expect.objectContaining({ kind: 'first_response', outcome: 'dropped', decidedAt: null }),
  ]);
});

test('the cause of a breach: how long nobody had taken the ticket, and for whom it waited', async () => {
  const { id } = await filed();
  await takeTicket(when(people.technician, 15 * MINUTE), id);
  const staff = (seconds: number) => when(people.technician, seconds);
  await changeTicket(staff(20 * MINUTE), id, { status: 'on_hold', holdReason: 'internal' });
  await changeTicket(staff(50 * MINUTE), id, { status: 'in_progress' });
  await watch(HOUR);
  const [response] = await historyOf(people.desk, id);
  expect(response?.cause).toEqual({
    waitingFor: 'staff',
    unassignedSeconds: 15 * MINUTE,
    heldSeconds: { internal: 30 * MINUTE },
    statusSeconds: { new: 15 * MINUTE, in_progress: 15 * MINUTE, on_hold: 30 * MINUTE },
  });
});

test('a hold that does not stop the clock is a part of the cause', async () => {
  await changePolicy(people.desk, policyId, { pausesFor: [] });
  const { id } = await filed();
  await changeTicket(when(people.technician, 0), id, { status: 'on_hold', holdReason: 'customer' });
  await watch(HOUR);
  const [response] = await historyOf(people.desk, id);
  expect(response?.cause).toMatchObject({ waitingFor: 'customer', heldSeconds: { customer: HOUR } });
});

const ALWAYS: WorkingHours = { timeZone: 'UTC', isAlways: true, hours: [], isClosed: () => false };
const stand = (more: object) => ({
  status: 'in_progress' as const,
  holdReason: null,
  assigneeId: 'me',
  ...more,
});

test('how a ticket stood is reckoned back from how it stands', () => {
  const steps = [
    { at: 10, before: { assigneeId: null } },
    { at: 20, before: { status: 'in_progress' as const, holdReason: null } },
  ];
  const now = stand({ status: 'on_hold', holdReason: 'internal' });
  expect(stagesOf(now, steps, 0)).toEqual([
    { ...stand({ assigneeId: null }), from: 0 },
    { ...stand({}), from: 10 },
    { ...now, from: 20 },
  ]);
});

test('time that stands still, before the promise or after it was broken is in no sum', () => {
  const stages = [
    { ...stand({ assigneeId: null }), from: 0 },
    { ...stand({ status: 'on_hold', holdReason: 'customer' }), from: 20 },
    { ...stand({}), from: 30 },
    { ...stand({ status: 'resolved' }), from: 45 },
  ];
  const terms = { calendar: ALWAYS, pausesFor: ['customer' as const] };
  expect(causeOf({ startedAt: 10, breachedAt: 40 }, stages, terms)).toEqual({
    ...{ waitingFor: 'staff', unassignedSeconds: 10, statusSeconds: { in_progress: 20 } },
  });
});
