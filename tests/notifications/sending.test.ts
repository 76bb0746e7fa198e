import { dueOn } from '../../src/features/deliveries/deliveries.repo';
import { markRefused } from '../../src/features/deliveries/refused.service';
import { retryDeliveries } from '../../src/features/deliveries/retrying.service';
import { sendLine } from '../../src/features/deliveries/sending.service';
import { encrypt } from '../../src/platform/crypto';
import { type Ctx, inTx } from '../../src/platform/ctx';
import type { OutgoingMessage } from '../../src/platform/delivery-types';
import { DAY_MS, MINUTE_MS } from '../../src/platform/elapsed';
import { newId } from '../../src/platform/ids';
import { type TestApp, testApp } from '../support/app';
import { stateOf, stored } from './deliveries.support';

// What becomes of a message around the moment in which it leaves, by a channel that does what a test says.

const line = { channel: 'pigeon', line: 0 };
let app: TestApp;
let left: OutgoingMessage[];
let send: (message: OutgoingMessage) => Promise<'sent'>;

beforeAll(async () => {
  app = await testApp({ commits: true });
});
beforeEach(async () => {
  left = [];
  send = async () => 'sent';
  await app.system.db('deliveries').where({ channel: 'pigeon' }).delete();
});
afterAll(() => app.close());

/** The line of that channel has its turn. */
async function turn(): Promise<unknown> {
  const ctx: Ctx = await app.ctx();
  const channel = {
    name: 'pigeon',
    lines: 1,
    send: async (_ctx: Ctx, message: OutgoingMessage) => {
      left.push(message);
      return send(message);
    },
    failureOf: (error: unknown) => ({
      failure: String(error).includes('come again') ? ('postponed' as const) : ('unreachable' as const),
      text: String(error),
    }),
  };
  const system = { ...ctx.system, deliveryChannels: [channel] };
  return sendLine({ ...ctx, system }, line).catch((error: unknown) => error);
}

const waiting = (more: object = {}) => stored(app, { channel: 'pigeon', state: 'queued', ...more });
const dueAgain = () => app.system.db('deliveries').where({ channel: 'pigeon' }).update({ nextAt: null });

/** The database refuses a change of a table, so often. */
async function refusing(table: string, when: string, times: number): Promise<() => Promise<void>> {
  const { db } = app.system;
  await db.raw(`create sequence refusals;
    create function refuse() returns trigger language plpgsql as $$
    begin
      if nextval('refusals') <= ${times} then raise exception 'not now'; end if;
      return coalesce(new, old);
    end $$;
    create trigger refuse before ${when} on ${table} for each row execute function refuse()`);
  return async () => {
    await db.raw(`drop trigger refuse on ${table}; drop function refuse(); drop sequence refusals`);
  };
}

test('what has left is no failed try, though the database did not note it at once', async () => {
  const id = await waiting();
  const over = await refusing('deliveries', 'update', 1);
  await turn();
  await over();
  await dueAgain();
  await turn();
  expect([await stateOf(app, id), left.length]).toEqual([{ state: 'sent', failure: null, attempts: 0 }, 1]);
});

test('what has left stays so where the mark of its address cannot be taken away', async () => {
  const address = 'back@else.test';
  await inTx(await app.ctx(), (tx) => markRefused(tx, { address, words: '550', deliveryId: null }));
  const secret = encrypt(app.system.config.encryptionKey, 'https://desk.test/reset-password/x');
  const id = await waiting({ address, secret });
  const over = await refusing('refused_addresses', 'delete', 100);
  await turn();
  await over();
  await dueAgain();
  await turn();
  expect([await stateOf(app, id), left.length]).toEqual([{ state: 'sent', failure: null, attempts: 0 }, 1]);
});

test('what gathered for longer than a message is tried has all its tries before it, and is of the day it leaves', async () => {
  const now = Date.now();
  const [createdAt, dueAt] = [new Date(now - 9 * DAY_MS), new Date(now - MINUTE_MS)];
  const id = await waiting({ template: 'digest', createdAt, dueAt, triedUntil: new Date(now - 4 * DAY_MS) });
  send = async () => {
    throw new Error('come again');
  };
  await turn();
  expect(await stateOf(app, id)).toEqual({ state: 'queued', failure: 'postponed', attempts: 1 });
  expect(left.map((message) => message.createdAt)).toEqual([dueAt]);
});

test('a letter whose link nobody can read any more, as with another key, holds up nobody', async () => {
  const [broken, other] = [await waiting({ secret: 'of another key' }), await waiting()];
  await turn();
  expect(await stateOf(app, other)).toMatchObject({ state: 'sent' });
  expect(await stateOf(app, broken)).toMatchObject({ state: 'queued', failure: 'postponed' });
});

test('what a server has put off once waits for no announcement to thousands', async () => {
  const told = { template: 'announcement', kind: 'announcement' };
  const announced = [await waiting(told), await waiting(told)];
  const [hopeless, letter] = [await waiting({ attempts: 9 }), await waiting({ attempts: 1 })];
  const due = await dueOn(app.system.db, line, 20);
  expect(due.map(({ id }) => id)).toEqual([letter, ...announced, hopeless]);
});

test('what an administrator tries again is sent to nobody who may not have it any more', async () => {
  const admin = await app.ctx('admin@demo.test');
  const [{ id: userId }] = await app.system.db('users').where({ email: 'customer@demo.test' });
  // Of a ticket that is gone, an announcement that was withdrawn.
  for (const template of ['answered', 'announcement', 'digest']) {
    const [id, eventId] = [newId(), newId()];
    const failed = { state: 'failed', failure: 'refused', userId, kind: 'reply', told: 1 };
    await waiting({ id, eventId, template, ...failed, address: 'customer@demo.test' });
    const told = { eventId, rootId: eventId, deliveryId: id, template, kind: 'reply' };
    await app.system.db('deliveryEvents').insert({ ...told, recipient: userId, channel: 'pigeon' });
    expect(await retryDeliveries(admin, [id])).toBe(1);
    await turn();
    expect([template, (await stateOf(app, id)).state]).toEqual([template, 'withdrawn']);
  }
  expect(left).toEqual([]);
});
