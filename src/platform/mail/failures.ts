/**
 * Whose trouble it was that a mail did not leave. The server's, or ours with it: it cannot be reached, does not encrypt,
 * does not take our password, or not our sender; then it is the same for every mail. `postponed`: not this mail, not
 * now. `refused`: not this mail, ever.
 */
export type MailFailure =
  | 'unreachable'
  | 'encryption'
  | 'authentication'
  | 'sender'
  | 'postponed'
  | 'refused';

/** What nodemailer says of an error (smtp-connection/index.js, `_formatError`). */
interface SmtpError {
  code?: string;
  /** What was under way: `CONN`, `EHLO`, `STARTTLS`, `AUTH …`, `MAIL FROM`, `RCPT TO`, `DATA`; `API` before any of it. */
  command?: string;
  /** The server's words, with its number (RFC 5321, 4.2) in front. */
  response?: string;
  responseCode?: number;
}

/** Authentication is needed, too weak, wrong, or wants encryption first (RFC 4954, 6). */
const AUTHENTICATION = new Set([530, 534, 535, 538]);
/** The server closes (RFC 5321, 3.8): it says nothing of the mail. */
const CLOSING = 421;
/** Said of the sender it is about the size of this mail (RFC 1870, 6.1). */
const TOO_LARGE = 552;
/** A step at the wrong time: another connection may do. */
const OUT_OF_ORDER = 503;

export function mailFailure(error: unknown): MailFailure {
  const { code = '', command = '', responseCode: answer = 0 } = (error ?? {}) as SmtpError;
  if (/^(EAUTH|ENOAUTH|EOAUTH2)$/.test(code) || AUTHENTICATION.has(answer)) return 'authentication';
  if (code === 'ETLS') return 'encryption';
  if (answer === 0) return isAboutTheMail(code) ? 'refused' : 'unreachable';
  if (answer === CLOSING || !/^(MAIL FROM|RCPT TO|DATA)/.test(command)) return 'unreachable';
  if (answer < 500 || answer === OUT_OF_ORDER) return 'postponed';
  return command === 'MAIL FROM' && answer !== TOO_LARGE ? 'sender' : 'refused';
}

/** Without a word of the server: an address that is none, a mail over the size that it takes. */
function isAboutTheMail(code: string): boolean {
  return code === 'EENVELOPE' || code === 'EMESSAGE';
}

/** In the server's words, where it said something. */
export function mailFailureText(error: unknown): string {
  const { response, message } = (error ?? {}) as SmtpError & { message?: string };
  return (response || message || String(error)).slice(0, 500);
}
