import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { cannedFor, createCanned, deleteCanned, listCanned, updateCanned } from '../../src/features/canned';
import { createField, fieldsFor, retireField } from '../../src/features/fields';
import { changeSettings } from '../../src/features/settings';
import {
  changeTicket,
  closeTicket,
  dashboard,
  deleteTicket,
  findTicket,
  listTickets,
  openAttachment,
  portalCounts,
  portalTickets,
  rateTicket,
  reply,
  takeTicket,
  ticketPage,
  VIEWS,
  viewCounts,
  visibleTicketIds,
} from '../../src/features/tickets';
import { ticketTasks } from '../../src/features/tickets/tickets.jobs';
import type { Ctx } from '../../src/platform/ctx';
import { maybeRow, rows } from '../../src/platform/db';
import { uploadsFolder } from '../../src/platform/files';
import { runTask } from '../../src/platform/jobs';
import type { Hint } from '../../src/platform/live';
import { type TestApp, testApp } from '../support/app';
import { DAY, everybody, file, idOf, later, named, refusal } from './desk';

let app: TestApp;
let people: Awaited<ReturnType<typeof everybody>>;
let folder: string;

beforeAll(async () => {
  app = await testApp();
  folder = await mkdtemp(join(tmpdir(), 'uploads-'));
});
beforeEach(async () => {
  people = await everybody(app);
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

async function upload(name: string, content: string) {
  const path = join(folder, createHash('sha1').update(name).digest('hex'));
  await writeFile(path, content);
  return { path, name, size: Buffer.byteLength(content) };
}

async function numbers(ctx: Ctx, filter: Parameters<typeof listTickets>[1] = {}): Promise<number[]> {
  return (await listTickets(ctx, filter)).items.map(({ number }) => number);
}

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

/** The queries that an act runs. */
async function queriesOf(ctx: Ctx, act: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  const note = ({ sql }: { sql: string }) => {
    if (!/^(savepoint|release|begin|commit|rollback)/i.test(sql)) seen.push(sql);
  };
  ctx.db.on('query', note);
  await act();
  ctx.db.removeListener('query', note);
  return seen;
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
    expect(hints.map(({ audience }) => audience)).toEqual([
      'staff',
      'staff',
      'everyone',
      'everyone',
      'staff',
    ]);
    expect(hints[0]?.topics).toEqual([`ticket:${id}`, 'queue']);
    expect(hints[2]?.topics).toEqual([`ticket:${id}`, 'queue', 'portal']);
    expect(hints[2]?.requesterId).toBe(idOf(customer));
    const departments = hints.slice(3).map(({ departmentId }) => departmentId);
    expect(departments).toEqual([
      await named(admin, 'departments', 'Building'),
      await named(admin, 'departments', 'IT'),
    ]);
  });
});

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
      expect(await refusal(() => listTickets(technician, { sort, cursor: 'rubbish' }))).toBe('malformed');
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

describe("a ticket's page", () => {
  test('has everything in five queries', async () => {
    const { admin, technician, customer } = people;
    const old = await file(customer);
    const categoryId = await named(customer, 'categories', 'Laptops');
    const { id, number } = await file(customer, { categoryId, uploads: [await upload('a.txt', 'hello')] });
    await changeTicket(technician, id, {
      assigneeId: idOf(technician),
      tags: ['x'],
      participantIds: [idOf(people.stranger)],
    });
    await reply(technician, id, {
      body: 'See *this*',
      visibility: 'public',
      uploads: [await upload('b.txt', 'b')],
    });
    await changeTicket(admin, id, { departmentId: await named(admin, 'departments', 'Building') });
    await changeTicket(admin, old.id, {
      status: 'closed',
      closeReason: 'duplicate',
      duplicateOfNumber: number,
    });
    await ticketPage(admin, number);
    let page = await ticketPage(admin, number);
    const queries = await queriesOf(admin, async () => {
      page = await ticketPage(admin, number);
    });
    expect(queries.length).toBeLessThanOrEqual(5);
    expect(page).toMatchObject({
      requester: { name: 'Clara Cliente', email: 'customer@demo.test', organization: { name: 'Acme' } },
      assignee: { name: 'Tomás Técnico' },
      department: { name: 'Building' },
      category: { nameEn: 'Laptops', parent: { nameEn: 'Hardware' } },
      participants: [{ name: 'Carlos Segundo' }],
      attachments: [{ name: 'a.txt', mediaType: 'text/plain', size: 5 }],
      requesterTickets: [{ number: old.number }],
      earlier: null,
      may: { note: true, delete: true, legal: ['on_hold', 'resolved', 'closed'] },
    });
    expect(page.timeline.map(({ kind }) => kind)).toEqual(['event', 'event', 'reply', 'event']);
    expect(page.timeline[2]).toMatchObject({
      html: '<p>See <em>this</em></p>\n',
      author: { name: 'Tomás Técnico' },
      attachments: [{ name: 'b.txt' }],
    });
    expect(page.timeline[3]).toMatchObject({
      event: 'ticket.changed',
      changes: [{ field: 'departmentId', before: { en: 'IT' }, after: { en: 'Building' } }],
    });
    expect((await ticketPage(admin, old.number)).duplicateOf).toEqual({
      number,
      subject: 'The printer is jammed',
    });
  });

  test('reads a long timeline from its end', async () => {
    const { technician, customer } = people;
    const { id, number } = await file(customer);
    for (let count = 0; count < 55; count += 1) {
      await reply(technician, id, { body: `n${count}`, visibility: 'internal' });
    }
    const last = await ticketPage(technician, number);
    expect(last.timeline).toHaveLength(50);
    expect(last.timeline.at(-1)).toMatchObject({ html: '<p>n54</p>\n' });
    const first = await ticketPage(technician, number, { before: last.earlier ?? '' });
    expect(first.timeline.map(({ kind }) => kind)).toEqual(['event', 'note', 'note', 'note', 'note', 'note']);
    expect(first.earlier).toBeNull();
    expect(await refusal(() => ticketPage(technician, number, { before: 'x' }))).toBe('malformed');
  });
});

describe('attachments', () => {
  test('open for whoever may see what they hang on', async () => {
    const { technician, otherTechnician, customer, stranger } = people;
    const { id, number } = await file(customer, { uploads: [await upload('../a".txt', 'open')] });
    await reply(technician, id, {
      body: 'x',
      visibility: 'internal',
      uploads: [await upload('note.txt', 'secret')],
    });
    const page = await ticketPage(technician, number);
    const [plain] = page.attachments;
    const note = page.timeline.find(({ kind }) => kind === 'note');
    const secret = note?.kind === 'note' ? note.attachments[0] : undefined;
    const open = async (ctx: Ctx, attachmentId = '', of = number) =>
      text((await openAttachment(ctx, of, attachmentId)).stream);
    expect(plain?.name).toBe('a".txt');
    expect(await open(customer, plain?.id)).toBe('open');
    expect(await open(technician, secret?.id)).toBe('secret');
    const refused: [Ctx, string | undefined, number?][] = [
      [customer, secret?.id],
      [stranger, plain?.id],
      [otherTechnician, plain?.id],
      [technician, 'rubbish'],
      [technician, plain?.id, number + 1],
    ];
    for (const [ctx, attachmentId, of] of refused) {
      expect(await refusal(() => open(ctx, attachmentId, of))).toBe('not_found');
    }
  });

  test('are not left behind by a change that fails', async () => {
    const { customer, technician } = people;
    const { id } = await file(customer);
    const keys = async () => {
      const found: string[] = [];
      for await (const { key } of app.system.files.list()) found.push(key);
      return found.sort();
    };
    const before = await keys();
    const uploads = [await upload('c.txt', 'c')];
    const status = 'reopened';
    expect(
      await refusal(() => reply(technician, id, { body: 'x', visibility: 'public', status, uploads })),
    ).toBe('invalid status: tickets.error.illegal_step');
    expect(await keys()).toEqual(before);
    expect(
      await maybeRow(customer.db, 'select 1 as one from comments where ticket_id = :id', { id }),
    ).toBeNull();
    const many = Array.from({ length: 11 }, () => uploads[0] as (typeof uploads)[0]);
    expect(await refusal(() => file(customer, { uploads: many }))).toBe(
      'invalid attachments: input.too_many_files',
    );
    const large = [{ ...(uploads[0] as (typeof uploads)[0]), size: 11 * 1024 * 1024 }];
    expect(await refusal(() => file(customer, { uploads: large }))).toBe(
      'invalid attachments: input.file_too_large',
    );
  });
});

describe('the dashboard', () => {
  test('counts what its reader may see', async () => {
    const { admin, technician, otherTechnician, customer } = people;
    const a = await file(later(customer, -2 * DAY));
    const b = await file(customer);
    await file(customer, { categoryId: await named(customer, 'categories', 'Heating') });
    await changeTicket(technician, b.id, { status: 'resolved' });
    await rateTicket(customer, b.id, { score: 7 });
    const all = await dashboard(admin);
    expect(all.totals).toEqual({
      open: 2,
      unassigned: 2,
      onHold: 0,
      createdToday: 2,
      resolvedToday: 1,
      satisfaction: 7,
    });
    expect(all.openByStatusAndPriority).toEqual([{ status: 'new', priority: 'P3', count: 2 }]);
    expect(all.perDay).toHaveLength(30);
    expect(all.perDay.map(({ created }) => created).slice(-3)).toEqual([1, 0, 2]);
    expect(all.oldestWaiting[0]?.number).toBe(a.number);
    expect((await dashboard(otherTechnician)).totals).toMatchObject({
      open: 1,
      resolvedToday: 0,
      satisfaction: null,
    });
    expect(await refusal(() => dashboard(customer))).toBe('forbidden');
    expect((await queriesOf(admin, () => dashboard(admin))).length).toBeLessThanOrEqual(4);
  });
});

describe('fields and canned replies', () => {
  test('a field in use is retired, another one deleted', async () => {
    const { admin, technician, customer } = people;
    const label = { labelEs: 'Sala', labelEn: 'Room' };
    const used = await createField(admin, { key: 'room', kind: 'text', customerAccess: 'edit', ...label });
    const unused = await createField(admin, { key: 'desk', kind: 'text', ...label });
    expect(await refusal(() => createField(admin, { key: 'desk', kind: 'text', ...label }))).toBe(
      'invalid key: fields.error.field_key_taken',
    );
    expect(await refusal(() => createField(admin, { key: 'X', kind: 'select', ...label }))).toBe(
      'invalid key: fields.error.field_key options: fields.error.options_needed',
    );
    expect(await refusal(() => createField(technician, { key: 'y', kind: 'text', ...label }))).toBe(
      'forbidden',
    );
    expect((await fieldsFor(customer, null, 'customer')).map(({ key }) => key)).toEqual(['room']);
    expect((await fieldsFor(technician, null, 'staff')).map(({ key }) => key).sort()).toEqual([
      'desk',
      'room',
    ]);
    await file(customer, { fields: { room: '1' } });
    expect(await retireField(admin, used.id)).toBe('deactivated');
    expect(await retireField(admin, unused.id)).toBe('deleted');
    expect(await fieldsFor(technician, null, 'staff')).toEqual([]);
  });

  test('canned replies are written by staff and filled in for a ticket', async () => {
    const { admin, technician, customer } = people;
    const ticket = await file(customer);
    const body =
      'Hello {{requester.name}}, about {{ticket.number}} "{{ticket.subject}}" – {{agent.name}}, {{desk.name}}';
    const hello = await createCanned(technician, { title: 'Hello', body, locale: 'en' });
    await createCanned(technician, { title: 'Hola', body, locale: 'es' });
    const departmentId = await named(admin, 'departments', 'Building');
    await createCanned(technician, { title: 'Elsewhere', body, departmentId });
    expect(await cannedFor(technician, ticket)).toEqual([
      {
        id: hello.id,
        title: 'Hello',
        body: `Hello Clara Cliente, about #${ticket.number} "The printer is jammed" – Tomás Técnico, ServiDesk`,
      },
    ]);
    expect((await listCanned(technician, { q: 'HOLÁ' })).items.map(({ title }) => title)).toEqual(['Hola']);
    expect(await refusal(() => createCanned(technician, { title: 'HELLO', body }))).toBe(
      'invalid title: canned.error.title_taken',
    );
    expect(await refusal(() => listCanned(customer))).toBe('forbidden');
    expect((await updateCanned(technician, hello.id, { isActive: false })).isActive).toBe(false);
    expect(await cannedFor(technician, ticket)).toEqual([]);
    expect(await refusal(() => deleteCanned(technician, hello.id))).toBe('forbidden');
    await deleteCanned(admin, hello.id);
    expect(await refusal(() => deleteCanned(admin, hello.id))).toBe('not_found');
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
