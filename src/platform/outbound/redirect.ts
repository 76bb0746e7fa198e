import type { IncomingHttpHeaders } from 'node:http';
import { redirectedTo } from './address';
import { OutboundError } from './error';

/** One request of a chain of redirects. */
export interface Hop {
  url: URL;
  method: string;
  /** By their names in small letters. */
  headers: Readonly<Record<string, string>>;
  body: Buffer | null;
}

/** Another server is sent these, and nothing else that was meant for the first: any other header may be a key. */
const FOR_ANYBODY = ['accept', 'accept-language', 'content-type', 'user-agent'];

const ABOUT_BODIES = ['content-type', 'content-encoding', 'content-language'];

/** Whether an answer leads elsewhere. */
export const leadsElsewhere = (status: number, headers: IncomingHttpHeaders): boolean =>
  [301, 302, 303, 307, 308].includes(status) && headers.location !== undefined;

/**
 * The request that a redirect asks for. Methods become GET where browsers make them so (fetch.spec.whatwg.org,
 * HTTP-redirect fetch).
 * @throws OutboundError `bad_redirect`
 */
export function nextHop(hop: Hop, status: number, location: string): Hop {
  const url = redirectedTo(location, hop.url);
  const toOther = url.origin !== hop.url.origin;
  const headers = toOther ? only(hop.headers, FOR_ANYBODY) : hop.headers;
  if (becomesGet(hop.method, status)) {
    return { url, method: 'GET', headers: without(headers, ABOUT_BODIES), body: null };
  }
  // Whoever takes the body was not who it was meant for.
  if (toOther && hop.body) throw new OutboundError('bad_redirect');
  return { url, method: hop.method, headers, body: hop.body };
}

function becomesGet(method: string, status: number): boolean {
  if (status === 303) return method !== 'HEAD';
  return (status === 301 || status === 302) && method === 'POST';
}

const only = (headers: Hop['headers'], names: string[]): Hop['headers'] =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => names.includes(name)));

const without = (headers: Hop['headers'], names: string[]): Hop['headers'] =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));
