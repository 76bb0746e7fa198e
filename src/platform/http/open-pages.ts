import type { Request } from 'express';

const TAB = /^[0-9a-f]{32}$/;

/** The header with which an open page says, when it sends something, which one it is. */
export const TAB_HEADER = 'X-Tab';

/**
 * Which open page this is: what it names itself (128 random bits in hexadecimal) together with whose it is, so that
 * nobody can pass for another's page and keep their changes from it. Null for anything else.
 */
export function tabOf(value: unknown, personId: string): string | null {
  return typeof value === 'string' && TAB.test(value) ? `${personId}:${value}` : null;
}

/** An open page asks anew, by itself, for the parts that it keeps up to date, whether anybody sits before it or not. */
export function asksForParts(req: Request): boolean {
  return req.get('X-Live') === 'true';
}

/** Whether somebody goes to the page: not what a browser fetches beforehand, nor what an open page asks for by itself. */
export function isOpened(req: Request): boolean {
  const purpose = req.get('Sec-Purpose') ?? req.get('Purpose') ?? req.get('X-Moz') ?? '';
  return req.method === 'GET' && !asksForParts(req) && !/\bpre\w+/.test(purpose);
}

/** Whether something is handed over: HEAD asks only whether it is there and what it is called, which is no download. */
export function isHandedOver(req: Request): boolean {
  return req.method !== 'HEAD';
}

/** Whether an open page that asks by itself has somebody before it: it says so where its window has the focus. */
export function isLookedAt(req: Request): boolean {
  return req.method === 'GET' && asksForParts(req) && req.get('X-Seen') === 'true';
}
