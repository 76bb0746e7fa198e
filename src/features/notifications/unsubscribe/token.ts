import { hmac, timingSafeEqualText } from '../../../platform/crypto';
import { isId } from '../../../platform/ids';
import { KINDS, type Kind } from '../kinds';

/** Of the form below; links of another one are old. */
const VERSION = '1';
const FORM = /^(\d+)\.([a-z_]{1,40})\.([0-9a-f]{32})\.([A-Za-z0-9_-]{43})$/;

/** Of links for addresses without an account, which name one place on the list of a scheduled report. */
const LISTED = '2.report_recipient';
const LISTED_FORM = /^2\.report_recipient\.([0-9a-f]{32})\.([A-Za-z0-9_-]{43})$/;

/** Whom a link is for, and what it ends. */
export interface Unsubscribing {
  userId: string;
  kind: Kind;
}

/**
 * What a link ends with that one person ends messages of one kind by, and no others: `1.<kind>.<person>.<signature>`. It
 * is good as long as the key is; nothing is stored for it, so it works as often as it is used.
 * @param key ENCRYPTION_KEY
 */
export function unsubscribeToken(key: string, { userId, kind }: Unsubscribing): string {
  return `${VERSION}.${kind}.${userId.replaceAll('-', '')}.${signature(key, { userId, kind })}`;
}

/** Null for one that this desk has not made, or not in this form. */
export function readToken(key: string, token: string): Unsubscribing | null {
  const [, version, kind, digits = '', signed = ''] = FORM.exec(token) ?? [];
  const userId = idOf(digits);
  if (version !== VERSION || !isKind(kind) || !isId(userId)) return null;
  return timingSafeEqualText(signed, signature(key, { userId, kind })) ? { userId, kind } : null;
}

/**
 * Likewise for an address on the list of a scheduled report, as it is there: `2.report_recipient.<id>.<signature>`.
 * @param id of its row
 */
export function leavingToken(key: string, id: string): string {
  return `${LISTED}.${id.replaceAll('-', '')}.${listedSignature(key, id)}`;
}

/** The id of the row; null as above. */
export function readLeavingToken(key: string, token: string): string | null {
  const [, digits = '', signed = ''] = LISTED_FORM.exec(token) ?? [];
  const id = idOf(digits);
  return isId(id) && timingSafeEqualText(signed, listedSignature(key, id)) ? id : null;
}

const idOf = (digits: string) => digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

function listedSignature(key: string, id: string): string {
  return Buffer.from(hmac(key, `unsubscribe ${LISTED} ${id}`), 'hex').toString('base64url');
}

function signature(key: string, { userId, kind }: Unsubscribing): string {
  return Buffer.from(hmac(key, `unsubscribe ${VERSION} ${kind} ${userId}`), 'hex').toString('base64url');
}

const isKind = (kind: string | undefined): kind is Kind =>
  (KINDS as readonly (string | undefined)[]).includes(kind);
