import { createTicket } from '../../src/features/tickets';
import { encrypt } from '../../src/platform/crypto';
import { row } from '../../src/platform/db';
import { type TestApp, testApp } from '../support/app';
import { NO_TEXT, stored, userId } from './deliveries.support';

// The page of one delivery, and the development outbox.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const page = async (path: string) => (await app.as('admin@demo.test')).get(path);

test('it says what became of it, in the order in which that happened, and what it tells', async () => {
  const ticket = await createTicket(await app.ctx('customer@demo.test'), {
    subject: 'A printer',
    description: 'Text',
  });
  const event = await row<{ id: string }>(
    app.system.db,
    `select id from events where ticket_id = :id and type = 'ticket.created'`,
    { id: ticket.id },
  );
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);
  const id = await stored(app, {
    ...{ userId: await userId(app, 'customer'), address: 'customer@demo.test', ticketId: ticket.id },
    ...{
      template: 'received',
      kind: 'created',
      state: 'failed',
      failure: 'refused',
      error: '550 5.1.1 <nobody>',
    },
    ...{ attempts: 2, createdAt: ago(30), dueAt: ago(20), triedAt: ago(10) },
  });
  await app.system.db('deliveryEvents').insert({
    ...{ eventId: event.id, recipient: 'x', channel: 'mail', deliveryId: id, rootId: event.id },
    ...{ ticketId: ticket.id, template: 'received', kind: 'created' },
  });
  const { html } = await page(`/admin/deliveries/${id}`);
  const history = html
    .querySelectorAll('#history .timeline li')
    .map(({ text }) => text.replace(/\s+/g, ' ').trim());
  expect(history.map((text) => text.split(' ')[0])).toEqual(['Written', 'Held', 'Try']);
  expect(history[2]).toContain('Try number 2, in vain');
  expect(history[2]).toContain('Refused. 550 5.1.1 <nobody>');
  expect(html.querySelector('#events')?.text).toContain('Ticket opened');
  expect(html.querySelector('#facts')?.text).toContain(`#${ticket.number} A printer`);
});

test('its text stands in a frame that runs, opens and fetches nothing, and is framed by nobody else', async () => {
  const id = await stored(app, { bodyHtml: '<p>Hello</p><script>alert(1)</script>' });
  const shown = await page(`/admin/deliveries/${id}`);
  const frame = shown.html.querySelector('iframe');
  expect([frame?.getAttribute('src'), frame?.getAttribute('sandbox')]).toEqual([
    `/admin/deliveries/${id}/text`,
    '',
  ]);
  expect(shown.headers.get('content-security-policy')).toContain(`frame-src 'self'`);
  expect((await page('/admin/deliveries')).headers.get('content-security-policy')).not.toContain('frame-src');
  const text = await page(`/admin/deliveries/${id}/text`);
  expect(text.headers.get('content-security-policy')).toBe(
    `sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'self'`,
  );
  expect(text.headers.get('x-frame-options')).toBe('SAMEORIGIN');
});

test('a link that lets somebody in is never shown, sent or not', async () => {
  const url = 'http://localhost/reset-password/let-me-in';
  const secret = encrypt(app.system.config.encryptionKey, url);
  const link = 'https://secret-link.invalid/';
  const text = { bodyText: `Go to ${link}`, bodyHtml: `<a href="${link}">Go</a> ${link}` };
  const id = await stored(app, { ...text, secret, state: 'failed', failure: 'refused' });
  const shown = await page(`/admin/deliveries/${id}`);
  expect(shown.html.querySelector('#text')?.text).toContain('it is not shown here');
  for (const path of ['', '/text']) {
    expect((await page(`/admin/deliveries/${id}${path}`)).text).not.toMatch(/let-me-in|secret-link/);
  }
});

test('what is worded when it is read, or not written yet, says so and has no text', async () => {
  const here = await stored(app, {
    userId: await userId(app, 'customer'),
    kind: 'reply',
    template: 'answered',
    ...NO_TEXT,
  });
  const unwritten = await stored(app, { ...NO_TEXT, channel: 'mail', address: 'a@b.test', state: 'queued' });
  for (const [id, words] of [
    [here, 'worded whenever it is read'],
    [unwritten, 'written when it leaves'],
  ]) {
    const { html } = await page(`/admin/deliveries/${id}`);
    expect(html.querySelector('#text')?.text).toContain(words);
    expect(html.querySelector('iframe')).toBeNull();
    expect((await page(`/admin/deliveries/${id}/text`)).status).toBe(404);
  }
});

test('the outbox has a row for each message of any channel, and the mails as they would look', async () => {
  const ticket = await createTicket(await app.ctx('customer@demo.test'), {
    subject: 'A printer',
    description: 'Text',
  });
  const about = {
    userId: await userId(app, 'customer'),
    ticketId: ticket.id,
    kind: 'reply',
    template: 'answered',
  };
  const mail = await stored(app, {
    ...{ ...about, address: 'customer@demo.test', subject: `[#${ticket.number}] A printer`, state: 'outbox' },
  });
  await stored(app, { ...about, ...NO_TEXT });
  const { html } = await page('/dev/outbox');
  const lines = html
    .querySelectorAll('tbody tr')
    .map(({ structuredText }) => structuredText.replace(/\s+/g, ' '));
  const ours = lines.filter((line) => line.includes(`#${ticket.number}`));
  expect(ours.filter((line) => line.includes('customer@demo.test'))).toHaveLength(1);
  expect(ours.filter((line) => line.includes('In the desk'))).toHaveLength(1);
  expect(html.querySelector(`a[href="/dev/outbox/${mail}"]`)?.text).toContain(
    `[#${ticket.number}] A printer`,
  );
  expect((await page(`/dev/outbox/${mail}`)).text).toBe('<p>A text</p>');
});
