import { createField } from '../../src/features/fields';
import {
  changeTicket,
  closeTicket,
  deletedTickets,
  deleteTicket,
  findTicket,
  followTicket,
  rateTicket,
  reopenTicket,
  reply,
  restoreTicket,
  STATUSES,
  takeTicket,
} from '../../src/features/tickets';
import { STEPS } from '../../src/features/tickets/state';
import { inTx } from '../../src/platform/ctx';
import { AppError } from '../../src/platform/errors';
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
      descriptionHtml: '<p>It <strong>blinks</strong>.</p>\n',
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

describe('replying', () => {
  const say = (
    ctx: Parameters<typeof reply>[0],
    id: string,
    more: Partial<Parameters<typeof reply>[2]> = {},
  ) => reply(ctx, id, { body: 'Hello', visibility: 'public', ...more });

  test('by staff starts the work and stamps the first response once', async () => {
    const { technician, customer, admin } = people;
    const { id, number } = await file(customer);
    await say(later(technician, 5), id, { visibility: 'internal' });
    await say(later(customer, 7), id);
    expect((await findTicket(technician, number)).firstResponseAt).toBeNull();
    const first = later(technician, 10);
    const { ticket, commentId } = await say(first, id);
    expect(ticket).toMatchObject({ status: 'in_progress', firstResponseAt: first.now });
    expect((await say(later(admin, 20), id)).ticket.firstResponseAt).toEqual(first.now);
    const events = await eventsOf(technician, id);
    expect(events.map(({ type }) => type)).toEqual([
      'ticket.created',
      'ticket.noted',
      'ticket.replied',
      'ticket.replied',
      'ticket.changed',
      'ticket.replied',
    ]);
    expect(events[3]?.data).toMatchObject({ commentId, by: 'staff', firstResponse: true });
    expect(events[4]?.data).toMatchObject({ commentId });
  });

  test('by the staff who asked is no response', async () => {
    const { technician, admin } = people;
    const { id } = await file(technician);
    const { ticket } = await say(technician, id);
    expect(ticket).toMatchObject({ status: 'new', firstResponseAt: null });
    expect((await say(admin, id)).ticket).toMatchObject({
      status: 'in_progress',
      firstResponseAt: admin.now,
    });
  });

  test('can set a status with it', async () => {
    const { technician, customer } = people;
    const { id } = await file(customer);
    const held = await say(technician, id, { status: 'on_hold', holdReason: 'customer' });
    expect(held.ticket).toMatchObject({ status: 'on_hold', holdReason: 'customer' });
    const solved = await say(technician, id, { status: 'resolved', solution: 'Done' });
    expect(solved.ticket).toMatchObject({ status: 'resolved', solution: 'Done' });
    expect(await refusal(() => say(customer, id, { status: 'closed' }))).toBe('forbidden');
    expect(await refusal(() => say(customer, id, { visibility: 'internal' }))).toBe('forbidden');
  });

  test.each(['customer', 'third_party', 'internal'] as const)(
    'by the customer ends a hold for %s',
    async (reason) => {
      const { technician, customer } = people;
      const { id } = await file(customer);
      await changeTicket(technician, id, { status: 'on_hold', holdReason: reason });
      expect((await say(customer, id)).ticket).toMatchObject({ status: 'in_progress', holdReason: null });
    },
  );

  test('by the requester reopens; by somebody in copy it does not', async () => {
    const { technician, customer, stranger } = people;
    const { id } = await file(customer);
    await changeTicket(technician, id, { participantIds: [idOf(stranger)], status: 'resolved' });
    expect((await say(stranger, id)).ticket.status).toBe('resolved');
    expect((await say(customer, id)).ticket.status).toBe('reopened');
    await changeTicket(technician, id, { status: 'closed' });
    expect((await say(later(customer, 13 * DAY), id)).ticket.status).toBe('reopened');
  });

  test('after the window becomes a ticket that follows', async () => {
    const { technician, customer } = people;
    const old = await file(customer, { categoryId: await named(customer, 'categories', 'Laptops') });
    await closeTicket(customer, old.id);
    const late = later(customer, 15 * DAY);
    const { followUp, commentId, ticket } = await say(late, old.id, { body: 'It is back' });
    expect(commentId).toBeNull();
    expect(ticket).toMatchObject({ id: old.id, status: 'closed' });
    expect(followUp).toMatchObject({
      followUpOf: old.id,
      subject: old.subject,
      description: 'It is back',
      status: 'new',
      categoryId: old.categoryId,
      requesterId: idOf(customer),
    });
    const byStaff = await say(later(technician, 15 * DAY), old.id);
    expect(byStaff.followUp).toMatchObject({
      requesterId: idOf(customer),
      assigneeId: idOf(technician),
      status: 'in_progress',
    });
    const note = await say(later(technician, 15 * DAY), old.id, { visibility: 'internal' });
    expect(note.followUp).toBeNull();
  });

  test('refuses an empty one', async () => {
    const { customer } = people;
    const { id } = await file(customer);
    expect(await refusal(() => say(customer, id, { body: ' \n ' }))).toBe('invalid body: input.required');
  });
});

describe('rating', () => {
  test('by the requester once it is resolved', async () => {
    const { technician, customer } = people;
    const { id } = await file(customer);
    const rate = (score: number) => rateTicket(customer, id, { score, comment: ' Fine ' });
    expect(await refusal(() => rate(8))).toBe('invalid satisfaction: tickets.error.not_rateable');
    await changeTicket(technician, id, { status: 'resolved' });
    expect(await refusal(() => rate(11))).toBe('invalid satisfaction: input.out_of_range');
    expect(await refusal(() => rateTicket(technician, id, { score: 8 }))).toBe('forbidden');
    expect(await rate(8)).toMatchObject({ satisfaction: 8, satisfactionComment: 'Fine', status: 'resolved' });
    const events = await eventsOf(technician, id);
    expect(events.at(-1)).toMatchObject({
      type: 'ticket.rated',
      changes: { satisfaction: { before: null, after: 8 } },
    });
  });
});

describe('deleting', () => {
  test('takes it from everybody until an administrator brings it back', async () => {
    const { admin, technician, customer } = people;
    const { id, number } = await file(customer);
    expect(await refusal(() => deleteTicket(customer, id))).toBe('forbidden');
    expect(await refusal(() => deleteTicket(technician, id))).toBe('forbidden');
    await deleteTicket(admin, id);
    for (const ctx of [admin, technician, customer]) {
      expect(await refusal(() => findTicket(ctx, number))).toBe('not_found');
      expect(await refusal(() => changeTicket(ctx, id, { status: 'closed' }))).toBe('not_found');
    }
    expect(await refusal(() => restoreTicket(technician, id))).toBe('not_found');
    expect(await refusal(() => deletedTickets(technician))).toBe('not_found');
    const { items } = await deletedTickets(admin);
    expect(items).toMatchObject([{ id, deletedBy: { id: idOf(admin) } }]);
    expect((await restoreTicket(admin, id)).id).toBe(id);
    expect((await findTicket(customer, number)).id).toBe(id);
  });
});

describe('a stale form', () => {
  test('goes through where nobody else changed the same, and shows both where somebody did', async () => {
    const { technician, admin, customer } = people;
    const { id, version } = await file(customer);
    await changeTicket(admin, id, { subject: 'Theirs', type: 'request' });
    const merged = await changeTicket(
      technician,
      id,
      { subject: 'The printer is jammed', urgency: 'high', tags: ['x'] },
      { version },
    );
    expect(merged).toMatchObject({ subject: 'Theirs', urgency: 'high', tags: ['x'] });
    const error = await changeTicket(technician, id, { subject: 'Mine' }, { version }).catch(
      (thrown) => thrown,
    );
    expect(error).toBeInstanceOf(AppError);
    expect(error.code).toBe('conflict');
    expect(error.data).toMatchObject({
      kind: 'stale',
      version: merged.version,
      conflicts: [
        {
          field: 'subject',
          base: 'The printer is jammed',
          mine: 'Mine',
          theirs: 'Theirs',
          by: { id: idOf(admin), name: 'Alma Admin' },
        },
      ],
    });
    expect(
      await changeTicket(technician, id, { subject: 'Mine' }, { version: merged.version }),
    ).toMatchObject({
      subject: 'Mine',
    });
  });
});
