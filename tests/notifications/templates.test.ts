import { LETTER_TEMPLATES } from '../../src/features/deliveries';
import { wordsOf } from '../../src/features/notifications/templates';
import { defaultSections } from '../../src/features/notifications/templates/defaults';
import {
  changeTemplate,
  editedTemplates,
  findTemplate,
  resetTemplate,
} from '../../src/features/notifications/templates/templates.service';
import { MESSAGE_TEMPLATES, type Sections } from '../../src/features/notifications/templates/templates.types';
import { emptyVariables } from '../../src/features/notifications/templates/variables';
import type { Locale } from '../../src/platform/i18n/locale';
import { type TestApp, testApp } from '../support/app';
import type { Answer } from '../support/browser';

// Administrators change what messages say; what cannot be used never gets that far, and loses no message if it does.

const PAGE = '/admin/messages';
const ADMIN = 'admin@demo.test';
const key = { template: 'answered', locale: 'en' } as const;

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const speaking = (locale: Locale) => app.system.db('users').where({ email: ADMIN }).update({ locale });
const variables = () => ({ ...emptyVariables('Desk', 'Eva'), author: 'Ana' });
const words = async (locale: Locale = 'en') => wordsOf(await app.ctx(), 'answered', locale, variables());
const stored = () => app.system.db('messageTemplates').select('locale', 'sections', 'version');

const form = (more: Partial<Sections> = {}, version = 1) => ({
  ...{ ...defaultSections('answered', 'en'), ...more, language: 'en', version: String(version) },
});
const errorAt = ({ html }: Answer, name: string) =>
  html
    .querySelector(`#f-${name}-error`)
    ?.text.replace(/^.*?: ?/s, '')
    .trim();
const valueAt = ({ html }: Answer, name: string) =>
  html.querySelector(`textarea[name=${name}]`)?.text.replace(/^\n/, '');

test.each([
  ['es', 'Textos de los mensajes', 'Original', 'Respuesta del equipo'],
  ['en', 'Message texts', 'Original', 'Reply by staff'],
] as const)('all messages are listed by kind in %s', async (locale, title, state, name) => {
  await speaking(locale);
  const { html } = await (await app.as(ADMIN)).get(PAGE);
  expect(html.querySelector('h1')?.text).toBe(title);
  const links = html.querySelectorAll('table a.row-link').map((link) => link.getAttribute('href'));
  const all = [...MESSAGE_TEMPLATES, ...LETTER_TEMPLATES];
  const pages = all.map((template) => `${PAGE}/${template}?language=${locale}`);
  expect(links.toSorted()).toEqual(pages.toSorted());
  expect(html.querySelector('#template-answered .row-link')?.text).toBe(name);
  expect(html.querySelectorAll('.message-state').map(({ text }) => text.trim())).toEqual(
    all.map(() => state),
  );
});

test('what is saved is what messages say, in that language alone; only what differs is kept', async () => {
  await speaking('en');
  const admin = await app.as(ADMIN);
  const before = [await words('en'), await words('es')];
  const saved = await admin.post(
    `${PAGE}/answered`,
    form({ intro: '{{ author }} has news for {{ recipient.name }}' }),
  );
  expect([saved.status, saved.location]).toEqual([303, `${PAGE}/answered?language=en`]);
  expect(await words('en')).toEqual({ ...before[0], intro: 'Ana has news for Eva' });
  expect(await words('es')).toEqual(before[1]);
  expect(await stored()).toEqual([
    { locale: 'en', version: 2, sections: { intro: '{{ author }} has news for {{ recipient.name }}' } },
  ]);
  const { html } = await admin.get(PAGE);
  expect(html.querySelector('#template-answered .message-state')?.text.trim()).toBe('Changed: English');
  const audit = await admin.get('/admin/audit?type=message_template');
  expect(audit.text).toContain('Reply by staff (English)');
  expect(audit.text).toContain('Above what was written');
});

test('what is saved as it was is no change', async () => {
  const admin = await app.as(ADMIN);
  expect((await admin.post(`${PAGE}/answered`, form())).status).toBe(303);
  expect(await stored()).toEqual([]);
});

test.each([
  ['en', 'intro', 'Hello\n{{ author', 'Line 2: “{{ author” is not closed.'],
  ['es', 'intro', 'Hola {{ nombre }}', 'Línea 1: no hay ninguna variable «nombre».'],
  ['en', 'after', '{% include "x" %}', 'Line 1: “include” cannot be used here.'],
  ['es', 'line', '{{ author | grita }}', 'Línea 1: no hay ningún filtro «grita».'],
  ['es', 'after', '{{ text }}'.repeat(6), 'Línea 1: con «text» tantas veces'],
  ['en', 'intro', '', 'This is required.'],
  ['en', 'intro', 'x'.repeat(4001), '4,000'],
] as const)('in %s, %s of %j is refused beside its cause', async (locale, name, typed, error) => {
  await speaking(locale);
  const admin = await app.as(ADMIN);
  const before = await words();
  const answer = await admin.post(`${PAGE}/answered`, form({ subject: 'Typed {{ desk }}', [name]: typed }));
  expect(answer.status).toBe(422);
  expect(answer.html.querySelector(`#f-${name}-error`)?.text).toContain(error);
  expect(valueAt(answer, name)).toBe(typed);
  expect(answer.html.querySelector('#f-subject')?.getAttribute('value')).toBe('Typed {{ desk }}');
  expect(await words()).toEqual(before);
  expect(await stored()).toEqual([]);
});

test('a test and a preview refuse the same, and nothing goes out', async () => {
  await speaking('en');
  const admin = await app.as(ADMIN);
  for (const [end, more] of [
    ['/test', {}],
    ['', { step: 'preview' }],
  ] as const) {
    const answer = await admin.post(`${PAGE}/answered${end}`, { ...form({ intro: '{{ who }}' }), ...more });
    expect(answer.status).toBe(422);
    expect(answer.html.querySelector('#preview')?.text).toContain('there is no variable “who”');
    expect(errorAt(answer, 'intro')).toContain('there is no variable “who”');
  }
  expect(await app.system.db('deliveries').where({ template: 'template_test' })).toEqual([]);
});

test('back to the original takes all of it back, once that was confirmed', async () => {
  await speaking('en');
  const admin = await app.as(ADMIN);
  const before = await words();
  expect((await admin.get(`${PAGE}/answered?language=en`)).html.querySelector('#default')).toBeNull();
  await admin.post(`${PAGE}/answered`, form({ subject: 'News', after: 'Bye' }));
  expect((await words()).after).toEqual(['Bye']);
  const page = await admin.get(`${PAGE}/answered?language=en`);
  expect(page.html.querySelector('dialog#default form')?.getAttribute('action')).toBe(
    `${PAGE}/answered/default`,
  );
  expect((await admin.post(`${PAGE}/answered/default`, { language: 'en' })).status).toBe(303);
  expect(await words()).toEqual(before);
  expect(await stored()).toEqual([{ locale: 'en', version: 3, sections: {} }]);
});

describe('two administrators at once', () => {
  test('who changed different parts both have theirs', async () => {
    const admin = await app.as(ADMIN);
    await admin.post(`${PAGE}/answered`, form({ subject: 'One' }));
    expect((await admin.post(`${PAGE}/answered`, form({ after: 'Two' }))).status).toBe(303);
    expect(await words()).toMatchObject({ subject: 'One', after: ['Two'] });
  });

  test('who changed the same are asked', async () => {
    await speaking('en');
    const admin = await app.as(ADMIN);
    await admin.post(`${PAGE}/answered`, form({ intro: 'One' }));
    const asked = await admin.post(`${PAGE}/answered`, form({ intro: 'Two' }));
    expect(asked.status).toBe(409);
    expect(asked.text).toContain('Above what was written');
    expect((await words()).intro).toBe('One');
    const merged = await admin.post(`${PAGE}/answered`, form({ intro: 'Two' }, 2));
    expect([merged.status, (await words()).intro]).toEqual([303, 'Two']);
  });
});

describe('what was stored and cannot be used', () => {
  const broken = async (sections: object) => {
    const admin = await app.ctx(ADMIN);
    await changeTemplate(admin, key, { intro: 'Good' });
    await words();
    await app.system.db('messageTemplates').update({ sections: JSON.stringify(sections) });
    // As if the release before had known what this one does not.
    await changeTemplate(admin, { template: 'noted', locale: 'en' }, { intro: 'Other' });
  };
  const notices = async () =>
    (await (await app.as(ADMIN)).get('/admin')).html
      .querySelectorAll('#places .notice')
      .map((notice) => [
        notice.querySelector('.notice-title')?.text,
        notice.querySelector('.notice-actions a')?.getAttribute('href'),
      ])
      // Others are of what this desk has besides, as jobs that wait.
      .filter(([, href]) => href?.startsWith(PAGE));

  test('loses no message: the original goes out, and the administrator is told until it is put right', async () => {
    await speaking('en');
    const before = await words();
    await broken({ intro: '{{ gone }}', subject: 'News' });
    expect(await words()).toEqual(before);
    const [row] = await app.system.db('messageTemplates').where(key).select('failedAt');
    expect(row?.failedAt).toBeInstanceOf(Date);
    const told = ['One changed text cannot be used', `${PAGE}/answered?language=en`];
    expect(await notices()).toEqual([told]);
    const admin = await app.as(ADMIN);
    const page = await admin.get(`${PAGE}/answered?language=en`);
    expect([page.status, valueAt(page, 'intro')]).toEqual([200, '{{ gone }}']);
    expect(page.html.querySelector('.notice')?.text).toContain('This text cannot be used as it is');
    expect((await admin.get(PAGE)).html.querySelector('#template-answered')?.text).toContain(
      'Cannot be used',
    );
    await admin.post(`${PAGE}/answered`, form({ intro: 'Right', subject: 'News' }, 2));
    expect(await words()).toMatchObject({ subject: 'News', intro: 'Right' });
    expect(await notices()).toEqual([]);
  });
});

test('words that failed and are saved as they are count as usable again', async () => {
  const admin = await app.ctx(ADMIN);
  await changeTemplate(admin, key, { intro: 'Good' });
  await app.system.db('messageTemplates').update({ failedAt: new Date() });
  expect((await findTemplate(admin, key)).failedAt).not.toBeNull();
  await changeTemplate(admin, key, { intro: 'Good' }, { version: 2 });
  expect(await findTemplate(admin, key)).toMatchObject({
    failedAt: null,
    version: 2,
    sections: { intro: 'Good' },
  });
});

test('for anybody but administrators there is nothing of it', async () => {
  for (const who of ['technician@demo.test', 'customer@demo.test']) {
    const ctx = await app.ctx(who);
    const refused = { code: 'not_found' };
    await expect(changeTemplate(ctx, key, { subject: 'Mine' })).rejects.toMatchObject(refused);
    await expect(async () => resetTemplate(ctx, key)).rejects.toMatchObject(refused);
    await expect(findTemplate(ctx, key)).rejects.toMatchObject(refused);
    await expect(editedTemplates(ctx)).rejects.toMatchObject(refused);
    const browser = await app.as(who);
    for (const path of [PAGE, `${PAGE}/answered`]) expect((await browser.get(path)).status).toBe(404);
    for (const end of ['', '/test', '/default'])
      expect((await browser.post(`${PAGE}/answered${end}`, form({ subject: 'Mine' }))).status).toBe(404);
  }
  expect(await stored()).toEqual([]);
});

test('of what is no message there is no page', async () => {
  const admin = await app.as(ADMIN);
  for (const name of ['nothing', 'constructor', '..%2f..%2fmail']) {
    expect((await admin.get(`${PAGE}/${name}`)).status).toBe(404);
    expect((await admin.post(`${PAGE}/${name}`, form())).status).toBe(404);
  }
  expect((await admin.post(`${PAGE}/answered`, { ...form(), language: 'fr' })).status).toBe(422);
});
