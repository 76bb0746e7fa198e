import type { Request, Response } from 'express';
import type { PersonActor } from '../../../platform/ctx';
import { ctxOf, parseQuery } from '../../../platform/http/input';
import { page } from '../../../platform/http/respond';
import type { Section } from '../tickets.words';
import { portalCounts, portalTickets } from './my-tickets.queries';
import { listQuery } from './my-tickets.schema';
import { listView } from './my-tickets.view';

/** My tickets: what waits for me first, unless another section was asked for. */
export async function ticketsPage(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const actor = ctx.actor as PersonActor;
  const query = parseQuery(listQuery, req);
  const shares = actor.role === 'customer' && actor.sharesTickets && actor.organizationId !== null;
  const organization = query.organization && shares;
  const counts = await portalCounts(ctx, { organization });
  // A search goes through all sections: whoever looks for a ticket need not know what became of it.
  const section = query.q ? undefined : (query.section ?? firstSection(counts));
  const filter = { section, organization, q: query.q ?? undefined, cursor: query.cursor ?? undefined };
  const tickets = await portalTickets(ctx, filter);
  const isStaff = actor.role !== 'customer';
  const state = { section, organization, q: query.q, shares, isStaff, now: ctx.now, here: req.originalUrl };
  page(res, 'portal/list', listView(req.shell, tickets, counts, state));
}

function firstSection(counts: Record<Section, number>): Section {
  return counts.waiting > 0 ? 'waiting' : 'open';
}
