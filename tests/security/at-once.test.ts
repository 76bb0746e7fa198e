import { changeTicket, createTicket, reply } from '../../src/features/tickets';
import { createUser, updateUser } from '../../src/features/users';
import { inTx, systemCtx } from '../../src/platform/ctx';
import { rows } from '../../src/platform/db';
import { type TestApp, testApp } from '../support/app';
import type { Browser } from '../support/browser';
import { idOf } from './world';

// What only shows when changes are committed: two at the same moment, and hints to open pages.

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ commits: true });
});
afterAll(() => app.close());

test('of two administrators who demote or deactivate each other in their browsers, one stays', async () => {
  const password = 'servidesk-demo';
  const email = 'second@demo.test';
  const role = 'administrator';
  const second = await createUser(systemCtx(app.system), { name: 'Segunda', email, role, password });
  const first = await idOf(app, 'admin@demo.test');
  const [alma, segunda] = [await app.as('admin@demo.test'), await app.as(email)];
  const demoted = { name: 'Alma', email: 'admin@demo.test', role: 'technician', state: 'active' };
  const answers = await Promise.all([
    alma.post(`/admin/users/${second.id}/deactivation`, { assignee: 'none' }),
    segunda.post(`/admin/users/${first}`, demoted),
  ]);
  // Whoever comes second is refused, or signed out before they could ask.
  expect(answers.filter(({ location }) => location?.startsWith('/admin/users'))).toHaveLength(1);
  const left = await rows<{ id: string }>(
    app.system.db,
    `select id from users where role = 'administrator' and state = 'active'`,
  );
  expect(left).toHaveLength(1);
});

test('an empty desk has one first administrator, however many visitors ask at once', async () => {
  const empty = await testApp({ commits: true, filling: 'migrated' });
  try {
    const visitors = await Promise.all(
      [1, 2, 3].map(async (number) => {
        const visitor = empty.visitor();
        await visitor.get('/setup');
        return { visitor, email: `first${number}@x.test` };
      }),
    );
    const desk = { timeZone: 'UTC', defaultLocale: 'en' };
    const fields = { name: 'First', password: 'long-enough-1', ...desk };
    const answers = await Promise.all(
      visitors.map(({ visitor, email }) => visitor.post('/setup', { ...fields, email })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 404, 404]);
    const people = await empty.system.db('users').select('role');
    expect(people).toEqual([{ role: 'administrator' }]);
    expect((await empty.visitor().get('/setup')).status).toBe(404);
  } finally {
    await empty.close();
  }
});

interface Stream {
  /** Every topic named until the stream ended. */
  ended: Promise<string[]>;
  /** Resolves once this topic has been named. */
  named(topic: string): Promise<void>;
  seen: string[];
}

async function listen(browser: Browser, topics: string): Promise<Stream> {
  const headers = { cookie: browser.cookieHeader, accept: 'text/event-stream' };
  const response = await fetch(`${app.url}/live?topics=${topics}`, { headers });
  const reader = response.body?.getReader();
  const seen: string[] = [];
  const waiting = new Map<string, () => void>();
  const pump = async () => {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      for (const [, topic = ''] of new TextDecoder().decode(part.value).matchAll(/"topic":"([^"]+)"/g)) {
        seen.push(topic);
        waiting.get(topic)?.();
      }
    }
    return seen;
  };
  const ended = pump().catch(() => seen);
  return { ended, seen, named: (topic) => new Promise((resolve) => waiting.set(topic, resolve)) };
}

test('a stream that ends with somebody’s rights is written to no more, and the node goes on', async () => {
  const browser = await app.as('technician@demo.test');
  const id = await idOf(app, 'technician@demo.test');
  const stream = await listen(browser, 'queue');
  await inTx(systemCtx(app.system), async (tx) => {
    for (const topics of [[`person:${id}`], ['queue'], [`person:${id}`, 'queue']]) {
      await tx.system.live.hint(tx, { topics, audience: 'everyone', assigneeId: id });
    }
  });
  expect(await stream.ended).toEqual([]);
  expect((await browser.get('/desk')).status).toBe(200);
});

test('who is taken off a ticket hears nothing of it any more, on a page that is still open too', async () => {
  const customer = await app.ctx('customer@demo.test');
  const participant = await app.ctx('customer2@demo.test');
  const admin = await app.ctx('technician@demo.test');
  const { id } = await createTicket(customer, { subject: 'Watched', description: 'By two.' });
  await changeTicket(admin, id, { participantIds: [await idOf(app, 'customer2@demo.test')] });
  const stream = await listen(await app.as('customer2@demo.test'), `ticket:${id},portal`);
  await changeTicket(admin, id, { participantIds: [] });
  // The page comes back, as a browser does, and asks for the same again.
  await stream.ended;
  const again = await listen(await app.as('customer2@demo.test'), `ticket:${id},portal`);
  const own = await createTicket(participant, { subject: 'Own', description: 'Own' });
  await reply(admin, id, { body: 'Not for them.', visibility: 'public' });
  const next = again.named('portal');
  await reply(admin, own.id, { body: 'For them.', visibility: 'public' });
  await next;
  expect(again.seen).not.toContain(`ticket:${id}`);
});

test('a new role ends the stream of whoever has it open, and no time given breaks one', async () => {
  const admin = systemCtx(app.system);
  const browser = await app.as('technician2@demo.test');
  const stream = await listen(browser, 'queue');
  await updateUser(admin, await idOf(app, 'technician2@demo.test'), { role: 'customer' });
  expect(await stream.ended).toEqual([]);
  const customer = await app.ctx('customer@demo.test');
  const { id } = await createTicket(customer, { subject: 'Since', description: 'When?' });
  const reader = await app.as('customer@demo.test');
  for (const since of ['9007199254740991', '8640000000000001', '-1', 'x', '1', '0.5', '1&since=2']) {
    const watching = await listen(reader, `ticket:${id}&since=${since}`);
    const told = watching.named(`ticket:${id}`);
    await reply(await app.ctx(), id, { body: since, visibility: 'public' });
    await told;
  }
});
