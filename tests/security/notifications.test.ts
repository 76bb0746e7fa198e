import { wishesOf } from '../../src/features/notifications/preferences';
import { unsubscribeUrl } from '../../src/features/notifications/unsubscribe/url';
import { changeTicket, reply } from '../../src/features/tickets';
import { encrypt } from '../../src/platform/crypto';
import { rows } from '../../src/platform/db';
import { deliver } from '../../src/platform/events';
import { fileTicket } from '../desk/ticket.support';
import { stored } from '../notifications/deliveries.support';
import { type TestApp, testApp } from '../support/app';
import { sendMails } from '../support/deliveries';
import { idOf } from './world';

// What others have been able to do with the notifications of help desks and their like, tried here.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

interface Written {
  address: string;
  subject: string;
  bodyText: string;
  bodyHtml: string;
}

/** Tells of everything on a ticket, and sends it. */
async function mailsAbout(ticketId: string): Promise<Written[]> {
  const events = await rows<{ id: string }>(
    app.system.db,
    'select id from events where ticket_id = :ticketId order by id',
    { ticketId },
  );
  for (const { id } of events)
    await deliver(await app.ctx(), { eventId: id, subscriber: 'notifications.plan' });
  await sendMails(await app.ctx());
  return rows(
    app.system.db,
    `select address::text, subject, body_text, body_html from deliveries
     where channel = 'mail' and subject is not null and (ticket_id = :ticketId or template = 'digest') order by id`,
    { ticketId },
  );
}

/** A ticket that somebody holds, with what its requester has written since. */
async function talkedAbout(words: string): Promise<string> {
  const ticket = await fileTicket(app);
  const assigneeId = await idOf(app, 'technician@demo.test');
  await changeTicket(await app.ctx('admin@demo.test'), ticket.id, { assigneeId });
  await reply(await app.ctx('customer@demo.test'), ticket.id, { body: words, visibility: 'public' });
  return ticket.id;
}

const TAG = '<img src=x onerror=alert(1)>';

test('a name or a subject that is markup is text in the bell, the list and the digest', async () => {
  const technician = await idOf(app, 'technician@demo.test');
  await app.system
    .db('users')
    .where({ email: 'customer@demo.test' })
    .update({ name: `Eva ${TAG}` });
  await app.system
    .db('notificationPreferences')
    .insert({ userId: technician, isPaused: true, pausedUntil: new Date(Date.now() + 60_000) });
  const ticketId = await talkedAbout('Hello');
  await app.system
    .db('tickets')
    .where({ id: ticketId })
    .update({ subject: `Broken ${TAG}` });
  const mails = await mailsAbout(ticketId);
  const digest = mails.find(({ address }) => address === 'technician@demo.test');
  expect(digest?.bodyText).toContain(`Broken ${TAG}`);
  expect(digest?.bodyHtml).toContain('&lt;img src=x');
  expect(digest?.bodyHtml).not.toContain('<img');
  const browser = await app.as('technician@demo.test');
  for (const path of ['/notifications', '/notifications/latest']) {
    const { text, html } = await browser.get(path);
    expect(text).toContain('Eva &lt;img src=x');
    expect([path, html.querySelectorAll('img[src="x"]')]).toEqual([path, []]);
  }
});

test('links in mails lead to the desk, whatever host a request names', async () => {
  const { id, number } = await fileTicket(app);
  const browser = await app.as('customer@demo.test');
  await browser.get(`/portal/tickets/${number}`);
  const evil = {
    'x-forwarded-host': 'evil.test',
    forwarded: 'host=evil.test',
    'x-original-host': 'evil.test',
  };
  const answer = await browser.post(`/portal/tickets/${number}/replies`, { body: 'Hello' }, evil);
  expect(answer.status).toBe(303);
  const mails = await mailsAbout(id);
  expect(mails.length).toBeGreaterThan(0);
  for (const { bodyText, bodyHtml } of mails) {
    const links = `${bodyText} ${bodyHtml}`.match(/https?:\/\/[^\s"<]+/g) ?? [];
    expect(links.filter((link) => !link.startsWith(app.system.config.baseUrl))).toEqual([]);
  }
});

test('no mail or notification tells a customer the address of somebody of the staff', async () => {
  const ticketId = await talkedAbout('Hello');
  const admin = await app.ctx('admin@demo.test');
  await reply(admin, ticketId, {
    body: 'Solved',
    visibility: 'public',
    status: 'resolved',
    solution: 'A cable',
  });
  const mails = await mailsAbout(ticketId);
  const theirs = mails.filter(({ address }) => address === 'customer@demo.test');
  const { text } = await (await app.as('customer@demo.test')).get('/notifications');
  expect(theirs.length).toBeGreaterThan(0);
  expect(text).toContain('Alma Admin');
  for (const words of [...theirs.map((mail) => Object.values(mail).join(' ')), text])
    expect(words).not.toMatch(/(admin|technician2?)@demo\.test/);
});

describe('a link that ends mail', () => {
  const gets = async (email: string, kind: 'reply' | 'status') => {
    const id = await idOf(app, email);
    return (await wishesOf(await app.ctx(), [id])).get(id)?.allows(kind, 'mail');
  };
  const pathFor = async (email: string) =>
    new URL(unsubscribeUrl(await app.ctx(), await idOf(app, email), 'reply')).pathname;

  test('is about whom and what it was made for, whatever is sent beside it', async () => {
    const path = await pathFor('customer@demo.test');
    const other = await idOf(app, 'customer2@demo.test');
    const more = { userId: other, user: other, email: 'customer2@demo.test', kind: 'status', token: 'x' };
    const asked = `${path}?${new URLSearchParams(more)}`;
    expect((await app.visitor().post(asked, more)).status).toBe(200);
    expect(await gets('customer@demo.test', 'reply')).toBe(false);
    expect(await gets('customer@demo.test', 'status')).toBe(true);
    expect(await gets('customer2@demo.test', 'reply')).toBe(true);
  });

  test('is not in what administrators read of a mail: what reaches somebody is theirs to choose', async () => {
    const ticketId = await talkedAbout('Read https://secret-link.invalid/ and /unsubscribe/me');
    await mailsAbout(ticketId);
    const [mail] = await rows<{ id: string; bodyHtml: string }>(
      app.system.db,
      `select id, body_html from deliveries
       where ticket_id = :ticketId and channel = 'mail' and template = 'customer_replied'`,
      { ticketId },
    );
    expect(mail?.bodyHtml).toContain('/unsubscribe/1.reply.');
    const admin = await app.as('admin@demo.test');
    const { text } = await admin.get(`/admin/deliveries/${mail?.id}/text`);
    expect(text).not.toContain('/unsubscribe/1.');
    // What somebody has typed stays, and is taken for no link that lets anybody in.
    expect(text).toContain('/unsubscribe/me');
    expect(text).toContain('https://secret-link.invalid/');
    expect((await admin.get(`/admin/deliveries/${mail?.id}`)).text).not.toContain('it is not shown here');
  });
});

test('the link in a letter is read by nobody in its page, its list, or what a search finds', async () => {
  const url = `${app.system.config.baseUrl}/reset-password/Zq7Xlet-me-in`;
  const link = 'https://secret-link.invalid/';
  const id = await stored(app, {
    ...{
      secret: encrypt(app.system.config.encryptionKey, url),
      state: 'queued',
      dueAt: new Date('2099-01-01'),
    },
    ...{ bodyText: `Go to ${link}`, bodyHtml: `<a href="${link}">Go</a>` },
  });
  const admin = await app.as('admin@demo.test');
  for (const path of ['', '?recipient=stranger', '?state=waiting', `/${id}`, `/${id}/text`]) {
    const { status, text } = await admin.get(`/admin/deliveries${path}`);
    expect([path, status, /Zq7X|secret-link/.test(text)]).toEqual([path, 200, false]);
  }
});
