import { setMaxListeners } from 'node:events';
import { createTransport } from 'nodemailer';
import { bounded } from '../bounded';
import { isLoopback } from '../exposure';
import type { Log } from '../log';
import { createOutage } from '../outage';
import { slowly } from '../slow';
import { mailFailure } from './failures';

export { type MailFailure, mailFailure, mailFailureText, refusesAddress } from './failures';

export interface MailAddress {
  name: string;
  address: string;
}

export interface MailPicture {
  /** Of the form `name@host`. */
  id: string;
  name: string;
  type: string;
  bytes: Buffer;
}

export interface MailFile {
  name: string;
  /** As in `Content-Type`. */
  type: string;
  bytes: Buffer;
}

export interface Mail {
  to: MailAddress;
  subject: string;
  text: string;
  html: string;
  /** Pictures that the HTML shows by `cid:` and their id; they come along with the mail. */
  pictures?: MailPicture[];
  /** What its reader opens or keeps. */
  files?: MailFile[];
  /** When it was written: one that is sent again says the same. Now, without. */
  date?: Date;
  /** Further headers, such as Message-ID, In-Reply-To, List-Unsubscribe. */
  headers?: Record<string, string>;
}

/** `outbox`: no server is configured, and keeping the mail for the development outbox is the caller's part. */
export type MailOutcome = { state: 'sent'; messageId: string } | { state: 'outbox' };

export interface Mailer {
  /** @throws Error of which `mailFailure` tells whose trouble it is, a minute after its turn has come at the latest */
  send(mail: Mail): Promise<MailOutcome>;
  close(): void;
}

export interface MailerOptions {
  /** `smtp://user:password@host:port` or `smtps://`; null sends nothing. */
  smtpUrl: string | null;
  /** `Name <address>` of the desk. */
  from: string;
  log: Log;
  limits?: MailLimits;
  /** From when it is aborted a mail under way has a quarter of a minute left. */
  stopSignal?: AbortSignal;
}

/** Milliseconds: to connect and be greeted, for each answer, for a mail altogether, and for one once the desk stops. */
export interface MailLimits {
  greetingMs: number;
  answerMs: number;
  mailMs: number;
  stopMs: number;
}

/** How many mails leave at once. */
export const MAIL_CONNECTIONS = 3;
/**
 * Some servers look at a whole mail before they answer: who hears no answer sends it again. None of this holds up
 * anything but mail.
 */
const LIMITS: MailLimits = { greetingMs: 10_000, answerMs: 30_000, mailMs: 60_000, stopMs: 15_000 };

/** Sends mail over SMTP with a few connections kept open. */
export function createMailer({ smtpUrl, from, log, limits = LIMITS, stopSignal }: MailerOptions): Mailer {
  if (!smtpUrl) return { send: async () => ({ state: 'outbox' }), close: () => undefined };
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: MAIL_CONNECTIONS,
    // Who asks tries again, and knows for how long.
    maxRequeues: 0,
    dnsTimeout: limits.greetingMs,
    connectionTimeout: limits.greetingMs,
    greetingTimeout: limits.greetingMs,
    socketTimeout: limits.answerMs,
    ...(hidesPassword(smtpUrl) && { requireTLS: true }),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  // A mail's time begins when a connection is free for it.
  const inTurn = bounded(MAIL_CONNECTIONS, Number.POSITIVE_INFINITY);
  const outage = createOutage(log, 'mail does not leave');
  const stopped = new AbortController();
  setMaxListeners(0, stopped.signal);
  stopSignal?.addEventListener('abort', () => {
    setTimeout(() => stopped.abort(), limits.stopMs).unref();
  });
  // What a mail was being sent on says so there.
  transport.on('error', (error: Error) => log.debug({ err: error }, 'mail connection failed'));
  return {
    async send(mail) {
      slowly('a mail server');
      try {
        const { messageId } = await inTurn(() => {
          // A server that answers a little now and then stays within every other limit.
          const signal = AbortSignal.any([AbortSignal.timeout(limits.mailMs), stopped.signal]);
          return transport.sendMail({ ...messageOf(mail, from), signal });
        });
        outage.over();
        return { state: 'sent', messageId };
      } catch (error) {
        if (!['postponed', 'refused'].includes(mailFailure(error))) outage.met(error);
        throw error;
      }
    },
    close: () => transport.close(),
  };
}

/**
 * A password goes to no other machine in clear, also where the server offers nothing better or somebody on the way takes
 * its offer out: `?requireTLS=false` in the address says that it may.
 */
function hidesPassword(smtpUrl: string): boolean {
  const { protocol, username, hostname, searchParams } = new URL(smtpUrl);
  const mayBeRead = searchParams.get('requireTLS') === 'false' || isLoopback(hostname);
  return protocol === 'smtp:' && username !== '' && !mayBeRead;
}

function messageOf(mail: Mail, from: string) {
  return {
    from,
    // An address object, never text: `"a@x, b@y"` unquoted would be two recipients.
    to: { name: quoteHeader(mail.to.name), address: singleAddress(mail.to.address) },
    subject: quoteHeader(mail.subject),
    text: mail.text,
    html: mail.html,
    date: mail.date,
    attachments: [...(mail.pictures ?? []).map(shown), ...(mail.files ?? []).map(attached)],
    headers: safeHeaders(mail.headers ?? {}),
  };
}

function attached({ name, type, bytes }: MailFile) {
  const contentDisposition = 'attachment' as const;
  return { filename: quoteHeader(name), contentType: type, content: bytes, contentDisposition };
}

function shown({ id, name, type, bytes }: MailPicture) {
  const contentDisposition = 'inline' as const;
  return { cid: id, filename: name, contentType: type, content: bytes, contentDisposition };
}

/** A header value on one line: whatever could begin another header becomes a space. */
export function quoteHeader(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

function singleAddress(address: string): string {
  if (!/^[^\s\p{Cc}<>(),;:"]+@[^\s\p{Cc}<>(),;:"@]+$/u.test(address)) {
    throw Object.assign(new Error('not a mail address'), { code: 'EENVELOPE', command: 'API' });
  }
  return address;
}

function safeHeaders(headers: Record<string, string>): Record<string, string> {
  const entries = Object.entries(headers).filter(([name]) => /^[\x21-\x39\x3b-\x7e]+$/.test(name));
  return Object.fromEntries(entries.map(([name, value]) => [name, quoteHeader(value)]));
}
