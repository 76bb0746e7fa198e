import { decrypt } from '../../platform/crypto';
import { type Ctx, inTx, type TxCtx } from '../../platform/ctx';
import type { DeliveryChannelOf, OutgoingMessage, Reading } from '../../platform/delivery-types';
import type { MailPicture } from '../../platform/mail';
import { LOGO_IN_MAIL, logoForMail } from '../settings';
import { pauseBefore } from './backoff';
import * as repo from './deliveries.repo';
import { messageIdOf, SECRET_LINK, TOPIC } from './deliveries.service';
import { type Line, wakeLines } from './lines';
import { markRefused, unmarkRefused } from './refused.service';

/** How many messages are read at once. */
const AT_ONCE = 20;
/** Milliseconds for which what was read for one message serves the next ones: rights are those of now. */
const READING_MS = 2000;
/** Milliseconds after which a line lets other jobs have their turn. */
const TURN_MS = 20_000;

/**
 * Sends what is due on a line, one after the other. A message that its server puts off or refuses keeps no other; a
 * channel that cannot be used ends the turn, and the next try is that message's. Should we die between the server's
 * yes and our note of it, the second copy has the first one's Date and Message-ID (RFC 5322, 3.6.4).
 */
export async function sendLine(ctx: Ctx, line: Line): Promise<void> {
  const channel = ctx.system.deliveryChannels.find(({ name }) => name === line.channel);
  // One that only another version of the desk knows: its workers send it.
  if (!channel?.send) return;
  const end = Date.now() + TURN_MS;
  let anyMore = true;
  while (anyMore) {
    const due = await repo.dueOn(ctx.db, line, AT_ONCE);
    anyMore = await sendAll(ctx, channel, due);
    if (due.length > 0) await inTx(ctx, (tx) => hint(tx));
    if (anyMore && (Date.now() > end || ctx.system.stopSignal.aborted))
      return inTx(ctx, (tx) => wakeLines(tx, [line]));
  }
}

/** Whether more may be due that the channel takes: what is stored meanwhile has a job of its own. */
async function sendAll(
  ctx: Ctx,
  channel: DeliveryChannelOf<Ctx>,
  due: repo.StoredDelivery[],
): Promise<boolean> {
  let anySent = false;
  let anyMore = due.length === AT_ONCE || due.some(({ hasNext }) => hasNext);
  const reading = readingFor(due);
  const end = Date.now() + READING_MS;
  for (const delivery of due) {
    const outcome = await sendOne(ctx, channel, delivery, reading);
    if (outcome === 'unusable') return false;
    // What else is to go there has been read before that was known.
    if (outcome === 'address_refused') return true;
    if (outcome === 'sent' && !anySent) await pullForward(ctx, channel.name);
    anySent ||= outcome === 'sent';
    anyMore ||= outcome === 'changed';
    if (Date.now() > end || ctx.system.stopSignal.aborted) return true;
  }
  return anyMore;
}

/** A digest is of its reader alone, and reads for itself. */
function readingFor(due: repo.StoredDelivery[]): Reading {
  const messages = due.filter(({ subject, template }) => subject === null && template !== 'digest');
  return { messages, known: new Map() };
}

/** `changed`: more is told with it than was read, so it is read anew. */
type Outcome = 'sent' | 'done' | 'changed' | 'unusable' | 'address_refused';

async function sendOne(
  ctx: Ctx,
  channel: DeliveryChannelOf<Ctx>,
  stored: repo.StoredDelivery,
  reading: Reading,
): Promise<Outcome> {
  // What it is written to may be another address by now.
  let delivery = stored;
  try {
    // A letter whose link somebody has asked for is tried all the same.
    if (stored.isAddressRefused && !stored.secret) return suppress(ctx, stored);
    const written = stored.subject === null ? await write(ctx, stored, reading) : stored;
    if (typeof written === 'string') return written;
    if (!channel.send) return 'done';
    delivery = written;
    const outcome = await channel.send(ctx, messageOf(ctx, delivery));
    await repo.noteSent(ctx.db, delivery.id, outcome);
    if (outcome === 'sent' && stored.isAddressRefused) await accept(ctx, delivery);
    ctx.system.metrics.mails.inc({ outcome: outcome === 'sent' ? 'sent' : 'kept' });
    return outcome === 'sent' ? 'sent' : 'done';
  } catch (error) {
    return noteFailure(ctx, channel, delivery, error);
  }
}

async function suppress(ctx: Ctx, { id }: repo.StoredDelivery): Promise<Outcome> {
  await repo.noteAddressRefused(ctx.db, id);
  return 'done';
}

/** An address that was refused has just taken a mail. */
function accept(ctx: Ctx, { address }: repo.StoredDelivery): Promise<void> {
  return inTx(ctx, (tx) => unmarkRefused(tx, address ? [address] : []));
}

/** Writes a message and stores it, so that each try and each copy says the same; `done` where there is none to send. */
async function write(
  ctx: Ctx,
  stored: repo.StoredDelivery,
  reading: Reading,
): Promise<repo.StoredDelivery | 'done' | 'changed'> {
  const writing = await ctx.system.messageWriter.write(ctx, stored, reading);
  if ('subject' in writing) {
    return (await repo.saveWritten(ctx.db, stored, writing)) ? { ...stored, ...writing } : 'changed';
  }
  const isOver =
    'notNeeded' in writing
      ? await repo.noteEnd(ctx.db, stored, 'withdrawn', writing.notNeeded)
      : await repo.noteEnd(ctx.db, stored, 'suppressed', writing.undeliverable);
  return isOver ? 'done' : 'changed';
}

function messageOf(ctx: Ctx, delivery: repo.StoredDelivery): OutgoingMessage {
  const { id, userId, address, name, ticketId, kind, secret, createdAt, earlier } = delivery;
  return {
    id,
    userId,
    address,
    name,
    subject: delivery.subject ?? '',
    bodyText: withSecret(ctx, delivery.bodyText ?? '', secret),
    bodyHtml: withSecret(ctx, delivery.bodyHtml ?? '', secret),
    createdAt,
    // Mails of before these were kept are named after what they would have had.
    messageId: delivery.messageId ?? messageIdOf(ctx, id),
    thread: ticketId ? { id: ticketId, earlier } : null,
    unsubscribeUrl: userId && kind && ctx.system.messageWriter.unsubscribeUrl(ctx, userId, kind),
  };
}

async function noteFailure(
  ctx: Ctx,
  channel: DeliveryChannelOf<Ctx>,
  delivery: repo.StoredDelivery,
  error: unknown,
): Promise<Outcome> {
  const { failure, text, refusesAddress = false } = channel.failureOf(error);
  const now = new Date();
  const nextAt = new Date(now.getTime() + pauseBefore(delivery.attempts + 1));
  const isRefused = failure === 'refused';
  const isOver = isRefused || nextAt > delivery.triedUntil;
  const tried = { failure, error: text, triedAt: now };
  const refused = refusesAddress ? delivery.address : null;
  await inTx(ctx, async (tx) => {
    if (refused) await markRefused(tx, { address: refused, words: text, deliveryId: delivery.id });
    if (isOver) return repo.noteFailure(tx.db, delivery.id, { ...tried, state: 'failed', nextAt: null });
    await repo.noteFailure(tx.db, delivery.id, { ...tried, state: 'queued', nextAt });
    await wakeLines(tx, [{ channel: channel.name, line: delivery.line, dueAt: nextAt }]);
  });
  ctx.system.metrics.mails.inc({ outcome: isRefused ? 'refused' : isOver ? 'given_up' : 'put_off' });
  if (refused) return 'address_refused';
  return isRefused || failure === 'postponed' ? 'done' : 'unusable';
}

/** The channel can be used again: what waits because it could not goes at once. What was put off waits as before. */
async function pullForward(ctx: Ctx, channel: string): Promise<void> {
  if (!(await repo.anyHeldBack(ctx.db, channel))) return;
  await inTx(ctx, async (tx) => wakeLines(tx, await repo.takeHeldBack(tx.db, channel)));
}

/** Has what is due sent: of a job that was lost, or of a channel that could not be used. */
export async function sweep(ctx: Ctx): Promise<void> {
  const lines = await repo.linesDue(ctx.db);
  if (lines.length > 0) await inTx(ctx, (tx) => wakeLines(tx, lines));
}

/** Whoever has the page about deliveries open sees what becomes of them. */
function hint(tx: TxCtx): Promise<void> {
  return tx.system.live.hint(tx, { topics: [TOPIC], audience: 'staff' });
}

/** As the layout of mails writes it: what people type has no quotes of its own there, and shows no pictures. */
const shownAs = (src: string) => `src="${src}"`;

/** The pictures that a mail shows: the logo, if there still is one. */
export async function picturesIn(ctx: Ctx, html: string): Promise<MailPicture[]> {
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
