import {
  changeTicket,
  closeTicket,
  deletedTickets,
  deleteTicket,
  findTicket,
  rateTicket,
  reply,
  restoreTicket,
} from '../../src/features/tickets';
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
    expect(await refusal(() => say(customer, id, { body: ' \n ' }))).toBe(
      'invalid body: tickets.error.empty_reply',
    );
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
    expect(await rate(8)).toMatchObject({
      satisfaction: 8,
      satisfactionComment: ' Fine',
      status: 'resolved',
    });
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
