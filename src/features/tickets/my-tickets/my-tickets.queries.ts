import type { Ctx, PersonActor } from '../../../platform/ctx';
import { row } from '../../../platform/db';
import { AppError } from '../../../platform/errors';
import type { Page } from '../../../platform/paging';
import { listPage, OPEN } from '../lists/lists.queries';
import type { TicketSearch } from '../search/search.types';
import { searchTyped, type TypedSearch } from '../search/typed.service';
import type { TicketListItem } from '../tickets.types';
import { SECTIONS, type Section } from '../tickets.words';
import { asCustomer, type Condition, ownTickets } from '../visibility';
import type { PortalFilter } from './my-tickets.types';
import { WAITING } from './waiting';

const PAGE = 20;
const MAX_COUNT = 1000;

const SECTION: Record<Section, string> = {
  waiting: WAITING,
  open: `${OPEN} and not (t.status = 'on_hold' and t.hold_reason = 'customer')`,
  done: `t.status in ('resolved', 'closed') and not (${WAITING})`,
};

/** One's own tickets, last news first; with `organization` those of colleagues too, where it shares them. */
export function portalTickets(ctx: Ctx, filter: PortalFilter): Promise<Page<TicketListItem>> {
  const where: Condition[] = [scope(ctx, filter.organization)];
  if (filter.section) where.push({ sql: `(${SECTION[filter.section]})`, bindings: {} });
  return listPage(ctx, 'customer', { where, order: 'public', limit: PAGE, cursor: filter.cursor });
}

/** What is looked for in one's own tickets; with `organization` in those of colleagues too, where it shares them. */
export function searchOwn(
  ctx: Ctx,
  typed: Pick<TypedSearch, 'terms' | 'where'>,
  { organization, cursor }: Pick<PortalFilter, 'organization' | 'cursor'>,
): Promise<TicketSearch> {
  const where = [scope(ctx, organization)];
  return searchTyped(ctx, typed, { where, audience: 'customer', limit: PAGE, cursor });
}

/** How many tickets each section has, 1000 meaning "1000 or more": one query. */
export async function portalCounts(
  ctx: Ctx,
  { organization }: { organization?: boolean } = {},
): Promise<Record<Section, number>> {
  const visible = asCustomer(ctx.actor);
  const scoped = scope(ctx, organization);
  const counts = SECTIONS.map(
    (section) => `(select count(*) from (select 1 from tickets t
      where (${visible.sql}) and (${scoped.sql}) and (${SECTION[section]}) limit ${MAX_COUNT}) counted) as ${section}`,
  );
  const bindings = { ...visible.bindings, ...scoped.bindings };
  return row(ctx.db, `select ${counts.join(', ')}`, bindings, 'portal counts');
}

function scope(ctx: Ctx, organization = false): Condition {
  const actor = person(ctx);
  const wide = organization && actor.role === 'customer' && actor.sharesTickets;
  return wide ? { sql: 'true', bindings: {} } : ownTickets(actor);
}

function person({ actor }: Ctx): PersonActor {
  if (actor.kind !== 'person') throw new AppError('unauthenticated');
  return actor;
}
