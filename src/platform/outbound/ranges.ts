import { isIP } from 'node:net';
import { type IPv4, IPv6, parse, parseCIDR } from 'ipaddr.js';

// Which addresses of the internet are everybody's. What is not known to be is not: the tables are those of the IANA
// (iana.org/assignments/iana-ipv4-special-registry, iana-ipv6-special-registry), as ipaddr.js has them.

/** A range of addresses: the first one and how many of its bits count. */
export type AddressRange = [IPv4 | IPv6, number];

/** All that has been given out to anybody. */
const GLOBAL_UNICAST: AddressRange = parseCIDR('2000::/3');

/** An IPv4 address as a network without IPv4 writes it (RFC 6052): such a network reaches the whole IPv4 internet so. */
const NAT64: AddressRange = parseCIDR('64:ff9b::/96');

/** Azure's machines are served their metadata here, among everybody's addresses. */
const METADATA: AddressRange = parseCIDR('168.63.129.16/32');

/**
 * An address or a range as an operator writes it: `10.1.0.0/16`, `fd00::/8`, `192.0.2.7`.
 * @returns null for what is neither, and for a range that begins within itself, as `10.1.2.3/16`: somebody meant less
 */
export function parseRange(text: string): AddressRange | null {
  const [address = '', bits, ...rest] = text.split('/');
  const most = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
  if (most === 0 || rest.length > 0 || address.includes('%')) return null;
  if (bits === undefined) return [parse(address), most];
  if (!/^(?:0|[1-9]\d{0,2})$/.test(bits) || Number(bits) > most) return null;
  const range: AddressRange = [parse(address), Number(bits)];
  return beginsWithin(range) ? null : range;
}

function beginsWithin([address, bits]: AddressRange): boolean {
  const bytes = address.toByteArray();
  return bytes.some((byte, place) => {
    const counted = Math.min(Math.max(bits - place * 8, 0), 8);
    return (byte & (0xff >> counted)) !== 0;
  });
}

const isWithin = (address: IPv4 | IPv6, [start, bits]: AddressRange): boolean =>
  address.kind() === start.kind() && (address as IPv4).match(start as IPv4, bits);

/**
 * Whether what people typed may lead there: it is everybody's on the internet, or in a range that the operator allows.
 * @param text as a resolver answers, or as `URL` writes it without brackets
 */
export function mayReach(text: string, allowed: readonly AddressRange[]): boolean {
  return isIP(text) !== 0 && mayReachAddress(parse(text), allowed);
}

function mayReachAddress(address: IPv4 | IPv6, allowed: readonly AddressRange[]): boolean {
  if (allowed.some((range) => isWithin(address, range))) return true;
  if (address instanceof IPv6) {
    if (isWithin(address, NAT64)) return mayReachAddress(lastFourBytes(address), allowed);
    return address.range() === 'unicast' && isWithin(address, GLOBAL_UNICAST);
  }
  return address.range() === 'unicast' && !isWithin(address, METADATA);
}

const lastFourBytes = (address: IPv6): IPv4 => parse(address.toByteArray().slice(12).join('.')) as IPv4;
