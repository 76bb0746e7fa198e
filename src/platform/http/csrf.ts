import csurf from 'csurf';
import type { NextFunction, Request, Response } from 'express';
import { AppError } from '../errors';
import { assertCookiesArrive } from './https-only';
import { isSameOrigin } from './same-origin';
import { sessionsAway } from './sessions-away';

// The only file that knows csurf: the secret lives in the session, the token travels in `_csrf` or a header.
const protect = csurf();

/** Refuses a state change without the session's token. Form bodies must have been parsed before. */
export function requireCsrf(req: Request, res: Response, next: NextFunction): void {
  if (!req.session) throw sessionsAway();
  protect(req, res, (error?: unknown) => {
    if (!error) return next();
    assertCookiesArrive(req);
    next(new AppError('forbidden', { data: { reason: 'csrf' }, cause: error }));
  });
}

/**
 * The same for a form that anybody may send, as to sign in. Its token is that of a session that ends with every sign-in,
 * in whichever tab, so there a page of this desk needs none: who sent the form is then known without it.
 */
export function requireOwnForm(req: Request, res: Response, next: NextFunction): void {
  if (!req.session) throw sessionsAway();
  if (!req.signIn) assertCookiesArrive(req);
  if (isSameOrigin(req, req.ctx.system.config)) next();
  else requireCsrf(req, res, next);
}

/** The token for a form. Asking for it begins a session, so pages without forms do not ask. */
export function csrfToken(req: Request, res: Response): string {
  if (!req.session) return '';
  if (typeof req.csrfToken === 'function') return req.csrfToken();
  const { method } = req;
  req.method = 'GET';
  protect(req, res, () => undefined);
  req.method = method;
  return req.csrfToken();
}
