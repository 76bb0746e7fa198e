import { createField } from '../../src/features/fields';
import {
  changeTicket,
  closeTicket,
  findTicket,
  followTicket,
  reopenTicket,
  STATUSES,
  takeTicket,
} from '../../src/features/tickets';
import { STEPS } from '../../src/features/tickets/state';
import { inTx } from '../../src/platform/ctx';
import { type TestApp, testApp } from '../support/app';
import { DAY, eventsOf, everybody, file, idOf, later, named, refusal } from './desk';

let app: TestApp;
let people: Awaited<ReturnType<typeof everybody>>;

beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  people = await everybody(app);
});
afterAll(() => app.close());

describe('filing', () => {
  test('fills in what the customer did not say', async () => {
    const { customer } = people;
    const ticket = await file(customer, { urgency: 'high' });
    expect(ticket).toMatchObject({
      status: 'new',
      urgency: 'high',
      impact: 'medium',
      priority: 'P2',
      type: 'incident',
      channel: 'web',
      requesterId: idOf(customer),
      version: 1,
      descriptionHtml: '<div role="paragraph" dir="auto">It <strong>blinks</strong>.</div>',
    });
    expect(ticket.organizationId).not.toBeNull();
    expect(ticket.departmentId).toBe(await named(customer, 'departments', 'IT'));
    const [created] = await eventsOf(customer, ticket.id);
    expect(created).toMatchObject({ type: 'ticket.created', data: { version: 1, number: ticket.number } });
  });

  test('goes to the department of the category, or of its parent', async () => {
    const { customer } = people;
    const heating = await file(customer, { categoryId: await named(customer, 'categories', 'Heating') });
    expect(heating.departmentId).toBe(await named(customer, 'departments', 'Building'));
    const laptop = await file(customer, { categoryId: await named(customer, 'categories', 'Laptops') });
    expect(laptop.departmentId).toBe(await named(customer, 'departments', 'IT'));
  });

  test('for a customer by staff, who then can see it whatever its department', async () => {
    const { technician, customer, admin } = people;
    const departmentId = await named(technician, 'departments', 'Building');
    const ticket = await file(technician, { requesterId: idOf(customer), departmentId });
    expect(ticket.requesterId).toBe(idOf(customer));
    expect((await findTicket(technician, ticket.number)).id).toBe(ticket.id);
    const requesterId = idOf(admin);
    expect(await refusal(() => file(technician, { requesterId }))).toBe(
      'invalid requesterId: tickets.error.not_a_customer',
    );
  });

  test('starts the work when it comes with an assignee', async () => {
    const { technician, customer } = people;
    const assigned = await file(technician, { assigneeId: idOf(technician) });
    expect(assigned.status).toBe('in_progress');
    const assigneeId = idOf(customer);
    expect(await refusal(() => file(technician, { assigneeId }))).toBe(
      'invalid assigneeId: tickets.error.not_assignable',
    );
  });

  test.each([
    [{ subject: ' ' }, 'invalid subject: input.required'],
    [{ subject: 'x'.repeat(201) }, 'invalid subject: input.too_long'],
    [{ description: '' }, 'invalid description: input.required'],
    [{ description: 'x'.repeat(50_001) }, 'invalid description: input.too_long'],
    [{ urgency: 'huge' as never }, 'invalid urgency: input.not_a_choice'],
    [{ categoryId: 'no such' }, 'invalid categoryId: tickets.error.unknown_category'],
    [{ departmentId: 'no such' }, 'invalid departmentId: tickets.error.unknown_department'],
    [{ participantIds: ['nobody'] }, 'invalid participantIds: tickets.error.unknown_person'],
    [{ followUpOf: 'nothing' }, 'invalid followUpOf: tickets.error.unknown_ticket'],
    [{ tags: ['x'.repeat(41)] }, 'invalid tags: tickets.error.long_tag'],
    [{ fields: { nothing: 1 } }, 'invalid fields.nothing: fields.error.unknown_field'],
  ])('refuses what does not fit, %#', async (more, expected) => {
    expect(await refusal(() => file(people.technician, more))).toBe(expected);
  });

  test('asks a customer for their fields, and tells them of no other', async () => {
    const { admin, customer, technician } = people;
    const label = { labelEs: 'Campo', labelEn: 'Field' };
    await createField(admin, {
      key: 'asset',
      kind: 'text',
      isRequired: true,
      customerAccess: 'edit',
      ...label,
    });
    await createField(admin, { key: 'cost', kind: 'number', ...label });
    expect(await refusal(() => file(customer))).toBe('invalid fields.asset: input.required');
    const ticket = await file(customer, { fields: { asset: 'A-1' } });
    const priced = await changeTicket(technician, ticket.id, { fields: { cost: '10' } });
    expect(priced.fields).toEqual({ asset: 'A-1', cost: 10 });
    expect((await findTicket(customer, ticket.number)).fields).toEqual({ asset: 'A-1' });
  });
});

describe('changing', () => {
  test('writes one event with before and after, and nothing when nothing changes', async () => {
    const { technician, customer } = people;
    const ticket = await file(customer);
    const patch = { subject: ' New  subject ', type: 'request', tags: ['VPN', 'vpn '] } as const;
    const changed = await changeTicket(technician, ticket.id, { ...patch, tags: [...patch.tags] });
    expect(changed).toMatchObject({ subject: 'New subject', type: 'request', tags: ['vpn'], version: 2 });
    const again = await changeTicket(technician, ticket.id, {
      subject: 'New subject',
      status: 'new',
      tags: ['vpn'],
    });
    expect(again.version).toBe(2);
    const events = await eventsOf(technician, ticket.id);
    expect(events.map(({ type }) => type)).toEqual(['ticket.created', 'ticket.changed']);
    expect(events[1]?.data).toEqual({ version: 2 });
    expect(events[1]?.changes).toEqual({
      subject: { before: 'The printer is jammed', after: 'New subject' },
      type: { before: 'incident', after: 'request' },
      tags: { before: [], after: ['vpn'] },
    });
  });

  test('weighs priority anew unless staff chose it', async () => {
    const { technician, customer } = people;
    const { id } = await file(customer);
    const change = (patch: Parameters<typeof changeTicket>[2]) => changeTicket(technician, id, patch);
    expect(await change({ impact: 'critical' })).toMatchObject({ priority: 'P2', priorityOverridden: false });
    expect(await change({ priority: 'P1' })).toMatchObject({ priority: 'P1', priorityOverridden: true });
    expect(await change({ urgency: 'low', impact: 'low' })).toMatchObject({ priority: 'P1' });
    expect(await change({ priority: 'auto' })).toMatchObject({ priority: 'P4', priorityOverridden: false });
  });

  test('moves with its category only from where the old one had put it', async () => {
    const { admin, customer } = people;
    const [hardware, heating] = [
      await named(admin, 'categories', 'Hardware'),
      await named(admin, 'categories', 'Heating'),
    ];
    const [it, building] = [
      await named(admin, 'departments', 'IT'),
      await named(admin, 'departments', 'Building'),
    ];
    const { id } = await file(customer, { categoryId: hardware });
    expect(await changeTicket(admin, id, { categoryId: heating })).toMatchObject({ departmentId: building });
    expect(await changeTicket(admin, id, { departmentId: it })).toMatchObject({ departmentId: it });
    expect(await changeTicket(admin, id, { categoryId: hardware })).toMatchObject({ departmentId: it });
    await changeTicket(admin, id, { departmentId: building });
    expect(await changeTicket(admin, id, { categoryId: heating })).toMatchObject({ departmentId: building });
  });

  test('takes participants of any kind, and staff as followers', async () => {
    const { technician, otherTechnician, customer, stranger } = people;
    const { id, number } = await file(customer);
    await changeTicket(technician, id, {
      participantIds: [idOf(stranger)],
      followerIds: [idOf(otherTechnician)],
    });
    expect((await findTicket(stranger, number)).number).toBe(number);
    expect((await findTicket(otherTechnician, number)).number).toBe(number);
    expect(await refusal(() => changeTicket(technician, id, { followerIds: [idOf(stranger)] }))).toBe(
      'invalid followerIds: tickets.error.followers_are_staff',
    );
    await followTicket(otherTechnician, id, false);
    expect(await refusal(() => findTicket(otherTechnician, number))).toBe('not_found');
    const events = await eventsOf(technician, id);
    expect(events.at(-1)?.changes).toEqual({ followerIds: { before: [idOf(otherTechnician)], after: [] } });
  });
});

describe('the status', () => {
  test('takes the same steps in the database as in the code', async () => {
    const { desk, customer } = people;
    const ticket = await file(customer);
    const force = (tx: typeof desk, status: string) =>
      tx
        .db('tickets')
        .where({ id: ticket.id })
        .update({
          status,
          holdReason: status === 'on_hold' ? 'internal' : null,
          closedAt: status === 'closed' ? tx.now : null,
          resolvedAt: tx.now,
        });
    for (const from of STATUSES) {
      for (const to of STATUSES.filter((status) => status !== from)) {
        await desk.db.raw('alter table tickets disable trigger tickets_status_transition');
        await force(desk, from);
        await desk.db.raw('alter table tickets enable trigger tickets_status_transition');
        const allowed = await inTx(desk, (tx) => force(tx, to)).then(
          () => true,
          () => false,
        );
        expect([from, to, allowed]).toEqual([from, to, STEPS[from].includes(to)]);
      }
    }
  });

  test('goes through a whole life', async () => {
    const { technician, customer } = people;
    const { id } = await file(customer);
    expect(await takeTicket(technician, id)).toMatchObject({
      status: 'in_progress',
      assigneeId: idOf(technician),
    });
    expect(await refusal(() => changeTicket(technician, id, { status: 'on_hold' }))).toBe(
      'invalid holdReason: tickets.error.hold_reason',
    );
    expect(
      await changeTicket(technician, id, { status: 'on_hold', holdReason: 'third_party' }),
    ).toMatchObject({
      status: 'on_hold',
      holdReason: 'third_party',
    });
    expect(await changeTicket(technician, id, { holdReason: 'customer' })).toMatchObject({
      holdReason: 'customer',
    });
    const resolved = await changeTicket(later(technician, 60), id, {
      status: 'resolved',
      solution: 'Paper *out*',
    });
    expect(resolved).toMatchObject({ status: 'resolved', holdReason: null, solution: 'Paper *out*' });
    expect(resolved.resolvedAt).toEqual(later(technician, 60).now);
    expect(
      await refusal(() => changeTicket(technician, id, { status: 'on_hold', holdReason: 'internal' })),
    ).toBe('invalid status: tickets.error.illegal_step');
    const closed = await closeTicket(customer, id);
    expect(closed).toMatchObject({ status: 'closed', closedForInactivity: false });
    expect(closed.closedAt).toEqual(customer.now);
    const reopened = await reopenTicket(later(customer, 13 * DAY), id);
    expect(reopened).toMatchObject({ status: 'reopened', closedAt: null, resolvedAt: null });
    expect(await changeTicket(technician, id, { assigneeId: null })).toMatchObject({ status: 'reopened' });
    expect(await takeTicket(technician, id)).toMatchObject({ status: 'in_progress' });
  });

  test('closes as a duplicate of another ticket that one sees, and forgets it at reopening', async () => {
    const { technician, customer, otherTechnician } = people;
    const original = await file(customer);
    const hidden = await file(otherTechnician, {
      departmentId: await named(customer, 'departments', 'Building'),
    });
    const { id, number } = await file(customer);
    const duplicate = (duplicateOfNumber?: number) =>
      changeTicket(technician, id, { status: 'closed', closeReason: 'duplicate', duplicateOfNumber });
    for (const wrong of [undefined, number, hidden.number, 999_999]) {
      expect(await refusal(() => duplicate(wrong))).toBe(
        'invalid duplicateOfNumber: tickets.error.unknown_ticket',
      );
    }
    expect(await duplicate(original.number)).toMatchObject({
      status: 'closed',
      closeReason: 'duplicate',
      duplicateOf: original.id,
      resolvedAt: null,
    });
    expect(await reopenTicket(technician, id)).toMatchObject({ closeReason: null, duplicateOf: null });
  });

  test('lets nobody reopen after the window', async () => {
    const { technician, customer } = people;
    const { id } = await file(customer);
    await closeTicket(customer, id);
    for (const ctx of [technician, customer]) {
      expect(await refusal(() => reopenTicket(later(ctx, 15 * DAY), id))).toBe(
        'invalid status: tickets.error.reopen_window_over',
      );
    }
  });
});
