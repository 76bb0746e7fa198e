import { dayAt } from '../../../platform/calendar';
import { type Ctx, inTx, type TxCtx } from '../../../platform/ctx';
import { AppError, type FieldError, invalid, notFound } from '../../../platform/errors';
import { emit } from '../../../platform/events';
import { ICalendarError } from '../../../platform/icalendar';
import { newId } from '../../../platform/ids';
import { lineOf } from '../../../platform/line';
import { assertRunsTheDesk } from '../../../platform/rights';
import { once } from '../../../platform/submissions';
import { secondOf } from '../../../platform/working-time';
import { storedCalendars } from '../calendars.queries';
import type { FeedDay } from '../calendars.types';
import { staysOpen } from '../working-hours';
import { fetchedAddress, hostOf, sealAddress, unsealAddress } from './feeds.addresses';
import { problemOf } from './feeds.problems';
import { fetchDays, readDays } from './feeds.reading';
import * as repo from './feeds.repo';
import {
  FEED_NAME_LENGTH,
  type FedCalendar,
  type Feed,
  MOST_FEEDS,
  type NewFeed,
  type StoredFeed,
} from './feeds.types';

/** @throws AppError `not_found`, for whoever does not run the desk, too */
export async function feedsOfCalendar(
  ctx: Ctx,
  calendarId: string,
): Promise<{ calendar: FedCalendar; feeds: Feed[] }> {
  const [calendar, stored] = await Promise.all([
    findCalendar(ctx, calendarId),
    repo.feedsOf(ctx.db, calendarId),
  ]);
  return { calendar, feeds: stored.map((feed) => shown(ctx, feed)) };
}

/** @throws AppError `not_found`, for whoever does not run the desk, too */
export async function findFeed(
  ctx: Ctx,
  calendarId: string,
  id: string,
): Promise<{ calendar: FedCalendar; feed: Feed }> {
  const [calendar, stored] = await Promise.all([
    findCalendar(ctx, calendarId),
    repo.feedOf(ctx.db, calendarId, id),
  ]);
  if (!stored) throw notFound();
  return { calendar, feed: shown(ctx, stored) };
}

async function findCalendar(ctx: Ctx, id: string): Promise<FedCalendar> {
  assertRunsTheDesk(ctx.actor);
  const calendar = await repo.calendarOf(ctx.db, id);
  if (!calendar) throw notFound();
  return calendar;
}

function shown(ctx: Ctx, stored: StoredFeed): Feed {
  const { address, ...feed } = stored;
  return { ...feed, kind: address === null ? 'file' : 'address', host: address && hostOfStored(ctx, stored) };
}

function hostOfStored(ctx: Ctx, stored: StoredFeed): string | null {
  try {
    return hostOf(unsealAddress(ctx, stored));
  } catch {
    return null;
  }
}

/**
 * Adds the days of a file or an address to a calendar. They are read at once; what cannot be read is not added.
 * @throws AppError `invalid` on `address` or `file` for what cannot be read, on the form for one feed too many;
 *   `not_found`; `unavailable` where too many wait, or the node stops
 */
export async function addFeed(ctx: Ctx, calendarId: string, feed: NewFeed): Promise<Feed> {
  const calendar = await findCalendar(ctx, calendarId);
  const address = feed.kind === 'address' ? fetchedAddress(feed.address) : null;
  const find = (tx: TxCtx, id: string) => findFeed(tx, calendarId, id).then((found) => found.feed);
  try {
    const days = await readFirst(ctx, calendar, feed, address);
    const name = feed.name || nameFor(feed, address);
    const content = { calendarId, name, address, days };
    return await once(ctx, { noun: 'calendar_feed', content, find }, (tx, id) =>
      insert(tx, { id, calendarId, name, days, address }),
    );
  } catch (error) {
    const problem = problemIn(ctx, error);
    throw invalid(feed.kind, problem.key, problem.params);
  }
}

/** Adds days that have been read already, as those of a file. */
export function addReadDays(
  ctx: Ctx,
  calendarId: string,
  { name, days }: { name: string; days: FeedDay[] },
): Promise<Feed> {
  assertRunsTheDesk(ctx.actor);
  return inTx(ctx, (tx) => insert(tx, { id: newId(), calendarId, name, days, address: null }));
}

function readFirst(
  ctx: Ctx,
  calendar: FedCalendar,
  feed: NewFeed,
  address: string | null,
): Promise<FeedDay[]> {
  if (feed.kind === 'file') return readDays(ctx, calendar, feed.bytes);
  return fetchDays(ctx, calendar, address ?? '');
}

/** @throws what is no fault of the feed's; AppError `unavailable` for a node that stops */
export function problemIn(ctx: Ctx, error: unknown): FieldError {
  const problem = problemOf(error);
  if (problem) return problem;
  if (ctx.system.stopSignal.aborted) throw new AppError('unavailable', { cause: error });
  throw error;
}

/** What a feed is called whose form says no name. */
function nameFor(feed: NewFeed, address: string | null): string {
  const name = feed.kind === 'file' ? lineOf(feed.fileName.replace(/\.(?:ics|ical|ifb|txt)$/i, '')) : '';
  const some = name || (address ? hostOf(address) : 'iCalendar');
  return [...some].slice(0, FEED_NAME_LENGTH).join('').trim();
}

interface Inserted {
  id: string;
  calendarId: string;
  name: string;
  days: FeedDay[];
  address: string | null;
}

async function insert(tx: TxCtx, { address, ...feed }: Inserted): Promise<Feed> {
  if (!(await repo.lockCalendar(tx.db, feed.calendarId))) throw notFound();
  const others = await repo.feedsOf(tx.db, feed.calendarId);
  if (others.length >= MOST_FEEDS) throw invalid('', 'calendars.feeds.error.too_many', { max: MOST_FEEDS });
  const days = namedDays(feed.days, feed.name);
  await assertStaysOpen(tx, feed.calendarId, [...others.flatMap((other) => other.days), ...days]);
  const stored: StoredFeed = {
    ...feed,
    days,
    address: address && sealAddress(tx, feed.id, address),
    problem: null,
    readAt: tx.now,
  };
  await tx.db('calendarFeeds').insert({
    ...stored,
    days: JSON.stringify(days),
    createdAt: tx.now,
    updatedAt: tx.now,
  });
  await tell(tx, 'calendar.feed_added', stored);
  return shown(tx, stored);
}

/** @throws ICalendarError `no_open_day` where these days, with its own holidays, leave a calendar closed for years */
export async function assertStaysOpen(tx: TxCtx, calendarId: string, feedDays: FeedDay[]): Promise<void> {
  const calendar = (await storedCalendars(tx.db)).find(({ id }) => id === calendarId);
  if (calendar && !staysOpen({ ...calendar, feedDays }, secondOf(tx.now)))
    throw new ICalendarError('no_open_day');
}

/** Days that have no name of their own have their feed's. */
export function namedDays(days: FeedDay[], feedName: string): FeedDay[] {
  return days.map(({ day, name }) => ({ day, name: name || feedName }));
}

export function tell(
  tx: TxCtx,
  type: 'calendar.feed_added' | 'calendar.feed_changed' | 'calendar.feed_removed',
  { id, calendarId, name, days }: StoredFeed,
): Promise<unknown> {
  const data = { feed: id, name, days: days.length };
  return emit(tx, { type, subject: { type: 'calendar', id: calendarId }, data });
}

/**
 * @param was the name that the form was opened with
 * @throws AppError `not_found`; `invalid` on `name` where somebody else has given it another one meanwhile
 */
export async function renameFeed(
  ctx: Ctx,
  calendarId: string,
  id: string,
  { name, was }: { name: string; was: string },
): Promise<void> {
  assertRunsTheDesk(ctx.actor);
  await inTx(ctx, async (tx) => {
    const feed = await lockOwn(tx, calendarId, id);
    if (feed.name === name) return;
    if (was !== feed.name) throw invalid('name', 'calendars.feeds.error.renamed', { name: feed.name });
    await tx.db('calendarFeeds').where({ id }).update({ name, updatedAt: tx.now });
    await emit(tx, {
      type: 'calendar.feed_renamed',
      subject: { type: 'calendar', id: calendarId },
      changes: { name: { before: feed.name, after: name } },
      data: { feed: id, name, days: feed.days.length },
    });
  });
}

/** @throws AppError `not_found` */
export async function removeFeed(ctx: Ctx, calendarId: string, id: string): Promise<string> {
  assertRunsTheDesk(ctx.actor);
  return inTx(ctx, async (tx) => {
    const feed = await lockOwn(tx, calendarId, id);
    await tx.db('calendarFeeds').where({ id }).delete();
    await tell(tx, 'calendar.feed_removed', feed);
    return feed.name;
  });
}

async function lockOwn(tx: TxCtx, calendarId: string, id: string): Promise<StoredFeed> {
  const feed = await repo.lockFeed(tx.db, id);
  if (feed?.calendarId !== calendarId) throw notFound();
  return feed;
}

const MOST_FINDINGS = 5;

/** Feeds that could not be read, and those that have no day to come; a few, in one query. */
export function feedsToLookAt(ctx: Ctx): Promise<repo.NeedyFeed[]> {
  assertRunsTheDesk(ctx.actor);
  return repo.needyFeeds(ctx.db, dayAt(ctx.now, 'UTC'), MOST_FINDINGS);
}
