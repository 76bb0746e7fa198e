import { type Ctx, inTx, type TxCtx } from '../../../platform/ctx';
import { notFound } from '../../../platform/errors';
import { HINTED } from '../../../platform/live/people';
import type { SignInExtras } from '../../../platform/sign-in-extras';
import * as repo from './in-app.repo';
import { UNREAD_MOST } from './in-app.types';
import { reader } from './reader';

/** Of the live hints about what somebody has not read. */
export const bellTopic = (userId: string): string => `bell:${userId}`;

/** Has the open pages of these people count anew, once the transaction is committed. */
export async function hintBells(tx: TxCtx, userIds: string[]): Promise<void> {
  const topics = [...new Set(userIds)].map(bellTopic);
  for (let start = 0; start < topics.length; start += HINTED) {
    const some = topics.slice(start, start + HINTED);
    await tx.system.live.hint(tx, { topics: some, audience: 'everyone' });
  }
}

export interface Marks {
  as: 'read' | 'unread';
  /** Ids of tickets and of announcements; null for all. */
  keys: string[] | null;
  /** The newest message that the page has shown or could have: what came after it stays as it is. */
  until: string | null;
}

/**
 * Marks one's own messages; doing so twice changes nothing more.
 * @throws AppError `not_found` where one of the keys is nobody's, or somebody else's: then none is marked
 */
export async function markInApp(ctx: Ctx, { as, keys, until }: Marks): Promise<void> {
  const { id: userId } = reader(ctx);
  const which = { userId, keys: keys && [...new Set(keys)], until };
  await inTx(ctx, async (tx) => {
    if (which.keys && (await repo.countKeys(tx.db, which)) < which.keys.length) throw notFound();
    const marked = await (as === 'read'
      ? repo.markRead(tx.db, which, tx.now)
      : repo.markUnread(tx.db, which));
    if (marked > 0) await hintBells(tx, [userId]);
  });
}

/**
 * The reader has a ticket before them: what they were told of it is read. Costs a statement only where something is
 * unread; an administrator who acts in somebody's place reads nothing for them.
 * @param signIn what was read with it, in which the count falls with what is marked
 */
export async function readByOpening(
  ctx: Ctx,
  signIn: { extras: SignInExtras | null } | null,
  ticketId: string,
): Promise<void> {
  const { actor } = ctx;
  const unread = signIn?.extras?.unread;
  if (!signIn || !unread || actor.kind !== 'person' || actor.actedBy) return;
  const isCut = unread.tickets.length >= UNREAD_MOST;
  if (!isCut && !unread.tickets.includes(ticketId)) return;
  await inTx(ctx, async (tx) => {
    const which = { userId: actor.id, keys: [ticketId], until: null };
    if ((await repo.markRead(tx.db, which, tx.now)) > 0) await hintBells(tx, [actor.id]);
  });
  const tickets = unread.tickets.filter((id) => id !== ticketId);
  signIn.extras = { unread: { tickets, announcements: unread.announcements } };
}

/** What was read with who is signed in: the count of the bell falls in it too. */
export type Opened = { extras: SignInExtras | null };

/**
 * The reader has before them what an event told of, which is about no ticket. An administrator who acts in somebody's
 * place reads nothing for them.
 */
export async function readOf(ctx: Ctx, opened: Opened, eventId: string): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== 'person' || actor.actedBy) return;
  const userId = actor.id;
  const isNew = await inTx(ctx, async (tx) => {
    const isMarked = await repo.markEventRead(tx.db, { eventId, userId, now: tx.now });
    if (isMarked) await hintBells(tx, [userId]);
    return isMarked;
  });
  const unread = opened.extras?.unread;
  if (!isNew || !unread) return;
  const announcements = Math.max(0, unread.announcements - 1);
  opened.extras = { unread: { tickets: unread.tickets, announcements } };
}
