import { changeTicket, createTicket, listTickets, type Ticket, type View } from '../../src/features/tickets';
import { neighboursInQueue } from '../../src/features/tickets/queue/neighbours.queries';
import type { Ctx } from '../../src/platform/ctx';
import { type TestApp, testApp } from '../support/app';

// The tickets before and after one are those that the queue itself shows before and after it.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const SECOND = 1000;

/** Filed one after the other, four at the same moment. */
async function fileMany(ctx: Ctx, count: number): Promise<Ticket[]> {
  const filed: Ticket[] = [];
  for (let index = 0; index < count; index += 1) {
    const now = new Date(ctx.now.getTime() + Math.floor(index / 4) * SECOND);
    filed.push(await createTicket({ ...ctx, now }, { subject: `Ticket ${index}`, description: 'Text' }));
  }
  return filed;
}

async function wholeQueue(ctx: Ctx, view: View): Promise<{ id: string; number: number }[]> {
  const found: { id: string; number: number }[] = [];
  let cursor: string | undefined;
  do {
    const page = await listTickets(ctx, { view, limit: 100, cursor });
    found.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor);
  return found;
}

async function chain(ctx: Ctx, view: View): Promise<void> {
  const queue = await wholeQueue(ctx, view);
  for (const [index, { id }] of queue.entries()) {
    const { previous, next } = await neighboursInQueue(ctx, view, id);
    const numbers = [previous?.number ?? null, next?.number ?? null];
    expect(numbers).toEqual([queue[index - 1]?.number ?? null, queue[index + 1]?.number ?? null]);
  }
}

test('neighbours are exact in every queue, also beyond its hundredth ticket and of one moment', async () => {
  const filed = await fileMany(await app.ctx('customer@demo.test'), 130);
  const technician = await app.ctx('technician@demo.test');
  const assigneeId = technician.actor.kind === 'person' ? technician.actor.id : null;
  for (const { id } of filed.slice(0, 6)) await changeTicket(technician, id, { assigneeId });
  for (const { id } of filed.slice(6, 11)) await changeTicket(technician, id, { status: 'resolved' });
  for (const { id } of filed.slice(11, 15)) {
    await changeTicket(technician, id, { status: 'on_hold', holdReason: 'customer' });
  }
  expect(await wholeQueue(technician, 'all')).toHaveLength(130);
  for (const view of ['all', 'unassigned', 'mine', 'departments', 'on_hold', 'resolved'] as const) {
    await chain(technician, view);
  }
});

test('what left the queue is followed by its first, and an empty queue by nothing', async () => {
  const [one, two, gone] = await fileMany(await app.ctx('customer@demo.test'), 3);
  const technician = await app.ctx('technician@demo.test');
  await changeTicket(technician, gone?.id ?? '', { status: 'resolved' });
  const [first] = await wholeQueue(technician, 'unassigned');
  expect([one?.id, two?.id]).toContain(first?.id);
  const after = await neighboursInQueue(technician, 'unassigned', gone?.id ?? '');
  expect(after).toMatchObject({ previous: null, next: { number: first?.number } });
  expect(await neighboursInQueue(technician, 'on_hold', gone?.id ?? '')).toEqual({
    previous: null,
    next: null,
  });
});
