import { type Db, rows, snakeCase } from '../../platform/db';
import type { Act, Earlier } from './telling.types';

/** Those who tell of the same ticket, or of the same act, take turns until the transaction ends. */
export async function takeTurn(db: Db, { rootId, ticketId }: Act): Promise<void> {
  await rows(db, `select pg_advisory_xact_lock(hashtextextended('telling:' || :about, 0))`, {
    about: ticketId ?? rootId,
  });
}

export interface ToldEvent {
  eventId: string;
  recipient: string;
  channel: string;
}

/**
 * Which of these events of an act these recipients have been told of. The release before has no list of them: whoever
 * got a mail of it about the act has been told of all that it did.
 */
export function toldOf(
  db: Db,
  { rootId, ticketId }: Act,
  eventIds: string[],
  recipients: string[],
): Promise<ToldEvent[]> {
  return rows(
    db,
    `select event_id, recipient, channel from delivery_events
     where event_id = any (:eventIds::uuid[]) and recipient = any (:recipients)
     union all
     select act.id, coalesce(user_id::text, recipient), channel from deliveries, unnest(:eventIds::uuid[]) as act (id)
     where root_id = :rootId and ticket_id = :ticketId and kind is null
       and coalesce(user_id::text, recipient) = any (:recipients)`,
    { rootId, ticketId, eventIds, recipients },
    'told events',
  );
}

/**
 * The messages of an act, and those of the last while about its ticket, to these recipients, oldest first. What waits
 * is locked: whoever writes it waits, or has written it.
 */
export function earlierAbout(
  db: Db,
  { ticketId, rootId }: Act,
  recipients: string[],
  { now, since }: { now: Date; since: Date },
): Promise<Earlier[]> {
  const [about, name] = ticketId
    ? ['ticket_id = :ticketId::uuid', 'earlier messages about a ticket']
    : ['root_id = :rootId::uuid and ticket_id is null', 'earlier messages of an act'];
  return rows(
    db,
    `select id, recipient, channel, root_id, part, template, due_at, sent_at,
       case when channel = 'in_app' then read_at is null else state = 'queued' and subject is null end as is_open,
       channel <> 'in_app' and (state in ('sent', 'outbox') or state = 'queued' and due_at <= :now) as is_out
     from deliveries
     where ${about} and recipient = any (:recipients) and template <> 'digest'
       and (root_id = :rootId::uuid or template <> 'received' and channel <> 'in_app'
         and (state = 'queued' or state in ('sent', 'outbox') and created_at >= :since))
     order by id for update`,
    { ticketId, rootId, recipients, now, since },
    name,
  );
}

export interface OpenDigest {
  id: string;
  recipient: string;
  channel: string;
  dueAt: Date;
}

export function openDigests(db: Db, recipients: string[]): Promise<OpenDigest[]> {
  return rows(
    db,
    `select id, recipient, channel, due_at from deliveries
     where recipient = any (:recipients) and template = 'digest' and state = 'queued' and subject is null
     order by id for update`,
    { recipients },
    'open digests',
  );
}

export interface Joined {
  id: string;
  /** How many events more. */
  told: number;
  dueAt: Date;
}

/** These tell more than before, and are due no later than that. */
export async function join(db: Db, joined: Joined[]): Promise<void> {
  if (joined.length === 0) return;
  await rows(
    db,
    `update deliveries d set told = d.told + j.told, due_at = least(d.due_at, j.due_at)
     from jsonb_to_recordset(:joined::jsonb) as j(id uuid, told integer, due_at timestamptz) where d.id = j.id`,
    { joined: JSON.stringify(joined.map(({ id, told, dueAt }) => ({ id, told, due_at: dueAt }))) },
    'deliveries joined',
  );
}

export interface DeliveryRow {
  id: string;
  channel: string;
  eventId: string;
  rootId: string;
  ticketId: string | null;
  userId: string | null;
  address: string | null;
  template: string;
  kind: string;
  part: number;
  state: 'sent' | 'queued';
  sentAt: Date | null;
  dueAt: Date;
  line: number;
  told: number;
  messageId: string | null;
  createdAt: Date;
}

export interface ToldRow extends ToldEvent {
  deliveryId: string;
  rootId: string;
  ticketId: string | null;
  template: string;
  kind: string;
}

const DELIVERY = `id, channel, event_id, root_id, ticket_id, user_id, address, template, kind, part, state, sent_at,
  due_at, line, told, message_id, created_at`;
const TOLD = 'event_id, recipient, channel, delivery_id, root_id, ticket_id, template, kind';

/** Messages, and what they and those that are there already tell, in one statement. */
export async function insert(
  db: Db,
  { deliveries, told }: { deliveries: DeliveryRow[]; told: ToldRow[] },
): Promise<void> {
  if (told.length === 0) return;
  await rows(
    db,
    `with added as (insert into deliveries (${DELIVERY})
       select ${DELIVERY} from jsonb_populate_recordset(null::deliveries, :deliveries::jsonb))
     insert into delivery_events (${TOLD})
       select ${TOLD} from jsonb_populate_recordset(null::delivery_events, :told::jsonb)`,
    { deliveries: inColumns(deliveries), told: inColumns(told) },
    'deliveries insert',
  );
}

const inColumns = (all: object[]) =>
  JSON.stringify(
    all.map((one) => Object.fromEntries(Object.entries(one).map(([key, value]) => [snakeCase(key), value]))),
  );
