/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { type Desk, leave, openDemoDesk, openPage, type Reader } from './chromium';
import { expectAccessible, expectQuiet, follow, type Visit, visit } from './visit';

// Passkeys in a real browser, with the authenticator that it simulates (WebAuthn Level 3, section 11).
let desk: Desk;
beforeAll(async () => {
  desk = await openDemoDesk();
  // Passkeys belong to a host name; an address is none.
  const local = desk.app.url.replace('127.0.0.1', 'localhost');
  Object.assign(desk.app, { url: local });
  Object.assign(desk.app.system.config, { baseUrl: local });
});
afterAll(() => desk.close());
afterEach(() => desk.app.system.limits.reset('sign_in', 'address:127.0.0.1'));

interface Authenticator {
  /** Whether somebody touches it when it asks. */
  present(present: boolean): Promise<void>;
  /** Whether it knows the finger. */
  verified(verified: boolean): Promise<void>;
  count(): Promise<number>;
}

/** An authenticator in this page's device, with nobody near it yet. */
async function authenticatorOf(page: Page): Promise<Authenticator> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: false },
    },
  });
  return {
    present: async (enabled) => {
      await session.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled });
    },
    verified: async (isUserVerified) => {
      await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
    },
    count: async () => {
      const { credentials } = await session.send('WebAuthn.getCredentials', { authenticatorId });
      return credentials.length;
    },
  };
}

const passkeyButton = (page: Page) => page.locator('[data-passkey]');
const problem = (page: Page) => page.locator('[data-ceremony-error]:not([hidden])');
const pathOf = (page: Page) => new URL(page.url()).pathname;

async function arrives(page: Page, path: string): Promise<void> {
  await page.waitForURL((url) => url.pathname === path);
}

async function addPasskey(page: Visit, authenticator: Authenticator, name = ''): Promise<void> {
  await page.goto('/account/security');
  await follow(page, page.locator('#passkeys a[href^="/account/security/passkeys/new"]'));
  await page.fill('[name=name]', name);
  await authenticator.present(true);
  await passkeyButton(page).click();
  await page.waitForURL((url) => url.pathname !== '/account/security/passkeys/new');
  await authenticator.present(false);
}

async function signOut(page: Page): Promise<void> {
  await page.locator('#user-menu summary').click();
  await follow(page, page.locator('form[action="/logout"] .menu-item'));
}

/** The sign-in page, once it has offered passkeys: nobody has touched the authenticator. */
async function signInPage(page: Page): Promise<void> {
  await page.goto('/login');
  await passkeyButton(page).waitFor();
}

async function givePassword(page: Page, email: string): Promise<void> {
  await signInPage(page);
  await page.fill('[name=email]', email);
  await page.fill('[name=password]', 'servidesk-demo');
  await page.press('[name=password]', 'Enter');
}

type Speaker = Required<Pick<Reader, 'locale' | 'theme' | 'width'>> &
  Record<'email' | 'signIn' | 'use' | 'gone' | 'remove', string>;
const SPEAKERS: Speaker[] = [
  {
    ...{ locale: 'en', theme: 'light', width: 1280, email: 'customer@demo.test' },
    ...{ signIn: 'Sign in with a passkey', use: 'Use the passkey', gone: 'belongs to no account' },
    remove: 'Remove',
  },
  {
    ...{ locale: 'es', theme: 'dark', width: 390, email: 'customer2@demo.test' },
    ...{
      signIn: 'Entrar con una llave de acceso',
      use: 'Usar la llave de acceso',
      gone: 'no es de ninguna cuenta',
    },
    remove: 'Quitar',
  },
];

test.each(SPEAKERS)(
  'a passkey in $locale: made, the only proof, the second factor, removed',
  async ({ locale, theme, width, email, ...words }) => {
    const page = await visit(desk, email, { locale, theme, width });
    const authenticator = await authenticatorOf(page);
    await addPasskey(page, authenticator, 'Portátil');
    expect(pathOf(page)).toBe('/account/security/recovery-codes');
    expect(await page.locator('#recovery-codes li').count()).toBe(10);
    await expectAccessible(page);
    await follow(page, page.locator('form[action$="/kept"] .primary'));
    expect(await page.locator('#passkeys .service-name').allTextContents()).toEqual(['Portátil']);
    await expectAccessible(page);
    expect(await authenticator.count()).toBe(1);
    // The same device knows that it has one.
    await follow(page, page.locator('#passkeys a[href^="/account/security/passkeys/new"]'));
    await expectAccessible(page);
    await authenticator.present(true);
    await passkeyButton(page).click();
    await problem(page).waitFor();
    expect(await authenticator.count()).toBe(1);
    await authenticator.present(false);
    await signOut(page);

    await signInPage(page);
    expect((await passkeyButton(page).textContent())?.trim()).toBe(words.signIn);
    await expectAccessible(page);
    await authenticator.present(true);
    await passkeyButton(page).click();
    await arrives(page, '/portal');
    await authenticator.present(false);
    await signOut(page);

    await givePassword(page, email);
    await arrives(page, '/login/factor');
    await expectAccessible(page);
    expect((await passkeyButton(page).textContent())?.trim()).toBe(words.use);
    await authenticator.present(true);
    await page.locator('[name=trust]').check({ force: true });
    await passkeyButton(page).click();
    await arrives(page, '/portal');
    await authenticator.present(false);

    await page.goto('/account/security');
    await follow(page, page.locator('#passkeys .service-list a'));
    await expectAccessible(page);
    await page.getByRole('button', { name: words.remove }).click();
    const question = page.getByRole('alertdialog');
    await question.waitFor();
    await follow(page, question.getByRole('button', { name: words.remove }));
    expect(await page.locator('#passkeys .service-name').count()).toBe(0);
    await signOut(page);

    expectQuiet(page);
    await signInPage(page);
    await authenticator.present(true);
    await passkeyButton(page).click();
    await page.locator('.error-summary').waitFor();
    expect(await page.locator('.error-summary').textContent()).toContain(words.gone);
    await leave(page);
  },
);

test('the browser offers a passkey in the address field, without the button', async () => {
  const page = await visit(desk, 'technician@demo.test');
  const authenticator = await authenticatorOf(page);
  await addPasskey(page, authenticator);
  await page.goto('/account/security');
  expect(await page.locator('#passkeys .service-name').textContent()).toContain('Chrome');
  await signOut(page);
  // The page that one comes to by signing out offers passkeys too, and would be first.
  await page.goto('about:blank');
  await authenticator.present(true);
  await page.goto('/login?next=/desk/tickets');
  await arrives(page, '/desk/tickets');
  expectQuiet(page);
  await leave(page);
});

test('nobody gets in whose finger is not known, and nobody at another address', async () => {
  const email = 'technician2@demo.test';
  const page = await visit(desk, email);
  const authenticator = await authenticatorOf(page);
  await addPasskey(page, authenticator);
  await page.goto('/account/security');
  await signOut(page);
  await signInPage(page);
  await authenticator.verified(false);
  await authenticator.present(true);
  await passkeyButton(page).click();
  await problem(page).waitFor();
  expect(await problem(page).textContent()).toContain('cancelled');
  await expectAccessible(page);
  expect((await page.goto('/account'))?.url()).toContain('/login');

  // The same desk under an address that is not its own: the browser itself refuses. The finger is known again only
  // there, for the sign-in page before it offers passkeys by itself.
  await page.goto(`${desk.app.url.replace('localhost', '127.0.0.1')}/login`);
  await authenticator.verified(true);
  const posted: string[] = [];
  page.on(
    'request',
    (request) => request.method() === 'POST' && posted.push(new URL(request.url()).pathname),
  );
  await passkeyButton(page).click();
  await problem(page).waitFor();
  expect(await problem(page).textContent()).toContain('at this address');
  expect(posted.filter((path) => path === '/login/passkey')).toEqual([]);
  await leave(page);
});

test('a passkey confirms in the middle of a session who somebody is', async () => {
  const email = 'admin@demo.test';
  const page = await visit(desk, email);
  const authenticator = await authenticatorOf(page);
  await addPasskey(page, authenticator);
  const hourAgo = new Date(Date.now() - 3_600_000);
  await desk.app.system.db('sign_ins').update({ confirmedAt: hourAgo });
  await page.goto('/account/security/totp');
  expect(pathOf(page)).toBe('/confirm');
  await passkeyButton(page).waitFor();
  await expectAccessible(page);
  await authenticator.present(true);
  await passkeyButton(page).click();
  await arrives(page, '/account/security/totp');
  await expectAccessible(page);
  expectQuiet(page);
  await leave(page);
});

test('without scripts nothing is offered that could not work', async () => {
  const page = await openPage(desk, { scripts: false });
  await page.goto('/login');
  expect(await passkeyButton(page).isVisible()).toBe(false);
  await page.fill('[name=email]', 'customer@demo.test');
  await page.fill('[name=password]', 'servidesk-demo');
  await follow(page, page.locator('form[action="/login"] .primary'));
  await page.goto('/account/security/passkeys/new');
  expect(pathOf(page)).toBe('/account/security/passkeys/new');
  expect(await page.locator('[data-passkey-missing]').isVisible()).toBe(true);
  expect(await passkeyButton(page).isVisible()).toBe(false);
  await leave(page);
});
