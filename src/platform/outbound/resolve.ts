import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { type Bounded, bounded } from '../bounded';
import { hostOf, literalOf } from './address';
import { OutboundError } from './error';
import { type AddressRange, mayReach } from './ranges';

/** Asks for all addresses of a name. */
export type LookUp = (name: string) => Promise<LookupAddress[]>;

/** The system's own way, which knows its file of hosts; each holds one of libuv's four threads until it is answered. */
const bySystem: LookUp = (name) => lookup(name, { all: true, verbatim: true });
const LOOKUPS_AT_ONCE = 2;
const WAITING_LOOKUPS = 200;

/** From an address to the machines that may be connected to: judged here, and asked for nowhere else. */
export type Resolve = (url: URL, signal: AbortSignal) => Promise<LookupAddress[]>;

/**
 * @returns a function that throws OutboundError `unresolvable`, or `forbidden_address` where any address of a name is
 *   not to be reached: an honest name has none of those among others
 */
export function createResolve(allowed: readonly AddressRange[], lookUp: LookUp = bySystem): Resolve {
  const inLine = bounded(LOOKUPS_AT_ONCE, WAITING_LOOKUPS);
  return async (url, signal) => {
    const literal = literalOf(url);
    const addresses = literal ? [literal] : await addressesOf(url, lookUp, inLine, signal);
    if (addresses.some(({ address }) => !mayReach(address, allowed))) {
      throw new OutboundError('forbidden_address');
    }
    return addresses;
  };
}

async function addressesOf(
  url: URL,
  lookUp: LookUp,
  inLine: Bounded,
  signal: AbortSignal,
): Promise<LookupAddress[]> {
  try {
    const found = await unlessAborted(
      inLine(() => lookUp(hostOf(url))),
      signal,
    );
    if (found.length > 0) return found;
  } catch (cause) {
    signal.throwIfAborted();
    throw new OutboundError('unresolvable', { cause });
  }
  throw new OutboundError('unresolvable');
}

/** A lookup cannot be stopped: nobody waits for it any more. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
