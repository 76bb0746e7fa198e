import type { Request } from 'express';
import type { Config } from '../config';

/** This application, by the address that people know it by. */
export type PublicAddress = Pick<Config, 'baseUrl'>;

/**
 * Whether a page of this application sent the request, and nothing else did: by the browser's own word where it gives one, which
 * no script can set and which counts every redirect on the way (W3C, Fetch Metadata, `Sec-Fetch-Site`), else by the
 * origin of that page. Browsers leave the first out over http to another machine, and the second may be `null`; where
 * neither says so, the answer is no.
 */
export function isSameOrigin(req: Request, { baseUrl }: PublicAddress): boolean {
  const site = req.get('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  return req.get('origin') === new URL(baseUrl).origin;
}

/** Whether an address is one of this application, by the name that people know it by, or the one that a proxy made of that. */
export function isOwnAddress(req: Request, address: string, { baseUrl }: PublicAddress): boolean {
  if (!URL.canParse(address)) return false;
  const { host } = new URL(address);
  return host === req.get('host') || host === new URL(baseUrl).host;
}
