import { type Db, rows } from '../../../platform/db';
import { secondOf } from '../../../platform/working-time';
import { type HoldReason, notUndone, type Status } from '../../tickets';
import type { Stand, Step } from './cause';

interface Found {
  ticketId: string;
  createdAt: Date;
  changed: string[];
  status: Status | null;
  holdReason: HoldReason | null;
  assigneeId: string | null;
}

const NAMES = ['status', 'holdReason', 'assigneeId'] as const satisfies (keyof Stand)[];

/** By ticket what changed since a moment of how it stands, in that order. */
export async function stepsSince(db: Db, ticketIds: string[], since: Date): Promise<Map<string, Step[]>> {
  const before = (name: string) => `changes->'${name}'->>'before'`;
  const found = await rows<Found>(
    db,
    `select ticket_id, created_at,
       array(select name from unnest(:names::text[]) name where jsonb_exists(changes, name)) as changed,
       ${before('status')} as status, ${before('holdReason')} as hold_reason, ${before('assigneeId')} as assignee_id
     from events
     where ticket_id = any(:ticketIds::uuid[]) and type = 'ticket.changed' and created_at >= :since
       and jsonb_exists_any(changes, :names::text[]) and ${notUndone('events')}
     order by ticket_id, id`,
    { ticketIds, since, names: [...NAMES] },
    'sla steps',
  );
  const byTicket = new Map<string, Step[]>(ticketIds.map((id) => [id, []]));
  for (const one of found) byTicket.get(one.ticketId)?.push(asStep(one));
  return byTicket;
}

function asStep({ createdAt, changed, ...values }: Found): Step {
  const named = NAMES.filter((name) => changed.includes(name)).map((name) => [name, values[name]]);
  return { at: secondOf(createdAt), before: Object.fromEntries(named) };
}

/** By ticket how it stands in this transaction. */
export async function standsOf(db: Db, ids: string[]): Promise<Map<string, Stand>> {
  const found = await rows<Stand & { id: string }>(
    db,
    'select id, status, hold_reason, assignee_id from tickets where id = any(:ids::uuid[])',
    { ids },
    'sla stands',
  );
  return new Map(found.map(({ id, ...stand }) => [id, stand]));
}
