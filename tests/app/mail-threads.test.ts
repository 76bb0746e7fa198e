import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { changeTicket, createTicket, reply } from '../../src/features/tickets';
import { idOf } from '../security/world';
import { type TestApp, testApp } from '../support/app';
import { mailsAbout } from '../tickets/mails.support';

// The mails about a ticket as a mail program gets them: one conversation.

const sources: string[] = [];
let server: SMTPServer;
let app: TestApp;
beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    async onData(stream, _session, done) {
      sources.push(await text(stream));
      done();
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  app = await testApp({ env: { SMTP_URL: `smtp://127.0.0.1:${port}` } });
});
afterAll(async () => {
  await app.close();
  await new Promise<void>((resolve) => server.close(resolve));
});

/** A header of a mail, its lines joined. */
function header(source: string, name: string): string | undefined {
  const unfolded = source.replaceAll(/\r\n[ \t]+/g, ' ');
  return new RegExp(`^${name}: (.*)\r$`, 'm').exec(unfolded)?.[1];
}

/** What an address has got since this was asked for it the last time. */
function sent(address: string): string[] {
  const own = sources.filter((source) => header(source, 'To')?.includes(address));
  for (const source of own) sources.splice(sources.indexOf(source), 1);
  return own;
}

test('each has a Message-ID of its own, answers the one before, and names the ticket and all before, whatever its subject', async () => {
  const admin = await app.ctx('admin@demo.test');
  const requesterId = await idOf(app, 'customer@demo.test');
  const participantIds = [await idOf(app, 'customer2@demo.test')];
  const { id } = await createTicket(admin, {
    requesterId,
    participantIds,
    subject: 'مشكلة HP',
    description: 'x',
  });
  const root = `<ticket.${id}@localhost>`;
  for (const body of ['one', 'two', 'three', 'four', 'five']) {
    await reply(admin, id, { body, visibility: 'public' });
    if (body === 'two') await changeTicket(admin, id, { subject: 'Otra cosa' });
    await mailsAbout(app, id);
  }
  const mails = sent('customer@demo.test');
  const own = mails.map((source) => header(source, 'Message-ID'));
  expect(new Set(own).size).toBe(6);
  expect(mails.map((source) => header(source, 'References'))).toEqual(
    own.map((_, index) => [root, ...own.slice(0, index)].join(' ')),
  );
  expect(mails.map((source) => header(source, 'In-Reply-To'))).toEqual([undefined, ...own.slice(0, 5)]);
  // Whoever else gets mails about it has a conversation of their own.
  const [first] = sent('customer2@demo.test');
  expect(header(String(first), 'References')).toBe(root);
});

test('a long conversation names its beginning and the latest, in lines that servers take', async () => {
  const admin = await app.ctx('admin@demo.test');
  const requesterId = await idOf(app, 'customer@demo.test');
  const { id } = await createTicket(admin, { requesterId, subject: 'Long', description: 'x' });
  for (let number = 0; number < 14; number += 1)
    await reply(admin, id, { body: `Reply ${number}`, visibility: 'public' });
  await mailsAbout(app, id);
  const last = String(sent('customer@demo.test').at(-1));
  const named = header(last, 'References')?.split(' ') ?? [];
  expect([named[0], named.length]).toEqual([`<ticket.${id}@localhost>`, 11]);
  expect(named.at(-1)).toBe(header(last, 'In-Reply-To'));
  expect(Math.max(...last.split('\r\n').map((line) => line.length))).toBeLessThan(998);
});

test('a conversation keeps its subject when the ticket is called otherwise, and says how', async () => {
  const admin = await app.ctx('admin@demo.test');
  const requesterId = await idOf(app, 'customer@demo.test');
  const { id, number } = await createTicket(admin, { requesterId, subject: 'Help', description: 'x' });
  await mailsAbout(app, id);
  await changeTicket(admin, id, { subject: 'The printer hums' });
  const participantIds = [await idOf(app, 'customer2@demo.test')];
  await changeTicket(admin, id, { participantIds });
  for (const body of ['one', 'two']) await reply(admin, id, { body, visibility: 'public' });
  const mails = await mailsAbout(app, id);
  const subjects = (address: string) => sent(address).map((source) => header(source, 'Subject'));
  const [first, ...others] = subjects('customer@demo.test');
  expect([first, ...new Set(others)]).toEqual([`[#${number}] Help`, `[#${number}] Help`]);
  // Who had no conversation before begins one with what it is called now.
  expect([...new Set(subjects('customer2@demo.test'))]).toEqual([`[#${number}] The printer hums`]);
  const last = (address: string) => mails.findLast((mail) => mail.address === address)?.text;
  expect(last('customer@demo.test')).toContain('\nSubject: The printer hums\n');
  expect(last('customer2@demo.test')).not.toContain('Subject:');
});

test('it is HTML and text, and says in no header that it may be answered', async () => {
  const customer = await app.ctx('customer@demo.test');
  const { id } = await createTicket(customer, { subject: 'Printer', description: 'It hums' });
  await mailsAbout(app, id);
  const [source = ''] = sent('customer@demo.test');
  expect(header(source, 'Content-Type')).toMatch(/^multipart\/alternative/);
  expect(source.match(/^Content-Type: text\/\w+/gm)).toEqual([
    'Content-Type: text/plain',
    'Content-Type: text/html',
  ]);
  for (const name of ['Reply-To', 'Mail-Followup-To', 'Mail-Reply-To'])
    expect(header(source, name)).toBeUndefined();
  expect(header(source, 'Auto-Submitted')).toBe('auto-generated');
});
