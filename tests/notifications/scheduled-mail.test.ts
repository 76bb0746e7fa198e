import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { isAddressRefused } from '../../src/features/deliveries';
import { type TestApp, testApp } from '../support/app';
import { sendMails } from '../support/deliveries';
import { attachmentsIn, headerOf } from '../support/mime';
import { BYTES, FILE_NAME, mailOf, type Scheduled, scheduled } from './scheduled.support';

// A scheduled report as a mail server and a mail program get it.

/** What the server says to a recipient, or of a mail that it has read. */
let refusal: { responseCode: number; message: string; of: 'address' | 'mail' } | null = null;
const received: string[] = [];
const refusing = (of: 'address' | 'mail') =>
  refusal?.of === of ? Object.assign(new Error(refusal.message), refusal) : null;

let server: SMTPServer;
let app: TestApp;
beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => done(refusing('address')),
    async onData(stream, _session, done) {
      received.push(await text(stream));
      done(refusing('mail'));
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const BASE_URL = 'https://desk.example';
  const SMTP_URL = `smtp://127.0.0.1:${port}`;
  app = await testApp({ env: { SMTP_URL, BASE_URL, TRUST_PROXY: '1' } });
});
afterAll(async () => {
  await app.close();
  await new Promise<void>((resolve) => server.close(resolve));
});
beforeEach(() => {
  refusal = null;
  received.length = 0;
});

const send = async () => sendMails(await app.ctx());
async function tryAgain(): Promise<void> {
  await app.system.db('deliveries').where({ state: 'queued' }).update({ nextAt: null });
  await send();
}
const filesOf = (of: Scheduled) =>
  app.system
    .db('deliveries')
    .where({ eventId: of.eventId })
    .first('files')
    .then(({ files }) => files);

test('the file arrives byte by byte, under its name, as what it is', async () => {
  const report = await scheduled(app, { to: 'technician', place: 'desk' });
  await send();
  expect(received).toHaveLength(1);
  const [source = ''] = received;
  const files = attachmentsIn(source);
  expect(files.map(({ name, type }) => ({ name, type }))).toEqual([
    { name: FILE_NAME, type: 'application/pdf' },
  ]);
  expect(files[0]?.bytes.equals(BYTES)).toBe(true);
  expect(await mailOf(app, report)).toMatchObject({ state: 'sent', failure: null });
  const along = { key: report.fileKey, name: FILE_NAME, type: 'application/pdf', size: BYTES.length };
  expect(await filesOf(report)).toEqual([along]);
});

test('a workbook is one, and a name that is a path or holds a line break is none on its way', async () => {
  await scheduled(app, { to: 'admin', fileName: '../../etc/a\r\nBcc: eve@evil.test; "x".xlsx' });
  await send();
  const [source = ''] = received;
  const [file] = attachmentsIn(source);
  expect(file?.type).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
  expect(file?.name).toBe('a Bcc: eve@evil.test; "x".xlsx');
  expect(source).not.toMatch(/^Bcc:/im);
});

test('it says what it is, the first figures, who has it sent, and leads to the page', async () => {
  const report = await scheduled(app, { to: 'technician', place: 'desk' });
  await send();
  const { subject, bodyText, bodyHtml } = await mailOf(app, report);
  expect(subject).toBe('Team & <Pruebas>: 23 – 29 Nov 2026');
  for (const said of [
    'Team & <Pruebas>, 23 – 29 Nov 2026',
    'Created: 41',
    'تم الحل: 1,234',
    'Attached file:',
  ]) {
    expect(bodyText).toContain(said);
  }
  expect(bodyText).toContain('View the report: https://desk.example/desk/reports/overview');
  expect(bodyText).toMatch(/because .+ has put you among those who get it/);
  expect(bodyHtml).toContain('Team &amp; &lt;Pruebas&gt;');
  expect(bodyHtml).not.toContain('<Pruebas>');
});

test('an address without an account gets no link to a page, and may end it with one press', async () => {
  const report = await scheduled(app, { to: 'Board@x.test', locale: 'es' });
  await send();
  const [source = ''] = received;
  const { bodyText, bodyHtml } = await mailOf(app, report);
  expect(bodyText).toContain('Archivo adjunto:');
  expect(bodyText).not.toContain('/reports/');
  expect(bodyHtml).not.toContain('/account/notifications');
  const link = /<(https:\/\/desk\.example\/unsubscribe\/2\.report_recipient\.[^>]+)>/.exec(
    headerOf(source, 'List-Unsubscribe') ?? '',
  )?.[1];
  expect(bodyText).toContain(`No recibir más este informe: ${link}`);
  expect(headerOf(source, 'List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
  expect(attachmentsIn(source)[0]?.bytes.equals(BYTES)).toBe(true);
});

test('what the server puts off goes again with the same file, under one Message-ID', async () => {
  const report = await scheduled(app, { to: 'board@x.test' });
  refusal = { responseCode: 451, message: 'try later', of: 'mail' };
  await send();
  expect(await mailOf(app, report)).toMatchObject({ state: 'queued', failure: 'postponed', attempts: 1 });
  refusal = null;
  await tryAgain();
  expect(await mailOf(app, report)).toMatchObject({ state: 'sent' });
  expect(received).toHaveLength(2);
  const known = received.map((source) => ({
    id: headerOf(source, 'Message-ID'),
    name: attachmentsIn(source)[0]?.name,
    isSame: attachmentsIn(source)[0]?.bytes.equals(BYTES),
  }));
  const { id } = await mailOf(app, report);
  expect(known[0]).toEqual({ id: `<${id}@desk.example>`, name: FILE_NAME, isSame: true });
  expect(known[1]).toEqual(known[0]);
});

test('an address that is refused for good is marked, and gets no further report', async () => {
  const first = await scheduled(app, { to: 'nobody@x.test' });
  refusal = { responseCode: 550, message: '5.1.1 User unknown', of: 'address' };
  await send();
  expect(await mailOf(app, first)).toMatchObject({ state: 'failed', failure: 'refused' });
  expect((await isAddressRefused(await app.ctx(), ['Nobody@x.test']))('nobody@x.test')).toBe(true);
  refusal = null;
  const next = await scheduled(app, { to: 'nobody@x.test' });
  await send();
  expect(await mailOf(app, next)).toMatchObject({
    state: 'suppressed',
    failure: 'address_refused',
    attempts: 0,
  });
  expect(received).toEqual([]);
});

test('a mail that is too large fails in the server’s words, and marks nobody', async () => {
  const report = await scheduled(app, { to: 'small@x.test' });
  refusal = { responseCode: 552, message: '5.3.4 Message size exceeds fixed limit', of: 'mail' };
  await send();
  const failed = await mailOf(app, report);
  expect(failed).toMatchObject({ state: 'failed', failure: 'refused' });
  expect(failed.error).toContain('Message size exceeds fixed limit');
  expect((await isAddressRefused(await app.ctx(), ['small@x.test']))('small@x.test')).toBe(false);
});
