/// <reference lib="dom" />
import { until } from '../platform/helpers';
import { SERVICES_ENV, type Services, startServices } from '../support/openid';
import { type Desk, leave, openDemoDesk, openPage } from './chromium';
import { arrive, expectAccessible, expectQuiet, follow, type Visit } from './visit';

// How strangers become customers and get in again, in their own browser and language, reading their mail.
let services: Services;
let desk: Desk;
beforeAll(async () => {
  services = await startServices();
  desk = await openDemoDesk({ env: SERVICES_ENV, providers: { reroute: services.reroute } });
});
afterAll(async () => {
  await desk.close();
  await services.stop();
});
afterEach(async () => {
  for (const limit of ['sign_in', 'register', 'mail_link']) {
    await desk.app.system.limits.reset(limit, 'address:127.0.0.1');
  }
});

const PASSWORD = 'trece gatos leen el periódico';
const NEXT_PASSWORD = 'ahora son catorce gatos lectores';

const main = (page: Visit) => page.locator('main');
const submit = (page: Visit) => follow(page, main(page).locator('form[method=post] button.primary'));
const pathOf = (page: Visit) => new URL(page.url()).pathname;

/** Opens the newest mail to an address, as soon as it is there, and follows its link. */
async function followMail(page: Visit, address: string): Promise<void> {
  const row = page.locator('tr', { hasText: address }).first();
  await until(async () => {
    await page.goto('/dev/outbox');
    return (await row.count()) > 0;
  });
  await page.goto((await row.locator('a').first().getAttribute('href')) ?? '');
  const link = await page.locator('td a[href^="http"]').first().getAttribute('href');
  const { pathname } = new URL(link ?? '');
  await page.goto(pathname);
}

async function signOut(page: Visit): Promise<void> {
  await page.locator('#user-menu').click();
  await follow(page, page.locator('form[action="/logout"] .menu-item'));
  expect(pathOf(page)).toBe('/login');
}

test('a button is pressed once, also where what was wrong goes with the press', async () => {
  const page = await openPage(desk, { locale: 'en', width: 390 });
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  // The script comes when everything is typed: it hears of the field when the button is pressed.
  await page.route('**/js/refusals.js*', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/register');
  await page.fill('[name=name]', 'Rita Roldán');
  await page.fill('[name=email]', 'rita@example.org');
  await page.fill('[name=password]', 'password123');
  await submit(page);
  expect(await page.locator('#f-password-error').count()).toBe(1);
  await page.fill('[name=password]', PASSWORD);
  release();
  await arrive(page, '**/register');
  await submit(page);
  await main(page).getByText('rita@example.org').waitFor();
  await leave(page);
});

test.each(['es', 'en'] as const)(
  'a stranger becomes a customer and forgets the password (%s)',
  async (locale) => {
    const t = desk.app.system.i18n.translator(locale);
    const email = `rosa.${locale}@example.org`;
    const page = await openPage(desk, { locale, width: 390, theme: locale === 'es' ? 'dark' : 'light' });
    await page.goto('/portal/tickets/new');
    await expectAccessible(page);
    await follow(page, page.getByRole('link', { name: t('auth.login.register') }));
    await page.fill('[name=name]', 'Rosa Roldán');
    await page.fill('[name=email]', email);
    await page.fill('[name=password]', 'password123');
    await submit(page);
    // Everybody knows that one; what else was typed is still there.
    expect(await page.locator('#f-password-error').count()).toBe(1);
    expect(await page.inputValue('[name=email]')).toBe(email);
    await page.fill('[name=password]', PASSWORD);
    await submit(page);
    await main(page).getByText(email).waitFor();
    await expectAccessible(page);

    await followMail(page, email);
    await expectAccessible(page);
    await submit(page);
    expect(pathOf(page)).toBe('/portal/tickets/new');
    await signOut(page);

    await page.getByRole('link', { name: t('auth.login.forgot') }).click();
    await page.waitForURL('**/forgot-password');
    await page.fill('[name=email]', email);
    await submit(page);
    await expectAccessible(page);
    await desk.app.system.db('deliveries').where({ address: email, template: 'registration' }).delete();
    await followMail(page, email);
    await page.fill('[name=password]', NEXT_PASSWORD);
    await submit(page);
    expect(pathOf(page)).toBe('/portal');
    await signOut(page);

    await page.fill('[name=email]', email);
    await page.fill('[name=password]', PASSWORD);
    await submit(page);
    expect(pathOf(page)).toBe('/login');
    await page.fill('[name=password]', NEXT_PASSWORD);
    await submit(page);
    expect(pathOf(page)).toBe('/portal');
    expect(page.complaints.filter((line) => !line.includes('422'))).toEqual([]);
    await leave(page);
  },
);

test('a stranger comes with Google, and back to where they were going', async () => {
  services.google.person = {
    sub: 'g-7',
    email: 'nora@example.org',
    email_verified: true,
    name: 'Nora Nueva',
    hd: 'example.org',
  };
  const page = await openPage(desk, { locale: 'en' });
  // Where a link leads can be taken over, where a redirect leads cannot: the way there is a link, the way back is real.
  await page.route(/\/auth\/google\b(?!\/)/, async (route) => {
    const { location = '' } = (await route.fetch({ maxRedirects: 0 })).headers();
    const link = `<a href="${location.replaceAll('&', '&amp;')}">To Google</a>`;
    await route.fulfill({ contentType: 'text/html', body: `<!doctype html>${link}` });
  });
  await page.route('https://accounts.google.com/**', async (route) => {
    const back = await services.visit(route.request().url());
    await route.fulfill({ status: 302, headers: { location: desk.app.url + back } });
  });
  await page.goto('/portal/tickets/new');
  await page.getByRole('link', { name: 'Sign in with Google' }).click();
  await page.getByRole('link', { name: 'To Google' }).click();
  await page.waitForURL('**/portal/tickets/new');
  await page.goto('/account/security');
  await main(page).getByText('nora@example.org').first().waitFor();
  await expectAccessible(page);
  expectQuiet(page);
  await leave(page);
});
