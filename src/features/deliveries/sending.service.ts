import { decrypt } from '../../platform/crypto';
import { type Ctx, inTx } from '../../platform/ctx';
import type {
  DeliveryChannelOf,
  Failure,
  OutgoingMessage,
  Reading,
  Writing,
} from '../../platform/delivery-types';
import { faultOf } from '../../platform/faults';
import type { MailFile, MailPicture } from '../../platform/mail';
import { LOGO_IN_MAIL, logoForMail } from '../settings';
import { pauseBefore } from './backoff';
import * as repo from './deliveries.repo';
import { hintDeliveries, messageIdOf, SECRET_LINK } from './deliveries.service';
import { readFiles } from './files.service';
import { type Line, wakeLines } from './lines';
import { markRefused, unmarkRefused } from './refused.service';

/** How many messages are read at once. */
const AT_ONCE = 20;
/** Milliseconds for which what was read for one message serves the next ones: rights are those of now. */
const READING_MS = 2000;
/** How often the desk tries to note that a message has left. */
const MOST_NOTED = 3;
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
    if (due.length > 0)
      await inTx(ctx, (tx) =>
        hintDeliveries(
          tx,
          due.map(({ id }) => id),
        ),
      );
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
  const messages = due.filter((delivery) => !isLetter(delivery) && delivery.template !== 'digest');
  return { messages, known: new Map() };
}

/** What tells of nothing was written when it was stored, as a link cannot be written again. */
const isLetter = ({ told }: repo.StoredDelivery) => told.length === 0;

/** As it has just been written, or a letter as it is stored. */
type Written = repo.StoredDelivery & Pick<Text, 'files' | 'unsubscribeUrl'>;
type Text = Partial<Extract<Writing, { subject: string }>>;

/** `changed`: more is told with it than was read, so it is read anew. */
type Outcome = 'sent' | 'done' | 'changed' | 'unusable' | 'address_refused';

async function sendOne(
  ctx: Ctx,
  channel: DeliveryChannelOf<Ctx>,
  stored: repo.StoredDelivery,
  reading: Reading,
): Promise<Outcome> {
  // A letter whose link somebody has asked for is tried all the same.
  if (stored.isAddressRefused && !stored.secret) return suppress(ctx, stored);
  const written: Written | Outcome = isLetter(stored) ? stored : await write(ctx, channel, stored, reading);
  if (typeof written === 'string') return written;
  if (!channel.send) return 'done';
  const message = await readable(ctx, written);
  if (message instanceof Error) return putOff(ctx, channel, written, message);
  if (!message) return end(ctx, stored, { notNeeded: 'gone' });
  let outcome: 'sent' | 'outbox';
  try {
    outcome = await channel.send(ctx, message);
  } catch (error) {
    return noteFailure(ctx, channel.name, written, channel.failureOf(error));
  }
  return noteLeft(ctx, written, outcome);
}

/** It has left, whatever fails from here on: it is not taken for unsent. */
async function noteLeft(
  ctx: Ctx,
  delivery: repo.StoredDelivery,
  outcome: 'sent' | 'outbox',
): Promise<Outcome> {
  await noteSent(ctx, delivery.id, outcome);
  ctx.system.metrics.mails.inc({ outcome: outcome === 'sent' ? 'sent' : 'kept' });
  if (outcome === 'sent' && delivery.isAddressRefused) await accept(ctx, delivery);
  return outcome === 'sent' ? 'sent' : 'done';
}

/** Tried at once again: without this note it leaves once more. */
async function noteSent(ctx: Ctx, id: string, outcome: 'sent' | 'outbox'): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await repo.noteSent(ctx.db, id, outcome);
    } catch (error) {
      if (tries === MOST_NOTED) throw error;
    }
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

/**
 * Writes a message, at each try with the rights and wishes that its reader has by then, and stores it, so that what was
 * sent can be looked at; `done` where there is none to send any more.
 */
async function write(
  ctx: Ctx,
  channel: DeliveryChannelOf<Ctx>,
  stored: repo.StoredDelivery,
  reading: Reading,
): Promise<Written | Outcome> {
  let writing: Writing;
  try {
    writing = await ctx.system.messageWriter.write(ctx, stored, reading);
  } catch (error) {
    if (faultOf(error)) throw error;
    return putOff(ctx, channel, stored, error);
  }
  if ('subject' in writing) {
    return (await repo.saveWritten(ctx.db, stored, writing)) ? { ...stored, ...writing } : 'changed';
  }
  return end(ctx, stored, writing);
}

/** There is nothing to send any more, or nowhere. */
async function end(
  { db }: Ctx,
  stored: repo.StoredDelivery,
  why: Exclude<Writing, { subject: string }>,
): Promise<Outcome> {
  const isOver =
    'notNeeded' in why
      ? await repo.noteEnd(db, stored, 'withdrawn', why.notNeeded)
      : await repo.noteEnd(db, stored, 'suppressed', why.undeliverable);
  return isOver ? 'done' : 'changed';
}

/** Only this message is put off: the channel is as it was. */
function putOff(
  ctx: Ctx,
  { name }: DeliveryChannelOf<Ctx>,
  delivery: repo.StoredDelivery,
  error: unknown,
): Promise<Outcome> {
  ctx.system.log.error({ err: error, delivery: delivery.id }, 'a message cannot be written');
  return noteFailure(ctx, name, delivery, { failure: 'postponed', text: String(error) });
}

/** With its link, which another key than ours may have locked away, and its files; null where one of those is gone. */
async function readable(ctx: Ctx, delivery: Written): Promise<OutgoingMessage | null | Error> {
  try {
    const files = await readFiles(ctx, delivery.files ?? []);
    return files && messageOf(ctx, delivery, files);
  } catch (error) {
    return error as Error;
  }
}

function messageOf(ctx: Ctx, delivery: Written, files: MailFile[]): OutgoingMessage {
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
    unsubscribeUrl:
      delivery.unsubscribeUrl ??
      (userId && kind && ctx.system.messageWriter.unsubscribeUrl(ctx, userId, kind)),
    files,
  };
}

async function noteFailure(
  ctx: Ctx,
  channel: string,
  delivery: repo.StoredDelivery,
  { failure, text, refusesAddress = false }: Failure,
): Promise<Outcome> {
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
    await wakeLines(tx, [{ channel, line: delivery.line, dueAt: nextAt }]);
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
