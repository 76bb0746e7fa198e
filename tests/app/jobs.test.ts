import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { startWorker } from '../../src/app/worker';
import { queueMail } from '../../src/features/deliveries/deliveries.service';
import { createTicket } from '../../src/features/tickets';
import { inTx, systemCtx } from '../../src/platform/ctx';
import { row, rows } from '../../src/platform/db';
import { deliver } from '../../src/platform/events';
import { newId } from '../../src/platform/ids';
import { runTask } from '../../src/platform/jobs';
import { until } from '../platform/helpers';
import { type TestApp, testApp } from '../support/app';
import { sendMails } from '../support/deliveries';

// What the queue promises: nothing is lost, nothing runs beside itself, a mail goes out once.

let server: SMTPServer;
const readers: string[] = [];
let app: TestApp;

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      let source = '';
      stream.on('data', (part) => {
        source += part;
      });
      stream.on('end', () => {
        readers.push(/^To: (.*)$/im.exec(source)?.[1]?.trim() ?? '');
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  app = await testApp({ commits: true, env: { SMTP_URL: `smtp://127.0.0.1:${port}` } });
});
afterAll(async () => {
  await app.close();
  await new Promise<void>((resolve) => server.close(resolve));
});

async function addJob(lockedBy: string, lockedSecondsAgo: number): Promise<string> {
  const { id } = await row<{ id: string }>(
    app.system.db,
    `select id from graphile_worker.add_job('tickets.remove_files', '{"keys":[]}', run_at => now() + interval '1 day')`,
  );
  await app.system.db.raw(
    `update graphile_worker._private_jobs set locked_by = :lockedBy, run_at = now() - interval '1 minute',
       locked_at = now() - make_interval(secs => :seconds) where id = :id`,
    { id, lockedBy, seconds: lockedSecondsAgo },
  );
  return id;
}

test('what a dead worker holds is given back; what an unknown one has just taken is left to it', async () => {
  const [taken, abandoned] = [await addJob('new', 5), await addJob('dead', 60)];
  const worker = await startWorker(app.system, app.database.url);
  const left = () =>
    rows<{ id: string; lockedBy: string | null }>(
      app.system.db,
      'select id, locked_by from graphile_worker._private_jobs where id = any (:ids::bigint[])',
      { ids: [taken, abandoned] },
    );
  await until(async () => (await left()).length === 1);
  expect(await left()).toEqual([{ id: taken, lockedBy: 'new' }]);
  await worker.stop();
  await app.system.db.raw('delete from graphile_worker._private_jobs where id = :id', { id: taken });
});

test('a reaction that this version does not know is left to the version that does', async () => {
  const ctx = await app.ctx('customer@demo.test');
  const { id } = await createTicket(ctx, { subject: 'Printer', description: 'It is on fire.' });
  const event = await row<{ id: string }>(app.system.db, 'select id from events where ticket_id = :id', {
    id,
  });
  const job = { eventId: event.id, subscriber: 'from.tomorrow' };
  await expect(deliver(systemCtx(app.system), job)).rejects.toThrow('from.tomorrow');
});

test('a mail has its reader’s name only at their own address: elsewhere it would be a stranger’s words', async () => {
  const ctx = await app.ctx('customer@demo.test');
  const userId = ctx.actor.kind === 'person' ? ctx.actor.id : null;
  for (const address of ['customer@demo.test', 'somebody@example.com']) {
    const eventId = newId();
    const words = { template: 'x', subject: 'S', bodyText: 'T', bodyHtml: 'H' };
    await inTx(ctx, (tx) => queueMail(tx, { ...words, eventId, userId, address, locale: 'en' }));
    await sendMails(ctx);
  }
  expect(readers.slice(-2)).toEqual(['Clara Cliente <customer@demo.test>', 'somebody@example.com']);
});

test('old mails and sign-ins go, young ones and mails that wait stay', async () => {
  const ctx = systemCtx(app.system);
  const customer = await app.ctx('customer@demo.test');
  const { id } = await createTicket(customer, { subject: 'Old', description: 'x' });
  const states = { sent: 31, outbox: 31, failed: 31, queued: 31, young: 29 };
  for (const [template, days] of Object.entries(states)) {
    await ctx.db.raw(
      `insert into deliveries (id, event_id, ticket_id, address, template, locale, subject, body_text, body_html, state,
         created_at) values (gen_random_uuid(), :id, :id, (:template::text || '@old.test')::citext, :template, 'en', '', '', '', :state,
         now() - make_interval(days => :days))`,
      { id, template, days, state: template === 'young' ? 'sent' : template },
    );
  }
  const user = customer.actor.kind === 'person' ? customer.actor.id : '';
  const signIns: [string, number | null, number][] = [
    ['ended long ago', 91, -10],
    ['ended lately', 89, -10],
    ['expired long ago', null, 91],
    ['expired lately', null, 89],
    ['still good', null, -10],
  ];
  for (const [agent, ended, expired] of signIns) {
    await ctx.db.raw(
      `insert into sign_ins (id, user_id, user_agent, ended_at, expires_at) values (gen_random_uuid(), :user, :agent,
         now() - make_interval(days => :ended::int), now() - make_interval(days => :expired))`,
      { user, agent, ended, expired },
    );
  }
  for (const name of ['deliveries.purge', 'auth.purge_sign_ins']) {
    for (const task of app.system.tasks.filter((candidate) => candidate.name === name)) {
      await runTask(task, ctx, {}, { number: 1, isLast: false });
      await runTask(task, ctx, {}, { number: 1, isLast: false });
    }
  }
  const mails = await rows<{ template: string }>(
    ctx.db,
    `select template from deliveries where event_id = :id and address like '%@old.test' order by template`,
    { id },
  );
  expect(mails.map(({ template }) => template)).toEqual(['queued', 'young']);
  const left = await rows<{ userAgent: string }>(
    ctx.db,
    'select user_agent from sign_ins where user_agent = any (:agents) order by user_agent',
    { agents: signIns.map(([agent]) => agent) },
  );
  expect(left.map(({ userAgent }) => userAgent)).toEqual(['ended lately', 'expired lately', 'still good']);
});

test('an error of the database does not tell what was bound', async () => {
  const query = app.system.db.raw('select :text::uuid', { text: 'my secret' });
  const error = await query.then(() => null).catch((reason: Error) => reason);
  expect(error?.message.split(' - ')[0]).not.toContain('my secret');
});
