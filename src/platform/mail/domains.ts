import { domainToASCII, domainToUnicode } from 'node:url';

/** A domain of mail addresses as it is stored: in lower case, names of other letters as they travel (`xn--…`). */
export const MAIL_DOMAIN =
  /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/;

/**
 * The one form in which a domain is stored and compared, however it is spelled: `Mañana.example` is
 * `xn--maana-pta.example`. What is no domain stays as it is, in lower case.
 */
export function storedDomain(typed: string): string {
  const lower = typed.toLowerCase();
  // The converter takes what it is given for an address of the web, and would cut it at a slash.
  const converted = /^[\p{L}\p{M}\p{N}.\u3002-]+$/u.test(lower) && /[^\0-\x7f]/.test(lower);
  return (converted && domainToASCII(lower)) || lower;
}

/** A stored domain as people read it. */
export function readableDomain(stored: string): string {
  return domainToUnicode(stored) || stored;
}

/** What stands behind the @, in the form in which domains are stored. */
export function domainOf(address: string): string {
  return storedDomain(address.slice(address.lastIndexOf('@') + 1));
}
