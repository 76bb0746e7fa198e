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
 * Where a redirect leads. Servers may write it in relation to where it was, with blanks, and with letters beyond ASCII as
 * they are.
 * @param header as Node gives it, a letter for each byte
 * @throws OutboundError `bad_redirect`
 */
export function redirectedTo(header: string, from: URL): URL {
  const location = lettersOf(header);
  if (header.length > LONGEST || !URL.canParse(location, from.href)) throw new OutboundError('bad_redirect');
  const url = new URL(location, from);
  const leavesTls = from.protocol === 'https:' && url.protocol !== 'https:';
  if (!isPlain(url) || leavesTls) throw new OutboundError('bad_redirect');
  url.hash = '';
  return url;
}

/** Most servers write UTF-8, as browsers read it; what cannot be that stays as it is, in ISO 8859-1. */
function lettersOf(header: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(header, 'latin1'));
  } catch {
    return header;
  }
}

/** The name or IP address of its server, without the brackets of IPv6. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1');

/** The address itself, where no name has to be asked for. */
export function literalOf(url: URL): { address: string; family: number } | null {
  const host = hostOf(url);
  const family = isIP(host);
  return family === 0 ? null : { address: host, family };
}
