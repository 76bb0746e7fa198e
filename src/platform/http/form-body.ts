import express, { type Request, type RequestHandler } from 'express';
import type { Config } from '../config';
import { hmac, timingSafeEqualText } from '../crypto';
import { AppError } from '../errors';
import { cookiesOf, hostCookie } from './flash';
import { FORM_BYTES, STRANGERS_BYTES } from './form-size';

/** What tells whose session a request brings. */
export type SessionKeys = Pick<Config, 'baseUrl' | 'sessionSecret'>;

/** The name of the cookie that holds a session's id. */
export const sessionCookie = (config: { baseUrl: string }): string => hostCookie('sd_session', config);

/**
 * Whether a session that this desk began is brought, by the signature that express-session gives its id: `s:<id>.<HMAC in
 * base64>`. Also while sessions cannot be read; whose it is, and whether it goes on, is not known by that.
 */
export function bringsSession(req: Request, config: SessionKeys): boolean {
  const [, id, signature] =
    /^s:(.+)\.([A-Za-z0-9+/]+)$/.exec(cookiesOf(req)[sessionCookie(config)] ?? '') ?? [];
  if (!id || !signature) return false;
  return timingSafeEqualText(
    Buffer.from(signature, 'base64').toString('hex'),
    hmac(config.sessionSecret, id),
  );
}

const options = { extended: false, parameterLimit: 500 };
const whole = express.urlencoded({ ...options, limit: FORM_BYTES });
const strangers = express.urlencoded({ ...options, limit: STRANGERS_BYTES });

/** Why a form was not read: it is longer than any form of visitors, so its sender has to sign in. */
export const LONG_FOR_VISITORS = 'visitors_text';

/** Reads a form without files; of who brings no session less. */
export function readForm(config: SessionKeys): RequestHandler {
  return (req, res, next) => {
    if (bringsSession(req, config)) return whole(req, res, next);
    strangers(req, res, (error?: { status?: number }) => {
      const data = { reason: LONG_FOR_VISITORS };
      next(error?.status === 413 ? new AppError('too_large', { data, cause: error }) : error);
    });
  };
}
