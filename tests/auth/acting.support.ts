import { findUserByEmail } from '../../src/features/users';
import { systemCtx } from '../../src/platform/ctx';
import { type TestApp, testApp } from '../support/app';
import type { Browser } from '../support/browser';
import { signedIn } from './sessions.support';

export const ADMIN = 'admin@demo.test';

export const CUSTOMER = 'customer@demo.test';

export let app: TestApp;

export const idOf = async (email: string) => (await findUserByEmail(systemCtx(app.system), email))?.id ?? '';

/** An administrator's browser, acting as somebody. */
export async function actingAs(email: string, admin?: Browser): Promise<Browser> {
  const browser = admin ?? (await signedIn(app, ADMIN));
  const answer = await browser.post(`/admin/users/${await idOf(email)}/acting`);
  expect(answer.status).toBe(303);
  await browser.get('/account');
  return browser;
}

// An administrator in somebody's place: seen on every page, recorded, and never more than that.
beforeAll(async () => {
  app = await testApp({ commits: true });
});
afterAll(() => app.close());
