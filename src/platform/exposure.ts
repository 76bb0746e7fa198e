import { isIP } from 'node:net';

/** What the configuration says of where a desk is. */
interface Place {
  production: boolean;
  host: string;
  trustProxy: boolean | number | string;
  baseUrl: string;
}

/** Whether a name or an address is this machine as it calls itself. */
export function isLoopback(name: string): boolean {
  return /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/i.test(name);
}

/** Whether others than who sits at this machine may get here: by the network, by a proxy, or because it is meant so. */
export function isReachable(place: Place): boolean {
  return (
    place.production || place.trustProxy !== false || !isLoopback(place.host) || !isLoopback(nameOf(place))
  );
}

/** Whether others may get here without https: whoever is on the way reads what they type. */
export function isPlain(place: Place): boolean {
  if (place.baseUrl.startsWith('https:')) return false;
  return !isLoopback(nameOf(place)) || linksLeadNowhere(place);
}

/** Whether others may get here by a network, and links in their mail would lead them to their own machine. */
export function linksLeadNowhere(place: Place): boolean {
  return isLoopback(nameOf(place)) && !isLoopback(place.host) && place.trustProxy === false;
}

function nameOf({ baseUrl }: Place): string {
  return new URL(baseUrl).hostname;
}

/** Whether Express can trust it as a proxy: an address, a network, or one of its names for networks of one's own. */
export function isNetwork(entry: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(entry)) return true;
  const [address = '', bits, ...rest] = entry.split('/');
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return rest.length === 0 && (bits === undefined ? most > 0 : /^\d+$/.test(bits) && Number(bits) <= most);
}
