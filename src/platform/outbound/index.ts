import type { IncomingMessage } from 'node:http';
import { webAddress } from './address';
import { readBeginning, readBody } from './body';
import { type OutboundAnswer, OutboundError } from './error';
import { exchange } from './exchange';
import { type AddressRange, parseRange } from './ranges';
import { type Hop, leadsElsewhere, nextHop } from './redirect';
import { createResolve, type LookUp } from './resolve';

export { type OutboundAnswer, OutboundError, type OutboundProblem } from './error';
export type { LookUp } from './resolve';

/** What is asked of an address; by default a GET that follows three redirects and takes ten seconds and 1 MiB at most. */
export interface OutboundRequest {
  method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Those of the connection and the length are not the caller's. A name or value that HTTP does not know is a TypeError. */
  headers?: Readonly<Record<string, string>>;
  body?: string | Uint8Array;
  /** For all of it: names, connections, redirects, and the last byte of the body. */
  timeoutMs?: number;
  /** Of the body, unpacked as well as packed. */
  maxBytes?: number;
  /** 0 where what is sent is for one server alone. */
  maxRedirects?: number;
  /** Ends it early, as `system.stopSignal`. */
  signal?: AbortSignal;
}

/** The one client for addresses that people typed. Those of the operator's environment have clients of their own. */
export interface Outbound {
  /**
   * Asks an address, and whom it redirects to, where both are on the internet or in a range that the operator allows.
   * @returns an answer of 200 to 299, or 304 to a request that asked for what is new
   * @throws OutboundError with a code for people; the reason of `signal` once that is aborted
   */
  fetch(address: string, request?: OutboundRequest): Promise<OutboundAnswer>;
}

export interface OutboundOptions {
  /** Ranges that may be reached though they are nobody's on the internet, as `OUTBOUND_ALLOW` has them. */
  allow: readonly string[];
  /** Instead of the system's resolver; for tests. */
  lookUp?: LookUp;
  /** Instead of the authorities that Node trusts; for tests. */
  ca?: string;
}

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 1024 * 1024;
const MAX_REDIRECTS = 3;

export function createOutbound({ allow, lookUp, ca }: OutboundOptions): Outbound {
  const ranges = allow.map(parseRange).filter((range): range is AddressRange => range !== null);
  const resolve = createResolve(ranges, lookUp);
  return {
    async fetch(address, request = {}) {
      const { timeoutMs = TIMEOUT_MS, maxRedirects = MAX_REDIRECTS, maxBytes = MAX_BYTES } = request;
      const deadline = AbortSignal.timeout(timeoutMs);
      const signal = request.signal ? AbortSignal.any([request.signal, deadline]) : deadline;
      try {
        const { hop, response } = await follow(firstHop(address, request), maxRedirects);
        return await answerOf(hop, response, maxBytes, signal);
      } catch (error) {
        request.signal?.throwIfAborted();
        throw deadline.aborted && !(error instanceof OutboundError)
          ? new OutboundError('timeout', { cause: error })
          : error;
      }

      async function follow(hop: Hop, redirects: number): Promise<{ hop: Hop; response: IncomingMessage }> {
        signal.throwIfAborted();
        const response = await exchange(hop, await resolve(hop.url, signal), { ca, signal });
        const { statusCode = 0, headers } = response;
        if (!leadsElsewhere(statusCode, headers)) return { hop, response };
        response.destroy();
        if (redirects === 0) throw new OutboundError('too_many_redirects');
        return follow(nextHop(hop, statusCode, headers.location ?? ''), redirects - 1);
      }
    },
  };
}

function firstHop(address: string, { method = 'GET', headers = {}, body }: OutboundRequest): Hop {
  const small = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    url: webAddress(address),
    method,
    headers: { 'user-agent': 'ServiDesk', ...Object.fromEntries(small) },
    body: body === undefined ? null : Buffer.from(body),
  };
}

/** @throws OutboundError `status` with an answer that says no */
async function answerOf(
  hop: Hop,
  response: IncomingMessage,
  maxBytes: number,
  signal: AbortSignal,
): Promise<OutboundAnswer> {
  const { statusCode: status = 0, headers } = response;
  const hasBody = hop.method !== 'HEAD' && status !== 204 && status !== 304;
  const isGood = (status >= 200 && status < 300) || (status === 304 && asksForNews(hop));
  const read = () => (isGood ? readBody(response, maxBytes, signal) : readBeginning(response, signal));
  const body = hasBody ? await read() : Buffer.alloc(0);
  response.destroy();
  const answer = { status, headers, body, url: hop.url.href };
  if (!isGood) throw new OutboundError('status', { answer });
  return answer;
}

const asksForNews = ({ headers }: Hop): boolean =>
  'if-none-match' in headers || 'if-modified-since' in headers;
