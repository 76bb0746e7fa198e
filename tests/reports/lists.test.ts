import { REPORTS } from '../../src/features/reports/report.types';
import {
  changeTicket,
  createTicket,
  deleteTicket,
  rateTicket,
  reply,
  takeTicket,
} from '../../src/features/tickets';
import type { Ctx } from '../../src/platform/ctx';
import { type TestApp, testApp } from '../support/app';
import { linkedNumbers, listAt, queryOf, reportOf } from './desk';

// Every number leads to exactly what it counts.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const NOW = new Date('2026-11-18T15:20:00Z');
const at = (text: string) => new Date(text);
const ctxOf = async (who: string, now: Date): Promise<Ctx> => ({ ...(await app.ctx(who)), now });

/** Some days of a small desk. */
async function life() {
  const customer = (now: string) => ctxOf('customer@demo.test', at(now));
  const staff = (now: string) => ctxOf('technician@demo.test', at(now));
  const one = await createTicket(await customer('2026-11-03T09:00Z'), {
    subject: 'One',
    description: 'Text',
  });
  await takeTicket(await staff('2026-11-03T09:10Z'), one.id);
  await reply(await staff('2026-11-03T09:30Z'), one.id, { body: 'Hello', visibility: 'public' });
  await changeTicket(await staff('2026-11-03T12:00Z'), one.id, { status: 'resolved' });
  await changeTicket(await staff('2026-11-04T12:00Z'), one.id, { status: 'reopened' });
  await changeTicket(await staff('2026-11-05T12:00Z'), one.id, { status: 'resolved' });
  await rateTicket(await customer('2026-11-05T13:00Z'), one.id, { score: 8, comment: 'Good' });
  const two = await createTicket(await customer('2026-10-10T09:00Z'), {
    subject: 'Two',
    description: 'Text',
  });
  const three = await createTicket(await customer('2026-11-17T23:59Z'), {
    subject: 'Three',
    description: 'Text',
  });
  const gone = await createTicket(await customer('2026-11-17T23:59Z'), {
    subject: 'Gone',
    description: 'Text',
  });
  await deleteTicket(await ctxOf('admin@demo.test', at('2026-11-18T10:00Z')), gone.id);
  await changeTicket(await staff('2026-11-18T11:00Z'), three.id, { tags: ['a', 'b'], priority: 'P1' });
  return { one, two, three };
}

test('the overview counts what happened', async () => {
  await life();
  const report = await reportOf(await ctxOf('admin@demo.test', NOW), 'overview', queryOf());
  expect(Object.fromEntries(report.tiles.map(({ id, value, before }) => [id, [value, before]]))).toEqual({
    created: [2, 1],
    solved: [2, 0],
    backlog: [2, 1],
    reopened: [1, 0],
    response: [1800, null],
    resolution: [(3 + 51) * 1800, null],
    satisfaction: [1, null],
  });
});

test.each(REPORTS)('each number of %s is as long as its list', async (name) => {
  await life();
  const ctx = await ctxOf('admin@demo.test', NOW);
  const report = await reportOf(ctx, name, queryOf());
  const numbers = linkedNumbers(report);
  expect(numbers.length).toBeGreaterThan(0);
  const seen = new Set<string>();
  for (const { where, kind, value, href } of numbers) {
    // A chart has the numbers of its table.
    if (seen.has(`${kind} ${value} ${href}`)) continue;
    seen.add(`${kind} ${value} ${href}`);
    const { total, ids } = await listAt(ctx, href, 2);
    expect([where, total]).toEqual([where, ids.length]);
    if (kind === 'count') expect([where, total]).toEqual([where, value]);
    // A share may be none of them.
    else expect([where, total > 0 || value === 0]).toEqual([where, true]);
  }
});
