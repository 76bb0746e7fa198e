import { defaultSections } from '../../src/features/notifications/templates/defaults';
import { MESSAGE_TEMPLATES } from '../../src/features/notifications/templates/templates.types';
import { createTicket, deleteTicket } from '../../src/features/tickets';
import { LOCALES } from '../../src/platform/i18n';
import { isolated } from '../../src/platform/prose';
import { type TestApp, testApp } from '../support/app';
import type { Answer } from '../support/browser';

// What words come to, with a ticket that is there: looked at, or sent to whoever asks and to nobody else.

const PAGE = '/admin/messages';
const ADMIN = 'admin@demo.test';
/** What people type, and what is no more than that. */
const SUBJECT = '{{ author }} {% if %} **B** <b>&amp;</b> "q" مرحبا 👩‍👩‍👧 $& \\n';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  await app.system.db('users').where({ email: ADMIN }).update({ locale: 'en' });
});
afterAll(() => app.close());

const ticketOf = async (subject = SUBJECT) =>
  createTicket(await app.ctx('customer@demo.test'), { subject, description: 'Text' });
const typed = (more: Record<string, string> = {}) => ({
  ...{ ...defaultSections('answered', 'en'), language: 'en', version: '1', ...more },
});
const preview = (more: Record<string, string>) => typed({ step: 'preview', ...more });
const shown = ({ html }: Answer, name: string) => html.querySelector(`#preview .${name}`)?.text;
const letters = () => app.system.db('deliveries').where({ template: 'template_test' }).select('*');

test.each(LOCALES.flatMap((locale) => MESSAGE_TEMPLATES.map((template) => [locale, template] as const)))(
  'in %s, the page of %s shows what it says',
  async (locale, template) => {
    const { status, html } = await (await app.as(ADMIN)).get(`${PAGE}/${template}?language=${locale}`);
    const [subject, line] = ['.message-subject', '.message-line'].map(
      (at) => html.querySelector(`#preview ${at}`)?.text,
    );
    expect(status).toBe(200);
    expect([subject, line].filter((text) => !text?.trim() || /[{}]/.test(text))).toEqual([]);
    expect(html.querySelector('.tabs [aria-current]')?.getAttribute('href')).toContain(`language=${locale}`);
  },
);

test('a preview shows a ticket’s words character for character, as they were typed; nothing is stored or sent', async () => {
  const { number } = await ticketOf();
  const admin = await app.as(ADMIN);
  const before = await app.system.db('deliveries').count();
  const more = {
    subject: '[{{ ticket.number }}] {{ ticket.subject }}',
    intro: '{{ ticket.subject }} · {{ ticket.requester }}',
  };
  const answer = await admin.post(
    `${PAGE}/answered`,
    preview({ ...more, after: 'One\n\nTwo', ticket: `#${number}` }),
  );
  expect(answer.status).toBe(200);
  expect(shown(answer, 'message-subject')).toBe(`[#${number}] ${SUBJECT}`);
  expect(answer.html.querySelectorAll('#preview .pre').map(({ text }) => text)).toEqual([
    `${isolated(SUBJECT)} · Clara Cliente`,
    'One',
    'Two',
  ]);
  expect(answer.html.querySelector('#f-subject')?.getAttribute('value')).toBe(more.subject);
  expect(answer.html.querySelector('#f-ticket')?.getAttribute('value')).toBe(`#${number}`);
  expect(await app.system.db('messageTemplates')).toEqual([]);
  expect(await app.system.db('deliveries').count()).toEqual(before);
});

test('of a ticket that is not there for them the form says so, and keeps what was typed', async () => {
  const { id, number } = await ticketOf('Gone');
  await deleteTicket(await app.ctx(ADMIN), id);
  const admin = await app.as(ADMIN);
  for (const [ticket, error] of [
    [String(number), `There is no ticket #${number}.`],
    ['99999999', 'There is no ticket #99999999.'],
    ['seven', 'number'],
  ] as const) {
    const answer = await admin.post(`${PAGE}/answered`, preview({ intro: 'Typed', ticket }));
    expect(answer.status).toBe(422);
    expect(answer.html.querySelector('#f-ticket-error')?.text).toContain(error);
    expect(answer.html.querySelector('#preview')?.text).toContain(error);
    expect(answer.html.querySelector('#f-ticket')?.getAttribute('value')).toBe(ticket);
    expect(answer.html.querySelector('#f-intro')?.text.trim()).toBe('Typed');
  }
});

test('who asks about a ticket without scripts sees the words as they are stored', async () => {
  const { number } = await ticketOf('Printer');
  const sent = { language: 'en', step: 'preview', ticket: String(number) };
  const answer = await (await app.as(ADMIN)).post(`${PAGE}/answered`, sent);
  expect([answer.status, shown(answer, 'message-subject')]).toEqual([200, `[#${number}] Printer`]);
  expect(answer.html.querySelector('#message [name=version]')?.getAttribute('value')).toBe('1');
});

test('a test is a mail to who asks for it, with what they typed, and is not saved', async () => {
  const { number } = await ticketOf();
  const admin = await app.as(ADMIN);
  const more = {
    subject: 'Try {{ ticket.subject }}',
    intro: 'Hello <i>{{ recipient.name }}</i>',
    after: 'Bye',
  };
  const answer = await admin.post(`${PAGE}/answered/test`, typed({ ...more, ticket: String(number) }));
  expect(answer.status).toBe(200);
  expect(answer.html.querySelector('#preview .notice')?.text).toContain(`A test is on its way to ${ADMIN}.`);
  expect(answer.html.querySelector('#f-intro')?.text.trim()).toBe(more.intro);
  const [letter, ...others] = await letters();
  expect(others).toEqual([]);
  expect(letter).toMatchObject({ address: ADMIN, channel: 'mail', kind: null, subject: `Try ${SUBJECT}` });
  const { actor } = await app.ctx(ADMIN);
  const name = actor.kind === 'person' ? actor.name : '';
  expect(letter.bodyText).toContain(`Hello <i>${name}</i>`);
  expect(letter.bodyHtml).toContain(`Hello &lt;i&gt;${name}&lt;/i&gt;`);
  expect(letter.bodyText).toContain(`/tickets/${number}`);
  expect(letter.bodyText).toContain('A test of the message “Reply by staff”');
  expect(letter.bodyText).toContain('What the person wrote stands here.');
  expect(await app.system.db('messageTemplates')).toEqual([]);
});

test('a test that is sent twice is one mail; pressed anew, or with other words, it is another', async () => {
  const admin = await app.as(ADMIN);
  const idIn = ({ html }: Answer) =>
    String(html.querySelector('#test [name=_submission]')?.getAttribute('value'));
  const send = (submission: string, intro: string) =>
    admin.post(`${PAGE}/answered/test`, typed({ intro, _submission: submission }));
  const intros = async () => (await letters()).map(({ bodyText }) => /One|Two/.exec(bodyText)?.[0]);
  const id = idIn(await admin.get(`${PAGE}/answered?language=en`));
  const first = await send(id, 'One');
  const again = await send(id, 'One');
  expect(await intros()).toEqual(['One']);
  for (const answer of [first, again])
    expect(answer.html.querySelector('#preview .notice')?.text).toContain(`on its way to ${ADMIN}`);
  expect(idIn(first)).not.toBe(id);
  await send(id, 'Two');
  await send(idIn(first), 'One');
  expect((await intros()).sort()).toEqual(['One', 'One', 'Two']);
});

test('what is wrong is said with the part that it is wrong in', async () => {
  const admin = await app.as(ADMIN);
  const problem = async (wrong: Record<string, string>) => {
    const { html } = await admin.post(`${PAGE}/answered`, preview(wrong));
    return html.querySelector('#preview .pre')?.text;
  };
  expect(await problem({ subject: '' })).toBe('Subject of the e-mail: This is required.');
  expect(await problem({ after: '{{ nothing_like_it }}' })).toBe(
    'Below what was written: Line 1: there is no variable “nothing_like_it”.',
  );
});
