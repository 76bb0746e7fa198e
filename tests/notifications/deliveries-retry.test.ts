import { retryDeliveries } from '../../src/features/deliveries/retrying.service';
import { row, rows } from '../../src/platform/db';
import { newId } from '../../src/platform/ids';
import { type TestApp, testApp } from '../support/app';
import type { Browser } from '../support/browser';
import { stateOf, stored } from './deliveries.support';

// What is tried again when an administrator says so, and what never is.

let app: TestApp;
let admin: Browser;
beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  admin = await app.as('admin@demo.test');
  await admin.get('/admin/deliveries');
});
afterAll(() => app.close());

const LIST = '/admin/deliveries';

async function one(state: string, failure: string | null = null, more: object = {}) {
  return stored(app, { state, failure, attempts: 4, triedUntil: new Date(0), ...more });
}

/** One of each, by what it is. */
async function oneOfEach() {
  return {
    failed: await one('failed', 'refused'),
    retrying: await one('queued', 'unreachable'),
    refused: await one('suppressed', 'address_refused'),
    sent: await one('sent'),
    read: await one('withdrawn', 'read'),
    kept: await one('outbox'),
    nowhere: await one('suppressed', 'no_address'),
    waiting: await one('queued'),
  };
}

const waits = { state: 'queued', failure: null };

test('of those that are chosen, what was sent, withdrawn or kept does not go out again', async () => {
  const made = await oneOfEach();
  const answer = await admin.post(`${LIST}/retry`, {
    ...{ which: 'chosen', ids: Object.values(made), back: `${LIST}?state=failed#list` },
  });
  expect(answer.location).toBe(`${LIST}?state=failed#list`);
  expect((await admin.get(LIST)).text).toContain('3 deliveries are tried again.');
  for (const id of [made.failed, made.refused]) {
    expect(await stateOf(app, id)).toEqual({ ...waits, attempts: 0 });
  }
  expect(await stateOf(app, made.retrying)).toEqual({ ...waits, attempts: 4 });
  expect(await stateOf(app, made.sent)).toMatchObject({ state: 'sent' });
  expect(await stateOf(app, made.read)).toMatchObject({ state: 'withdrawn', failure: 'read' });
  expect(await stateOf(app, made.kept)).toMatchObject({ state: 'outbox' });
  expect(await stateOf(app, made.nowhere)).toMatchObject({ state: 'suppressed', failure: 'no_address' });
  const { left } = await row<{ left: boolean }>(
    app.system.db,
    `select tried_until > now() + interval '4 days' as left from deliveries where id = :id`,
    { id: made.failed },
  );
  expect(left).toBe(true);
});

test('all that a filter has are tried again, on all its pages, and no others', async () => {
  const [yes, no] = [
    await one('failed', 'refused', { template: 'invitation' }),
    await one('failed', 'refused'),
  ];
  const page = await admin.get(`${LIST}?what=account.invitation`);
  const form = page.html.querySelector('#retry-all form');
  const fields = form?.querySelectorAll('input[type="hidden"]') ?? [];
  expect(page.html.querySelector('[popovertarget="retry-all"]')?.text.trim()).toBe('Try 1 delivery again');
  const given = fields.map((field) => [field.getAttribute('name'), field.getAttribute('value')]);
  await admin.post(`${LIST}/retry`, Object.fromEntries(given));
  expect(await stateOf(app, yes)).toMatchObject(waits);
  expect(await stateOf(app, no)).toMatchObject({ state: 'failed' });
});

test('a list without anything to try again offers nothing of the kind', async () => {
  await one('sent');
  const { html } = await admin.get(`${LIST}?state=sent`);
  expect(html.querySelector('#retry-all')).toBeNull();
  expect(html.querySelectorAll('[name="ids"]')).toEqual([]);
});

test('only what can be tried again can be chosen', async () => {
  const made = await oneOfEach();
  const boxes = (await admin.get(LIST)).html.querySelectorAll('tbody [name="ids"]');
  const offered = boxes
    .map((box) => box.getAttribute('value'))
    .filter((id) => Object.values(made).includes(id ?? ''));
  expect(offered.sort()).toEqual([made.failed, made.retrying, made.refused].sort());
});

test('one is tried again from its page, which says by whom; one that there is not is no page', async () => {
  const id = await one('failed', 'refused');
  const answer = await admin.post(`${LIST}/${id}/retry`);
  expect(answer.location).toBe(`${LIST}/${id}`);
  const { html } = await admin.get(`${LIST}/${id}`);
  expect(html.querySelector('#history')?.text).toMatch(/Tried again by \S/);
  expect(html.querySelector('#retry')).toBeNull();
  expect((await admin.post(`${LIST}/${newId()}/retry`)).status).toBe(404);
});

test('two who press at the same moment have it tried once, and it is in the log once', async () => {
  const id = await one('failed', 'refused');
  const ctx = await app.ctx('admin@demo.test');
  const counts = [await retryDeliveries(ctx, [id]), await retryDeliveries(ctx, [id])];
  expect(counts).toEqual([1, 0]);
  const told = await rows(
    app.system.db,
    `select data from events where type = 'mails.retried' and subject_id = :id`,
    {
      id,
    },
  );
  expect(told).toEqual([{ data: { count: 1 } }]);
  expect((await admin.get('/admin/audit?type=mails')).text).toContain('1 delivery is tried again.');
});

test('too many ids, and what are none, are refused', async () => {
  for (const ids of ['x', Array.from({ length: 101 }, newId)]) {
    expect((await admin.post(`${LIST}/retry`, { which: 'chosen', ids })).status).toBe(422);
  }
  expect((await admin.post(`${LIST}/retry`, { which: 'everything' })).status).toBe(422);
});
