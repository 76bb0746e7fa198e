import { createTransport } from 'nodemailer';
import type { Log } from '../log';
import { slowly } from '../slow';

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

export interface Mail {
  to: MailAddress;
  subject: string;
  text: string;
  html: string;
  /** Pictures that the HTML shows by `cid:` and their id; they come along with the mail. */
  pictures?: MailPicture[];
  /** Further headers, such as Message-ID, In-Reply-To, List-Unsubscribe. */
  headers?: Record<string, string>;
}

/** `outbox`: no server is configured, and keeping the mail for the development outbox is the caller's part. */
export type MailOutcome = { state: 'sent'; messageId: string } | { state: 'outbox' };

export interface Mailer {
  /** @throws Error of the server or the connection, with `responseCode` where the server gave one */
  send(mail: Mail): Promise<MailOutcome>;
  close(): void;
}

export interface MailerOptions {
  /** `smtp://user:password@host:port` or `smtps://`; null sends nothing. */
  smtpUrl: string | null;
  /** `Name <address>` of the desk. */
  from: string;
  log: Log;
}

const TIMEOUTS = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 };

/** Sends mail over SMTP with a few connections kept open. */
export function createMailer({ smtpUrl, from, log }: MailerOptions): Mailer {
  if (!smtpUrl) return { send: async () => ({ state: 'outbox' }), close: () => undefined };
  const transport = createTransport({
    ...TIMEOUTS,
    url: smtpUrl,
    pool: true,
    maxConnections: 3,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  transport.on('error', (error: Error) => log.warn({ err: error }, 'mail connection failed'));
  return {
    async send(mail) {
      slowly('a mail server');
      const { messageId } = await transport.sendMail(messageOf(mail, from));
      return { state: 'sent', messageId };
    },
    close: () => transport.close(),
  };
}

function messageOf(mail: Mail, from: string) {
  return {
    from,
    // An address object, never text: `"a@x, b@y"` unquoted would be two recipients.
    to: { name: quoteHeader(mail.to.name), address: singleAddress(mail.to.address) },
    subject: quoteHeader(mail.subject),
    text: mail.text,
    html: mail.html,
    attachments: (mail.pictures ?? []).map(attached),
    headers: safeHeaders(mail.headers ?? {}),
  };
}

function attached({ id, name, type, bytes }: MailPicture) {
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
  if (!/^[^\s\p{Cc}<>(),;:"]+@[^\s\p{Cc}<>(),;:"@]+$/u.test(address)) throw new Error('not a mail address');
  return address;
}

function safeHeaders(headers: Record<string, string>): Record<string, string> {
  const entries = Object.entries(headers).filter(([name]) => /^[\x21-\x39\x3b-\x7e]+$/.test(name));
  return Object.fromEntries(entries.map(([name, value]) => [name, quoteHeader(value)]));
}
