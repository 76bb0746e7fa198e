import { createField } from '../../src/features/fields';
import { changeSettings } from '../../src/features/settings';
import {
  changeTicket,
  closeTicket,
  findTicket,
  listTickets,
  portalCounts,
  portalTickets,
  rateTicket,
  reply,
  takeTicket,
  ticketPage,
  viewCounts,
  visibleTicketIds,
} from '../../src/features/tickets';
import type { Ctx } from '../../src/platform/ctx';
import type { Hint } from '../../src/platform/live';
import { file, idOf, later, named, refusal } from './desk';
import { app, numbers, people, upload } from './reading.support';

const isCustomer = ({ actor }: Ctx) => actor.kind === 'person' && actor.role === 'customer';

/** What is in somebody's lists: customers have the portal's, staff the desk's. */
async function listed(ctx: Ctx): Promise<number[]> {
  if (!isCustomer(ctx)) return numbers(ctx);
  return (await portalTickets(ctx, { organization: true })).items.map(({ number }) => number);
}

async function counted(ctx: Ctx): Promise<number> {
  if (!isCustomer(ctx)) return (await viewCounts(ctx)).all;
  const { waiting, open, done } = await portalCounts(ctx, { organization: true });
  return waiting + open + done;
}

describe('what exists for whom', () => {
  test('lists, counts, pages and hints agree', async () => {
    const { admin, technician, otherTechnician, customer, stranger, colleague } = people;
    const departmentId = await named(admin, 'departments', 'Building');
    const mine = await file(customer);
    const building = await file(admin, { requesterId: idOf(customer), departmentId });
    const shared = await file(stranger);
    const sees: [Ctx, number[]][] = [
      [admin, [mine.number, building.number, shared.number]],
      [technician, [mine.number, shared.number]],
      [otherTechnician, [building.number]],
      [customer, [mine.number, building.number]],
      [stranger, [shared.number]],
      [colleague, [shared.number]],
    ];
    const all = [mine, building, shared];
    for (const [ctx, expected] of sees) {
      expect((await listed(ctx)).sort()).toEqual(expected);
      expect(await counted(ctx)).toBe(expected.length);
      const ids = await visibleTicketIds(
        ctx,
        all.map(({ id }) => id),
      );
      expect(ids.length).toBe(expected.length);
      for (const { number, id } of all) {
        const answer = expected.includes(number) ? 'allowed' : 'not_found';
        expect(await refusal(() => findTicket(ctx, number))).toBe(answer);
        expect(await refusal(() => ticketPage(ctx, number))).toBe(answer);
        if (answer === 'allowed') continue;
        expect(await refusal(() => reply(ctx, id, { body: 'x', visibility: 'public' }))).toBe(answer);
        expect(await refusal(() => closeTicket(ctx, id))).toBe(answer);
        expect(await refusal(() => rateTicket(ctx, id, { score: 5 }))).toBe(answer);
        expect(await refusal(() => takeTicket(ctx, id))).toBe(answer);
      }
    }
    expect(await numbers({ ...admin, actor: { kind: 'anonymous' } })).toEqual([]);
    // The desk's lists are of what one works on.
    expect([await numbers(customer), (await viewCounts(customer)).all]).toEqual([[], 0]);
  });

  test('assigning, following and a setting open a ticket of another department', async () => {
    const { admin, technician, otherTechnician, customer } = people;
    const { id, number } = await file(customer);
    expect(await refusal(() => findTicket(otherTechnician, number))).toBe('not_found');
    await changeTicket(technician, id, { assigneeId: idOf(otherTechnician) });
    expect(await numbers(otherTechnician, { view: 'mine' })).toEqual([number]);
    await changeTicket(technician, id, { assigneeId: null, followerIds: [idOf(otherTechnician)] });
    expect(await numbers(otherTechnician)).toEqual([number]);
    await changeTicket(technician, id, { followerIds: [] });
    expect(await numbers(otherTechnician)).toEqual([]);
    await changeSettings(admin, { techniciansSeeAll: true });
    expect(await numbers(await app.ctx('technician2@demo.test'))).toEqual([number]);
  });

  test('a customer reads nothing that is for staff', async () => {
    const { technician, customer, admin } = people;
    const label = { labelEs: 'Coste', labelEn: 'Cost' };
    await createField(admin, { key: 'cost', kind: 'number', ...label });
    const { id, number } = await file(customer);
    await reply(later(technician, 1), id, { body: 'An answer', visibility: 'public' });
    const before = await findTicket(customer, number);
    const secret = { tags: ['secret-tag'], impact: 'critical', fields: { cost: 99 } } as const;
    await changeTicket(later(technician, 60), id, { ...secret, tags: [...secret.tags] });
    const attachment = await upload('secret-file.txt', 'secret content');
    const note = { body: 'secret note', visibility: 'internal', uploads: [attachment] } as const;
    await reply(later(technician, 61), id, { ...note, uploads: [...note.uploads] });
    await changeTicket(later(technician, 62), id, {
      assigneeId: idOf(admin),
      followerIds: [idOf(technician)],
    });
    await changeTicket(later(technician, 63), id, { status: 'resolved' });

    const page = await ticketPage(customer, number);
    const everything = JSON.stringify([
      page,
      await numbersAndItems(customer),
      await portalTickets(customer, { section: 'waiting' }),
    ]);
    for (const word of ['secret', 'cost', 'technician@demo.test', 'admin@demo.test']) {
      const place = everything.indexOf(word);
      expect([word, place < 0 ? '' : everything.slice(Math.max(0, place - 150), place + 60)]).toEqual([
        word,
        '',
      ]);
    }
    expect(page.followers).toEqual([]);
    expect(page.timeline.map((item) => (item.kind === 'event' ? item.event : item.kind))).toEqual([
      'ticket.created',
      'reply',
      'ticket.changed',
      'ticket.changed',
      'ticket.changed',
    ]);
    expect(page.timeline.flatMap((item) => (item.kind === 'event' ? item.changes : []))).toEqual([
      { field: 'status', before: 'new', after: 'in_progress' },
      { field: 'assigneeId', before: null, after: { id: idOf(admin), es: 'Alma Admin', en: 'Alma Admin' } },
      { field: 'status', before: 'in_progress', after: 'resolved' },
    ]);
    expect(page.may).toMatchObject({
      reply: true,
      note: false,
      change: false,
      confirm: true,
      rate: true,
      reopen: true,
    });
    expect(page.requesterTickets).toEqual([]);
    expect(await numbers(customer, { tags: 'secret-tag' })).toEqual([]);
    expect(await numbers(technician, { tags: 'secret-tag' })).toEqual([number]);
    expect(before.updatedAt).toEqual(later(technician, 1).now);
  });

  test('nothing internal counts as news to a customer', async () => {
    const { technician, customer } = people;
    const { id, number } = await file(customer);
    const when = async () => (await findTicket(customer, number)).updatedAt;
    const filed = await when();
    await reply(later(technician, 60), id, { body: 'x', visibility: 'internal' });
    await changeTicket(later(technician, 61), id, { tags: ['x'] });
    expect(await when()).toEqual(filed);
    expect((await findTicket(technician, number)).updatedAt).toEqual(later(technician, 61).now);
    await changeTicket(later(technician, 62), id, { type: 'question' });
    expect(await when()).toEqual(later(technician, 62).now);
  });

  async function numbersAndItems(ctx: Ctx) {
    return (await listTickets(ctx, {})).items;
  }
});
describe('live hints', () => {
  test('of notes and tags go to staff, of moves to both departments', async () => {
    const { admin, technician, customer } = people;
    const { id } = await file(customer);
    const hints: Hint[] = [];
    const { live } = app.system;
    app.system.live = { ...live, hint: async (_tx, hint) => void hints.push(hint) };
    try {
      await reply(technician, id, { body: 'x', visibility: 'internal' });
      await changeTicket(technician, id, { tags: ['x'] });
      await reply(technician, id, { body: 'x', visibility: 'public' });
      await changeTicket(admin, id, { departmentId: await named(admin, 'departments', 'Building') });
    } finally {
      app.system.live = live;
    }
    expect(hints.map(({ audience }) => audience)).toEqual(['staff', 'staff', 'everyone', 'everyone']);
    expect(hints[0]?.topics).toEqual([`ticket:${id}`, 'queue']);
    expect(hints[2]?.topics).toEqual([`ticket:${id}`, 'queue', 'portal']);
    expect(hints[3]?.ticketId).toBe(id);
    // Those of the new one are found when it is told; those of the old one have to be named.
    expect(hints[3]?.departmentId).toBe(await named(admin, 'departments', 'IT'));
  });
});
