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

/**
 * What says of the address itself that nothing will ever arrive there (RFC 3463, 3.2; 5.1.10 is of RFC 7505): nobody of
 * that name, no such domain, no address at all, moved away, a domain that takes no mail.
 */
const ABOUT_THE_ADDRESS = /^5\.1\.(1|2|3|6|10)$/;
/** Nobody of that name, not here any more, no name that there can be (RFC 5321, 4.2.3). */
const NO_SUCH_MAILBOX = new Set([550, 551, 553]);
/** Of servers that give nothing but the number: what is about the sender, the mail or a full mailbox, not the address. */
const ABOUT_OTHER_THINGS =
  /spam|junk|unsolicited|bulk|black ?-?list|block|\b(dns|r)bls?\b|spamhaus|reputation|policy|relay|denied|rejected due|banned|spf|dkim|dmarc|auth|quota|full|too (large|big|many)|size|limit|later|temporar/i;

/**
 * Whether a server has refused the recipient's address itself, for ever: then nothing else will arrive there either.
 * What it says of spam, policies, sizes and full mailboxes is about a mail, and where in doubt, so is the rest.
 */
export function refusesAddress(error: unknown): boolean {
  const { command = '', response = '', responseCode: answer = 0 } = (error ?? {}) as SmtpError;
  if (!command.startsWith('RCPT TO') || answer < 500 || answer > 599) return false;
  // A longer answer has its number, and often its status, on each line (RFC 5321, 4.2.1).
  const status = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})(?!\d)/.exec(response)?.[1];
  if (status) return ABOUT_THE_ADDRESS.test(status);
  return NO_SUCH_MAILBOX.has(answer) && !ABOUT_OTHER_THINGS.test(response);
}
