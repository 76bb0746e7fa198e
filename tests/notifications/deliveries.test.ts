import { createTicket } from '../../src/features/tickets';
import { row } from '../../src/platform/db';
import { type TestApp, testApp } from '../support/app';
import type { Answer } from '../support/browser';
import { NO_TEXT, stored, userId } from './deliveries.support';

// The list of all deliveries, and what narrows it.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const LIST = '/admin/deliveries';
const list = async (query = '') => (await app.as('admin@demo.test')).get(`${LIST}${query}`);
const ids = ({ html }: Answer) =>
  html.querySelectorAll('#deliveries tbody tr').map((one) => one.id.replace(/^d-/, ''));
const found = async (query: string) => ids(await list(query)).sort();

/** A message that its reader has in the desk. */
const here = async () => ({
  ...{ userId: await userId(app, 'customer'), template: 'answered', kind: 'reply' },
  ...NO_TEXT,
});

test('each says to whom, what, about which ticket, where it stands, how often it was tried and what was said', async () => {
  const customer = await userId(app, 'customer');
  const ticket = await createTicket(await app.ctx('customer@demo.test'), {
    subject: 'منظومة 🖨️ printer',
    description: 'Text',
  });
  const id = await stored(app, {
    ...{
      userId: customer,
      address: 'customer@demo.test',
      ticketId: ticket.id,
      template: 'answered',
      kind: 'reply',
    },
    ...{ state: 'queued', failure: 'unreachable', error: '421 <closed> for today', attempts: 3 },
    ...{ triedAt: new Date(), nextAt: new Date(Date.now() + 630_000) },
  });
  const text = (await list()).html.querySelector(`#d-${id}`)?.structuredText.replace(/\s+/g, ' ') ?? '';
  for (const words of [
    ...['customer@demo.test · Mail', 'Reply', `#${ticket.number}`, 'منظومة 🖨️ printer', 'To be tried again'],
    ...['The mail server cannot be used. Next: in 10 minutes', '3', '421 <closed> for today'],
  ]) {
    expect(text).toContain(words);
  }
});

test('a try that sent it counts as one, on the list and on its own page; what is read in the desk has none', async () => {
  const tries = async (given: Record<string, unknown>) => {
    const id = await stored(app, given);
    const listed = (await list()).html.querySelectorAll(`#d-${id} td.num`).map(({ text }) => text.trim());
    const admin = await app.as('admin@demo.test');
    const facts = (await admin.get(`${LIST}/${id}`)).html.querySelector('#facts')?.text ?? '';
    return [...listed, /Tries\s*(\d+)/.exec(facts)?.[1]];
  };
  expect(await tries({ state: 'sent', attempts: 0 })).toEqual(['1', '1']);
  expect(await tries({ state: 'sent', attempts: 2 })).toEqual(['3', '3']);
  expect(await tries({ state: 'failed', failure: 'refused', attempts: 1 })).toEqual(['1', '1']);
  expect(await tries({ state: 'outbox' })).toEqual(['', '0']);
  expect(await tries(await here())).toEqual(['', '0']);
});

test('above the list it says of how many mails, and what became of them, of those that could not be tried too', async () => {
  const counts = async () => {
    const { html } = await list();
    const tiles = html.querySelectorAll('.mail-counts .stat').map(({ structuredText }) => structuredText);
    return { title: html.querySelector('#counts-title')?.text, tiles };
  };
  await app.system.db('deliveries').delete();
  await stored(app, await here());
  await stored(app, { state: 'failed', failure: 'refused' });
  expect((await counts()).title).toBe('Mails of the last 7 days');
  expect((await counts()).tiles.join(' ')).not.toContain('Cannot be delivered');
  await stored(app, { state: 'suppressed', failure: 'address_refused' });
  await stored(app, { state: 'suppressed', failure: 'no_address', createdAt: new Date(0) });
  expect(await counts()).toEqual({
    title: 'Mails of the last 7 days',
    tiles: ['Sent\n0', 'Queued\n0', 'Not delivered\n1', 'Cannot be delivered\n1', 'Kept, not sent\n0'],
  });
});

test('every filter finds what is like it and nothing else', async () => {
  const customer = await userId(app, 'customer');
  const ctx = await app.ctx('customer@demo.test');
  const ticket = await createTicket(ctx, { subject: 'A printer', description: 'Text' });
  const reply = { userId: customer, ticketId: ticket.id, template: 'answered', kind: 'reply' };
  const made = {
    here: await stored(app, { ...reply, ...NO_TEXT }),
    mail: await stored(app, { ...reply, address: 'customer@demo.test', state: 'failed', failure: 'refused' }),
    former: await stored(app, { userId: customer, address: 'maiden-name@else.test' }),
    letter: await stored(app, { template: 'invitation', state: 'outbox' }),
    waiting: await stored(app, { state: 'queued' }),
    retrying: await stored(app, { state: 'queued', failure: 'postponed' }),
    withdrawn: await stored(app, { state: 'withdrawn', failure: 'read' }),
    suppressed: await stored(app, { state: 'suppressed', failure: 'address_refused' }),
  };
  type Name = keyof typeof made;
  const expected: Record<string, Name[]> = {
    [`?ticket=${ticket.number}&channel=in_app`]: ['here'],
    [`?ticket=%23${ticket.number}&channel=mail`]: ['mail'],
    '?state=failed': ['mail'],
    '?state=waiting': ['waiting'],
    '?state=retrying': ['retrying'],
    '?state=withdrawn': ['withdrawn'],
    '?state=suppressed': ['suppressed'],
    '?state=outbox': ['letter'],
    '?what=reply': ['here', 'mail'],
    '?what=reply.customer_replied': [],
    '?what=account.invitation': ['letter'],
    '?what=account&state=sent': ['former'],
    '?recipient=customer%40demo&channel=mail': ['mail', 'former'],
    '?recipient=maiden-name%40else.test': ['former'],
    '?recipient=stranger&state=waiting': ['waiting'],
    '?recipient=no%25body': [],
    '?what=reply&recipient=customer@&state=failed': ['mail'],
    '?what=nothing_like_it': [],
    '?ticket=999999': [],
  };
  for (const [query, names] of Object.entries(expected)) {
    expect([query, await found(query)]).toEqual([query, names.map((name) => made[name]).sort()]);
  }
});

test('days are those of the reader’s zone, from their beginning to their end', async () => {
  await app.system.db('users').where({ email: 'admin@demo.test' }).update({ timeZone: 'Pacific/Kiritimati' });
  const at = (iso: string) => {
    const hex = new Date(iso).getTime().toString(16).padStart(12, '0');
    const id = `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-0000000000aa`;
    return stored(app, { id, createdAt: new Date(iso) });
  };
  // There, fourteen hours before Greenwich, the tenth begins at ten on the ninth.
  const [before, first, last, after] = [
    await at('2026-03-09T09:59:59Z'),
    await at('2026-03-09T10:00:00Z'),
    await at('2026-03-10T09:59:59Z'),
    await at('2026-03-10T10:00:00Z'),
  ];
  expect(await found('?from=2026-03-10&to=2026-03-10')).toEqual([first, last].sort());
  expect(await found('?to=2026-03-09')).toEqual([before]);
  expect(await found('?from=2026-03-11&to=2026-03-11')).toEqual([after]);
});

test('pages follow one another without losing or repeating any, with the filter', async () => {
  const made: string[] = [];
  for (let number = 0; number < 103; number += 1) {
    made.push(await stored(app, { state: 'failed', address: `${number}@else.test` }));
    await stored(app);
  }
  const newestFirst = made.toReversed();
  const first = await list('?state=failed');
  const next = (answer: Answer) => answer.html.querySelector('a[rel="next"]')?.getAttribute('href') ?? '';
  const admin = await app.as('admin@demo.test');
  const second = await admin.get(next(first));
  const third = await admin.get(next(second));
  expect([first, second, third].flatMap(ids)).toEqual(newestFirst);
  expect(next(third)).toBe('');
  const back = third.html.querySelector('a[rel="prev"]')?.getAttribute('href') ?? '';
  expect(ids(await admin.get(back))).toEqual(ids(second));
});

test('what is asked for that cannot be is left out, and said', async () => {
  await stored(app);
  const answer = await list('?state=lost&ticket=abc&from=2026-02-30&cursor=x');
  expect(answer.status).toBe(200);
  expect(answer.html.querySelectorAll('.unread li')).toHaveLength(4);
  expect(ids(answer).length).toBeGreaterThan(0);
});

test('the page of mail has moved, and old links lead on for good', async () => {
  const answer = await (await app.as('admin@demo.test')).get('/admin/mail');
  expect([answer.status, answer.location]).toEqual([301, LIST]);
});

test('nobody but administrators sees any of it, or has anything tried again', async () => {
  const id = await stored(app, { state: 'failed', failure: 'refused' });
  for (const name of ['technician@demo.test', 'customer@demo.test']) {
    const browser = await app.as(name);
    await browser.get('/account');
    for (const path of [LIST, `${LIST}/${id}`, `${LIST}/${id}/text`, '/admin/mail']) {
      expect([path, (await browser.get(path)).status]).toEqual([path, 404]);
    }
    for (const path of [`${LIST}/retry`, `${LIST}/${id}/retry`, `${LIST}/refused`]) {
      const form = { which: 'chosen', ids: id, address: 'stranger@else.test' };
      expect([path, (await browser.post(path, form)).status]).toEqual([path, 404]);
    }
  }
  expect(await row(app.system.db, 'select state from deliveries where id = :id', { id })).toEqual({
    state: 'failed',
  });
});
