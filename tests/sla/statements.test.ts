import { ticketSla } from '../../src/features/sla';
import { changeTicket, reply, ticketPage } from '../../src/features/tickets';
import type { Ctx } from '../../src/platform/ctx';
import { row } from '../../src/platform/db';
import { type TestApp, testApp } from '../support/app';
import { everybody, file } from '../tickets/desk';
import { queriesOf } from '../tickets/reading.support';
import { calendar, changePolicy, HOUR, historyOf, policy, words } from './terms.support';

// What clocks cost on what people do most.

let app: TestApp;
let people: Awaited<ReturnType<typeof everybody>>;
let policyId: string;
const START = new Date('2027-03-01T10:00:00Z');
const later = (ctx: Ctx, seconds: number): Ctx => ({
  ...ctx,
  now: new Date(START.getTime() + seconds * 1000),
});
const said = { body: 'Is it on?', visibility: 'public' } as const;
const clockOf = (id: string) =>
  row(people.desk.db, 'select sla_clock, sla_due_at, sla_risk_at, sla_next_at from tickets where id = :id', {
    id,
  });

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  people = await everybody(app);
  const columns = { p3FirstResponse: HOUR, p3NextResponse: 2 * HOUR, p3Resolution: 8 * HOUR };
  policyId = await policy(people.desk, await calendar(people.desk), columns);
});

/** Which columns of tickets are written meanwhile, as SQL. */
const written = (queries: string[]) =>
  queries.filter((sql) => /^update "?tickets"? set/.test(sql)).map((sql) => sql.split(' where ', 1)[0]);

/** What is asked and written of promises meanwhile. */
async function promisesIn(ctx: Ctx, act: () => Promise<unknown>): Promise<(string | undefined)[]> {
  const queries = await queriesOf(ctx, act);
  const asked = queries.filter((sql) => /\bsla_(book|policies|targets)\b/.test(sql));
  return [...asked, ...written(queries).filter((sql) => sql?.includes('sla_'))];
}

test('filing asks for the policies once, and removes nobody from a ticket that has nobody', async () => {
  await file(later(people.customer, 0));
  const queries = await queriesOf(people.customer, () => file(later(people.customer, 1)));
  expect(queries.filter((sql) => sql.includes('sla_'))).toHaveLength(2);
  expect(queries.filter((sql) => sql.includes('delete from'))).toEqual([]);
});

describe('a reply', () => {
  test.each([
    ['of staff that nobody waits for', 'technician' as const],
    ['of a customer who waits already', 'customer' as const],
  ])('%s leaves the clock as it is and asks for nothing', async (_, who) => {
    const { id } = await file(later(people.customer, 0));
    await reply(later(people.technician, 60), id, said);
    if (who === 'customer') await reply(later(people.customer, 90), id, said);
    const before = await clockOf(id);
    const again = later(people[who], 120);
    expect(await promisesIn(again, () => reply(again, id, said))).toEqual([]);
    expect(await clockOf(id)).toEqual(before);
  });

  test('that comes when something is to be told tells it, whoever waits', async () => {
    const { id } = await file(later(people.customer, 0));
    await reply(later(people.technician, 60), id, said);
    await reply(later(people.technician, 9 * HOUR), id, said);
    expect(await words(people.desk, id)).toEqual([
      'sla.met first_response 1',
      'sla.warned resolution 0',
      'sla.breached resolution 480',
    ]);
    const [resolution] = (await historyOf(people.desk, id)).filter(({ kind }) => kind === 'resolution');
    expect(resolution).toMatchObject({ outcome: 'running' });
    const again = later(people.technician, 10 * HOUR);
    expect(await promisesIn(again, () => reply(again, id, said))).toEqual([]);
  });

  test('that takes a hold which an older version began is reckoned', async () => {
    const { id } = await file(later(people.customer, 0));
    await reply(later(people.technician, 60), id, said);
    await people.desk.db('tickets').where({ id }).update({ status: 'on_hold', holdReason: 'customer' });
    await reply(later(people.technician, HOUR), id, said);
    expect(await clockOf(id)).toMatchObject({ slaDueAt: null, slaRiskAt: null });
  });
});

test('a change writes only the moments that it moves', async () => {
  const { id } = await file(later(people.customer, 0));
  await changePolicy(people.desk, policyId, { p2FirstResponse: HOUR, p2Resolution: 4 * HOUR });
  const change = later(people.technician, 60);
  const queries = await queriesOf(change, () => changeTicket(change, id, { impact: 'high' }));
  const [update] = written(queries);
  expect(update).toMatch(/\bresolution_due_at = /);
  expect(update).not.toMatch(/\b(response_due_at|sla_due_at) = /);
});

test("a ticket's page reads its clock with the ticket, for staff alone", async () => {
  const { id, number } = await file(later(people.customer, 0));
  const ctx = later(people.technician, 60);
  const alone = await ticketSla(ctx, { id, internals: true });
  const page = await ticketPage(ctx, number);
  let read: typeof alone = null;
  const queries = await queriesOf(ctx, async () => {
    read = await ticketSla(ctx, page.ticket, page.derived.sla);
  });
  expect([queries, read]).toEqual([[], alone]);
  expect(alone?.running).toHaveLength(2);
  expect((await ticketPage(later(people.customer, 60), number)).derived).toEqual({});
});
