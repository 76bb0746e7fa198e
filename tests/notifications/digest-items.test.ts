import { changeOwn, endPause } from '../../src/features/notifications/preferences/preferences.service';
import { createTicket, reply } from '../../src/features/tickets';
import { deactivateUser } from '../../src/features/users';
import { row, rows } from '../../src/platform/db';
import { idOf } from '../security/world';
import { type TestApp, testApp } from '../support/app';
import { sendMails } from '../support/deliveries';
import { planned, WHO } from './acts-table.support';

// What a digest tells, and when there is none.

const PAUSE = { pause: { isPaused: true, pausedUntil: null } };
let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

interface Mail {
  state: string;
  failure: string | null;
  subject: string | null;
  text: string | null;
}

/** What became of the digests of the customer. */
async function digests(): Promise<Mail[]> {
  await sendMails(await app.ctx());
  return rows(
    app.system.db,
    `select state, failure, subject, body_text as text from deliveries where template = 'digest' and user_id = :id order by id`,
    { id: await idOf(app, WHO.requester) },
  );
}

/** The customer is told of an answer on each of these tickets while they want to hear nothing; comes back with the numbers. */
async function missed(...subjects: string[]): Promise<number[]> {
  const customer = await app.ctx(WHO.requester);
  const filed = [];
  for (const subject of subjects)
    filed.push(await createTicket(customer, { subject, description: 'It hums' }));
  await planned(app);
  await sendMails(await app.ctx());
  await changeOwn(customer, PAUSE);
  for (const { id, subject } of filed) {
    await reply(await app.ctx(WHO.assignee), id, { body: `About ${subject}`, visibility: 'public' });
  }
  await planned(app);
  return filed.map(({ number }) => number);
}

async function opens(numbers: number[]): Promise<void> {
  const browser = await app.as(WHO.requester);
  for (const number of numbers) await browser.get(`/portal/tickets/${number}`);
}

test('of three things two of which were read in the desk it tells the third', async () => {
  const [one = 0, two = 0, three] = await missed('Printer', 'Mouse', 'Screen');
  await opens([one, two]);
  await endPause(await app.ctx(WHO.requester));
  const [digest, ...more] = await digests();
  expect([digest?.state, more]).toEqual(['outbox', []]);
  expect(digest?.subject).toContain('one update');
  expect(digest?.text).toContain(`#${three} Screen`);
  expect(digest?.text).not.toMatch(/Printer|Mouse/);
});

test('what happened to one ticket stands below its number and subject, which are said once', async () => {
  const [number, other] = await missed('Printer', 'Mouse');
  const { id } = await row<{ id: string }>(app.system.db, 'select id from tickets where number = :number', {
    number,
  });
  for (const body of ['Again', 'And again'])
    await reply(await app.ctx(WHO.assignee), id, { body, visibility: 'public' });
  await planned(app);
  await endPause(await app.ctx(WHO.requester));
  const [digest] = await digests();
  const text = digest?.text ?? '';
  for (const said of [`#${number}`, 'Printer', `#${other}`, 'Mouse'])
    expect(text.split(said)).toHaveLength(2);
  const [, ofPrinter = ''] = /#\d+ Printer\n(?:.+\n)((?:- .+\n)+)/.exec(text) ?? [];
  expect(ofPrinter.match(/^- .* replied\. \(/gm)).toHaveLength(3);
});

test('where all was read there is none', async () => {
  await opens(await missed('Printer', 'Mouse'));
  await endPause(await app.ctx(WHO.requester));
  expect(await digests()).toMatchObject([{ state: 'withdrawn', failure: 'read', text: null }]);
});

test('who cannot sign in any more gets none', async () => {
  await missed('Printer');
  await deactivateUser(await app.ctx(WHO.administrator), await idOf(app, WHO.requester));
  expect(await digests()).toMatchObject([{ state: 'withdrawn', failure: 'gone', text: null }]);
});

test('another mail that leaves meanwhile keeps none of it back', async () => {
  await missed('Printer');
  const urgent = { impact: 'critical', urgency: 'critical' } as const;
  await createTicket(await app.ctx(WHO.administrator), {
    ...{ subject: 'Server', description: 'Down', requesterId: await idOf(app, WHO.requester) },
    ...urgent,
  });
  await planned(app);
  const early = await rows<{ state: string }>(
    app.system.db,
    `select case when due_at <= clock_timestamp() then 'due' else 'waits' end as state from deliveries
     where channel = 'mail' and state = 'queued' and recipient = :recipient order by id`,
    { recipient: await idOf(app, WHO.requester) },
  );
  expect(early.map(({ state }) => state)).toEqual(['waits', 'due']);
  await endPause(await app.ctx(WHO.requester));
  const [digest] = await digests();
  expect([digest?.state, digest?.text?.includes('Printer'), digest?.text?.includes('Server')]).toEqual([
    'outbox',
    true,
    false,
  ]);
});

test('two pauses are two digests, and the second tells nothing of the first', async () => {
  await missed('Printer');
  await endPause(await app.ctx(WHO.requester));
  await digests();
  await missed('Mouse');
  await endPause(await app.ctx(WHO.requester));
  const texts = (await digests()).map(({ text }) => [text?.includes('Printer'), text?.includes('Mouse')]);
  expect(texts).toEqual([
    [true, false],
    [false, true],
  ]);
});
