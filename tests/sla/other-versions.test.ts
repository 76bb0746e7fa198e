import { createCategory } from '../../src/features/categories';
import { bookOf } from '../../src/features/sla/book';
import { findPolicy } from '../../src/features/sla/policies/policies.service';
import { previewPolicy } from '../../src/features/sla/policies/preview.service';
import { changeTicket, reply } from '../../src/features/tickets';
import type { Ctx } from '../../src/platform/ctx';
import { row } from '../../src/platform/db';
import { type TestApp, testApp } from '../support/app';
import { everybody, file, named } from '../tickets/desk';
import { calendar, changePolicy, HOUR, policy, runAt, words } from './terms.support';

// Another version of the desk runs on the same database: during an upgrade, or before it.

let app: TestApp;
let people: Awaited<ReturnType<typeof everybody>>;
let policyId: string;
const START = new Date('2027-03-01T10:00:00Z');
const later = (ctx: Ctx, seconds: number): Ctx => ({
  ...ctx,
  now: new Date(START.getTime() + seconds * 1000),
});

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  people = await everybody(app);
  policyId = await policy(people.desk, await calendar(people.desk), { p3FirstResponse: HOUR });
});

const write = (id: string, columns: object) => people.desk.db('tickets').where({ id }).update(columns);

describe('a clock that a newer version wrote', () => {
  const NEWER = JSON.stringify({ version: 2 });
  const clockOf = (id: string) =>
    row<{ slaClock: unknown }>(people.desk.db, 'select sla_clock from tickets where id = :id', { id });

  test('keeps nobody from the ticket, and is left as it is', async () => {
    const { id, number } = await file(later(people.customer, 0));
    await write(id, { slaClock: NEWER });
    await reply(later(people.customer, 60), id, { body: 'Hello?', visibility: 'public' });
    await changeTicket(later(people.technician, 120), id, { status: 'resolved' });
    expect(await clockOf(id)).toEqual({ slaClock: JSON.parse(NEWER) });
    expect((await (await app.as('technician@demo.test')).get(`/desk/tickets/${number}`)).status).toBe(200);
  });

  test('does not keep an administrator from seeing what a policy would do', async () => {
    const { id } = await file(later(people.customer, 0));
    await write(id, { slaClock: NEWER });
    const { effects } = await previewPolicy(people.admin, policyId, await findPolicy(people.admin, policyId));
    expect(effects).toMatchObject({ reckoned: 1, earlier: 0, later: 0, breached: 0, atRisk: 0 });
  });
});

test('a ticket that an older version has closed is not told of, though its clock was not stopped', async () => {
  const { id } = await file(later(people.customer, 0));
  await write(id, { status: 'closed', closeReason: 'spam', closedAt: START });
  await runAt(app, 'sla.watch', later(people.desk, 2 * HOUR).now);
  expect(await words(people.desk, id)).toEqual([]);
});

test('a ticket that an older version has answered is not told of, though its clock does not know', async () => {
  const { id } = await file(later(people.customer, 0));
  await write(id, { firstResponseAt: later(people.customer, 60).now });
  await runAt(app, 'sla.watch', later(people.desk, 2 * HOUR).now);
  expect(await words(people.desk, id)).toEqual([]);
  const { responseDueAt } = await row<{ responseDueAt: Date | null }>(
    people.desk.db,
    'select response_due_at from tickets where id = :id',
    { id },
  );
  expect(responseDueAt).toBeNull();
});

test('a ticket that an older version has put on hold is not told of', async () => {
  const { id } = await file(later(people.customer, 0));
  await write(id, { status: 'on_hold', holdReason: 'customer' });
  await runAt(app, 'sla.watch', later(people.desk, 2 * HOUR).now);
  expect(await words(people.desk, id)).toEqual([]);
});

test('a ticket that an older version has resolved goes on with what was used until then', async () => {
  await changePolicy(people.desk, policyId, { p3Resolution: HOUR });
  const { id } = await file(later(people.customer, 0));
  const resolvedAt = later(people.desk, HOUR / 4).now;
  await write(id, { status: 'resolved', resolvedAt });
  await changeTicket(later(people.technician, 24 * HOUR), id, { status: 'reopened' });
  expect(await words(people.desk, id)).toEqual([]);
  const ticket = await people.desk.db('tickets').where({ id }).first();
  expect(ticket?.resolutionDueAt).toEqual(later(people.desk, 24 * HOUR + (HOUR * 3) / 4).now);
});

test('a ticket that was answered before there was a policy is promised no first response when it changes', async () => {
  const { id } = await file(later(people.customer, 0));
  await reply(later(people.technician, 60), id, { body: 'Is it on?', visibility: 'public' });
  // As it was before the first policy.
  await write(id, { slaClock: null, responseDueAt: null, slaDueAt: null, slaRiskAt: null, slaNextAt: null });
  await changeTicket(later(people.technician, 120), id, { type: 'question' });
  const { slaClock } = await row<{ slaClock: { a?: number; r: unknown[] } }>(
    people.desk.db,
    'select sla_clock from tickets where id = :id',
    { id },
  );
  expect(slaClock).toMatchObject({ a: 1, r: [] });
});

describe('a ticket that an older version has filed after the first policy', () => {
  const unclocked = async (columns: object = {}) => {
    const { id } = await file(later(people.customer, 0));
    const none = { slaPolicyId: null, slaClock: null, slaNextAt: null };
    await write(id, {
      ...{ responseDueAt: null, slaDueAt: null, slaRiskAt: null },
      ...none,
      ...columns,
    });
    return id;
  };
  const clockOf = (id: string) =>
    row<{ slaPolicyId: string | null; responseDueAt: Date | null }>(
      people.desk.db,
      'select sla_policy_id, response_due_at from tickets where id = :id',
      { id },
    );
  const night = new Date(START.getTime() + 5 * HOUR * 1000);

  test('has its clock from the next night on', async () => {
    const [open, closed] = [
      await unclocked(),
      await unclocked({ status: 'closed', closeReason: 'spam', closedAt: START }),
    ];
    await runAt(app, 'sla.recompute_missing', night);
    expect(await clockOf(open)).toEqual({
      slaPolicyId: policyId,
      responseDueAt: later(people.desk, 6 * HOUR).now,
    });
    expect(await clockOf(closed)).toEqual({ slaPolicyId: null, responseDueAt: null });
    await runAt(app, 'sla.recompute_missing', later(people.desk, 29 * HOUR).now);
    expect((await clockOf(open)).responseDueAt).toEqual(later(people.desk, 6 * HOUR).now);
  });

  test('has none where no active policy is for it', async () => {
    await changePolicy(people.desk, policyId, { vip: true, isDefault: false });
    const id = await unclocked();
    await runAt(app, 'sla.recompute_missing', night);
    expect((await clockOf(id)).slaPolicyId).toBeNull();
    await changePolicy(people.desk, policyId, { vip: null, isDefault: true, isActive: false });
    await runAt(app, 'sla.recompute_missing', night);
    expect((await clockOf(id)).slaPolicyId).toBeNull();
  });
});

test('a subcategory that an older version has moved is followed minutes later, without another revision', async () => {
  const departmentId = await named(people.desk, 'departments', 'IT');
  const top = (name: string) => createCategory(people.admin, { nameEs: name, nameEn: name, departmentId });
  const [from, to] = [await top('From'), await top('To')];
  const sub = await createCategory(people.admin, { nameEs: 'Sub', nameEn: 'Sub', parentId: from.id });
  const parent = async () => (await bookOf(people.desk)).parents.get(sub.id);
  expect(await parent()).toBe(from.id);
  await people.desk.db('categories').where({ id: sub.id }).update({ parentId: to.id });
  const later = performance.now() + 5 * 60_000 + 1000;
  const clock = jest.spyOn(performance, 'now').mockImplementation(() => later);
  expect(await parent()).toBe(to.id);
  clock.mockRestore();
});
