import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { submit } from './people';
import { type Case, finding } from './place';
import { ask, forgetLimits } from './sql';

const TICKETS = 30;
const HELD_MS = 60_000;
const PATIENCE_MS = 180_000;
const OTHERS = `select 1 from graphile_worker.jobs
  where task_identifier <> 'deliveries.send' and run_at <= now() and attempts < max_attempts`;
const UNSENT = `select 1 from deliveries where state <> 'sent'`;

/** The mail server takes connections and never answers, for a minute; then it is well again. */
export const tarpit: Case = {
  name: 'tarpit',
  title: 'the mail server never answers for a minute',
  async run(place) {
    const held = new Set<Socket>();
    const pit = createServer((socket) => {
      socket.on('error', () => undefined);
      held.add(socket);
    }).listen(0, '127.0.0.1');
    await once(pit, 'listening');
    const { port } = pit.address() as AddressInfo;
    const postgres = await place.postgres();
    const desk = await place.desk({ DATABASE_URL: postgres.url, SMTP_URL: `smtp://127.0.0.1:${port}` });
    const customer = await desk.signIn('customer@demo.test');
    const begun = Date.now();
    let slowest = 0;
    for (let number = 0; number < TICKETS; number += 1) {
      await forgetLimits(postgres.url);
      await submit(customer, `While mail stands still ${number}`);
      slowest = Math.max(slowest, await emptied(postgres.url, OTHERS));
    }
    await pause(Math.max(0, HELD_MS - (Date.now() - begun)));
    const waiting = (await ask(postgres.url, UNSENT)).length;
    const closed = once(pit, 'close');
    pit.close();
    for (const socket of held) socket.destroy();
    await closed;
    const server = await mailServer(port);
    const back = await emptied(postgres.url, UNSENT);
    await desk.stop();
    await new Promise<void>((resolve) => server.close(resolve));
    return [
      finding('slowest other job', `${slowest} ms`, '5 s', slowest <= 5000),
      finding('mails that wait meanwhile', String(waiting), '', true),
      finding('all of them sent after its return', `${back} ms`, '60 s', back <= 60_000),
    ];
  },
};

async function mailServer(port: number): Promise<SMTPServer> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      stream.resume();
      stream.on('end', () => done());
    },
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return server;
}

/** @returns after how many milliseconds a query found nothing more, at most three minutes */
async function emptied(url: string, query: string): Promise<number> {
  const begun = Date.now();
  while ((await ask(url, query)).length > 0 && Date.now() - begun < PATIENCE_MS) await pause(50);
  return Date.now() - begun;
}
