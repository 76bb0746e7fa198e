import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { startWorker } from '../../src/app/worker';
import { createTicket } from '../../src/features/tickets';
import { systemCtx } from '../../src/platform/ctx';
import { row, rows } from '../../src/platform/db';
import { deliver } from '../../src/platform/events';
import { until } from '../platform/helpers';
import { type TestApp, testApp } from '../support/app';

// What the queue promises: nothing is lost, nothing runs beside itself, a mail goes out once.

let server: SMTPServer;
let open = false;
const messageIds: string[] = [];
let app: TestApp;

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onMailFrom: (_address, _session, done) => done(open ? null : new Error('not now')),
    onData(stream, _session, done) {
      let source = '';
      stream.on('data', (part) => {
        source += part;
      });
      stream.on('end', () => {
        messageIds.push(/^Message-ID: (.*)$/im.exec(source)?.[1]?.trim() ?? '');
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

test('a mail that the server refused is marked, tried again and then sent, under an id of its own', async () => {
  const ctx = await app.ctx('customer@demo.test');
  const { id } = await createTicket(ctx, { subject: 'Projector', description: 'It stays dark.' });
  const mail = async () => {
    const [found] = await rows<{ id: string; state: string; error: string | null; sentAt: Date | null }>(
      app.system.db,
      'select id, state, error, sent_at from mails where ticket_id = :id',
      { id },
    );
    return found;
  };
  const worker = await startWorker(app.system, app.database.url);
  await until(async () => (await mail())?.state === 'failed');
  expect((await mail())?.error).toContain('not now');
  open = true;
  await app.system.db.raw('update graphile_worker._private_jobs set run_at = now() where locked_at is null');
  await until(async () => (await mail())?.state === 'sent');
  const sent = await mail();
  expect(sent).toMatchObject({ error: null, sentAt: expect.any(Date) });
  expect(messageIds).toContain(`<${sent?.id}@localhost>`);
  await worker.stop();
});

test('an error of the database does not tell what was bound', async () => {
  const query = app.system.db.raw('select :text::uuid', { text: 'my secret' });
  const error = await query.then(() => null).catch((reason: Error) => reason);
  expect(error?.message.split(' - ')[0]).not.toContain('my secret');
});
