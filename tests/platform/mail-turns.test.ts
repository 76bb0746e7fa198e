import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { createMailer, MAIL_CONNECTIONS } from '../../src/platform/mail';
import { silent } from './helpers';

test('the time of a mail begins when its turn comes', async () => {
  // As many as leave at once meet silence, and whoever comes after them a server.
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => void stream.on('end', done).resume(),
  });
  const held: Socket[] = [];
  const front = createServer((socket) => {
    if (held.length < MAIL_CONNECTIONS) held.push(socket);
    else server.server.emit('connection', socket);
  }).listen(0, '127.0.0.1');
  await new Promise((listening) => front.once('listening', listening));
  const { port } = front.address() as AddressInfo;
  const limits = { greetingMs: 60_000, answerMs: 60_000, mailMs: 5000, stopMs: 1000 };
  const mailer = createMailer({
    smtpUrl: `smtp://127.0.0.1:${port}`,
    from: 'desk@demo.test',
    log: silent,
    limits,
  });
  const mail = { to: { name: '', address: 'ana@demo.test' }, subject: 'S', text: 'T', html: '<p>T</p>' };
  const sent = Array.from({ length: MAIL_CONNECTIONS + 1 }, () =>
    mailer.send(mail).then(
      ({ state }) => state,
      () => 'failed',
    ),
  );
  expect(await Promise.all(sent)).toEqual([...Array(MAIL_CONNECTIONS).fill('failed'), 'sent']);
  mailer.close();
  for (const socket of held) socket.destroy();
  await new Promise((closed) => front.close(closed));
});
