import { readAnnouncement } from '../../src/features/notifications/announcements/announcements.service';
import type { PersonActor } from '../../src/platform/ctx';
import { row } from '../../src/platform/db';
import { type TestApp, testApp } from '../support/app';
import type { Answer } from '../support/browser';
import { announced, publish, toldOf } from './announcements.support';

const LIST = '/admin/announcements';
const ADMIN = 'admin@demo.test';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const TYPED = {
  titleEs: 'Corte de luz',
  bodyEs: '  El viernes\n\na las ocho',
  titleEn: '',
  bodyEn: '',
  audience: 'customers',
};

const typedIn = ({ html }: Answer, name: string) =>
  html.querySelector(`textarea[name=${name}]`)?.text ??
  html.querySelector(`input[name=${name}]`)?.getAttribute('value');
const chosen = ({ html }: Answer) =>
  html.querySelectorAll('input[name=audience][checked]').map((input) => input.getAttribute('value'));
const stored = () => row<{ count: number }>(app.system.db, 'select count(*) as count from announcements');

describe('publishing', () => {
  test('leads to what was published, and its list has it first', async () => {
    const browser = await app.as(ADMIN);
    await publish(app, { titleEn: 'An older one' });
    const answer = await browser.post(LIST, TYPED);
    expect([answer.status, answer.location?.startsWith(`${LIST}/`)]).toEqual([303, true]);
    const shown = await browser.get(answer.location ?? '');
    expect(shown.html.querySelector('.prose')?.text).toContain('El viernes');
    const rows = (await browser.get(LIST)).html.querySelectorAll('a.row-link').map(({ text }) => text);
    expect(rows).toEqual(['Corte de luz', 'An older one']);
  });

  test('what is typed is shown as it will be read, and nothing is published by that', async () => {
    const before = await stored();
    const answer = await (await app.as(ADMIN)).post(LIST, {
      ...TYPED,
      ...{ titleEs: 'Corte <b>', bodyEs: 'El **viernes** <i>', step: 'preview' },
    });
    const shown = answer.html.querySelector('#preview');
    expect([answer.status, shown?.querySelector('h3')?.text]).toEqual([200, 'Corte <b>']);
    expect(shown?.querySelector('.prose strong')?.text).toBe('viernes');
    expect(shown?.querySelectorAll('i, [lang=en]')).toEqual([]);
    expect([typedIn(answer, 'bodyEs')?.trim(), chosen(answer)]).toEqual([
      'El **viernes** <i>',
      ['customers'],
    ]);
    expect(await stored()).toEqual(before);
  });

  test('nobody is chosen beforehand, and each audience says how many it has', async () => {
    const form = await (await app.as(ADMIN)).get(`${LIST}/new`);
    expect(chosen(form)).toEqual([]);
    const hints = form.html.querySelectorAll('.choice .hint').map(({ text }) => text);
    expect(hints).toEqual(['6 people', '2 people', '4 people']);
  });

  test.each([
    ['without an audience', { audience: '' }, 'f-audience'],
    ['with half a language', { titleEn: 'Power cut' }, 'f-bodyEn'],
    ['with too long a text', { bodyEs: 'x'.repeat(20_001) }, 'f-bodyEs'],
    ['without any', { titleEs: '', bodyEs: '' }, 'f-titleEs'],
  ])('what is typed %s comes back, with what is wrong beside it', async (_what, change, place) => {
    const typed = { ...TYPED, ...change };
    const answer = await (await app.as(ADMIN)).post(LIST, typed);
    expect(answer.status).toBe(422);
    expect(answer.html.querySelectorAll('.error-summary a').map((link) => link.getAttribute('href'))).toEqual(
      [`#${place}`],
    );
    for (const name of ['titleEs', 'titleEn'] as const) expect(typedIn(answer, name) ?? '').toBe(typed[name]);
    expect(typedIn(answer, 'bodyEs')?.replace(/^\n/, '')).toBe(typed.bodyEs);
    expect(chosen(answer)).toEqual(typed.audience ? [typed.audience] : []);
    expect((await stored()).count).toBe(0);
  });

  test('by staff is not there', async () => {
    const answer = await (await app.as('technician@demo.test')).post(LIST, TYPED);
    expect([answer.status, (await stored()).count]).toEqual([404, 0]);
  });
});

describe('what administrators see of one', () => {
  test('how many were told and have read it', async () => {
    const announcement = await announced(app, { audience: 'customers' });
    await (await app.as('customer@demo.test')).get(`/announcements/${announcement.id}`);
    const shown = await (await app.as(ADMIN)).get(`${LIST}/${announcement.id}`);
    const facts = shown.html.querySelectorAll('.facts dd').map(({ text }) => text.trim());
    expect(facts.slice(-2)).toEqual(['4 people', '1 person']);
  });

  test('a withdrawn one offers no withdrawal, and stays to be read there', async () => {
    const { id } = await announced(app);
    const browser = await app.as(ADMIN);
    expect((await browser.get(`${LIST}/${id}`)).text).toContain(`${LIST}/${id}/withdrawal`);
    expect((await browser.post(`${LIST}/${id}/withdrawal`)).location).toBe(`${LIST}/${id}`);
    const shown = await browser.get(`${LIST}/${id}`);
    expect(shown.text).not.toContain(`${LIST}/${id}/withdrawal`);
    expect(shown.html.querySelectorAll('.prose')).toHaveLength(2);
    expect((await browser.get(LIST)).html.querySelector('td .badge')?.text).toContain('Withdrawn');
  });

  test('who has read it is not told of after the time for which that is kept', async () => {
    const { id } = await announced(app);
    await app.system
      .db('announcements')
      .where({ id })
      .update({ publishedAt: new Date('2020-01-01') });
    const shown = await (await app.as(ADMIN)).get(`${LIST}/${id}`);
    expect(shown.html.querySelector('.facts')?.text).toContain('kept for 90 days');
  });
});

describe('the reader’s page', () => {
  const status = async (who: string, id: string) =>
    (await (await app.as(who)).get(`/announcements/${id}`)).status;

  test.each([
    ['everyone', [200, 200, 200]],
    ['staff', [200, 200, 404]],
    // Administrators read those that are for customers where they keep them.
    ['customers', [404, 404, 200]],
  ] as const)('of what is for %s', async (audience, expected) => {
    const { id } = await publish(app, { audience });
    const people = [ADMIN, 'technician@demo.test', 'customer@demo.test'];
    const found = [];
    for (const who of people) found.push(await status(who, id));
    expect(found).toEqual(expected);
  });

  test('who is not signed in signs in first', async () => {
    const { id } = await publish(app);
    expect((await app.visitor().get(`/announcements/${id}`)).location).toContain('/login');
  });

  test('is not there for what never was', async () => {
    expect(await status('customer@demo.test', 'x')).toBe(404);
  });

  test('opening it marks it read for its reader alone', async () => {
    const announcement = await announced(app, { audience: 'staff' });
    const before = await toldOf(app, announcement);
    expect(before.filter(({ isRead }) => isRead)).toEqual([]);
    await status('technician@demo.test', announcement.id);
    const read = (await toldOf(app, announcement)).filter(({ isRead }) => isRead);
    expect(read.map(({ email, channel }) => [email, channel])).toEqual([['technician@demo.test', 'in_app']]);
  });

  test('an administrator who acts as somebody reads nothing for them', async () => {
    const announcement = await announced(app, { audience: 'customers' });
    const ctx = await app.ctx('customer@demo.test');
    const { id, name } = (await app.ctx(ADMIN)).actor as PersonActor;
    const acting = { ...(ctx.actor as PersonActor), actedBy: { id, name } };
    const opening = { locale: 'en', opened: { extras: null } } as const;
    expect(await readAnnouncement({ ...ctx, actor: acting }, announcement.id, opening)).toMatchObject({
      title: 'Power cut',
    });
    expect((await toldOf(app, announcement)).filter(({ isRead }) => isRead)).toEqual([]);
  });

  test('is in the reader’s language, else in the other, and says which that is', async () => {
    const { id } = await publish(app, { titleEn: null, bodyEn: null });
    const shown = await (await app.as('customer@demo.test')).get(`/announcements/${id}`);
    expect(shown.html.querySelector('html')?.getAttribute('lang')).toBe('en');
    expect(shown.html.querySelector('article')?.getAttribute('lang')).toBe('es');
    expect(shown.html.querySelector('h1')?.text).toBe('Corte de luz');
  });

  test('shows what was typed character for character, and runs none of it', async () => {
    const typed = '<img src=x onerror=alert(1)> [a](javascript:alert(1)) {{ 7*7 }}';
    const { id } = await publish(app, { titleEn: typed, bodyEn: typed });
    for (const [who, path] of [
      ['customer@demo.test', `/announcements/${id}`],
      [ADMIN, `${LIST}/${id}`],
    ] as const) {
      const { html } = await (await app.as(who)).get(path);
      expect(html.querySelectorAll('.prose').map(({ text }) => text)).toContain(typed);
      expect(html.querySelectorAll('main img, main a[href^=javascript]')).toEqual([]);
    }
  });
});
