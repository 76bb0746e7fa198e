import type { ChannelName } from '../channels';
import type { Kind } from '../kinds';
import { personAllows } from './choices';
import type { Stored } from './preferences.types';
import { isAlwaysQuiet, type QuietHours, quietUntil } from './quiet-hours';

/** How long a pause holds back that nobody has said an end of: until it is ended. */
export const WITHOUT_END = new Date('9999-12-31T12:00:00Z');

/** What somebody wants of the messages that they are about to get. */
export interface Wishes {
  /** Whether a kind of message reaches them by a channel. */
  allows(kind: Kind, channel: ChannelName): boolean;
  /**
   * Until when messages by any channel but in_app wait, for quiet hours or a pause; null where they do not.
   * `WITHOUT_END` in a pause that has no end.
   * @param isUrgent about a P1, which passes where the person lets it
   */
  heldUntil(now: Date, isUrgent: boolean): Date | null;
}

export function wishesFrom(stored: Stored): Wishes {
  const { role, desk, choices, urgentPasses } = stored;
  return {
    allows: (kind, channel) => personAllows(role, desk, choices, { kind, channel }),
    heldUntil: (now, isUrgent) => (isUrgent && urgentPasses ? null : heldUntil(stored, now)),
  };
}

/** Where a pause ends in quiet hours, it goes on until these are over. */
function heldUntil(stored: Stored, now: Date): Date | null {
  const pause = pauseOf(stored, now);
  if (pause === WITHOUT_END) return pause;
  const quiet = quietHoursOf(stored);
  return (quiet && quietUntil(quiet, pause ?? now, stored.timeZone)) ?? pause;
}

/** The end of the pause that there is at a moment; null where there is none, or none any more. */
export function pauseOf(
  { isPaused, pausedUntil }: Pick<Stored, 'isPaused' | 'pausedUntil'>,
  now: Date,
): Date | null {
  if (!isPaused) return null;
  if (!pausedUntil) return WITHOUT_END;
  return pausedUntil > now ? pausedUntil : null;
}

/** The quiet hours that somebody has; null for none. */
export function quietHoursOf({
  quietFrom,
  quietUntil: until,
  quietDays,
}: Pick<Stored, 'quietFrom' | 'quietUntil' | 'quietDays'>): QuietHours | null {
  if (quietFrom === null || until === null) return null;
  const quiet = { from: quietFrom, until, days: quietDays };
  return isAlwaysQuiet(quiet) ? null : quiet;
}
