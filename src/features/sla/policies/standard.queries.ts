import { type Db, row } from '../../../platform/db';

const LOOKED_AT = [
  'calendar.created',
  'calendar.changed',
  'calendar.feed_added',
  'sla_policy.created',
  'sla_policy.changed',
];

/** Whether there is a policy that is in force, and somebody has made or changed policies or calendars. */
export async function isPromising(db: Db): Promise<boolean> {
  const { isDone } = await row<{ isDone: boolean }>(
    db,
    `select exists (select 1 from sla_policies where is_active)
       and exists (select 1 from events where type = any (:types) and actor_kind = 'person') as is_done`,
    { types: LOOKED_AT },
    'sla promising',
  );
  return isDone;
}
