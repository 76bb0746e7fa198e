import { changeTicket, portalTickets, rateTicket } from '../../src/features/tickets';
import { waitsFor } from '../../src/features/tickets/my-tickets/waiting';
import { insertTicket } from '../../src/features/tickets/tickets.repo';
import { HOLD_REASONS, STATUSES } from '../../src/features/tickets/tickets.words';
import { newId } from '../../src/platform/ids';
import { type TestApp, testApp } from '../support/app';
import { fc } from '../support/properties';
import { everybody, file, later } from './desk';

// What waits for a customer is one rule: the section that a ticket stands in, and what its row and its page say.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

test('a ticket that was rated, opened again and resolved again asks to be confirmed again', async () => {
  const { technician, customer } = await everybody(app);
  const { id, number } = await file(customer);
  await changeTicket(later(technician, 1), id, { status: 'resolved' });
  await rateTicket(later(customer, 2), id, { score: 3 });
  const browser = await app.as('customer@demo.test');
  const badge = async (path: string) => (await browser.get(path)).html.querySelector('main .badge')?.text;
  expect(await badge('/portal/tickets?section=done')).toBe('Resolved');
  await changeTicket(later(technician, 3), id, { status: 'reopened' });
  await changeTicket(later(technician, 4), id, { status: 'resolved' });
  expect(await badge('/portal/tickets?section=waiting')).toBe('Resolved · to be confirmed');
  expect(await badge(`/portal/tickets/${number}`)).toBe('Resolved · to be confirmed');
});

const moment = fc.constantFrom(null, new Date('2026-01-01'), new Date('2026-01-02'), new Date('2026-01-03'));
const state = fc.record({
  status: fc.constantFrom(...STATUSES),
  holdReason: fc.constantFrom(...HOLD_REASONS),
  resolvedAt: moment,
  satisfactionAt: moment,
});

test('the section and the row agree, whatever became of a ticket', async () => {
  const { customer } = await everybody(app);
  const { id: _id, number: _number, internals: _internals, ...plain } = await file(customer);
  const property = fc.asyncProperty(fc.array(state, { minLength: 1, maxLength: 6 }), async (states) => {
    await app.system.db('tickets').del();
    const expected: number[] = [];
    for (const { status, holdReason, resolvedAt, satisfactionAt } of states) {
      const columns = {
        status,
        holdReason: status === 'on_hold' ? holdReason : null,
        closedAt: status === 'closed' ? customer.now : null,
        resolvedAt: resolvedAt ?? (status === 'resolved' ? customer.now : null),
        satisfactionAt,
        satisfaction: satisfactionAt && 5,
      };
      const { number } = await insertTicket(app.system.db, newId(), { ...plain, ...columns });
      if (waitsFor(columns) !== null) expected.push(number);
    }
    const { items } = await portalTickets(customer, { section: 'waiting' });
    expect(items.map(({ number }) => number).sort()).toEqual(expected.sort());
    expect(items.filter((item) => waitsFor(item) === null)).toEqual([]);
  });
  await fc.assert(property, { numRuns: 25 });
});
