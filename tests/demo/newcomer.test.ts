import { rows } from '../../src/platform/db';
import { deliver } from '../../src/platform/events';
import { type TestApp, testApp } from '../support/app';
import type { Answer, Browser } from '../support/browser';
import { sendMails } from '../support/deliveries';

// Who looks at the demo for the first time, in the language of their browser: the desk's own is Spanish here.

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ filling: 'demo' });
});
afterAll(() => app.close());

const langOf = ({ html }: Answer) => html.querySelector('html')?.getAttribute('lang');

const READERS = [
  ['en', 'en-GB,en;q=0.9,es;q=0.5'],
  ['es', 'es-MX,es;q=0.9'],
  // Neither of ours: the desk's default.
  ['es', 'fr-FR,fr;q=0.9'],
  ['en', 'fr,en;q=0.3'],
] as const;

async function signIn(who: string, accept: string): Promise<{ browser: Browser; home: string }> {
  const browser = app.visitor();
  await browser.get('/login', { 'accept-language': accept });
  const fields = { email: `${who}@demo.test`, password: 'servidesk-demo' };
  const { location } = await browser.post('/login', fields, { 'accept-language': accept });
  return { browser, home: location ?? '' };
}

test.each(READERS)(
  'pages are in %s for a browser that asks for %s, signed in or not',
  async (locale, accept) => {
    const headers = { 'accept-language': accept };
    for (const path of ['/', '/help', '/login', '/register', '/dev/outbox', '/nowhere']) {
      expect([path, langOf(await app.visitor().get(path, headers))]).toEqual([path, locale]);
    }
    const portals = {
      customer: ['/portal', '/portal/tickets', '/portal/tickets/new', '/account'],
      customer2: ['/portal'],
      technician: ['/desk', '/desk/tickets', '/desk/tickets/new'],
      technician2: ['/desk'],
      admin: ['/desk', '/admin', '/admin/users', '/admin/settings', '/admin/demo'],
    };
    for (const [who, paths] of Object.entries(portals)) {
      const { browser, home } = await signIn(who, accept);
      expect(home).toBe(paths[0]);
      for (const path of paths) {
        expect([who, path, langOf(await browser.get(path, headers))]).toEqual([who, path, locale]);
      }
    }
  },
);

test.each(READERS)(
  'mail is in %s for whoever signed in with a browser that asks for %s',
  async (locale, accept) => {
    const { browser } = await signIn('customer', accept);
    await browser.get('/portal/tickets/new');
    const [category] = await rows<{ id: string }>(
      app.system.db,
      'select id from categories where parent_id is not null limit 1',
    );
    const fields = { subject: 'Newcomer', description: 'Hello', category: category?.id, urgency: 'normal' };
    expect((await browser.post('/portal/tickets', fields)).status).toBe(303);
    const [made] = await rows<{ id: string }>(
      app.system.db,
      `select id from events where type = 'ticket.created' order by id desc limit 1`,
    );
    await deliver(await app.ctx(), { eventId: made?.id ?? '', subscriber: 'notifications.plan' });
    await sendMails(await app.ctx());
    const mails = await rows(
      app.system.db,
      `select address::text, template, locale from deliveries where user_id is not null and channel = 'mail'`,
    );
    expect(mails).toEqual([{ address: 'customer@demo.test', template: 'received', locale }]);
  },
);

test('a choice of language is kept, and counts more than the browser’s', async () => {
  const { browser } = await signIn('technician', 'en');
  await browser.get('/desk');
  await browser.post('/preferences', { locale: 'es', return_to: '/desk' });
  expect(langOf(await browser.get('/desk', { 'accept-language': 'en' }))).toBe('es');
});
