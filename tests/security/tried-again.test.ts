import { retryDeliveries } from '../../src/features/deliveries/retrying.service';
import { turnOff } from '../../src/features/notifications/preferences';
import { changeTicket, reply } from '../../src/features/tickets';
import { deactivateUser, updateUser } from '../../src/features/users';
import type { Ctx } from '../../src/platform/ctx';
import { row, rows } from '../../src/platform/db';
import { deliver } from '../../src/platform/events';
import { stored } from '../notifications/deliveries.support';
import { type TestApp, testApp } from '../support/app';
import { sendMails } from '../support/deliveries';
import { INTERNAL, idOf, plant, type World } from './world';

// Mails that could not be delivered hold what their readers might see when they were written. By the time an
// administrator has them tried again, they may see less, or want none.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const READER = 'technician2@demo.test';

interface Mail {
  id: string;
  state: string;
  failure: string | null;
  address: string;
  text: string | null;
}

const mailBy = (id: string): Promise<Mail> =>
  row(
    app.system.db,
    'select id, state, failure, address::text, body_text as text from deliveries where id = :id',
    { id },
  );

/** A note was written to somebody who followed the ticket, and their server took none of it. */
async function refusedNote(): Promise<{ world: World; admin: Ctx; id: string; readerId: string }> {
  const world = await plant(app);
  const admin = await app.ctx('admin@demo.test');
  const readerId = await idOf(app, READER);
  await changeTicket(admin, world.ticket.id, { followerIds: [readerId] });
  await reply(admin, world.ticket.id, { body: `Only for us: ${INTERNAL}`, visibility: 'internal' });
  const [event] = await rows<{ id: string }>(
    app.system.db,
    `select id from events where ticket_id = :id and type = 'ticket.noted' order by id desc limit 1`,
    { id: world.ticket.id },
  );
  await deliver(await app.ctx(), { eventId: event?.id ?? '', subscriber: 'notifications.plan' });
  await sendMails(await app.ctx());
  const { id } = await row<{ id: string }>(
    app.system.db,
    `update deliveries set state = 'failed', failure = 'refused', attempts = 1
     where ticket_id = :ticketId and channel = 'mail' and user_id = :readerId returning id`,
    { ticketId: world.ticket.id, readerId },
  );
  expect((await mailBy(id)).text).toContain(INTERNAL);
  return { world, admin, id, readerId };
}

async function tryAgain(admin: Ctx, id: string): Promise<Mail> {
  expect(await retryDeliveries(admin, [id])).toBe(1);
  await sendMails(await app.ctx());
  return mailBy(id);
}

test('who may still read it gets it, at the address that they have by now', async () => {
  const { admin, id, readerId } = await refusedNote();
  await app.system.db('users').where({ id: readerId }).update({ email: 'moved@demo.test' });
  const mail = await tryAgain(admin, id);
  expect(mail).toMatchObject({ state: 'outbox', address: 'moved@demo.test' });
  expect(mail.text).toContain(INTERNAL);
});

test.each([
  [
    'no longer follows the ticket',
    'no_access',
    ({ admin, world }: { admin: Ctx; world: World }) =>
      changeTicket(admin, world.ticket.id, { followerIds: [] }),
  ],
  [
    'has become a customer',
    'no_access',
    ({ admin, readerId }: { admin: Ctx; readerId: string }) =>
      updateUser(admin, readerId, { role: 'customer' }),
  ],
  [
    'was deactivated',
    'gone',
    ({ admin, readerId }: { admin: Ctx; readerId: string }) => deactivateUser(admin, readerId),
  ],
  [
    'wants no mail about notes',
    'turned_off',
    ({ readerId, admin }: { admin: Ctx; readerId: string }) => turnOff(admin, readerId, 'note', 'mail'),
  ],
] as const)('who %s does not get it', async (_who, failure, change) => {
  const refused = await refusedNote();
  await change(refused);
  const mail = await tryAgain(refused.admin, refused.id);
  expect(mail).toMatchObject({ state: 'withdrawn', failure });
});

test('nobody but an administrator has anything tried again', async () => {
  const id = await stored(app, { state: 'failed', failure: 'refused' });
  for (const who of ['technician@demo.test', 'customer@demo.test']) {
    await expect(retryDeliveries(await app.ctx(who), [id])).rejects.toMatchObject({ code: 'not_found' });
    const browser = await app.as(who);
    await browser.get('/account');
    for (const path of [`/admin/deliveries/${id}/retry`, '/admin/deliveries/retry']) {
      expect((await browser.post(path, { which: 'all' })).status).toBe(404);
    }
    for (const path of ['', `/${id}`, `/${id}/text`]) {
      expect((await browser.get(`/admin/deliveries${path}`)).status).toBe(404);
    }
  }
  expect(await mailBy(id)).toMatchObject({ state: 'failed' });
});
