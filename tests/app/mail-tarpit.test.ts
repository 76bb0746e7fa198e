import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { startWorker } from '../../src/app/worker';
import { queueMail } from '../../src/features/deliveries';
import { inTx } from '../../src/platform/ctx';
import { row } from '../../src/platform/db';
import { newId } from '../../src/platform/ids';
import { enqueue } from '../../src/platform/jobs';
import { until } from '../platform/helpers';
import { testApp } from '../support/app';

test('a mail server that takes connections and never answers holds nothing back but mail', async () => {
  const held = new Set<Socket>();
  const tarpit = createServer((socket) => held.add(socket)).listen(0, '127.0.0.1');
  await once(tarpit, 'listening');
  const { port } = tarpit.address() as AddressInfo;
  const app = await testApp({ commits: true, env: { SMTP_URL: `smtp://127.0.0.1:${port}` } });
  const { db } = app.system;
  const ctx = await app.ctx();
  const words = {
    template: 'x',
    subject: 'S',
    bodyText: 'T',
    bodyHtml: 'H',
    locale: 'en',
    userId: null,
  } as const;
  for (let turn = 0; turn < 20; turn += 1) {
    await inTx(ctx, (tx) => queueMail(tx, { ...words, eventId: newId(), address: 'ana@x.test' }));
  }
  const worker = await startWorker(app.system, app.database.url);
  await until(() => held.size === 3);

  await inTx(ctx, (tx) => enqueue(tx, 'tickets.remove_files', { keys: [] }, { key: 'another' }));
  const isDone = async () =>
    (
      await row<{ done: boolean }>(
        db,
        `select not exists (select 1 from graphile_worker.jobs where key = 'another') as done`,
      )
    ).done;
  await until(isDone);
  const tried = await db('deliveries').where('attempts', '>', 0).count<{ count: number }[]>('* as count');
  expect(tried).toEqual([{ count: 0 }]);
  expect(held.size).toBe(3);

  tarpit.on('connection', (socket) => socket.destroy());
  for (const socket of held) socket.destroy();
  await worker.stop();
  await app.close();
  tarpit.close();
});
