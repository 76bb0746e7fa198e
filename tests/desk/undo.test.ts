import {
  changeTicket,
  createTicket,
  deleteTicket,
  findTicket,
  rateTicket,
  reply,
  ticketPage,
  undoAct,
} from '../../src/features/tickets';
import { undoSecondsFrom } from '../../src/features/tickets/undo/undo-seconds';
import { actorOf } from '../../src/features/users';
import { type TestApp, testApp } from '../support/app';
import { DAY, eventsOf, everybody, file, idOf, later, named, refusal } from '../tickets/desk';
import { commentsOf, rowOf, sent, tell } from './undo.support';

// What somebody has sent and takes back in time has never been: for nobody, in nothing that counts it.

let app: TestApp;
let people: Awaited<ReturnType<typeof everybody>>;
beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  people = await everybody(app);
});
afterAll(() => app.close());

describe('a reply that is undone', () => {
  test.each([1, 9.999])('is nowhere any more, also after %d seconds', async (seconds) => {
    const { technician, customer } = people;
    const { id, number } = await file(customer);
    const before = await rowOf(technician, id);
    const written = await sent(later(technician, 1), id, { status: 'resolved', solution: 'Off and on' });
    expect(await rowOf(technician, id)).not.toEqual(before);
    expect(await undoAct(later(technician, 1 + seconds), written.id)).toEqual({
      id: written.id,
      what: 'reply',
      number,
      hasText: true,
    });
    expect(await rowOf(technician, id)).toEqual(before);
    expect(await commentsOf(technician, id)).toEqual([]);
    for (const reader of [customer, technician]) {
      const { timeline, ticket, solution } = await ticketPage(reader, number);
      expect(timeline.filter(({ kind }) => kind !== 'event')).toEqual([]);
      expect([ticket.status, ticket.resolvedAt, solution]).toEqual(['new', null, null]);
    }
  });

  test('is told to staff as one line, and to customers by none', async () => {
    const { technician, customer } = people;
    const { id, number } = await file(customer);
    const undone = await sent(later(technician, 1), id, { status: 'resolved' });
    await undoAct(later(technician, 2), undone.id);
    const told = async (reader: typeof technician) =>
      (await ticketPage(reader, number)).timeline.map((item) =>
        item.kind === 'event' ? item.event : item.kind,
      );
    expect(await told(technician)).toEqual(['ticket.created', 'ticket.undone']);
    expect(await told(customer)).toEqual(['ticket.created']);
  });

  test('leaves the version higher than before, and says what is back, so that stale forms are merged', async () => {
    const { technician, customer } = people;
    const { id, version } = await file(customer);
    const undone = await sent(later(technician, 1), id);
    const result = await undoAct(later(technician, 2), undone.id);
    const after = await findTicket(technician, result.number);
    expect(after.version).toBe(version + 2);
    expect((await eventsOf(technician, id)).at(-1)).toEqual({
      type: 'ticket.undone',
      changes: { status: { before: 'in_progress', after: 'new' } },
      data: { version: version + 2, what: 'reply', commentId: undone.commentId },
    });
    await changeTicket(later(technician, 3), id, { urgency: 'high' }, { version });
    expect((await findTicket(technician, result.number)).urgency).toBe('high');
  });

  test('reopens nothing that it had reopened, with all that closing had left', async () => {
    const { technician, customer } = people;
    const { id, number } = await file(customer);
    await changeTicket(later(technician, 1), id, { status: 'closed', closeReason: 'spam' });
    const before = await rowOf(technician, id);
    const undone = await sent(later(technician, 2), id, { status: 'reopened', visibility: 'internal' });
    expect((await findTicket(technician, number)).closeReason).toBeNull();
    expect(await undoAct(later(technician, 3), undone.id)).toMatchObject({ what: 'note' });
    expect(await rowOf(technician, id)).toEqual(before);
  });

  test('brings staff back to it, if another has answered before, as the first response that it was not', async () => {
    const { technician, admin, customer } = people;
    const { id, number } = await file(customer);
    await reply(later(admin, 1), id, { body: 'The first', visibility: 'public' });
    const undone = await sent(later(technician, 2), id);
    await undoAct(later(technician, 3), undone.id);
    expect((await findTicket(technician, number)).firstResponseAt).toEqual(later(admin, 1).now);
    expect(await commentsOf(technician, id)).toEqual([{ body: 'The first' }]);
  });

  test('and twice, it is undone once', async () => {
    const { technician, customer } = people;
    const { id } = await file(customer);
    const undone = await sent(technician, id);
    const first = await undoAct(later(technician, 2), undone.id);
    expect(await undoAct(later(technician, 60), undone.id)).toEqual(first);
    const types = (await eventsOf(technician, id)).map(({ type }) => type);
    expect(types.filter((type) => type === 'ticket.undone')).toHaveLength(1);
  });
});

describe('it is refused', () => {
  const OVER = 'conflict : undo.refused.over';
  const CHANGED = 'conflict : undo.refused.changed_by';
  const UNSEEN = 'conflict : undo.refused.not_found';

  async function undoable() {
    const { technician, customer } = people;
    const { id } = await file(customer);
    return { id, undone: await sent(technician, id), by: later(technician, 5) };
  }

  test('once its time is over, to the millisecond', async () => {
    const { undone } = await undoable();
    expect(await refusal(() => undoAct(later(people.technician, 10), undone.id))).toBe(OVER);
    expect(await refusal(() => undoAct(later(people.technician, 9.999), undone.id))).toBe('allowed');
  });

  test('once anybody is told of it, however early', async () => {
    const { id, undone, by } = await undoable();
    await tell(by, id, undone.id);
    expect(await refusal(() => undoAct(by, undone.id))).toBe(OVER);
    expect(await commentsOf(by, id)).toHaveLength(1);
  });

  test('to everybody else, as if there were nothing', async () => {
    const { undone } = await undoable();
    for (const other of [people.admin, people.customer, people.desk]) {
      expect(await refusal(() => undoAct(later(other, 1), undone.id))).toBe('not_found');
    }
    for (const id of ['', 'x', undone.ticket.id]) {
      expect(await refusal(() => undoAct(people.technician, id))).toBe('not_found');
    }
  });

  test('after a customer has answered it', async () => {
    const { id, undone, by } = await undoable();
    await reply(later(people.customer, 2), id, { body: 'You too', visibility: 'public' });
    expect(await refusal(() => undoAct(by, undone.id))).toBe(CHANGED);
    expect(await commentsOf(by, id)).toHaveLength(2);
  });

  test('after a note, which changes nothing of the ticket', async () => {
    const { id, undone, by } = await undoable();
    await reply(later(people.admin, 2), id, { body: 'Hm', visibility: 'internal' });
    expect(await refusal(() => undoAct(by, undone.id))).toBe(CHANGED);
  });

  test('after a colleague has changed the ticket, who is named', async () => {
    const { id, undone, by } = await undoable();
    await changeTicket(later(people.admin, 2), id, { urgency: 'high' });
    await expect(undoAct(by, undone.id)).rejects.toMatchObject({
      fields: { '': { params: { name: 'Alma Admin' } } },
    });
  });

  test('after it was rated, or deleted', async () => {
    const { technician, customer } = people;
    const { id } = await file(customer);
    const undone = await sent(technician, id, { status: 'resolved' });
    await rateTicket(later(customer, 1), id, { score: 9 });
    expect(await refusal(() => undoAct(later(technician, 2), undone.id))).toBe(CHANGED);
    await deleteTicket(later(people.admin, 3), id);
    expect(await refusal(() => undoAct(later(technician, 4), undone.id))).toBe(UNSEEN);
  });

  test('to whoever does not work there any more', async () => {
    const { undone, by } = await undoable();
    await app.system
      .db('departmentMembers')
      .where({ userId: idOf(by) })
      .del();
    const now = { ...by, actor: await actorOf(people.desk, idOf(by)) };
    expect(await refusal(() => undoAct(now, undone.id))).toBe(UNSEEN);
  });
});

test.each([
  [10, 0, 10],
  [10, 45_000, 55],
  [30, 1500, 31.5],
  [0, 45_000, 0],
  [10, -5, 10],
])('who has chosen %d seconds has them once all is here, after %d ms', (chosen, way, seconds) => {
  const began = new Date('2027-03-01T10:00:00Z');
  expect(undoSecondsFrom(began, chosen, new Date(began.getTime() + way))).toBe(seconds);
});

describe('there is nothing to undo', () => {
  test('of customers, of the desk itself, and for who wants none', async () => {
    const { technician, customer, desk } = people;
    const { id } = await file(customer);
    const text = { body: 'Hello', visibility: 'public' } as const;
    expect((await reply(later(customer, 1), id, { ...text, undoSeconds: 10 })).undo).toBeNull();
    expect((await reply(later(desk, 2), id, { ...text, undoSeconds: 10 })).undo).toBeNull();
    expect((await reply(later(technician, 3), id, { ...text, undoSeconds: 0 })).undo).toBeNull();
    expect((await reply(later(technician, 4), id, text)).undo).toBeNull();
    expect(await app.system.db('undoables').where({ ticketId: id })).toEqual([]);
  });

  test('of a reply that became a new ticket: that has a number, and others may have seen it', async () => {
    const { technician, customer } = people;
    const { id } = await file(customer);
    await changeTicket(later(technician, 1), id, { status: 'closed' });
    const late = later(technician, 400 * DAY);
    const { followUp, undo } = await reply(late, id, { body: 'Late', visibility: 'public', undoSeconds: 10 });
    expect(followUp).not.toBeNull();
    expect(undo).toBeNull();
  });
});

test('what came with a category is back as well, where that had moved the ticket', async () => {
  const { technician, admin } = people;
  const categoryId = await named(technician, 'categories', 'Hardware');
  const filed = await createTicket(people.customer, { subject: 'S', description: 'D', categoryId });
  const before = await rowOf(technician, filed.id);
  const undone = await sent(later(admin, 1), filed.id, { status: 'on_hold', holdReason: 'third_party' });
  await undoAct(later(admin, 2), undone.id);
  expect(await rowOf(technician, filed.id)).toEqual(before);
});
