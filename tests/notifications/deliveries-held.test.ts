import { earlierAbout } from '../../src/features/deliveries/telling.repo';
import { rows } from '../../src/platform/db';
import { daysAfter } from '../../src/platform/elapsed';
import { newId } from '../../src/platform/ids';
import { type TestApp, testApp } from '../support/app';
import { sendMails } from '../support/deliveries';
import { stateOf, stored } from './deliveries.support';

// What is held for long, and how what waits is found, with a mail server that is not there.

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ env: { SMTP_URL: 'smtp://127.0.0.1:1' } });
});
afterAll(() => app.close());

test('a digest that gathered for weeks is tried for as long as what was made when it was due', async () => {
  const now = new Date();
  const made = { state: 'queued', createdAt: daysAfter(now, -20), triedUntil: daysAfter(now, -15) };
  const digest = await stored(app, { ...made, template: 'digest', kind: 'digest', line: 0 });
  const letter = await stored(app, { ...made, line: 1 });
  await sendMails(await app.ctx());
  expect(await stateOf(app, digest)).toEqual({ state: 'queued', failure: 'unreachable', attempts: 1 });
  expect(await stateOf(app, letter)).toEqual({ state: 'failed', failure: 'unreachable', attempts: 1 });
});

test('what waits in a pause without end names no day on which it leaves', async () => {
  const dueAt = new Date('9999-12-31T12:00:00Z');
  const digest = { state: 'queued', template: 'digest', kind: 'digest', subject: null, dueAt };
  const id = await stored(app, { ...digest, address: 'paused@else.test' });
  const admin = await app.as('admin@demo.test');
  for (const path of ['/admin/deliveries?state=queued', `/admin/deliveries/${id}`]) {
    const { text } = await admin.get(path);
    expect([path, text.includes('Leaves when its reader ends their pause.')]).toEqual([path, true]);
    expect([path, text.includes('9999')]).toEqual([path, false]);
  }
});

test.each([
  ['about a ticket', newId(), 'deliveries_ticket'],
  ['about none', null, 'deliveries_act'],
])('what was told before of an act %s is found by an index', async (_what, ticketId, index) => {
  const { db } = app.system;
  // Few rows are read whole sooner.
  await rows(
    db,
    `insert into deliveries (id, event_id, root_id, channel, template, kind, address, state)
     select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'mail', 'answered', 'reply', n || '@x.test', 'sent'
     from generate_series(1, 3000) n`,
  );
  await db.raw('analyze deliveries');
  const looked: { sql: string; bindings: unknown[] }[] = [];
  const listen = (query: { sql: string; bindings: unknown[] }) => looked.push(query);
  const window = { now: new Date(), since: new Date(0) };
  db.client.on('query', listen);
  await earlierAbout(db, { rootId: newId(), ticketId }, ['a', 'b'], window).finally(() =>
    db.client.off('query', listen),
  );
  const [query = { sql: '', bindings: [] }] = looked;
  const filled = query.sql.replace(/\$(\d+)/g, (_all, place: string) =>
    literal(query.bindings[Number(place) - 1]),
  );
  const plan = await rows<{ plan: string }>(db, `explain ${filled}`);
  expect(JSON.stringify(plan)).toMatch(/Index Cond: [^"]*(ticket|root)_id/);
  expect(JSON.stringify(plan)).toContain(index);
});

function literal(value: unknown): string {
  if (Array.isArray(value)) return `'{${value.join()}}'`;
  return `'${value instanceof Date ? value.toISOString() : String(value)}'`;
}
