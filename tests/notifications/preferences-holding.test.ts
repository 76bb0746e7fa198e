import { tell } from '../../src/features/deliveries';
import { wishesOf } from '../../src/features/notifications/preferences';
import { holdAnew } from '../../src/features/notifications/preferences/holding.service';
import { createTicket } from '../../src/features/tickets';
import { updateProfile } from '../../src/features/users';
import { inTx } from '../../src/platform/ctx';
import { DAY_MS, HOUR_MS } from '../../src/platform/elapsed';
import { newId } from '../../src/platform/ids';
import { type TestApp, testApp } from '../support/app';
import type { Browser } from '../support/browser';
import { PATH, saving } from './preferences.support';

// What gathers while somebody wants to hear nothing leaves when they want to hear of it: not before, and not never.

let app: TestApp;
let customer: Browser;
let id: string;

beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  customer = await app.as('customer@demo.test');
  await customer.get('/account');
  id = (await app.system.db('users').where({ email: 'customer@demo.test' }).first('id')).id;
});
afterAll(() => app.close());

/** Somebody is told of something, as the planner does it. */
async function told(): Promise<void> {
  const ctx = await app.ctx();
  await inTx(ctx, async (tx) => {
    const wishes = (await wishesOf(tx, [id])).get(id);
    await tell(tx, { rootId: newId(), ticketId: null }, [
      {
        ...{ userId: id, address: 'customer@demo.test', channel: 'mail', joinedFor: 0, isAnswer: false },
        told: [{ eventId: newId(), template: 'answered', kind: 'reply' }],
        quietUntil: wishes?.heldUntil(tx.now, false) ?? null,
      },
    ]);
  });
}

const due = async () =>
  (await app.system.db('deliveries').where({ recipient: id, template: 'digest' }).select('dueAt')).map(
    ({ dueAt }) => dueAt.getTime(),
  );
const jobs = async (key: string) =>
  (await app.system.db('graphile_worker.jobs').where('key', 'like', key).select('runAt')).map(({ runAt }) =>
    runAt.getTime(),
  );

test('what gathers in a pause without end leaves when the pause is ended', async () => {
  await saving(customer, { pause: 'endless' });
  await told();
  await told();
  expect((await due()).map((moment) => moment > Date.now() + 365 * DAY_MS)).toEqual([true]);
  // Nothing would ever take a job of the year 9999 out of the queue.
  expect(await jobs('deliveries.send:mail:%')).toEqual([]);
  await customer.post(`${PATH}/pause/end`);
  expect((await due()).map((moment) => moment <= Date.now())).toEqual([true]);
  expect(await jobs('deliveries.send:mail:%:now')).toHaveLength(1);
});

test('what gathers for the end of quiet hours waits for the end of a pause that began meanwhile', async () => {
  const now = Date.now();
  const clock = (moment: number) => new Date(moment).toISOString().slice(11, 16);
  const quiet = {
    quietFrom: clock(now - HOUR_MS),
    quietUntil: clock(now + HOUR_MS),
    quietDays: [...'1234567'],
  };
  await saving(customer, quiet);
  await told();
  expect((await due()).map((moment) => moment < now + 2 * HOUR_MS)).toEqual([true]);
  await saving(customer, { pause: 'week' });
  expect((await due()).map((moment) => moment > now + 6 * DAY_MS)).toEqual([true]);
  await customer.post(`${PATH}/pause/end`);
  expect((await due()).map((moment) => moment > now && moment < now + 2 * HOUR_MS)).toEqual([true]);
  await saving(customer, { quietFrom: '', quietUntil: '' });
  expect((await due()).map((moment) => moment <= Date.now())).toEqual([true]);
});

test('another zone has other clocks', async () => {
  const now = Date.now();
  const clock = (moment: number) => new Date(moment).toISOString().slice(11, 16);
  const hours = { quietFrom: clock(now - HOUR_MS), quietUntil: clock(now + HOUR_MS) };
  await saving(customer, { ...hours, quietDays: [...'1234567'] });
  await told();
  expect((await due()).map((moment) => moment > now)).toEqual([true]);
  await updateProfile(await app.ctx('customer@demo.test'), { timeZone: 'Asia/Kolkata' });
  expect((await due()).map((moment) => moment <= Date.now())).toEqual([true]);
});

test('what was being planned while a pause was ended is looked at once more', async () => {
  await saving(customer, { pause: 'endless' });
  await customer.post(`${PATH}/pause/end`);
  const [again = 0, ...others] = await jobs(`notifications.hold_anew:${id}`);
  expect([again > Date.now(), others]).toEqual([true, []]);
  await app.system.db('notificationPreferences').where({ userId: id }).update({ isPaused: true });
  await told();
  await app.system.db('notificationPreferences').where({ userId: id }).update({ isPaused: false });
  await holdAnew(await app.ctx(), id);
  expect((await due()).map((moment) => moment <= Date.now())).toEqual([true]);
});

test('what has nothing to do with it moves nothing', async () => {
  await saving(customer, { pause: 'endless' });
  await told();
  const before = await due();
  await customer.post(PATH, { shown: 'reply.mail', was: 'reply.mail', on: '' });
  await updateProfile(await app.ctx('customer@demo.test'), { name: 'Clara Otra' });
  expect(await due()).toEqual(before);
});

test('a reply waits for as long as its author says', async () => {
  const technician = await app.as('technician@demo.test');
  const asked = await createTicket(await app.ctx('customer@demo.test'), {
    subject: 'Printer',
    description: 'It hums',
  });
  const { number } = asked;
  await app.system
    .db('tickets')
    .where({ id: asked.id })
    .update({
      assigneeId: (await app.system.db('users').where({ email: 'technician@demo.test' }).first('id')).id,
    });
  const waits = async (undoSeconds: number) => {
    await technician.get(`/desk/tickets/${number}`);
    await saving(technician, { undoSeconds: String(undoSeconds) });
    const body = `After ${undoSeconds} seconds`;
    const sent = await technician.post(`/desk/tickets/${number}/replies`, { body, visibility: 'public' });
    expect(sent.status).toBe(303);
    const { id: root, createdAt } = await app.system
      .db('events')
      .where({ type: 'ticket.replied' })
      .orderBy('id', 'desc')
      .first('id', 'createdAt');
    const [runAt = 0] = await jobs(`notifications.plan:${root}:%`);
    return runAt - createdAt.getTime();
  };
  expect(await waits(30)).toBeGreaterThanOrEqual(30_000);
  expect(await waits(0)).toBeLessThan(30_000);
});
