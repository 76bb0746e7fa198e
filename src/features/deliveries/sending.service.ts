import { decrypt } from '../../platform/crypto';
import { type Ctx, inTx, type TxCtx } from '../../platform/ctx';
import { emit } from '../../platform/events';
import { type MailFailure, type MailPicture, mailFailure, mailFailureText } from '../../platform/mail';
import { assertRunsTheDesk } from '../../platform/rights';
import { LOGO_IN_MAIL, logoForMail } from '../settings';
import { pauseBefore } from './backoff';
import * as repo from './deliveries.repo';
import { haveSent, SECRET_LINK, TOPIC } from './deliveries.service';

/**
 * Hands one mail to the server, by name where it goes to the address that somebody has; without a server it stays in
 * the outbox. What fails comes again after a pause, for five days; what is refused for good does not. Should we die
 * between the server's yes and our note of it, the second copy has the first one's Date and Message-ID (RFC 5322, 3.6.4).
 */
export async function sendMail(ctx: Ctx, mailId: string): Promise<void> {
  const mail = await repo.storedMail(ctx.db, mailId);
  if (!mail || mail.state === 'outbox') return;
  // Sent by a run that did not come to its end: what waits for this has not been told yet.
  if (mail.state === 'sent') return pullForward(ctx);
  const message = await messageOf(ctx, mail);
  const outcome = await ctx.system.mailer.send(message).catch((error: unknown) => ({ error }));
  if ('error' in outcome) return noteFailure(ctx, mail, outcome.error);
  await inTx(ctx, async (tx) => {
    await repo.noteSent(tx.db, mailId, outcome.state);
    await tell(tx);
  });
  ctx.system.metrics.mails.inc({ outcome: outcome.state === 'sent' ? 'sent' : 'kept' });
  if (outcome.state === 'sent') await pullForward(ctx);
}

/** Whoever has the page about mail open sees what becomes of it. */
function tell(tx: TxCtx): Promise<void> {
  return tx.system.live.hint(tx, { topics: [TOPIC], audience: 'staff' });
}

async function messageOf(ctx: Ctx, mail: repo.StoredMail) {
  const host = new URL(ctx.system.config.baseUrl).hostname;
  return {
    to: { name: mail.name ?? '', address: mail.address },
    subject: mail.subject,
    text: withSecret(ctx, mail.bodyText, mail.secret),
    html: withSecret(ctx, mail.bodyHtml, mail.secret),
    pictures: await picturesIn(ctx, mail.bodyHtml),
    date: mail.createdAt,
    headers: {
      // Mails of before these were kept are named after what they would have had.
      'Message-ID': mail.messageId ?? `<${mail.id}@${host}>`,
      ...threadOf(mail, host),
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
    },
  };
}

/** Mails about a ticket are one conversation, whatever its subject becomes (RFC 5322, 3.6.4). */
function threadOf({ ticketId, earlier }: repo.StoredMail, host: string): Record<string, string> {
  if (!ticketId) return {};
  const last = earlier.at(-1);
  return {
    References: [`<ticket.${ticketId}@${host}>`, ...earlier].join(' '),
    ...(last && { 'In-Reply-To': last }),
  };
}

async function noteFailure(ctx: Ctx, mail: repo.StoredMail, error: unknown): Promise<void> {
  const failure: MailFailure = mailFailure(error);
  const now = new Date();
  const nextAt = new Date(now.getTime() + pauseBefore(mail.attempts + 1));
  const isRefused = failure === 'refused';
  const isOver = isRefused || nextAt > mail.triedUntil;
  const tried = { failure, error: mailFailureText(error), triedAt: now };
  await inTx(ctx, async (tx) => {
    await tell(tx);
    if (isOver) return repo.noteFailure(tx.db, mail.id, { ...tried, state: 'failed', nextAt: null });
    await repo.noteFailure(tx.db, mail.id, { ...tried, state: 'queued', nextAt });
    await haveSent(tx, [{ id: mail.id, nextAt }]);
  });
  ctx.system.metrics.mails.inc({ outcome: isRefused ? 'refused' : isOver ? 'given_up' : 'put_off' });
}

/** The server is there again: what waits because it was not goes at once. What it put off itself waits as before. */
async function pullForward(ctx: Ctx): Promise<void> {
  if (!(await repo.anyHeldBack(ctx.db))) return;
  await inTx(ctx, async (tx) => {
    await haveSent(tx, await repo.takeHeldBack(tx.db));
    await tell(tx);
  });
}

/**
 * Tries mails again now: those that wait for their next try, or those that were given up or refused, which then have
 * five days more.
 * @returns how many
 * @throws AppError `not_found` for anybody but an administrator
 */
export async function retryMails(ctx: Ctx, which: 'waiting' | 'failed'): Promise<number> {
  assertRunsTheDesk(ctx.actor);
  return inTx(ctx, async (tx) => {
    const mails = await (which === 'waiting' ? repo.takeWaiting(tx.db) : repo.takeFailed(tx.db));
    if (mails.length === 0) return 0;
    await haveSent(tx, mails);
    await tell(tx);
    const data = { which, count: mails.length };
    await emit(tx, { type: 'mails.retried', subject: { type: 'mail', id: null }, data });
    return mails.length;
  });
}

/** As the layout of mails writes it: what people type has no quotes of its own there, and shows no pictures. */
const shownAs = (src: string) => `src="${src}"`;

/** The pictures that a mail shows: the logo, if there still is one. */
async function picturesIn(ctx: Ctx, html: string): Promise<MailPicture[]> {
  const logo = html.includes(shownAs(`cid:${LOGO_IN_MAIL}`)) ? await logoForMail(ctx) : null;
  return logo ? [{ id: LOGO_IN_MAIL, name: 'logo.png', ...logo }] : [];
}

/** A mail's HTML with the pictures in it that would come along, for whoever looks at it here. */
export async function withPictures(ctx: Ctx, html: string): Promise<string> {
  const pictures = await picturesIn(ctx, html);
  return pictures.reduce(
    (text, { id, type, bytes }) =>
      text.replaceAll(shownAs(`cid:${id}`), shownAs(`data:${type};base64,${bytes.toString('base64')}`)),
    html,
  );
}

/** A stored body as its reader gets it. */
export function withSecret(ctx: Ctx, body: string, secret: string | null): string {
  return secret ? body.replaceAll(SECRET_LINK, decrypt(ctx.system.config.encryptionKey, secret)) : body;
}

/** Deletes mails that were sent, given up, or kept for want of a server, and were written before that day. */
export async function purgeMails(ctx: Ctx, before: Date): Promise<void> {
  await ctx
    .db('deliveries')
    .whereIn('state', ['sent', 'outbox', 'failed'])
    .where('createdAt', '<', before)
    .delete();
}
