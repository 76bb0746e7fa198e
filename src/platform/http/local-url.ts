/** A path of this desk, whatever was asked for: never another host, never a script. */
export function localUrl(url: string, fallback = '/'): string {
  if (!/^\/(?![/\\])/.test(url) || /[\\\p{Cc}]/u.test(url)) return fallback;
  const { host, pathname, search, hash } = new URL(url, 'http://desk.invalid');
  // Dots are resolved by now: `/.//else.where` has become an address of another host.
  return host === 'desk.invalid' && !pathname.startsWith('//') ? `${pathname}${search}${hash}` : fallback;
}
