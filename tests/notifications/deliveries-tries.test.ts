import { noteFailure } from '../../src/features/deliveries/deliveries.repo';
import { retryDeliveries } from '../../src/features/deliveries/retrying.service';
import type { TriesInVain } from '../../src/features/deliveries/tries';
import { row } from '../../src/platform/db';
import { type TestApp, testApp } from '../support/app';
import { stored } from './deliveries.support';

// What the server said at a try is still there after the next one.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const MINUTE = 60_000;
const BEGINNING = Date.parse('2026-11-30T10:00:00Z');
const minute = (n: number) => new Date(BEGINNING + n * MINUTE);

/** Tried once a minute, and answered with these. */
async function tried(id: string, answers: string[], from = 0): Promise<void> {
  for (const [n, error] of answers.entries()) {
    const at = { triedAt: minute(from + n), nextAt: minute(from + n + 1) };
    await noteFailure(app.system.db, id, { state: 'queued', failure: 'postponed', error, ...at });
  }
}

const waiting = () => stored(app, { state: 'queued' });
const triesOf = async (id: string): Promise<TriesInVain[]> =>
  (await row<{ tries: TriesInVain[] }>(app.system.db, 'select tries from deliveries where id = :id', { id }))
    .tries;
const said = async (id: string) => (await triesOf(id)).map(({ from, to, error }) => [from, to, error]);
async function historyOf(id: string): Promise<string[]> {
  const { html } = await (await app.as('admin@demo.test')).get(`/admin/deliveries/${id}`);
  const lines = html
    .querySelectorAll('#history .timeline li')
    .map(({ text }) => text.replace(/\s+/g, ' ').trim());
  return lines.filter((text) => /in vain/.test(text));
}

test('each try keeps its words, and what was said again is counted', async () => {
  const id = await waiting();
  await tried(id, ['450 busy', '451 greylisted', '451 greylisted', '451 greylisted', '450 busy']);
  expect(await said(id)).toEqual([
    [1, 1, '450 busy'],
    [2, 4, '451 greylisted'],
    [5, 5, '450 busy'],
  ]);
  const [, often] = await triesOf(id);
  expect([new Date(often?.at ?? ''), new Date(often?.until ?? '')]).toEqual([minute(1), minute(3)]);
  expect(
    (await row<{ attempts: number }>(app.system.db, 'select attempts from deliveries where id = :id', { id }))
      .attempts,
  ).toBe(5);
});

test('of very many different answers the first stays, and the last ones', async () => {
  const id = await waiting();
  await tried(
    id,
    Array.from({ length: 30 }, (_, n) => `450 ${n + 1}`),
  );
  const kept = await said(id);
  expect(kept).toHaveLength(20);
  expect([kept[0], kept[1], kept.at(-1)]).toEqual([
    [1, 1, '450 1'],
    [12, 12, '450 12'],
    [30, 30, '450 30'],
  ]);
});

test('the page says them in their order, with what is typed in them as text', async () => {
  const id = await waiting();
  await tried(id, ['450 <b>busy</b>', '451 greylisted', '451 greylisted']);
  await noteFailure(app.system.db, id, {
    ...{ state: 'failed', failure: 'refused', error: '550 no', triedAt: minute(9), nextAt: null },
  });
  const lines = await historyOf(id);
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/^First try, in vain.*450 <b>busy<\/b>/);
  expect(lines[1]).toMatch(/^Tries 2 to 3, in vain; the first on .*451 greylisted/);
  expect(lines[2]).toMatch(/^Try number 4, in vain: Refused\. 550 no/);
});

test('they stay when it has been sent, and beside those that begin anew', async () => {
  const id = await waiting();
  await tried(id, ['450 busy']);
  await noteFailure(app.system.db, id, {
    ...{ state: 'failed', failure: 'refused', error: '550 no', triedAt: minute(1), nextAt: null },
  });
  await retryDeliveries(await app.ctx('admin@demo.test'), [id]);
  await tried(id, ['550 no'], 2);
  expect(await said(id)).toEqual([
    [1, 1, '450 busy'],
    [2, 2, '550 no'],
    [1, 1, '550 no'],
  ]);
  await app.system
    .db('deliveries')
    .where({ id })
    .update({ state: 'sent', error: null, failure: null, sentAt: minute(5) });
  expect(await historyOf(id)).toHaveLength(3);
});

test('tries of the release before, which keeps none, are told as far as they are known', async () => {
  const id = await stored(app, {
    state: 'queued',
    attempts: 7,
    failure: 'postponed',
    error: '450 old',
    triedAt: minute(0),
  });
  expect(await historyOf(id)).toEqual([expect.stringMatching(/^Try number 7, in vain.*450 old/)]);
  await tried(id, ['450 new'], 1);
  expect(await historyOf(id)).toEqual([expect.stringMatching(/^Try number 8, in vain.*450 new/)]);
});
