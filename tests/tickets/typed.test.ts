import { rows } from '../../src/platform/db';
import { deliver } from '../../src/platform/events';
import { type TestApp, testApp } from '../support/app';
import { sendMails } from '../support/deliveries';

// What somebody types goes through form, database, page and mail. The text part of a mail holds it as it was typed.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const TYPED = [
  '    at main (app.js:3)',
  '      at run (app.js:9)',
  '',
  '> It **never** printed,  *not once*',
  '> > really?',
  '',
  '1. `  two  spaces  ` in C:\\temp\\*.txt and \\\\server\\share',
  '   - [ ] nested, a*b*c, ~~gone~~, &amp; <b>raw</b>',
  '',
  '```',
  '\tcode  {{ name }} {% if %} $&',
  '```',
  '|a|b|',
  '|-|-|',
  '|ا|👩‍👩‍👧|',
  '',
  '[the manual](https://x.test/año?a=1&b=2) <https://x.test> ana@x.test مرحبا 😀',
  '-- ',
  'Ana',
].join('\n');

/** The text of the latest mail of a kind, all that happened to tickets told. */
async function latestText(template: string): Promise<string> {
  const ctx = await app.ctx();
  const events = await rows<{ id: string }>(
    ctx.db,
    'select id from events where ticket_id is not null order by id',
  );
  for (const { id } of events) await deliver(ctx, { eventId: id, subscriber: 'notifications.plan' });
  await sendMails(ctx);
  const mails = await rows<{ text: string }>(
    ctx.db,
    `select body_text as text from deliveries where template = :template and channel = 'mail' order by id desc limit 1`,
    { template },
  );
  return mails[0]?.text ?? '';
}

test('what is typed is in the form again, in the mail, and in the mail of a reply, character for character', async () => {
  const customer = await app.as('customer@demo.test');
  // As browsers send it: empty lines around it, each line ended by two characters.
  const description = `\r\n${TYPED.replace(/\n/g, '\r\n')}\r\n\r\n`;
  const refused = await customer.post('/portal/tickets', { subject: 'As typed', description });
  expect(refused.status).toBe(422);
  expect(refused.html.querySelector('textarea[name=description]')?.text.replace(/\r/g, '')).toContain(TYPED);

  const { id: category } = await app.system.db('categories').where({ nameEn: 'Laptops' }).first();
  const form = { subject: 'As typed', description, category, urgency: 'normal' };
  const { location } = await customer.post('/portal/tickets', form);
  expect(await latestText('received')).toContain(`\n\n${TYPED}\n\n`);

  const technician = await app.as('technician@demo.test');
  const body = `  - second\r\n${description}`;
  expect((await technician.post(`${location?.replace('portal', 'desk')}/replies`, { body })).status).toBe(
    303,
  );
  expect(await latestText('answered')).toContain(`\n\n  - second\n\n${TYPED}\n\n`);
});
