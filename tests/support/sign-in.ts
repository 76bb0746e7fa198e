import { createHmac } from 'node:crypto';
import Tokens from 'csrf';
import { Cookie, type SessionData, type Store } from 'express-session';
import { beginSignIn } from '../../src/features/auth';
import { findUserByEmail } from '../../src/features/users';
import { randomToken } from '../../src/platform/crypto';
import { systemCtx } from '../../src/platform/ctx';
import { hostCookie } from '../../src/platform/http/flash';
import type { System } from '../../src/platform/system';

/** What a browser holds in which somebody is signed in. */
export interface SignedInState {
  cookies: Map<string, string>;
  /** The form token of the session. */
  token: string;
}

const tokens = new Tokens();
const ADDRESS = '127.0.0.1';

/**
 * Signs somebody in without the sign-in page, by what that leaves behind: a sign-in, a known browser, a session.
 * For tests whose subject signing in is not.
 */
export async function signInDirectly(system: System, store: Store, email: string): Promise<SignedInState> {
  const ctx = systemCtx(system);
  const user = await findUserByEmail(ctx, email);
  if (!user) throw new Error(`nobody is called ${email}`);
  const origin = { ip: ADDRESS, network: ADDRESS, userAgent: null, deviceToken: null };
  const { signInId, deviceToken } = await beginSignIn(ctx, { userId: user.id, method: 'password', origin });
  const [id, csrfSecret] = [randomToken(), tokens.secretSync()];
  const cookie = Object.assign(new Cookie(), { httpOnly: true, path: '/' });
  const kept = { cookie, csrfSecret, signInId };
  await new Promise<void>((resolve, reject) => {
    store.set(id, kept as SessionData, (error?: unknown) => (error ? reject(error) : resolve()));
  });
  const { config } = system;
  return {
    cookies: new Map([
      [hostCookie('sd_session', config), encodeURIComponent(signed(id, config.sessionSecret))],
      [hostCookie('sd_device', config), deviceToken],
    ]),
    token: tokens.create(csrfSecret),
  };
}

/** The value of a cookie as express-session signs it. */
export function signed(id: string, secret: string): string {
  return `s:${id}.${createHmac('sha256', secret).update(id).digest('base64').replace(/=+$/, '')}`;
}
