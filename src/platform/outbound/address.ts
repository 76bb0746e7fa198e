import { isIP } from 'node:net';
import { OutboundError } from './error';

/** Longer ones lead nowhere: servers refuse them. */
const LONGEST = 2048;

/**
 * An address as somebody typed it. `URL` makes every notation of an IP address the usual one, and a name in any script
 * the one that is asked for; what it would leave out in silence, as line breaks, is refused.
 * @throws OutboundError `bad_address`
 */
export function webAddress(typed: string): URL {
  if (typed.length > LONGEST || !/^https?:\/\/[^\s\p{Cc}]+$/iu.test(typed) || !URL.canParse(typed)) {
    throw new OutboundError('bad_address');
  }
  const url = new URL(typed);
  if (!isPlain(url)) throw new OutboundError('bad_address');
  url.hash = '';
  return url;
}

const isPlain = ({ protocol, username, password, hostname }: URL): boolean =>
  ['http:', 'https:'].includes(protocol) && !username && !password && hostname !== '';

/**
 * Where a redirect leads. Servers may write it in relation to where it was, and with blanks.
 * @throws OutboundError `bad_redirect`
 */
export function redirectedTo(location: string, from: URL): URL {
  if (location.length > LONGEST || !URL.canParse(location, from.href))
    throw new OutboundError('bad_redirect');
  const url = new URL(location, from);
  const leavesTls = from.protocol === 'https:' && url.protocol !== 'https:';
  if (!isPlain(url) || leavesTls) throw new OutboundError('bad_redirect');
  url.hash = '';
  return url;
}

/** The name or IP address of its server, without the brackets of IPv6. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1');

/** The address itself, where no name has to be asked for. */
export function literalOf(url: URL): { address: string; family: number } | null {
  const host = hostOf(url);
  const family = isIP(host);
  return family === 0 ? null : { address: host, family };
}
