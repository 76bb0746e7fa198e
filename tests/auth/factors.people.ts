import { Secret, TOTP } from 'otpauth';
import type { TestApp } from '../support/app';
import type { Answer, Browser } from '../support/browser';

export const PASSWORD = 'servidesk-demo';

/** What an app with this key shows so many seconds from now. */
export function codeOf(key: string, seconds = 0): string {
  const secret = Secret.fromBase32(key.replace(/ /g, ''));
  return new TOTP({ secret }).generate({ timestamp: Date.now() + seconds * 1000 });
}

/** The code of the next step: one that setting up has not used. */
export const nextCode = (key: string) => codeOf(key, 30);

export interface SetUp {
  key: string;
  /** The code that it was set up with. */
  code: string;
  /** Recovery codes, when this was the first factor. */
  codes: string[];
}

/** Sets up an authenticator app as a person would. */
export async function setUpTotp(browser: Browser): Promise<SetUp> {
  const page = await browser.get('/account/security/totp');
  const key = page.html.querySelector('#totp-key')?.getAttribute('value') ?? '';
  const setup = page.html.querySelector('[name=setup]')?.getAttribute('value') ?? '';
  const code = codeOf(key);
  const answer = await browser.post('/account/security/totp', { setup, code });
  if (answer.status !== 303) throw new Error(`the app was not set up: ${answer.status}`);
  const codes = codesOn(await browser.get(answer.location ?? ''));
  await browser.post('/account/security/recovery-codes/kept');
  return { key, code, codes };
}

export const codesOn = ({ html }: Answer) =>
  html.querySelectorAll('#recovery-codes li').map(({ text }) => text.trim());

/** Somebody signed in anew: what becomes of their session is no other test's business. */
export async function signedIn(app: TestApp, email: string): Promise<Browser> {
  const browser = app.visitor();
  await browser.get('/login');
  const { location } = await browser.post('/login', { email, password: PASSWORD });
  if (location === '/login/factor') throw new Error(`${email} has a second factor`);
  await browser.get('/account/security');
  return browser;
}

/** Gives the password, and stands before the second step. */
export async function halfSignedIn(app: TestApp, email: string, browser = app.visitor()): Promise<Browser> {
  await browser.get('/login');
  const answer = await browser.post('/login', { email, password: PASSWORD });
  if (answer.location !== '/login/factor') throw new Error(`led to ${answer.location}: ${answer.status}`);
  await browser.get('/login/factor');
  return browser;
}

export const said = ({ html }: Answer) =>
  html.querySelector('.error-summary')?.text.trim().replace(/\s+/g, ' ') ?? '';

/** Codes that were taken are taken again: for tests that are about something else. */
export async function forgetSteps(app: TestApp): Promise<void> {
  await app.system.db('totp_factors').update({ lastStep: 0 });
}

export async function forgetFailures(app: TestApp): Promise<void> {
  await app.system.db('sign_in_throttles').delete();
  await app.system.limits.reset('sign_in', 'address:127.0.0.1');
}
