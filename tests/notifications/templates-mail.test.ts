import { changeTemplate } from '../../src/features/notifications/templates/templates.service';
import { createTicket } from '../../src/features/tickets';
import { isolated } from '../../src/platform/prose';
import { type TestApp, testApp } from '../support/app';
import { mailsAbout } from '../tickets/mails.support';

// What administrators wrote, in the mails that people get.

/** What people type, and what is no more than that. */
const SUBJECT = '{{ author }} {% if %} **B** <b>&amp;</b> مرحبا 👩‍👩‍👧 $&';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const key = { template: 'received', locale: 'en' } as const;

/** The receipt of a customer who reads English. */
async function receipt() {
  await app.system.db('users').where({ email: 'customer@demo.test' }).update({ locale: 'en' });
  const customer = await app.ctx('customer@demo.test');
  const { id, number } = await createTicket(customer, { subject: SUBJECT, description: 'It hums' });
  const mails = await mailsAbout(app, id);
  const mail = mails.find(({ address }) => address === 'customer@demo.test');
  const [row] = await app.system
    .db('deliveries')
    .where({ ticketId: id, template: 'received', channel: 'mail' });
  return { text: mail?.text ?? '', html: mail?.html ?? '', subject: row?.subject, number };
}

test('a changed text stands in both parts, line by line; what people typed is as they typed it', async () => {
  await changeTemplate(await app.ctx('admin@demo.test'), key, {
    subject: 'Got it: {{ ticket.subject }}',
    intro: 'Hello {{ recipient.name }}\nabout {{ ticket.subject }}\n\nSecond <i>paragraph</i>',
    after: 'One\nstill one\n\nTwo',
  });
  const { text, html, subject } = await receipt();
  expect(subject).toBe(`Got it: ${SUBJECT}`);
  expect(text).toContain(`Hello Clara Cliente\nabout ${isolated(SUBJECT)}\n\nSecond <i>paragraph</i>\n`);
  const escaped = isolated('{{ author }} {% if %} **B** &lt;b&gt;&amp;amp;&lt;/b&gt; مرحبا 👩‍👩‍👧 $&amp;');
  expect(html).toMatch(/Hello Clara Cliente<br \/>\nabout /);
  expect(html).toContain(escaped);
  expect(html).toContain('">Second &lt;i&gt;paragraph&lt;/i&gt;</p>');
  expect(html).toMatch(/">One<br \/>\nstill one<\/p>\s*<p[^>]*>Two<\/p>/);
});

test('a text that cannot be used keeps no mail from going out', async () => {
  await changeTemplate(await app.ctx('admin@demo.test'), key, { intro: 'Mine' });
  await app.system.db('messageTemplates').update({ sections: JSON.stringify({ intro: '{{ gone }} {% if' }) });
  const { text, subject, number } = await receipt();
  expect(subject).toBe(`[#${number}] ${SUBJECT}`);
  expect(text).toContain(`we have received ticket #${number}`);
  const [row] = await app.system.db('messageTemplates').select('failedAt');
  expect(row?.failedAt).toBeInstanceOf(Date);
});
