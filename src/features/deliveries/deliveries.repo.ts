import { type Db, row, rows } from '../../platform/db';
import type { DeliveriesTable } from '../../platform/db/tables';
import { updateRow } from '../../platform/db/writes';
import type { NotNeeded, Undeliverable, Unwritten, Writing } from '../../platform/delivery-types';
import type { Line } from './lines';
import { WITH_THIS_TRY } from './tries';

export interface StoredDelivery extends Unwritten {
  /** Null until it is written. */
  subject: string | null;
  bodyText: string | null;
  bodyHtml: string | null;
  secret: string | null;
  messageId: string | null;
  /** Message-IDs of what the recipient got about the ticket before, oldest first. */
  earlier: string[];
  /** When it was to leave at the earliest. */
  createdAt: Date;
  attempts: number;
  triedUntil: Date;
  line: number;
  /** Of the person, where the message goes to the address that they have. */
  name: string | null;
  /** A server has refused the address for good that it goes to. */
  isAddressRefused: boolean;
  /** Something waits for it: the next that its recipient gets about the ticket. */
  hasNext: boolean;
}

/** Until when a message is tried: five days after it was made, and a digest, which may gather for weeks, after it is due. */
export const TRIED_UNTIL = (alias: string): string =>
  `case when ${alias}.template = 'digest' then greatest(${alias}.tried_until, ${alias}.due_at + interval '5 days')
     else ${alias}.tried_until end`;

/** Whoever threads mails needs the first and the last few; a header line ends at 998 letters (RFC 5322, 2.1.1). */
const NAMED_EARLIER = 10;

/** What has been tried more often goes after all else. */
const OFTEN = 3;

/**
 * What is due on a line, those first that have been tried the least: what no server takes holds up nothing else. Nor
 * does what is told to thousands: it is about no ticket, and goes after letters and what is, also after those that a
 * server has put off once or twice. Of what one recipient gets about one ticket only the first.
 */
export function dueOn(db: Db, { channel, line }: Line, limit: number): Promise<StoredDelivery[]> {
  return rows(
    db,
    `with due as (
       select * from deliveries d
       where channel = :channel and line = :line and state = 'queued' and coalesce(next_at, due_at) <= now()
         and not exists (select 1 from deliveries before
           where before.ticket_id = d.ticket_id and before.recipient = d.recipient and before.channel = d.channel
             and before.id < d.id and before.state = 'queued' and before.due_at <= now())
       order by attempts > ${OFTEN}, kind is not null and ticket_id is null, attempts, id limit :limit)
     select due.id, due.channel, due.user_id, due.address, due.ticket_id, due.template, due.subject, due.body_text,
       due.body_html, due.secret, due.message_id, greatest(due.created_at, due.due_at) as created_at, due.attempts,
       ${TRIED_UNTIL('due')} as tried_until, due.line, due.kind, u.name,
       (select coalesce(json_agg(json_build_object('eventId', e.event_id, 'rootId', e.root_id, 'ticketId', e.ticket_id,
           'template', e.template, 'kind', e.kind) order by e.event_id), '[]')
         from delivery_events e where e.delivery_id = due.id) as told,
       exists (select from refused_addresses refused where refused.address = case when due.kind is not null and due.user_id is not null
         then (select email from users where id = due.user_id) else due.address end) as is_address_refused,
       exists (select from deliveries next where next.ticket_id = due.ticket_id and next.recipient = due.recipient
         and next.channel = due.channel and next.id > due.id and next.state = 'queued' and next.due_at <= now()) as has_next,
       (select thread_subject from deliveries first where first.ticket_id = due.ticket_id and first.recipient = due.recipient
         and first.channel = due.channel and first.id < due.id and first.thread_subject is not null
         and first.state in ('queued', 'sent') order by first.id limit 1) as thread_subject,
       array(select message_id from (select id, message_id from deliveries earlier
           where earlier.ticket_id = due.ticket_id and earlier.recipient = due.recipient
             and earlier.channel = due.channel and earlier.id < due.id
             and earlier.message_id is not null and earlier.state in ('queued', 'sent')
           order by id desc limit ${NAMED_EARLIER}) latest order by id) as earlier
     from due left join users u on u.id = due.user_id and (due.kind is not null or u.email = due.address)
     order by due.attempts > ${OFTEN}, due.kind is not null and due.ticket_id is null, due.attempts, due.id`,
    { channel, line, limit },
    'deliveries due',
  );
}

/** Unless something more is told with it by now. */
export async function saveWritten(
  db: Db,
  { id, told }: Pick<StoredDelivery, 'id' | 'told'>,
  written: Extract<Writing, { subject: string }>,
): Promise<boolean> {
  const { address, locale, subject, bodyText, bodyHtml, threadSubject, files = [] } = written;
  const along = files.length > 0 ? JSON.stringify(files) : null;
  const saved = await rows(
    db,
    `update deliveries set address = :address, locale = :locale, subject = :subject, body_text = :bodyText, body_html = :bodyHtml,
        thread_subject = :threadSubject, files = :along::jsonb
      where id = :id and state = 'queued' and told = :told returning 1`,
    { id, told: told.length, address, locale, subject, bodyText, bodyHtml, threadSubject, along },
    'delivery written',
  );
  return saved.length > 0;
}

/** Likewise. */
export async function noteEnd(
  db: Db,
  { id, told }: Pick<StoredDelivery, 'id' | 'told'>,
  state: 'withdrawn' | 'suppressed',
  failure: NotNeeded | Undeliverable,
): Promise<boolean> {
  const ended = await rows(
    db,
    `update deliveries set state = :state, failure = :failure, error = null, next_at = null
      where id = :id and state = 'queued' and told = :told returning 1`,
    { id, told: told.length, state, failure },
    'delivery ended',
  );
  return ended.length > 0;
}

/** Nothing goes where a server has refused the address for good, be it written or not. */
export async function noteAddressRefused(db: Db, id: string): Promise<void> {
  await rows(
    db,
    `update deliveries set state = 'suppressed', failure = 'address_refused', error = null, next_at = null
     where id = :id and state = 'queued'`,
    { id },
    'delivery suppressed',
  );
}

export async function noteSent(db: Db, id: string, state: 'sent' | 'outbox'): Promise<void> {
  const sent = state === 'sent' ? { sentAt: new Date(), secret: null } : {};
  await updateRow(db, 'deliveries', id, { state, error: null, failure: null, nextAt: null, ...sent });
}

type Tried = Pick<DeliveriesTable, 'state' | 'failure' | 'error' | 'triedAt' | 'nextAt'>;

export async function noteFailure(db: Db, id: string, tried: Tried): Promise<void> {
  await rows(
    db,
    `update deliveries set state = :state, failure = :failure, error = :error, tried_at = :triedAt, next_at = :nextAt,
        tries = ${WITH_THIS_TRY}, attempts = attempts + 1 where id = :id and state = 'queued'`,
    { ...tried, id },
    'delivery failure',
  );
}

const HELD_BACK = `state = 'queued' and failure is not null and failure <> 'postponed'`;

/** Whether messages of a channel wait because it could not be used. */
export async function anyHeldBack(db: Db, channel: string): Promise<boolean> {
  const { any } = await row<{ any: boolean }>(
    db,
    `select exists (select 1 from deliveries where channel = :channel and ${HELD_BACK}) as any`,
    { channel },
    'deliveries held back',
  );
  return any;
}

/** Those, and from now on they wait for nothing. */
export function takeHeldBack(db: Db, channel: string): Promise<Line[]> {
  return rows(
    db,
    `update deliveries set failure = null, next_at = null, line = greatest(line, 0) where channel = :channel and ${HELD_BACK}
     returning channel, line`,
    { channel },
    'deliveries pulled forward',
  );
}

/** The lines on which something is due. */
export function linesDue(db: Db): Promise<Line[]> {
  return rows(
    db,
    `select distinct channel, line from deliveries
     where state = 'queued' and line >= 0 and coalesce(next_at, due_at) <= now()`,
  );
}

/** Deletes what was sent, given up, not needed, or kept for want of a server, and was written before that day. */
export async function purge(db: Db, channel: string, before: Date): Promise<void> {
  await db('deliveries')
    .where({ channel })
    .whereNot({ state: 'queued' })
    .where('createdAt', '<', before)
    .delete();
}
