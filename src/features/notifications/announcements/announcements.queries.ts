import type { Ctx, Locale } from '../../../platform/ctx';
import { maybeRow, row, rows } from '../../../platform/db';
import { cursorKey, decodeCursor, keysetSql, type Page, pageOf } from '../../../platform/paging';
import { actorId } from '../../../platform/rights';
import type { Announcement, Audience } from './announcements.types';

const PAGE = 50;

export type ListedAnnouncement = Pick<
  Announcement,
  | 'id'
  | 'titleEs'
  | 'titleEn'
  | 'audience'
  | 'publishedAt'
  | 'publisher'
  | 'reached'
  | 'toldAt'
  | 'withdrawnAt'
>;

/** All of them, the newest first: their ids begin with the time. */
export async function announcementPage(ctx: Ctx, place?: string): Promise<Page<ListedAnnouncement>> {
  const cursor = place ? decodeCursor(place, [cursorKey.id]) : null;
  const keyset = keysetSql([{ sql: 'a.id', type: 'uuid' }], 'desc', cursor);
  const found = await rows<ListedAnnouncement>(
    ctx.db,
    `select a.id, a.title_es, a.title_en, a.audience, a.published_at, p.name as publisher, a.reached, a.told_at,
       a.withdrawn_at
     from announcements a left join users p on p.id = a.published_by
     where ${keyset.where} order by ${keyset.orderBy} limit :take`,
    { ...keyset.bindings, take: PAGE + 1 },
  );
  return pageOf(found, PAGE, ({ id }) => [id], cursor);
}

/** How many people each audience has now: who can sign in, without the actor. */
export async function audienceSizes(ctx: Ctx): Promise<Record<Audience, number>> {
  return row(
    ctx.db,
    `select count(*) as everyone, count(*) filter (where role <> 'customer') as staff,
       count(*) filter (where role = 'customer') as customers
     from users where state <> 'inactive' and id is distinct from :me::uuid`,
    { me: actorId(ctx.actor) },
  );
}

/** How many have read it in the desk. */
export async function readCount(ctx: Ctx, eventId: string): Promise<number> {
  const { count } = await row<{ count: number }>(
    ctx.db,
    `select count(*) as count from deliveries
     where root_id = :eventId and ticket_id is null and channel = 'in_app' and read_at is not null`,
    { eventId },
  );
  return count;
}

/** Whether somebody has been told of an event: it is in their list, or was, or a mail about it has left. */
export async function wasTold(ctx: Ctx, eventId: string, userId: string): Promise<boolean> {
  const { told } = await row<{ told: boolean }>(
    ctx.db,
    `select exists (select from delivery_events told join deliveries d on d.id = told.delivery_id
       where told.event_id = :eventId and told.recipient = :userId and (told.channel = 'in_app' or d.state = 'sent')) as told`,
    { eventId, userId },
    'announcement told to',
  );
  return told;
}

export interface MailReader {
  id: string;
  name: string;
  email: string | null;
  role: string;
  /** Their own, or the one that their pages were last in. */
  locale: Locale | null;
}

/** Whom a mail is written to; null for somebody who cannot sign in any more. */
export function mailReader(ctx: Ctx, userId: string): Promise<MailReader | null> {
  return maybeRow(
    ctx.db,
    `select id, name, email::text as email, role, coalesce(locale, last_locale) as locale from users
     where id = :userId and state <> 'inactive'`,
    { userId },
    'announcement mail reader',
  );
}
