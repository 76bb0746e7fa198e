import type { TxCtx } from '../../../platform/ctx';
import { rows } from '../../../platform/db';
import { getSettings, type Settings } from '../../settings';
import { LIVE } from '../../users';

/** The settings that say how long a session lasts. */
const LIFETIMES: (keyof Settings)[] = ['sessionDays', 'rememberDays', 'sessionIdleMinutes'];

export const isAboutLifetimes = (changes: object): boolean => LIFETIMES.some((key) => key in changes);

/**
 * Holds the sessions that are running to the desk's settings: none lasts longer than it would from now on, and none
 * that has ended by itself comes back. Where nobody is remembered any more, those who were are as everybody is.
 */
export async function tightenSessions(tx: TxCtx): Promise<void> {
  const { sessionDays, rememberDays, sessionIdleMinutes } = await getSettings(tx);
  const remembered = '(s.is_remembered and :rememberDays::int > 0)';
  const over = await rows<{ userId: string }>(
    tx.db,
    `with kept as (
       update sign_ins s set
         expires_at = least(s.expires_at, s.created_at + interval '1 day' *
           case when ${remembered} then :rememberDays::int else :sessionDays::int end),
         idle_minutes = case when ${remembered} then null else :sessionIdleMinutes::int end,
         is_remembered = ${remembered}
       where ${LIVE('s')} and s.parent_id is null
       returning s.user_id, s.ended_at, s.expires_at, s.idle_minutes, s.last_seen_at)
     select distinct user_id from kept where not (${LIVE('kept')})`,
    { now: tx.now, rememberDays, sessionDays, sessionIdleMinutes },
  );
  for (const { userId } of over) {
    await tx.system.live.hint(tx, { topics: [`person:${userId}`], audience: 'everyone' });
  }
}
