import type { Request } from 'express';
import { AppError } from '../errors';
import { codedError } from '../faults';

/**
 * Where BASE_URL is https, so is the session's cookie, and over what looks like http none is sent: no form has its
 * session then, and nobody can sign in, however often they try.
 * @throws AppError `forbidden`, whose page and log say which header is missing
 */
export function assertCookiesArrive(req: Request): void {
  const { config, faults } = req.ctx.system;
  if (req.secure || !config.baseUrl.startsWith('https:')) return;
  const cause = codedError('NOT_HTTPS', `BASE_URL is https, but ${whatCame(req)}`);
  faults.met('proxy', cause);
  throw new AppError('forbidden', { data: { reason: 'proxy' }, cause });
}

function whatCame(req: Request): string {
  const said = req.get('x-forwarded-proto');
  if (said === undefined)
    return 'requests come without the header X-Forwarded-Proto: the proxy has to set it';
  return /^\s*https\b/i.test(said)
    ? `TRUST_PROXY does not name ${req.socket.remoteAddress}, which sets X-Forwarded-Proto`
    : 'X-Forwarded-Proto says that people use http';
}
