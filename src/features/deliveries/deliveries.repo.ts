import { type Db, maybeRow, row, rows } from '../../platform/db';
import type { DeliveriesTable } from '../../platform/db/tables';
import { updateRow } from '../../platform/db/writes';

export interface StoredMail {
  id: string;
  address: string;
  subject: string;
  bodyText: string;
  bodyHtml: string;
  state: DeliveriesTable['state'];
  secret: string | null;
  messageId: string | null;
  ticketId: string | null;
  /** Message-IDs of the mails about the ticket that the address got before, oldest first. */
  earlier: string[];
  createdAt: Date;
  attempts: number;
  triedUntil: Date;
  /** Of the person, where the mail goes to the address that they have. */
  name: string | null;
}

/** Whoever threads mails needs the first and the last few; a header line ends at 998 letters (RFC 5322, 2.1.1). */
const NAMED_EARLIER = 10;

export function storedMail(db: Db, mailId: string): Promise<StoredMail | null> {
  return maybeRow(
    db,
    `select deliveries.id, deliveries.state, address::text, subject, body_text, body_html, secret, message_id, ticket_id,
        array(select message_id from (select id, message_id from deliveries earlier
          where earlier.ticket_id = deliveries.ticket_id and earlier.address = deliveries.address and earlier.id < deliveries.id
            and earlier.message_id is not null and earlier.state in ('queued', 'sent')
          order by id desc limit ${NAMED_EARLIER}) latest order by id) as earlier,
        deliveries.created_at, attempts, tried_until, users.name
      from deliveries left join users on users.id = user_id and users.email = deliveries.address where deliveries.id = :mailId`,
    { mailId },
    'mail',
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
        attempts = attempts + 1 where id = :id`,
    { ...tried, id },
    'mail failure',
  );
}

const HELD_BACK = `state = 'queued' and failure is not null and failure <> 'postponed'`;

/** Whether mails wait because the server could not be used. */
export async function anyHeldBack(db: Db): Promise<boolean> {
  const { any } = await row<{ any: boolean }>(
    db,
    `select exists (select 1 from deliveries where ${HELD_BACK}) as any`,
    {},
    'mails held back',
  );
  return any;
}

type Taken = Pick<DeliveriesTable, 'id'>[];

/** Those, and from now on they wait for nothing. */
export function takeHeldBack(db: Db): Promise<Taken> {
  return rows(
    db,
    `update deliveries set failure = null, next_at = null where ${HELD_BACK} returning id`,
    {},
    'mails pulled forward',
  );
}

/** What waits for another try, whatever the reason. */
export function takeWaiting(db: Db): Promise<Taken> {
  return rows(
    db,
    `update deliveries set failure = null, next_at = null where state = 'queued' and failure is not null returning id`,
  );
}

/** What would not be tried again. */
export function takeFailed(db: Db): Promise<Taken> {
  return rows(
    db,
    `update deliveries set state = 'queued', failure = null, attempts = 0, tried_until = now() + interval '5 days'
      where state = 'failed' returning id`,
  );
}
