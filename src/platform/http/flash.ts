import { parse } from 'cookie';
import type { Request, Response } from 'express';
import type { TextParams } from '../i18n';
import { isId } from '../ids';

export interface Flash {
  kind: 'success' | 'error' | 'info';
  key: string;
  params?: TextParams;
  /** What it says can be undone for so long, by this id. */
  undo?: FlashUndo;
}

export interface FlashUndo {
  id: string;
  /** Milliseconds since 1970. */
  until: number;
}

/** What can be undone, of whoever may say something else than a time and an id: with a while left. */
export function undoOf({ undo }: Flash, now: Date): { id: string; stays: number } | null {
  const left = Number(undo?.until) - now.getTime();
  return undo && isId(undo.id) && left > 0 && left <= LONGEST_MS ? { id: undo.id, stays: left } : null;
}

const NAME = 'sd_flash';
const LONGEST_MS = 60_000;

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
