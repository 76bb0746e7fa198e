import type { LookupAddress } from 'node:dns';
import { Agent, type IncomingMessage, request } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { hostOf, literalOf } from './address';
import { ENCODINGS } from './body';
import { problemOf } from './error';
import type { Hop } from './redirect';

const MAX_HEADER_BYTES = 16 * 1024;
/** How long one address of several may take before the next is tried as well. */
const NEXT_ADDRESS_MS = 500;

/** These are ours to say. */
const OURS =
  /^(?:host|connection|content-length|transfer-encoding|accept-encoding|expect|upgrade|te|trailer)$/;

export interface Surroundings {
  /** Certificates of authorities that are trusted instead of Node's; for tests. */
  ca?: string;
  signal: AbortSignal;
}

/**
 * One request over a connection of its own to one of these addresses: no name is asked for, no proxy is used, and the
 * certificate has to be for the name that was typed, whatever the environment says of certificates.
 * @returns once the headers are there
 * @throws OutboundError; the signal's reason
 */
export function exchange(
  hop: Hop,
  addresses: LookupAddress[],
  { ca, signal }: Surroundings,
): Promise<IncomingMessage> {
  const { url, method } = hop;
  const options = { method, headers: headersOf(hop), maxHeaderSize: MAX_HEADER_BYTES, signal };
  const outgoing =
    url.protocol === 'https:'
      ? tlsRequest(url, { ...options, agent: new TlsAgent(tlsTo(url, addresses, ca)) })
      : request(url, { ...options, agent: new Agent(connectionTo(addresses)) });
  return new Promise((resolve, reject) => {
    outgoing.on('response', resolve);
    outgoing.on('error', (error) => reject(signal.aborted ? signal.reason : problemOf(error)));
    // Nothing else comes of an answer that wants to talk in another protocol.
    outgoing.on('close', () => reject(problemOf(new Error('closed without an answer'))));
    outgoing.end(hop.body ?? undefined);
  });
}

/** Node asks its agent's `lookup` for the addresses of a name, and tries them in turn; an IP address it takes as it is. */
function connectionTo(addresses: LookupAddress[]) {
  const lookup: LookupFunction = (_name, { all }, answer) => {
    const [first = { address: '', family: 0 }] = addresses;
    if (all) answer(null, addresses);
    else answer(null, first.address, first.family);
  };
  return {
    keepAlive: false,
    lookup,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: NEXT_ADDRESS_MS,
  };
}

function tlsTo(url: URL, addresses: LookupAddress[], ca: string | undefined) {
  // The dot that ends a whole name is no part of it in a certificate.
  const name = literalOf(url) ? {} : { servername: hostOf(url).replace(/\.$/, '') };
  return Object.assign(connectionTo(addresses), name, { rejectUnauthorized: true, ca });
}

function headersOf({ headers, body }: Hop): Record<string, string> {
  const sent = Object.fromEntries(Object.entries(headers).filter(([name]) => !OURS.test(name)));
  sent['accept-encoding'] = ENCODINGS;
  if (body) sent['content-length'] = String(body.length);
  return sent;
}
