import { text } from 'node:stream/consumers';
import { cannedFor, createCanned, deleteCanned, listCanned, updateCanned } from '../../src/features/canned';
import { createField, fieldsFor, retireField } from '../../src/features/fields';
import { dashboard } from '../../src/features/reports';
import { changeTicket, openAttachment, rateTicket, reply, ticketPage } from '../../src/features/tickets';
import type { Ctx } from '../../src/platform/ctx';
import { maybeRow } from '../../src/platform/db';
import { DAY, file, idOf, later, named, refusal } from './desk';
import { app, people, queriesOf, upload } from './reading.support';

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
      body: 'See *this*',
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
    expect(last.timeline.at(-1)).toMatchObject({ body: 'n54' });
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
  /** Of one day for everybody, before which no day has 23 hours or 25. */
  const atNoon = (ctx: Ctx): Ctx => ({ ...ctx, now: new Date('2026-11-18T12:00:00Z') });

  test('counts what its reader may see', async () => {
    const [admin, technician] = [atNoon(people.admin), atNoon(people.technician)];
    const [otherTechnician, customer] = [atNoon(people.otherTechnician), atNoon(people.customer)];
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
      atRisk: 0,
      breached: 0,
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
      'invalid key: fields.error.field_key options: fields.error.options.none',
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
