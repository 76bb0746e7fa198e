import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import sharp from 'sharp';
import { SMTPServer } from 'smtp-server';
import { sendLetter } from '../../src/features/deliveries';
import { changeSettings, getSettings } from '../../src/features/settings';
import { inTx } from '../../src/platform/ctx';
import { row } from '../../src/platform/db';
import { newId } from '../../src/platform/ids';
import { createMailer } from '../../src/platform/mail';
import { silent } from '../platform/helpers';
import { noise, png } from '../platform/images.samples';
import { type TestApp, testApp } from '../support/app';
import type { Browser } from '../support/browser';
import { sendMails } from '../support/deliveries';

// The logo of the desk in what it writes: a picture that comes along, for nobody's program fetches one unasked.

let app: TestApp;
let admin: Browser;
beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  admin = await app.as('admin@demo.test');
});
afterAll(() => app.close());

const settings = async () => getSettings(await app.ctx());

async function upload(content: Buffer): Promise<void> {
  await admin.get('/admin/settings/logo');
  const file = { name: 'logo.png', content: new Uint8Array(content), type: 'image/png' };
  const { status } = await admin.upload('/admin/settings/logo', {}, [file], 'logo');
  expect(status).toBe(303);
}

const received: string[] = [];
let server: SMTPServer;
let before: TestApp['system']['mailer'];
beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: async (stream, _session, done) => {
      received.push(await text(stream));
      done();
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  before = app.system.mailer;
  app.system.mailer = createMailer({
    ...{ smtpUrl: `smtp://127.0.0.1:${port}`, from: 'Desk <desk@demo.test>', log: silent },
  });
});
afterAll(async () => {
  app.system.mailer.close();
  app.system.mailer = before;
  await new Promise<void>((resolve) => server.close(resolve));
});

async function written(): Promise<string> {
  const to = { userId: null, name: 'Ana', address: `ana.${newId()}@demo.test`, locale: 'en' as const };
  await inTx(await app.ctx(), (tx) =>
    sendLetter(tx, { aboutId: newId(), to, template: 'registration', path: '/x' }),
  );
  const { id } = await row<{ id: string }>(
    (await app.ctx()).db,
    'select id from deliveries where address = :a',
    {
      a: to.address,
    },
  );
  return id;
}

async function delivered(id: string): Promise<string> {
  await sendMails(await app.ctx());
  return received.find((source) => source.includes(id)) ?? '';
}

test('it comes along as a picture that the text shows', async () => {
  await upload(await noise(900, 150).png().toBuffer());
  const source = await delivered(await written());
  expect(source).toMatch(/Content-Type: multipart\/related/);
  expect(source).toMatch(/Content-Id: <logo@servidesk>/i);
  expect(source).toMatch(/Content-Disposition: inline; filename=logo\.png/);
  const html = source.replaceAll('=\r\n', '').replaceAll('=3D', '=');
  expect(html).toMatch(/<img src="cid:logo@servidesk" alt="ServiDesk" width="280"\s+height="47"/);
  const encoded = /filename=logo\.png\r\n(?:[\w-]+:[^\r]*\r\n)*\r\n([\w+/=\r\n]+)/.exec(source)?.[1] ?? '';
  const drawn = await sharp(Buffer.from(encoded, 'base64')).metadata();
  expect([drawn.format, drawn.width, drawn.height, drawn.hasAlpha]).toEqual(['png', 560, 93, false]);
});

test('one that was taken away meanwhile is missing, and its name stands there', async () => {
  await upload(await png(900, 150));
  const id = await written();
  await changeSettings(await app.ctx('admin@demo.test'), { logo: null });
  const source = await delivered(id);
  expect(source).not.toMatch(/logo\.png/);
  expect(source.replaceAll('=3D', '=')).toContain('alt="ServiDesk"');
  expect(await delivered(await written())).not.toContain('cid:');
});

test('a mail whose picture cannot be read goes out without it', async () => {
  await upload(await png(900, 150));
  const id = await written();
  await app.system.files.remove((await settings()).logo?.mail.key ?? '');
  expect(await delivered(id)).not.toMatch(/filename=logo\.png/);
});

test('the outbox shows it, and asks nobody else for it', async () => {
  await upload(await png(900, 150));
  const answer = await admin.get(`/dev/outbox/${await written()}`);
  expect(answer.html.querySelector('img')?.getAttribute('src')).toMatch(/^data:image\/png;base64,/);
  expect(answer.headers.get('content-security-policy')).toContain('img-src data:');
});

test('what somebody types is no picture', async () => {
  const name = 'src="cid:logo@servidesk" cid:logo@servidesk';
  await upload(await png(900, 150));
  await changeSettings(await app.ctx('admin@demo.test'), { name });
  const shown = await admin.get(`/dev/outbox/${await written()}`);
  expect(shown.html.textContent).toContain(name);
  expect(shown.text.match(/data:image/g)).toHaveLength(1);
  await changeSettings(await app.ctx('admin@demo.test'), { logo: null });
  const later = await written();
  await upload(await png(900, 150));
  expect(await delivered(later)).not.toMatch(/filename=logo\.png/);
  await changeSettings(await app.ctx('admin@demo.test'), { name: 'ServiDesk' });
});
