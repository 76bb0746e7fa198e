import { sweep } from '../../src/features/deliveries/sending.service';
import { planAct } from '../../src/features/notifications/planning.service';
import { createTicket, reply } from '../../src/features/tickets';
import type { Ctx } from '../../src/platform/ctx';
import { rows } from '../../src/platform/db';
import type { DeskEvent } from '../../src/platform/events';
import { newId } from '../../src/platform/ids';
import { runTask } from '../../src/platform/jobs';
import { type TestApp, testApp } from '../support/app';
import { sendMails } from '../support/deliveries';
import { stored, userId } from './deliveries.support';

// Processes of the release before run beside this one: they keep mails in `mails`, each with a job of its own, and
// have an act told event by event.

let app: TestApp;
let ctx: Ctx;
beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  ctx = await app.ctx();
});
afterAll(() => app.close());

interface Mail {
  id: string;
}

/** Stores a mail as the release before does; null where there is one already. */
async function theirs(given: Record<string, unknown> = {}): Promise<string | null> {
  const words = {
    template: 'answered',
    locale: 'en',
    subject: 'S',
    bodyText: 'T',
    bodyHtml: 'H',
    state: 'queued',
  };
  const [made] = await ctx
    .db('mails')
    .insert({ id: newId(), eventId: newId(), address: 'old@else.test', ...words, ...given })
    .onConflict()
    .ignore()
    .returning<Mail[]>('id');
  return made?.id ?? null;
}

const mailOf = (id: string | null) => ctx.db('deliveries').where({ id }).first('state', 'line', 'failure');
const visible = async (id: string | null) => (await ctx.db('mails').where({ id })).length === 1;
const run = async (name: 'notifications.send' | 'deliveries.sweep', payload: object) => {
  const task = app.system.tasks.find((one) => one.name === name);
  if (!task) throw new Error(name);
  await runTask(task, ctx, payload, { number: 1, isLast: false });
};
const jobs = (key: string) => rows(ctx.db, 'select 1 from graphile_worker.jobs where key = :key', { key });

test('a mail of theirs leaves by its own job alone, whoever has it', async () => {
  const id = await theirs();
  await sweep(ctx);
  await sendMails(ctx);
  expect(await mailOf(id)).toMatchObject({ state: 'queued' });
  expect(await jobs('deliveries.send:mail:-1:now')).toEqual([]);
  await run('notifications.send', { mailId: id });
  expect([await visible(id), await jobs('deliveries.send:mail:0:now')]).toEqual([false, [{ '?column?': 1 }]]);
  await sendMails(ctx);
  expect(await mailOf(id)).toMatchObject({ state: 'outbox' });
});

test('one that no job has come for is not forgotten', async () => {
  const id = await theirs();
  await run('deliveries.sweep', {});
  expect(await visible(id)).toBe(true);
  await ctx
    .db('deliveries')
    .where({ id })
    .update({ dueAt: new Date(Date.now() - 11 * 60_000) });
  await run('deliveries.sweep', {});
  await sendMails(ctx);
  expect(await mailOf(id)).toMatchObject({ state: 'outbox' });
});

test('they see nothing of what this release has written, so they try none of it again', async () => {
  const failing = { state: 'queued', failure: 'unreachable', attempts: 1 };
  const [letter, own] = [await stored(app, failing), await theirs(failing)];
  const seen = await ctx.db('mails').where({ failure: 'unreachable' }).pluck('id');
  expect(seen).toContain(own);
  expect(seen).not.toContain(letter);
});

test('an act is told once, whichever release tells the first of its events', async () => {
  const admin = await app.ctx('admin@demo.test');
  const requesterId = await userId(app, 'customer');
  const { id: ticketId } = await createTicket(admin, { requesterId, subject: 'Printer', description: 'x' });
  await reply(admin, ticketId, { body: 'Mended', visibility: 'public', status: 'resolved', solution: 'x' });
  const events: DeskEvent[] = (
    await rows<DeskEvent & { subjectType: string; subjectId: string }>(
      ctx.db,
      'select * from events where ticket_id = :ticketId and root_id <> (select min(root_id::text)::uuid from events where ticket_id = :ticketId) order by id',
      { ticketId },
    )
  ).map((event) => ({ ...event, subject: { type: event.subjectType, id: event.subjectId } }));
  const [first, second] = events;
  if (!first || !second) throw new Error('a reply that resolves is two events');
  const mail = { userId: requesterId, address: 'customer@demo.test', ticketId, rootId: first.rootId };
  const mails = () => ctx.db('deliveries').where({ rootId: first.rootId, channel: 'mail' }).select('kind');

  expect(await theirs({ ...mail, eventId: first.id })).not.toBeNull();
  await planAct(ctx, second);
  expect(await mails()).toEqual([{ kind: null }]);

  await ctx.db('deliveries').where({ rootId: first.rootId }).delete();
  await planAct(ctx, first);
  expect(await theirs({ ...mail, eventId: second.id })).toBeNull();
  expect(await mails()).toEqual([{ kind: 'reply' }]);
});
