import { normalized } from '../normalized';

// Where a link really leads, for whoever reads its text.

/**
 * What says the name of a host: words with a dot between them, from where the first begins, so that each is read once.
 * Marks count as part of them: a line below a letter looks like the one of a link.
 */
const HOST = /(?<![\p{L}\p{M}\p{N}-])[\p{L}\p{M}\p{N}-]+(?:\.[\p{L}\p{M}\p{N}-]+)+/gu;

/** What says that it is one, as names within a company have no dot. */
const ADDRESSED = /(?<=https?:\/\/)[\p{L}\p{M}\p{N}-]+(?:\.[\p{L}\p{M}\p{N}-]+)*/giu;

/** What is read as a dot: the full stop that browsers take for one (UTS 46), and Unicode's confusables of it (UTS 39). */
const DOTS = /[\u3002\ua4f8\u0660\u06f0\u0701\u0702\u2e33\u{10a50}\u{1d16d}]/gu;

/** The address that a person typed, as a link's; null where it is none. */
export function hrefOf(typed: string): string | null {
  const address = /^www\./i.test(typed) ? `https://${typed}` : typed;
  return URL.canParse(address) ? address : null;
}

/**
 * The host of an address as it travels (`xn--…`), where the address does not plainly begin with it: letters that look
 * like others, a name before an `@`, a number in disguise; else null.
 */
export function hostBehind(href: string): string | null {
  const { protocol, host } = new URL(href);
  return href.toLowerCase().startsWith(`${protocol}//${host}`) ? null : host;
}

/** The host of an address, where the link's text names another one; else null. */
export function hostUnsaid(label: string, href: string): string | null {
  const { host } = new URL(href);
  const seen = normalized(label, 'NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(DOTS, '.');
  const named = [HOST, ADDRESSED].flatMap((pattern) => seen.match(pattern) ?? []);
  return named.some((name) => bare(name) !== bare(host)) ? host : null;
}

const bare = (host: string): string =>
  host
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(/:\d+$/, '');
