import type { ProviderName } from '../../src/platform/config';
import type { TestApp } from './app';
import type { Answer, Browser } from './browser';
import { SERVICES_ENV, type Services, TENANT } from './openid';

export const ALL: ProviderName[] = ['google', 'facebook', 'microsoft', 'oidc'];

export const LABELS = { google: 'Google', facebook: 'Facebook', microsoft: 'Microsoft', oidc: 'Acme ID' };

export const ISSUERS = {
  google: 'https://accounts.google.com',
  facebook: 'https://www.facebook.com',
  microsoft: `https://login.microsoftonline.com/${TENANT}/v2.0`,
  oidc: SERVICES_ENV.OIDC_ISSUER,
};

/** Where the button sends the browser. */
export async function depart(browser: Browser, path: string): Promise<string> {
  const { status, location } = await browser.get(path);
  if (status !== 303) throw new Error(`${path} answered ${status}`);
  return location ?? '';
}

/** There and back again: what the desk answers in the end. */
export async function roundTrip(services: Services, browser: Browser, path: string): Promise<Answer> {
  return browser.get(await services.visit(await depart(browser, path)));
}

/** The same address with another query. */
export function changed(path: string, change: (query: URLSearchParams) => void): string {
  const url = new URL(path, 'http://desk.test');
  change(url.searchParams);
  return url.pathname + url.search;
}

/** What the error summary says. */
export const problemOf = (answer: Answer) => answer.html.querySelector('.error-summary')?.text ?? '';

/** Each test begins with services that work, and limits that nobody has used. */
export async function freshRounds(app: TestApp, services: Services): Promise<void> {
  services.reset();
  for (const limit of ['sign_in', 'register', 'mail_to']) {
    for (const key of ['address:127.0.0.1', 'new@example.org', 'customer@demo.test']) {
      await app.system.limits.reset(limit, key);
    }
  }
}
