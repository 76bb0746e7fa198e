import { dayAt } from '../../../platform/calendar';
import { type Ctx, isTx } from '../../../platform/ctx';
import type { FeedDay } from '../calendars.types';
import { FEED_MAX_BYTES, type FedCalendar } from './feeds.types';

const YEARS_BEFORE = 1;
const YEARS_AHEAD = 5;

/**
 * The days of a calendar's text: from the beginning of last year to the end of the fifth from now.
 * @throws ICalendarError
 */
export async function readDays(
  ctx: Ctx,
  { timeZone }: Pick<FedCalendar, 'timeZone'>,
  bytes: Uint8Array,
  charset: string | null = null,
): Promise<FeedDay[]> {
  if (isTx(ctx)) throw new Error('a calendar read inside a transaction');
  const year = Number(dayAt(ctx.now, timeZone).slice(0, 4));
  const [from, until] = [`${year - YEARS_BEFORE}-01-01`, `${year + YEARS_AHEAD}-12-31`];
  return ctx.system.icalendar.days({ bytes, charset, timeZone, from, until });
}

/**
 * The days of what an address answers.
 * @throws OutboundError; ICalendarError
 */
export async function fetchDays(ctx: Ctx, calendar: FedCalendar, address: string): Promise<FeedDay[]> {
  const { outbound, stopSignal } = ctx.system;
  const { headers, body } = await outbound.fetch(address, {
    headers: { accept: 'text/calendar, text/plain;q=0.9, */*;q=0.5' },
    maxBytes: FEED_MAX_BYTES,
    signal: stopSignal,
  });
  const [, charset = null] = /;\s*charset="?([\w.:-]+)/i.exec(headers['content-type'] ?? '') ?? [];
  return readDays(ctx, calendar, body, charset);
}
