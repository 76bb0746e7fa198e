import { mailReset } from '../../src/features/auth/passwords/reset.service';
import { LETTER_TEMPLATES, sendLetter } from '../../src/features/deliveries';
import { SECRET_LINK } from '../../src/features/deliveries/deliveries.service';
import { defaultLetter, defaultSections } from '../../src/features/notifications/templates/defaults';
import {
  changeTemplate,
  unusableTemplates,
} from '../../src/features/notifications/templates/templates.service';
import { inTx } from '../../src/platform/ctx';
import { LOCALES } from '../../src/platform/i18n';
import { newId } from '../../src/platform/ids';
import { type TestApp, testApp } from '../support/app';
import type { Answer } from '../support/browser';
import { letterTo } from '../support/letters';

// The letters about an account are edited as all messages are; what lets people in, and warns them, stays.

const PAGE = '/admin/messages';
const ADMIN = 'admin@demo.test';
const CUSTOMER = 'customer@demo.test';
const SAFETY = 'If it was not you, there is nothing to do: your password is still the same.';
const key = { template: 'password_reset', locale: 'en' } as const;

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  await app.system.db('users').whereIn('email', [ADMIN, CUSTOMER]).update({ locale: 'en' });
});
afterAll(() => app.close());

const form = (more: Record<string, string> = {}, version = 1) => {
  const { subject, intro, after } = defaultSections(key.template, 'en');
  return { subject, intro, after, language: 'en', version: String(version), ...more };
};
const stored = () => app.system.db('messageTemplates').select('template', 'locale', 'sections', 'version');
const shown = ({ html }: Answer) => html.querySelectorAll('#preview p').map(({ text }) => text);

async function letter() {
  await mailReset(await app.ctx(), { email: CUSTOMER, tokenId: newId() });
  return letterTo(app, CUSTOMER);
}

test('the list says what messages are about', async () => {
  const { html } = await (await app.as(ADMIN)).get(PAGE);
  expect(html.querySelectorAll('main h2').map(({ text }) => text)).toEqual([
    'About tickets',
    'Announcements and digests',
    'About accounts',
  ]);
  const rowsOf = (id: string) =>
    html.querySelectorAll(`section[aria-labelledby=${id}-title] tbody tr`).map((row) => row.id);
  expect(rowsOf('news')).toEqual(['template-announcement', 'template-digest']);
  expect(rowsOf('accounts')).toEqual(LETTER_TEMPLATES.map((template) => `template-${template}`));
  expect(rowsOf('tickets')).toContain('template-answered');
});

test.each(LOCALES.flatMap((locale) => LETTER_TEMPLATES.map((template) => [locale, template] as const)))(
  'in %s, the page of %s shows what it says, and asks for no ticket',
  async (locale, template) => {
    const answer = await (await app.as(ADMIN)).get(`${PAGE}/${template}?language=${locale}`);
    expect(answer.status).toBe(200);
    const { safety, action } = defaultLetter(template, locale);
    const words = shown(answer);
    expect(words.filter((text) => !text.trim() || /[{}]/.test(text))).toEqual([]);
    expect(words.join('\n')).toContain(safety);
    expect(words.some((text) => action !== '' && text.includes(action))).toBe(action !== '');
    expect(answer.html.querySelector('#f-ticket, #f-line')).toBeNull();
  },
);

test('what was edited goes out, with its link and its warning; in the other language it is as it was', async () => {
  const admin = await app.as(ADMIN);
  const saved = await admin.post(
    `${PAGE}/password_reset`,
    form({ subject: 'A way in for {{ recipient.name }}', intro: 'Here it is, <b>at last</b>:', after: '' }),
  );
  expect([saved.status, saved.location]).toEqual([303, `${PAGE}/password_reset?language=en`]);
  const { subject, text, link } = await letter();
  expect(subject).toBe('A way in for Clara Cliente');
  expect(text).toContain('Here it is, <b>at last</b>:\n\nChoose another password: http');
  expect(text).toContain(`\n\n${SAFETY}\n`);
  expect((await app.visitor().get(link)).status).toBe(200);
  const [row] = await app.system.db('deliveries').where({ template: 'password_reset' });
  expect(row.bodyHtml).toContain('Here it is, &lt;b&gt;at last&lt;/b&gt;:');
  expect(row.bodyHtml).toContain(`href="${SECRET_LINK}"`);
  expect(`${row.bodyText}${row.bodyHtml}`).not.toContain(link);
  expect((await stored()).map(({ sections }) => Object.keys(sections))).toEqual([
    ['after', 'intro', 'subject'],
  ]);
  await app.system.db('users').where({ email: CUSTOMER }).update({ locale: 'es' });
  expect((await letter()).subject).toBe('Elige otra contraseña para ServiDesk');
});

test.each([
  ['intro', 'Hello {{ ticket.number }}', 'there is no variable “ticket.number”'],
  ['after', '{{ service }}', 'there is no variable “service”'],
  ['intro', 'Hello\n{{ desk', 'Line 2: “{{ desk” is not closed.'],
  ['subject', '{{ desk | shout }}', 'there is no filter “shout”'],
  ['intro', '', 'This is required.'],
])('%s of %j is refused beside its cause, and letters go on as before', async (name, typed, error) => {
  const admin = await app.as(ADMIN);
  for (const more of [{}, { step: 'preview' }] as Record<string, string>[]) {
    const answer = await admin.post(`${PAGE}/password_reset`, form({ [name]: typed, ...more }));
    expect(answer.status).toBe(422);
    expect(answer.html.querySelector(`#f-${name}-error`)?.text).toContain(error);
  }
  expect(await stored()).toEqual([]);
  expect((await letter()).subject).toBe('Choose another password for ServiDesk');
});

test('a preview shows what is typed, stores nothing and sends nothing', async () => {
  const sent = form({ step: 'preview', intro: 'For {{ recipient.name }} <i>now</i>', after: 'Bye' });
  const answer = await (await app.as(ADMIN)).post(`${PAGE}/password_reset`, sent);
  const { actor } = await app.ctx(ADMIN);
  const name = actor.kind === 'person' ? actor.name : '';
  expect(shown(answer)).toEqual([
    'Choose another password for ServiDesk',
    `For ${name} <i>now</i>`,
    'Button: Choose another password',
    'Bye',
    SAFETY,
  ]);
  expect(await stored()).toEqual([]);
  expect(await app.system.db('deliveries').where({ address: ADMIN })).toEqual([]);
});

test('a test is a mail to who asks for it, whose button lets nobody in', async () => {
  const admin = await app.as(ADMIN);
  const answer = await admin.post(`${PAGE}/password_reset/test`, form({ subject: 'Try {{ desk }}' }));
  expect(answer.status).toBe(200);
  expect(answer.html.querySelector('#preview .notice')?.text).toContain(`on its way to ${ADMIN}`);
  const [mail, ...others] = await app.system.db('deliveries').where({ template: 'template_test' });
  expect(others).toEqual([]);
  expect(mail).toMatchObject({ address: ADMIN, subject: 'Try ServiDesk', secret: null });
  expect(mail.bodyText).toContain(`Choose another password: ${app.system.config.baseUrl}\n`);
  expect(mail.bodyText).toContain(SAFETY);
  expect(mail.bodyText).toContain('A test of the message “Forgotten password”');
  expect(await stored()).toEqual([]);
});

test('back to the original takes all of it back', async () => {
  const admin = await app.as(ADMIN);
  await admin.post(`${PAGE}/password_reset`, form({ subject: 'Mine', intro: 'Mine' }));
  expect((await letter()).subject).toBe('Mine');
  expect((await admin.post(`${PAGE}/password_reset/default`, { language: 'en' })).status).toBe(303);
  expect(await stored()).toEqual([{ ...key, version: 3, sections: {} }]);
  const { subject, text } = await letter();
  expect(subject).toBe('Choose another password for ServiDesk');
  expect(text).toContain('Hello Clara Cliente, somebody has asked for another password');
  const audit = await admin.get('/admin/audit?type=message_template');
  expect(audit.text).toContain('Forgotten password (English)');
});

test('words that cannot be used keep no letter from going out, and the administrator is told', async () => {
  const admin = await app.ctx(ADMIN);
  await changeTemplate(admin, key, { intro: 'Mine' });
  await app.system
    .db('messageTemplates')
    .update({ sections: JSON.stringify({ intro: '{{ ticket.number }}' }) });
  const { text, link } = await letter();
  expect(text).toContain('somebody has asked for another password');
  expect((await app.visitor().get(link)).status).toBe(200);
  const [row] = await app.system.db('messageTemplates').select('failedAt');
  expect(row?.failedAt).toBeInstanceOf(Date);
  expect(await unusableTemplates(admin)).toMatchObject([key]);
});

test('nothing that goes into a letter becomes a header or markup', async () => {
  await changeTemplate(
    await app.ctx(ADMIN),
    { template: 'invitation', locale: 'en' },
    { subject: '{{ by }} calls', intro: '{{ by }}', after: '{{ address }}' },
  );
  const params = { by: 'Ana\r\nBcc: x@y.test {{ desk }}<img src=x>', role: 'customer', address: '<i>' };
  const to = { userId: null, name: 'Eva', address: 'eva@x.test', locale: 'en' } as const;
  await inTx(await app.ctx(), (tx) =>
    sendLetter(tx, { aboutId: newId(), to, template: 'invitation', params, path: '/invitation/x' }),
  );
  const mail = await app.system.db('deliveries').where({ address: 'eva@x.test' }).first();
  expect(mail.subject).toBe('Ana Bcc: x@y.test {{ desk }}<img src=x> calls');
  expect(mail.bodyHtml).toContain('{{ desk }}&lt;img src=x&gt;');
  expect(mail.bodyHtml).not.toMatch(/<img src=x|<i>/);
});
