import type { Ctx } from '../../platform/ctx';
import { maybeRow, row, rows } from '../../platform/db';
import { assertRunsTheDesk } from '../../platform/rights';
import { TRIED_UNTIL } from './deliveries.repo';
import { SECRET_LINK } from './deliveries.service';
import { SHOWN, SHOWN_FROM } from './list.queries';
import type { ListedDelivery } from './list.types';
import { withPictures } from './sending.service';
import type { TriesInVain } from './tries';

export interface OneDelivery extends ListedDelivery {
  userId: string | null;
  locale: string | null;
  readAt: Date | null;
  triedUntil: Date;
  /** Null where none has failed since they are kept. */
  tries: TriesInVain[] | null;
  /** It has been written; what is worded whenever it is read never is. */
  isWritten: boolean;
  hasSecret: boolean;
}

/** Letters alone hold such a link: in a message about a ticket it is what somebody has typed. */
const HAS_SECRET = `d.kind is null and coalesce(strpos(d.body_text, '${SECRET_LINK}') > 0, false)`;
/** With which whoever has it ends somebody's mail of a kind; that is theirs alone to choose. */
const OPT_OUT = /\/unsubscribe\/\d+\.[a-z_]+\.[0-9a-f]{32}\.[\w-]{43}/g;

/**
 * A delivery, without what it says.
 * @throws AppError `not_found`, also for anybody but an administrator
 */
export function oneDelivery(ctx: Ctx, id: string): Promise<OneDelivery> {
  assertRunsTheDesk(ctx.actor);
  return row(
    ctx.db,
    `select ${SHOWN}, d.user_id, d.locale, d.read_at, d.tries, ${TRIED_UNTIL('d')} as tried_until, d.body_html is not null as is_written,
       ${HAS_SECRET} as has_secret
     from deliveries d ${SHOWN_FROM} where d.id = :id`,
    { id },
  );
}

export interface ToldEvent {
  template: string;
  /** Null for one that was erased. */
  type: string | null;
  /** Null for the desk itself, and for visitors. */
  actor: string | null;
  at: Date | null;
}

/** The first hundred events that it tells of, in the order in which they happened. */
export function toldEvents(ctx: Ctx, id: string): Promise<ToldEvent[]> {
  assertRunsTheDesk(ctx.actor);
  return rows(
    ctx.db,
    `select told.template, e.type, u.name as actor, e.created_at as at
     from delivery_events told left join events e on e.id = told.event_id left join users u on u.id = e.actor_id
     where told.delivery_id = :id order by told.event_id limit 100`,
    { id },
  );
}

/** Who had it tried again by itself, and when. */
export function retriesOf(ctx: Ctx, id: string): Promise<{ name: string; at: Date }[]> {
  assertRunsTheDesk(ctx.actor);
  return rows(
    ctx.db,
    `select coalesce(u.name, '') as name, e.created_at as at from events e left join users u on u.id = e.actor_id
     where e.subject_id = :id and e.type = 'mails.retried' order by e.id limit 100`,
    { id },
  );
}

/**
 * The HTML of a mail as its reader sees it, with its pictures; a link that lets somebody in, or chooses for them what
 * reaches them, is none here.
 * @throws AppError `not_found` where nothing is written
 */
export async function shownHtml(ctx: Ctx, id: string): Promise<string> {
  assertRunsTheDesk(ctx.actor);
  const { bodyHtml, kind } = await row<{ bodyHtml: string; kind: string | null }>(
    ctx.db,
    'select body_html, kind from deliveries where id = :id and body_html is not null',
    { id },
  );
  const shown =
    kind === null
      ? bodyHtml.replaceAll(SECRET_LINK, `${ctx.system.config.baseUrl}/…`)
      : bodyHtml.replace(OPT_OUT, '/…');
  return withPictures(ctx, shown);
}

/** The address that a person has now; null for none. */
export async function addressOf(ctx: Ctx, userId: string): Promise<string | null> {
  const found = await maybeRow<{ email: string }>(
    ctx.db,
    'select email::text as email from users where id = :userId',
    { userId },
  );
  return found?.email ?? null;
}
