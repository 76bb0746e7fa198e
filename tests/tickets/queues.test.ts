import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  changeTicket,
  closeTicket,
  deleteTicket,
  findTicket,
  listTickets,
  portalCounts,
  portalTickets,
  rateTicket,
  reply,
  takeTicket,
  ticketPage,
  VIEWS,
  viewCounts,
} from '../../src/features/tickets';
import { ticketTasks } from '../../src/features/tickets/tickets.jobs';
import type { Ctx } from '../../src/platform/ctx';
import { maybeRow, rows } from '../../src/platform/db';
import { uploadsFolder } from '../../src/platform/files';
import { runTask } from '../../src/platform/jobs';
import { DAY, file, idOf, later, named } from './desk';
import { app, numbers, people, queriesOf, upload } from './reading.support';

describe('queues', () => {
  test('have the tickets and the counts of their names', async () => {
    const { technician, customer } = people;
    const [a, b, c, d] = [
      await file(later(customer, 1)),
      await file(later(customer, 2)),
      await file(later(customer, 3)),
      await file(later(customer, 4)),
    ];
    await takeTicket(later(technician, 10), a.id);
    await changeTicket(later(technician, 11), b.id, { status: 'on_hold', holdReason: 'internal' });
    await changeTicket(later(technician, 12), c.id, { status: 'resolved' });
    const expected = {
      mine: [a.number],
      unassigned: [b.number, d.number],
      departments: [b.number, a.number, d.number],
      at_risk: [],
      breached: [],
      on_hold: [b.number],
      resolved: [c.number],
      all: [c.number, b.number, a.number, d.number],
    };
    for (const view of VIEWS)
      expect([view, await numbers(technician, { view })]).toEqual([view, expected[view]]);
    const sizes = Object.fromEntries(VIEWS.map((view) => [view, expected[view].length]));
    expect(await viewCounts(technician)).toEqual(sizes);
    expect(await queriesOf(technician, () => viewCounts(technician))).toHaveLength(1);
  });

  test('filter and find', async () => {
    const { technician, customer } = people;
    const printer = await file(later(customer, 1), { urgency: 'critical' });
    const hardware = await named(customer, 'categories', 'Hardware');
    const categoryId = await named(customer, 'categories', 'Laptops');
    const vpn = await file(later(customer, 2), {
      subject: 'No puedo conectarme a la VPN',
      description: 'Desde ayer la conexión falla',
      categoryId,
    });
    await changeTicket(technician, printer.id, { tags: ['hardware'], assigneeId: idOf(technician) });
    const find = (filter: Parameters<typeof listTickets>[1]) => numbers(technician, filter);
    expect(await find({ q: `#${vpn.number}` })).toEqual([vpn.number]);
    expect(await find({ q: String(vpn.number) })).toEqual([vpn.number]);
    expect(await find({ q: 'conexion' })).toEqual([vpn.number]);
    expect(await find({ q: 'conexiones' })).toEqual([vpn.number]);
    expect(await find({ q: 'printers' })).toEqual([printer.number]);
    expect((await find({ q: 'clara' })).sort()).toEqual([vpn.number, printer.number].sort());
    expect(await find({ q: '100%' })).toEqual([]);
    expect(await find({ q: `") & ' <script>` })).toEqual([]);
    expect(await find({ status: ['in_progress'] })).toEqual([printer.number]);
    expect(await find({ priority: ['P2'] })).toEqual([printer.number]);
    expect(await find({ tags: 'hardware' })).toEqual([printer.number]);
    expect(await find({ assigneeId: 'none' })).toEqual([vpn.number]);
    expect(await find({ assigneeId: idOf(technician) })).toEqual([printer.number]);
    expect(await find({ requesterId: idOf(customer), departmentId: vpn.departmentId })).toHaveLength(2);
    expect(await find({ departmentId: 'nonsense' })).toEqual([]);
    expect(await find({ categoryId: hardware })).toEqual([vpn.number]);
    expect(await find({ createdAt: { from: later(customer, 2).now } })).toEqual([vpn.number]);
    expect(await find({ createdAt: { until: later(customer, 2).now } })).toEqual([printer.number]);
    expect(await find({ sort: 'priority' })).toEqual([printer.number, vpn.number]);
    expect(await find({ sort: 'oldest' })).toEqual([printer.number, vpn.number]);
    expect(await find({ sort: 'resolved' })).toEqual([]);
  });

  test.each(['updated', 'created', 'oldest', 'priority'] as const)(
    'page by %s without a gap',
    async (sort) => {
      const { technician, customer } = people;
      for (const second of [1, 2, 2, 3, 3])
        await file(later(customer, second), { urgency: second > 2 ? 'low' : 'high' });
      const all = await numbers(technician, { sort });
      const seen: number[] = [];
      let cursor: string | undefined;
      let previous: string | null = null;
      do {
        const page = await listTickets(technician, { sort, limit: 2, cursor });
        seen.push(...page.items.map(({ number }) => number));
        cursor = page.next ?? undefined;
        previous = page.previous;
      } while (cursor);
      expect(seen).toEqual(all);
      const back = await listTickets(technician, { sort, limit: 2, cursor: previous ?? undefined });
      expect(back.items.map(({ number }) => number)).toEqual(all.slice(2, 4));
      const { items } = await listTickets(technician, { sort, cursor: 'rubbish' });
      expect(items.map(({ number }) => number)).toEqual(all);
    },
  );

  test('say who wrote last, in one query', async () => {
    const { technician, customer } = people;
    const { id } = await file(customer);
    const last = async () => (await listTickets(technician, {})).items[0]?.lastReplyBy;
    expect(await last()).toBeNull();
    await reply(technician, id, { body: 'x', visibility: 'public' });
    expect(await last()).toBe('staff');
    await reply(technician, id, { body: 'x', visibility: 'internal' });
    await reply(customer, id, { body: 'x', visibility: 'public' });
    expect(await last()).toBe('customer');
    expect(await queriesOf(technician, () => listTickets(technician, {}))).toHaveLength(1);
  });
});
describe('the portal', () => {
  test('puts what waits for the customer first', async () => {
    const { technician, customer } = people;
    const tickets = [];
    for (const second of [1, 2, 3, 4, 5]) tickets.push(await file(later(customer, second)));
    const [open, asked, resolved, rated, closed] = tickets as [(typeof tickets)[0], ...typeof tickets];
    await changeTicket(technician, asked?.id ?? '', { status: 'on_hold', holdReason: 'customer' });
    for (const ticket of [resolved, rated])
      await changeTicket(technician, ticket?.id ?? '', { status: 'resolved' });
    await rateTicket(later(customer, 9), rated?.id ?? '', { score: 9 });
    await closeTicket(customer, closed?.id ?? '');
    const section = async (name: 'waiting' | 'open' | 'done') =>
      (await portalTickets(customer, { section: name })).items.map(({ number }) => number).sort();
    expect(await section('waiting')).toEqual([asked?.number, resolved?.number]);
    expect(await section('open')).toEqual([open.number]);
    expect(await section('done')).toEqual([rated?.number, closed?.number]);
    expect(await portalCounts(customer)).toEqual({ waiting: 2, open: 1, done: 2 });
  });

  test("shows the organization's tickets where it shares them", async () => {
    const { stranger, colleague, customer } = people;
    const { number } = await file(stranger);
    const list = async (ctx: Ctx, organization: boolean) =>
      (await portalTickets(ctx, { section: 'open', organization })).items.map((item) => item.number);
    expect(await list(colleague, false)).toEqual([]);
    expect(await list(colleague, true)).toEqual([number]);
    expect(await list(customer, true)).toEqual([]);
    expect(await portalCounts(colleague, { organization: true })).toEqual({ waiting: 0, open: 1, done: 0 });
    expect(await portalCounts(colleague)).toEqual({ waiting: 0, open: 0, done: 0 });
  });
});
describe('by itself', () => {
  const task = (name: string) => {
    const found = ticketTasks.find((candidate) => candidate.name === name);
    if (!found) throw new Error(name);
    return {
      run: (ctx: Ctx, payload = {}) => runTask(found, ctx, payload, { number: 1, isLast: false }),
    };
  };

  test('the desk closes what was resolved five days ago', async () => {
    const { technician, customer, desk } = people;
    const { id, number } = await file(customer);
    const fresh = await file(customer);
    await changeTicket(technician, id, { status: 'resolved' });
    await changeTicket(later(technician, DAY), fresh.id, { status: 'resolved' });
    await task('tickets.auto_close').run(later(desk, 5 * DAY + 1), {});
    const page = await ticketPage(technician, number);
    expect(page.ticket).toMatchObject({ status: 'closed', closedForInactivity: true });
    expect(page.timeline.at(-1)).toMatchObject({ system: true, author: null, data: { automatic: true } });
    expect((await findTicket(technician, fresh.number)).status).toBe('resolved');
    await task('tickets.auto_close').run(later(desk, 5 * DAY + 1), {});
    expect((await findTicket(technician, number)).version).toBe(page.ticket.version);
  });

  test('the desk erases what was deleted a month ago, files and all', async () => {
    const { admin, customer, desk } = people;
    const kept = await file(customer);
    const { id, number } = await file(customer, { uploads: [await upload('gone.txt', 'gone')] });
    const [stored] = await rows<{ key: string }>(
      desk.db,
      'select storage_key as key from attachments where ticket_id = :id',
      { id },
    );
    await changeTicket(admin, kept.id, {
      status: 'closed',
      closeReason: 'duplicate',
      duplicateOfNumber: number,
    });
    await deleteTicket(admin, id);
    await task('tickets.purge').run(later(desk, 29 * DAY), {});
    expect(await maybeRow(desk.db, 'select id from tickets where id = :id', { id })).not.toBeNull();
    await task('tickets.purge').run(later(desk, 31 * DAY), {});
    expect(await maybeRow(desk.db, 'select id from tickets where id = :id', { id })).toBeNull();
    expect(await maybeRow(desk.db, 'select id from events where ticket_id = :id', { id })).toBeNull();
    expect((await findTicket(admin, kept.number)).duplicateOf).toBeNull();
    await task('tickets.remove_files').run(desk, { keys: [stored?.key] });
    await task('tickets.remove_files').run(desk, { keys: [stored?.key] });
    await expect(app.system.files.open(stored?.key ?? '')).rejects.toMatchObject({ code: 'not_found' });
  });

  test('the desk removes files that nothing refers to, once they are a day old', async () => {
    const { customer, desk } = people;
    const { id } = await file(customer, { uploads: [await upload('kept.txt', 'kept')] });
    const [kept] = await rows<{ key: string }>(
      desk.db,
      'select storage_key as key from attachments where ticket_id = :id',
      { id },
    );
    const { key: unused } = await app.system.files.put(Buffer.from('nobody’s'));
    const uploads = uploadsFolder(app.system.config.dataDir);
    await mkdir(uploads, { recursive: true });
    await writeFile(join(uploads, 'half'), 'half');
    const left = async () => {
      const keys: string[] = [];
      for await (const { key } of app.system.files.list()) keys.push(key);
      return {
        kept: keys.includes(kept?.key ?? ''),
        unused: keys.includes(unused),
        half: await readdir(uploads),
      };
    };
    await task('tickets.sweep_files').run(later(desk, DAY - 60));
    expect(await left()).toEqual({ kept: true, unused: true, half: ['half'] });
    await task('tickets.sweep_files').run(later(desk, DAY + 60));
    expect(await left()).toEqual({ kept: true, unused: false, half: [] });
    await task('tickets.sweep_files').run(later(desk, DAY + 60));
  });
});
