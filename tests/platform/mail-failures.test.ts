import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createMailer, mailFailure, mailFailureText } from '../../src/platform/mail';
import { freePort } from '../support/ports';
import { deferred, silent } from './helpers';

// What real answers of a mail server come to, through the client that we use.

type Says = (line: string) => string;

const servers: { server: Server; sockets: Set<Socket> }[] = [];
afterAll(async () => {
  for (const { server, sockets } of servers) {
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  }
});

/** A mail server that greets and answers each line as it is told, and takes everything else. */
async function serverThat(greeting: string, says: Says = () => ''): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    if (greeting) socket.write(`${greeting}\r\n`);
    let inData = false;
    socket.on('data', (data) => {
      for (const line of data.toString().split('\r\n').filter(Boolean)) {
        if (inData && line !== '.') continue;
        inData = line === 'DATA' && !says(line);
        const usual =
          line === 'DATA' ? '354 go on' : line.startsWith('EHLO') ? '250-here\r\n250 AUTH PLAIN' : '250 fine';
        const answer = says(line) || (line.startsWith('AUTH') ? '235 welcome' : usual);
        socket.write(`${answer}\r\n`);
      }
    });
  }).listen(0);
  await once(server, 'listening');
  servers.push({ server, sockets });
  return (server.address() as AddressInfo).port;
}

const MAIL = { to: { name: '', address: 'ana@demo.test' }, subject: 'S', text: 'T', html: '<p>T</p>' };

/** For servers that are not waited for to the end: where one answers, the limits are the real ones. */
const IMPATIENT = { greetingMs: 100, answerMs: 100, mailMs: 400, stopMs: 100 };

async function failing(
  smtpUrl: string,
  { address = MAIL.to.address, limits }: { address?: string; limits?: typeof IMPATIENT } = {},
): Promise<[string, string]> {
  const mailer = createMailer({ smtpUrl, from: 'desk@demo.test', log: silent, ...(limits && { limits }) });
  const error = await mailer.send({ ...MAIL, to: { name: '', address } }).then(
    () => null,
    (reason: unknown) => reason,
  );
  mailer.close();
  expect(error).not.toBeNull();
  return [mailFailure(error), mailFailureText(error)];
}

const answering =
  (start: string, answer: string): Says =>
  (line) =>
    line.startsWith(start) ? answer : '';

test.each([
  ['RCPT TO', '550 5.1.1 no such person', 'refused'],
  ['RCPT TO', '553 no such name', 'refused'],
  ['RCPT TO', '450 4.7.1 greylisted', 'postponed'],
  ['RCPT TO', '421 shutting down', 'unreachable'],
  ['RCPT TO', '530 5.7.0 authentication required', 'authentication'],
  ['DATA', '554 5.7.1 spam', 'refused'],
  ['DATA', '451 try later', 'postponed'],
  ['.', '552 mailbox full', 'refused'],
  ['.', '452 no room', 'postponed'],
  ['MAIL FROM', '553 not your address', 'sender'],
  ['MAIL FROM', '552 too large', 'refused'],
  ['MAIL FROM', '503 out of order', 'postponed'],
  ['MAIL FROM', '451 slow down', 'postponed'],
  ['AUTH', '535 5.7.8 wrong password', 'authentication'],
  ['AUTH', '454 4.7.0 not now', 'authentication'],
])('to %s the server says %s: %s', async (start, answer, failure) => {
  const port = await serverThat('220 here', answering(start, answer));
  expect(await failing(`smtp://desk:secret@127.0.0.1:${port}`)).toEqual([failure, answer]);
});

test.each([['421 too many connections'], ['554 no mail here'], ['hello']])(
  'a server that greets with %s cannot be used, and no mail is to blame',
  async (greeting) => {
    const [failure] = await failing(`smtp://127.0.0.1:${await serverThat(greeting)}`);
    expect(failure).toBe('unreachable');
  },
);

test('nor can one that is not there, never greets, never answers, or goes on answering without an end', async () => {
  expect((await failing(`smtp://127.0.0.1:${await freePort()}`))[0]).toBe('unreachable');
  const limits = IMPATIENT;
  expect((await failing(`smtp://127.0.0.1:${await serverThat('')}`, { limits }))[0]).toBe('unreachable');
  const endless: NodeJS.Timeout[] = [];
  const port = await serverThat('220-not yet');
  const trickling = servers.at(-1);
  trickling?.server.on('connection', (socket) => {
    endless.push(setInterval(() => socket.write('220-not yet\r\n'), 20));
  });
  expect((await failing(`smtp://127.0.0.1:${port}`, { limits }))[0]).toBe('unreachable');
  for (const timer of endless) clearInterval(timer);
});

test('a mail under way is given up soon after the desk has begun to stop', async () => {
  const [held, stop] = [deferred<void>(), new AbortController()];
  const port = await serverThat('');
  servers.at(-1)?.server.on('connection', () => held.resolve());
  const mailer = createMailer({
    ...{ smtpUrl: `smtp://127.0.0.1:${port}`, from: 'desk@demo.test', log: silent, stopSignal: stop.signal },
    limits: { greetingMs: 2 ** 30, answerMs: 2 ** 30, mailMs: 2 ** 30, stopMs: 1 },
  });
  const failure = mailer.send(MAIL).then(() => null, mailFailure);
  await held.promise;
  stop.abort();
  expect(await failure).toBe('unreachable');
  mailer.close();
});

test('an address that is none is refused before anybody is asked', async () => {
  const port = await serverThat('220 here');
  expect(await failing(`smtp://127.0.0.1:${port}`, { address: 'nobody' })).toEqual([
    'refused',
    'not a mail address',
  ]);
});

describe('a password', () => {
  // To this address connections are made as to one's own, and nobody would call it so.
  const elsewhere = '0.0.0.0';

  async function heardBy(
    address: (port: number) => string,
  ): Promise<{ heard: string[]; failure: string | null }> {
    const heard: string[] = [];
    const port = await serverThat('220 here', (line) => {
      heard.push(line);
      return line === 'STARTTLS' ? '502 what?' : '';
    });
    const mailer = createMailer({ smtpUrl: address(port), from: 'desk@demo.test', log: silent });
    const failure = await mailer.send(MAIL).then(() => null, mailFailure);
    mailer.close();
    return { heard, failure };
  }

  test('goes to no other machine in clear', async () => {
    const { heard, failure } = await heardBy((port) => `smtp://desk:secret@${elsewhere}:${port}`);
    expect(failure).toBe('encryption');
    expect(heard.some((line) => line.startsWith('AUTH'))).toBe(false);
  });

  test.each([
    [
      'where the operator says that it may',
      (port: number) => `smtp://desk:secret@${elsewhere}:${port}?requireTLS=false`,
    ],
    ['to this machine', (port: number) => `smtp://desk:secret@localhost:${port}`],
  ])('does %s', async (_where, address) => {
    const { heard, failure } = await heardBy(address);
    expect(failure).toBeNull();
    expect(heard.some((line) => line.startsWith('AUTH PLAIN'))).toBe(true);
  });

  test('is not asked for where there is none: mail alone may go as the server offers', async () => {
    expect((await heardBy((port) => `smtp://${elsewhere}:${port}`)).failure).toBeNull();
  });
});
