import { rows } from '../../src/platform/db';
import type { TestApp } from '../support/app';
import { type Answer, Browser } from '../support/browser';

export const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0';
export const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';

/** Somebody who has just signed in in a browser of their own. */
export async function signedIn(
  app: TestApp,
  email: string,
  {
    userAgent = FIREFOX,
    remember,
    device,
  }: { userAgent?: string; remember?: boolean; device?: Browser } = {},
): Promise<Browser> {
  await app.system.db('rateLimits').del();
  const browser = device?.copy() ?? new Browser(app.url);
  const form = { email, password: 'servidesk-demo', remember };
  const answer = await browser.post('/login', form, { 'user-agent': userAgent });
  if (answer.status !== 303) throw new Error(`${email} could not sign in: ${answer.status}`);
  await browser.get('/account');
  return browser;
}

export const cookie = (browser: Browser, name = 'sd_session'): string | undefined =>
  new RegExp(`${name}=([^;]*)`).exec(browser.cookieHeader)?.[1];

export interface SignInRow {
  id: string;
  method: string;
  parentId: string | null;
  endedAt: Date | null;
  confirmedAt: Date;
  expiresAt: Date;
  createdAt: Date;
  idleMinutes: number | null;
  isRemembered: boolean;
}

/** Somebody's sign-ins, the newest first. */
export const signInsOf = (app: TestApp, email: string): Promise<SignInRow[]> =>
  rows(
    app.system.db,
    `select s.id, s.method, s.parent_id, s.ended_at, s.confirmed_at, s.expires_at, s.created_at, s.idle_minutes,
       s.is_remembered
     from sign_ins s join users u on u.id = s.user_id where u.email = :email order by s.id desc`,
    { email },
  );

export const eventsOf = (app: TestApp, email: string, type: string) =>
  rows<{ id: string; actorId: string; actedBy: string | null; data: Record<string, unknown> | null }>(
    app.system.db,
    `select e.id, e.actor_id, e.acted_by, e.data from events e join users u on u.id = e.subject_id
     where u.email = :email and e.type = :type order by e.id`,
    { email, type },
  );

/** Opens a stream of hints; resolves once the desk has begun it. */
export async function stream(app: TestApp, browser: Browser, topics: string) {
  const abort = new AbortController();
  const response = await fetch(`${app.url}/live?topics=${topics}`, {
    headers: { cookie: browser.cookieHeader, accept: 'text/event-stream' },
    signal: abort.signal,
    redirect: 'manual',
  });
  return {
    status: response.status,
    /** Resolves when the desk has ended it. */
    ended: response.text().then(
      () => true,
      () => false,
    ),
    abort: () => abort.abort(),
  };
}

/** Whose session in this browser was ended rather than running out, as the page says. */
export const signedOutIn = ({ html }: Answer): string | undefined =>
  html.querySelector('body')?.getAttribute('data-signed-out');
