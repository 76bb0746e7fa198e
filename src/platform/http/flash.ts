import { parse } from 'cookie';
import type { Request, Response } from 'express';
import type { TextParams } from '../i18n';

export interface Flash {
  kind: 'success' | 'error' | 'info';
  key: string;
  params?: TextParams;
}

const NAME = 'sd_flash';

/** Leaves a message for the next page; it names a text, so nobody can make the desk say something else. */
export function setFlash(res: Response, flash: Flash): void {
  res.cookie(NAME, Buffer.from(JSON.stringify(flash)).toString('base64url'), {
    httpOnly: true,
    sameSite: 'lax',
    secure: secureCookies(res),
    maxAge: 60_000,
    path: '/',
  });
}

/** By the address people use: behind a proxy the request itself need not be https. */
export function secureCookies({ req }: Response): boolean {
  return req.ctx.system.config.baseUrl.startsWith('https:');
}

/** A cookie's name: over https nobody but this very host can set one of that name (RFC 6265bis, 4.1.3.2). */
export function hostCookie(name: string, { baseUrl }: { baseUrl: string }): string {
  return baseUrl.startsWith('https:') ? `__Host-${name}` : name;
}

/** Takes the message, once. */
export function takeFlash(req: Request, res: Response): Flash | null {
  const value = cookiesOf(req)[NAME];
  if (!value) return null;
  res.clearCookie(NAME, { path: '/' });
  try {
    const flash = JSON.parse(Buffer.from(value, 'base64url').toString('utf8'));
    return typeof flash?.key === 'string' && req.ctx.system.i18n.has(flash.key) ? flash : null;
  } catch {
    return null;
  }
}

export function cookiesOf(req: Request): Record<string, string | undefined> {
  return parse(req.headers.cookie ?? '');
}
