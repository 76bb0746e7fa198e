import type { Request, Response } from 'express';
import type { PersonActor } from '../../../platform/ctx';
import { ctxOf, parseQuery } from '../../../platform/http/input';
import { page } from '../../../platform/http/respond';
import { fieldDefinitions } from '../../fields';
import { onEarlierPages } from '../search/older.queries';
import { isBeingPrepared } from '../search/prepared.service';
import { commentsIn } from '../search/told';
import { readTyped } from '../search/typed.service';
import type { Section } from '../tickets.words';
import { portalCounts, portalTickets, searchOwn } from './my-tickets.queries';
import { listQuery } from './my-tickets.schema';
import type { PortalFilter } from './my-tickets.types';
import { listView } from './my-tickets.view';
import { searchedView } from './searched.view';

/** My tickets: what waits for me first, unless another section was asked for. */
export async function ticketsPage(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const actor = ctx.actor as PersonActor;
  const query = parseQuery(listQuery, req);
  const shares = actor.role === 'customer' && actor.sharesTickets && actor.organizationId !== null;
  const organization = query.organization && shares;
  const counts = await portalCounts(ctx, { organization });
  const cursor = query.cursor ?? undefined;
  const state = {
    organization,
    shares,
    isStaff: actor.role !== 'customer',
    now: ctx.now,
    here: req.originalUrl,
  };
  if (query.q) {
    // A search goes through all sections: whoever looks for a ticket need not know what became of it.
    const searched = await searchedFor(req, query.q, { organization, cursor });
    return page(res, 'portal/list', searchedView(req.shell, searched, counts, state));
  }
  const section = query.section ?? firstSection(counts);
  const tickets = await portalTickets(ctx, { section, organization, cursor });
  page(res, 'portal/list', listView(req.shell, tickets, counts, Object.assign({ section, q: null }, state)));
}

async function searchedFor(req: Request, q: string, filter: Pick<PortalFilter, 'organization' | 'cursor'>) {
  const ctx = ctxOf(req);
  const { locale, fmt } = req.shell;
  const [typed, isPreparing, fields] = await Promise.all([
    readTyped(ctx, q, { locale, timeZone: fmt.timeZone }, 'customer'),
    isBeingPrepared(ctx),
    fieldDefinitions(ctx),
  ]);
  const found = typed.saysNothing ? null : await searchOwn(ctx, typed, filter);
  const earlier = await onEarlierPages(ctx.db, found ? commentsIn(found) : []);
  return { typed, found, fields, earlier, isBeingPrepared: isPreparing, isFirst: !filter.cursor };
}

function firstSection(counts: Record<Section, number>): Section {
  return counts.waiting > 0 ? 'waiting' : 'open';
}
