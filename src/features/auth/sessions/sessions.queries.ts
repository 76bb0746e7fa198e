import type { Ctx } from '../../../platform/ctx';
import { row, rows } from '../../../platform/db';
import {
  type CursorKey,
  cursorKey,
  decodeCursor,
  keysetSql,
  type Page,
  pageOf,
} from '../../../platform/paging';
import { assertRunsTheDesk } from '../../../platform/rights';
import { likened } from '../../../platform/search/like';
import { LIVE } from '../../users';
import { personOf } from '../shared/person';
import type { Factor, Method } from '../sign-in/sign-in.types';

export const METHODS = [
  'password',
  'passkey',
  'google',
  'facebook',
  'microsoft',
  'oidc',
  'link',
  'acting',
] as (Method | 'acting')[];

export interface SignIn {
  id: string;
  method: Method | 'acting';
  factor: Factor | null;
  isRemembered: boolean;
  userAgent: string | null;
  /** Where it was used last. */
  ip: string | null;
  /** The administrator who acts as the person. */
  adminName: string | null;
  createdAt: Date;
  lastSeenAt: Date;
}

export interface ListedSignIn extends SignIn {
  userId: string;
  userName: string;
  userEmail: string;
  state: 'live' | 'ended' | 'expired';
}

const COLUMNS = `s.id, s.method, s.factor, s.is_remembered, s.user_agent, host(coalesce(s.last_ip, s.ip)) as ip,
  a.name as admin_name, s.created_at, s.last_seen_at`;
const FROM = `sign_ins s left join sign_ins p on p.id = s.parent_id left join users a on a.id = p.user_id`;
const IS_LIVE = `${LIVE('s')} and (s.parent_id is null or ${LIVE('p')})`;
const MOST_SHOWN = 100;

/** One's own sessions that are running, the one used last first; 100 at most. */
export function ownSessions(ctx: Ctx): Promise<SignIn[]> {
  return rows(
    ctx.db,
    `select ${COLUMNS} from ${FROM} where s.user_id = :userId and ${IS_LIVE}
     order by s.last_seen_at desc, s.id desc limit ${MOST_SHOWN}`,
    { userId: personOf(ctx).id, now: ctx.now },
  );
}

/** How many sessions of somebody are running, and when they last were used. */
export function sessionsOf(ctx: Ctx, userId: string): Promise<{ count: number; lastSeenAt: Date | null }> {
  assertRunsTheDesk(ctx.actor);
  return row(
    ctx.db,
    `select count(*)::int as count, max(s.last_seen_at) as last_seen_at from ${FROM}
     where s.user_id = :userId and ${IS_LIVE}`,
    { userId, now: ctx.now },
  );
}

export interface SignInFilter {
  /** A part of the name or the address of whose it is. */
  q?: string | null;
  method?: SignIn['method'] | null;
  state?: 'live' | null;
  cursor?: string | null;
  limit?: number;
}

/**
 * Who signed in, newest first.
 * @throws AppError `not_found` for anybody but an administrator
 */
export async function signInsPage(ctx: Ctx, filter: SignInFilter): Promise<Page<ListedSignIn>> {
  assertRunsTheDesk(ctx.actor);
  const limit = filter.limit ?? 50;
  const cursor = filter.cursor ? decodeCursor(filter.cursor, [cursorKey.timestamp, cursorKey.id]) : null;
  const columns = [
    { sql: 's.created_at', type: 'timestamptz' },
    { sql: 's.id', type: 'uuid' },
  ];
  const keyset = keysetSql(columns, 'desc', cursor);
  const found = await rows<ListedSignIn & { cursorKey: string }>(
    ctx.db,
    `select ${COLUMNS}, s.created_at::text as cursor_key, s.user_id, u.name as user_name,
       u.email::text as user_email,
       case when s.ended_at is not null then 'ended' when ${IS_LIVE} then 'live' else 'expired' end as state
     from ${FROM} join users u on u.id = s.user_id
     where ${[...conditions(filter), keyset.where].join(' and ')}
     order by ${keyset.orderBy} limit :take`,
    {
      now: ctx.now,
      method: filter.method ?? null,
      take: limit + 1,
      ...keyset.bindings,
      q: filter.q ?? '',
    },
  );
  return pageOf(found, limit, (item): CursorKey[] => [item.cursorKey, item.id], cursor);
}

function conditions({ q, method, state }: SignInFilter): string[] {
  return [
    ...(q ? [`s.user_id in (select id from users where search like '%' || ${likened('q')} || '%')`] : []),
    ...(method ? ['s.method = :method'] : []),
    ...(state ? [IS_LIVE] : []),
  ];
}
