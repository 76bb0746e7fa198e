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

/** Which of these events these recipients have been told of. */
export function toldOf(db: Db, eventIds: string[], recipients: string[]): Promise<ToldEvent[]> {
  return rows(
    db,
    `select event_id, recipient, channel from delivery_events
     where event_id = any (:eventIds::uuid[]) and recipient = any (:recipients)`,
    { eventIds, recipients },
    'told events',
  );
}

/**
 * The messages of an act, and those of the last while about its ticket, to these recipients, oldest first. What waits
 * is locked: whoever writes it waits, or has written it.
 */
export function earlierAbout(
  db: Db,
  act: Act,
  recipients: string[],
  { now, since }: { now: Date; since: Date },
): Promise<Earlier[]> {
  return rows(
    db,
    `select id, recipient, channel, root_id, part, template, due_at, sent_at,
       case when channel = 'in_app' then read_at is null else state = 'queued' and subject is null end as is_open,
       channel <> 'in_app' and (state in ('sent', 'outbox') or state = 'queued' and due_at <= :now) as is_out
     from deliveries
     where ticket_id is not distinct from :ticketId::uuid and recipient = any (:recipients) and template <> 'digest'
       and (root_id = :rootId::uuid or template <> 'received' and channel <> 'in_app'
         and (state = 'queued' or state in ('sent', 'outbox') and created_at >= :since))
     order by id for update`,
    { ticketId: act.ticketId, rootId: act.rootId, recipients, now, since },
    'earlier messages',
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
     where recipient = any (:recipients) and template = 'digest' and state = 'queued' and subject is null for update`,
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

export async function insertDeliveries(db: Db, deliveries: DeliveryRow[]): Promise<void> {
  await insertAll(db, 'deliveries', deliveries, 'deliveries insert');
}

export interface ToldRow extends ToldEvent {
  deliveryId: string;
  rootId: string;
  ticketId: string | null;
  template: string;
  kind: string;
}

export async function insertTold(db: Db, told: ToldRow[]): Promise<void> {
  await insertAll(db, 'delivery_events', told, 'delivery events insert');
}

/** All in one statement, whose text is the same however many there are. */
async function insertAll(db: Db, table: string, values: object[], name: string): Promise<void> {
  const [first] = values;
  if (!first) return;
  const columns = Object.keys(first).map(snakeCase).join(', ');
  await rows(
    db,
    `insert into ${table} (${columns})
     select ${columns} from jsonb_populate_recordset(null::${table}, :values::jsonb)`,
    { values: JSON.stringify(values.map((one) => mapKeys(one))) },
    name,
  );
}

const mapKeys = (one: object) =>
  Object.fromEntries(Object.entries(one).map(([key, value]) => [snakeCase(key), value]));
