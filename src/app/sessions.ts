import type { NextFunction, Request, RequestHandler, Response } from 'express';
import session from 'express-session';
import { signOut } from '../features/auth';
import type { Config } from '../platform/config';
import type { Db } from '../platform/db';
import { sessionCookie } from '../platform/http/form-body';
import { sessionsAway } from '../platform/http/sessions-away';
import type { Log } from '../platform/log';
import { postgresStore, redisStore, type SessionStore, type StoredSession } from './session-stores';

export interface Sessions extends SessionStore {
  middleware: RequestHandler;
}

/** Sessions in Redis where there is one, else in PostgreSQL. What they hold decides nothing by itself. */
export function createSessions(config: Config, db: Db, log: Log): Sessions {
  const sessions = config.redisUrl ? redisStore(config.redisUrl, log) : postgresStore(db, log);
  const name = sessionCookie(config);
  const withSession = session({
    name,
    secret: config.sessionSecret,
    store: sessions.store,
    resave: false,
    saveUninitialized: false,
    cookie: {
      httpOnly: true,
      sameSite: 'lax',
      path: '/',
      secure: config.baseUrl.startsWith('https:'),
    },
  });
  return { ...sessions, middleware: bearingOutages(withSession, name, sessions) };
}

/** A store that is away turns everyone into a visitor, it does not take the public pages down with it. */
function bearingOutages(withSession: RequestHandler, name: string, sessions: SessionStore): RequestHandler {
  return (req: Request, res: Response, next: NextFunction) => {
    let passed = false;
    withSession(req, res, async (error?: unknown) => {
      // It calls again when it could not save after the answer, which is on its way by then.
      if (passed) return;
      passed = true;
      if (error || !req.session || (await isLost(req, name, sessions))) withoutSession(req);
      else storeBeforeAnswer(req, res, next, sessions);
      next();
    });
  };
}

function withoutSession(req: Request): void {
  delete (req as Partial<Request>).session;
  req.sessionUnavailable = true;
}

/**
 * Whether a form comes with a session that could not be kept: its page was shown all the same, and to say that it has
 * expired would be wrong.
 */
async function isLost(req: Request, name: string, { healthy }: SessionStore): Promise<boolean> {
  const { isStored } = req.session as StoredSession;
  return req.method === 'POST' && !isStored && hasCookie(req, name) && !(await healthy());
}

function hasCookie({ headers }: Request, name: string): boolean {
  return (headers.cookie ?? '').split(/; */).some((pair) => pair.startsWith(`${name}=`));
}

/**
 * A session that got another id, that a form has changed, or that the page after this one needs, is stored before the
 * answer: where it cannot be, the answer says so instead of sending somebody on who is not signed in after all.
 */
function storeBeforeAnswer(req: Request, res: Response, next: NextFunction, { store }: SessionStore): void {
  const { sessionID: id } = req;
  const before = contentOf(req);
  const { signInId } = req.session;
  const { end } = res;
  res.end = ((...given: Parameters<typeof end>) => {
    res.end = end;
    const isRenewed = req.session !== undefined && req.sessionID !== id;
    const counts = req.method === 'POST' || (res.statusCode >= 300 && res.statusCode < 400);
    const isChanged = req.session && (isRenewed || (counts && contentOf(req) !== before));
    if (!isChanged || res.headersSent) return end.apply(res, given);
    req.session.save((error?: unknown) => {
      if (error) return refuse(req, res, next, error);
      if (!isRenewed) return end.apply(res, given);
      store.destroy(id, async (stays?: unknown) => {
        // A copy of the old cookie must not share in what the new one may: then nobody has that sign-in any more.
        const isShared = stays && signInId && signInId === req.session.signInId;
        if (!isShared) return end.apply(res, given);
        const cause = await signOut(req.ctx, signInId).then(
          () => stays,
          (error: unknown) => error,
        );
        refuse(req, res, next, cause);
      });
    });
    return res;
  }) as typeof end;
}

function contentOf({ session }: Request): string {
  return JSON.stringify({ ...session, cookie: null });
}

/** Takes back the answer that there would have been. */
function refuse(req: Request, res: Response, next: NextFunction, error: unknown): void {
  const taken = /^(location|set-cookie|content-|hx-)/;
  for (const header of res.getHeaderNames()) if (taken.test(header)) res.removeHeader(header);
  withoutSession(req);
  next(sessionsAway('signing_in', error));
}
