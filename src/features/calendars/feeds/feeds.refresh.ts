import { type Ctx, inTx, type TxCtx } from '../../../platform/ctx';
import type { FieldError } from '../../../platform/errors';
import { assertRunsTheDesk } from '../../../platform/rights';
import type { FeedDay } from '../calendars.types';
import { unsealAddress } from './feeds.addresses';
import { fetchDays } from './feeds.reading';
import * as repo from './feeds.repo';
import { assertStaysOpen, namedDays, problemIn, tell } from './feeds.service';
import type { FedCalendar, StoredFeed } from './feeds.types';

/** What a feed has now: how many days, and what went wrong when it was read last. */
export interface Refreshed {
  days: number;
  problem: FieldError | null;
}

/** A reading under way: of which feed, for which calendar, and the number that orders it among those of its feed. */
interface Reading {
  id: string;
  turn: number;
  calendar: FedCalendar;
}

/**
 * Reads the address of a feed again. What went wrong is stored, and the days that were read before stay. Of several
 * readings at once the one that began last counts, in whatever order they end.
 * @returns what it has now, also where a later reading has ended before; null for a feed that is gone, or of a file
 * @throws AppError `not_found` for whoever does not run the desk; `unavailable` where too many wait, or the node stops
 */
export async function refreshFeed(ctx: Ctx, id: string): Promise<Refreshed | null> {
  assertRunsTheDesk(ctx.actor);
  const feed = await repo.beginReading(ctx.db, id);
  const calendar = feed && (await repo.calendarOf(ctx.db, feed.calendarId));
  if (!calendar) return null;
  const reading = { id, turn: feed.turn, calendar };
  try {
    const days = await fetchDays(ctx, calendar, unsealAddress(ctx, feed));
    return await kept(ctx, reading, (tx, now) => storeDays(tx, now, reading, days));
  } catch (error) {
    const problem = problemIn(ctx, error);
    return kept(ctx, reading, (tx, now) => storeProblem(tx, now, reading, problem));
  }
}

/**
 * Stores what came of a reading, unless a later one has ended before. A calendar that has another zone by now is read
 * for that one. The calendar is locked first, as its removal does, so that nobody changes its hours meanwhile.
 */
async function kept(
  ctx: Ctx,
  { id, turn, calendar }: Reading,
  store: (tx: TxCtx, feed: StoredFeed) => Promise<Refreshed>,
): Promise<Refreshed | null> {
  const stored = await inTx(ctx, async (tx) => {
    const now = await repo.lockCalendar(tx.db, calendar.id);
    const feed = now && (await repo.lockRead(tx.db, id));
    if (!feed) return null;
    if (feed.shownReading > turn) return { days: feed.days.length, problem: feed.problem };
    return now.timeZone === calendar.timeZone ? store(tx, feed) : 'elsewhere';
  });
  return stored === 'elsewhere' ? refreshFeed(ctx, id) : stored;
}

async function storeDays(
  tx: TxCtx,
  feed: StoredFeed,
  { id, turn, calendar }: Reading,
  read: FeedDay[],
): Promise<Refreshed> {
  const days = namedDays(read, feed.name);
  const others = (await repo.feedsOf(tx.db, calendar.id)).filter((other) => other.id !== id);
  await assertStaysOpen(tx, calendar.id, [...others.flatMap((other) => other.days), ...days]);
  await tx
    .db('calendarFeeds')
    .where({ id })
    .update({
      days: JSON.stringify(days),
      problem: null,
      readAt: tx.now,
      shownReading: turn,
      updatedAt: tx.now,
    });
  if (!isSame(days, feed.days)) await tell(tx, 'calendar.feed_changed', { ...feed, days });
  return { days: days.length, problem: null };
}

async function storeProblem(
  tx: TxCtx,
  { days }: StoredFeed,
  { id, turn }: Reading,
  problem: FieldError,
): Promise<Refreshed> {
  const change = { problem: JSON.stringify(problem), shownReading: turn, updatedAt: tx.now };
  await tx.db('calendarFeeds').where({ id }).update(change);
  return { days: days.length, problem };
}

const isSame = (some: FeedDay[], others: FeedDay[]): boolean =>
  some.length === others.length &&
  some.every(({ day, name }, index) => day === others[index]?.day && name === others[index]?.name);
