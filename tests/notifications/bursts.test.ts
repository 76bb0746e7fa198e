import { turnOff } from '../../src/features/notifications/preferences';
import { changeDefaults } from '../../src/features/notifications/preferences/defaults.service';
import { changeTicket, createTicket, reply } from '../../src/features/tickets';
import { changeTickets } from '../../src/features/tickets/queue/bulk.service';
import { bulkForm } from '../../src/features/tickets/queue/queue.schema';
import { rows } from '../../src/platform/db';
import { idOf } from '../security/world';
import { type TestApp, testApp } from '../support/app';
import { sendMails } from '../support/deliveries';
import { planned, told, toldAgain, underWay, WHO, type Who } from './acts-table.support';

// Much at once is few mails, and what cannot wait waits for nothing.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const as = (who: Who) => app.ctx(WHO[who]);
const says = (body: string) => ({ body, visibility: 'public' }) as const;
const notes = (body: string) => ({ body, visibility: 'internal' }) as const;

/** All that was told of so far is hours old. */
async function longAgo(): Promise<void> {
  await rows(
    app.system.db,
    `update deliveries set created_at = created_at - interval '3 hours', sent_at = sent_at - interval '3 hours'`,
  );
}

interface Mail {
  /** Seconds until it leaves; 0 where it has left or may. */
  waits: number;
  told: number;
  text: string | null;
}

/** The mails of the last while to somebody, oldest first. */
function mailsTo(who: Who): Promise<Mail[]> {
  return rows(
    app.system.db,
    `select greatest(0, round(extract(epoch from due_at - clock_timestamp())))::int as waits, told, body_text as text from deliveries
     where channel = 'mail' and recipient = (select id::text from users where email = :email)
       and created_at > now() - interval '1 hour' order by id`,
    { email: WHO[who] },
  );
}

const waits = async (who: Who) => (await mailsTo(who)).map((mail) => mail.waits);

describe('five messages of a customer within half a minute', () => {
  test('are two mails: the first one at once, and the others together two minutes after it', async () => {
    const id = await underWay(app);
    await longAgo();
    for (const number of [1, 2, 3, 4, 5]) {
      await reply(await as('requester'), id, says(`Message ${number}.`));
      await planned(app);
    }
    const [first, others, ...more] = await mailsTo('assignee');
    expect([first?.told, others?.told, more]).toEqual([1, 4, []]);
    expect(first?.waits).toBe(0);
    expect(others?.waits).toBeGreaterThan(110);
    await sendMails(await app.ctx());
    const texts = (await mailsTo('assignee')).map(({ text }) => text?.match(/Message \d/g));
    expect(texts).toEqual([['Message 1'], ['Message 2', 'Message 3', 'Message 4', 'Message 5']]);
  });

  test('are as many mails where nothing is joined', async () => {
    await changeDefaults(await as('administrator'), { burstMinutes: 0 });
    const id = await underWay(app);
    for (const number of [1, 2, 3, 4, 5]) await reply(await as('requester'), id, says(`Message ${number}.`));
    await longAgo();
    await planned(app);
    expect((await mailsTo('assignee')).map((mail) => [mail.told, mail.waits])).toEqual(Array(5).fill([1, 0]));
  });
});

test('what is about a P1 is joined with nothing, and waits for nothing', async () => {
  const id = await underWay(app, { impact: 'critical', urgency: 'critical' });
  await longAgo();
  for (const body of ['One.', 'Two.', 'Three.']) await reply(await as('assignee'), id, notes(body));
  await planned(app);
  expect(await waits('follower')).toEqual([0, 0, 0]);
});

test('after a receipt the first answer and the first step leave at once', async () => {
  const { id } = await createTicket(await as('requester'), { subject: 'Printer', description: 'It hums' });
  await told(app);
  await changeTicket(await as('assignee'), id, { status: 'resolved', solution: 'New cable' });
  await planned(app);
  expect(await waits('requester')).toEqual([0, 0]);
});

test('an answer to a customer is not held, and takes along what is', async () => {
  const id = await underWay(app);
  await longAgo();
  await changeTicket(await as('assignee'), id, { status: 'resolved', solution: 'New cable' });
  await told(app);
  await reply(await as('participant'), id, says('Mine hums on.'));
  await planned(app);
  expect((await waits('requester')).at(-1)).toBeGreaterThan(110);
  await reply(await as('assignee'), id, says('We are at it.'));
  await planned(app);
  expect((await mailsTo('requester')).map((mail) => [mail.told, mail.waits])).toEqual([
    [1, 0],
    [2, 0],
  ]);
  expect((await waits('follower')).at(-1)).toBeGreaterThan(110);
});

test('what an act adds once its message has left is a message of its own', async () => {
  const id = await underWay(app);
  await longAgo();
  await reply(await as('requester'), id, says('It hums again'));
  await told(app);
  const { id: rootId } = await app.system
    .db('events')
    .where({ type: 'ticket.replied', ticketId: id })
    .first('id');
  // As a rule does that follows from the reply.
  const following = { ...(await app.ctx()), cause: { eventId: rootId, rootId, depth: 0 } };
  await changeTicket(following, id, { status: 'resolved', solution: 'New cable' });
  await told(app);
  await toldAgain(app);
  const parts = await rows<{ part: number; template: string }>(
    app.system.db,
    `select part, template from deliveries where root_id = :rootId and channel = 'mail'
       and recipient = (select id::text from users where email = :email) order by id`,
    { rootId, email: WHO.assignee },
  );
  expect(parts).toEqual([
    { part: 1, template: 'customer_replied' },
    { part: 2, template: 'resolved' },
  ]);
});

test('who was at the desk a moment ago is mailed as anybody else, once', async () => {
  const id = await underWay(app);
  await longAgo();
  const browser = await app.as(WHO.assignee);
  const { number } = await app.system.db('tickets').where({ id }).first('number');
  await browser.get(`/desk/tickets/${number}`);
  await reply(await as('requester'), id, says('Still there?'));
  await told(app);
  await toldAgain(app);
  const mails = await mailsTo('assignee');
  expect(mails.map(({ text }) => text?.includes('Still there?'))).toEqual([true]);
});

test('fifty tickets changed with one press are no mail to who wants none of it', async () => {
  const requesterId = await idOf(app, WHO.requester);
  const numbers: string[] = [];
  for (let count = 0; count < 50; count += 1) {
    const filed = { requesterId, subject: `Printer ${count}`, description: 'It hums' };
    numbers.push(String((await createTicket(await as('administrator'), filed)).number));
  }
  await told(app);
  await longAgo();
  await turnOff(await app.ctx(), requesterId, 'status', 'mail');
  await changeTickets(await as('assignee'), bulkForm.parse({ numbers, status: 'closed' }));
  await told(app);
  expect(await mailsTo('requester')).toEqual([]);
  const [here] = await rows<{ count: number }>(
    app.system.db,
    `select count(*)::int from deliveries where channel = 'in_app' and kind = 'status' and user_id = :requesterId`,
    { requesterId },
  );
  expect(here?.count).toBe(50);
});
