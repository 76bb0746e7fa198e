import type { Browser } from '../support/browser';
import { makePasskey, type SoftPasskey } from './factors.authenticator';
import { said } from './factors.people';
import { origin } from './factors.support';

export { makePasskey, usePasskey } from './factors.authenticator';

export const KEYS = '/account/security/passkeys';

/** What the desk asks the browser to do. */
export const optionsFor = async (browser: Browser, path: string, headers = {}) =>
  JSON.parse((await browser.post(path, {}, { accept: 'application/json', ...headers })).text);

export async function addPasskey(browser: Browser, name = 'My key'): Promise<SoftPasskey> {
  await browser.get(`${KEYS}/new`);
  const { passkey, credential } = makePasskey(await optionsFor(browser, `${KEYS}/options`), origin);
  const answer = await browser.post(KEYS, { credential, name });
  if (answer.status !== 303) throw new Error(`no passkey: ${answer.status} ${said(answer)}`);
  await browser.get('/account');
  return passkey;
}
