import type { Request } from 'express';
import { DAY_MS, daysAfter } from '../../../platform/elapsed';
import { listHref } from '../../../platform/http/lists';
import type { Page } from '../../../platform/paging';
import { rowReader } from '../lists/rows.view';
import type { DeletedTicket } from './deletion.types';

export function deletedView(req: Request, tickets: Page<DeletedTicket>, retentionDays: number) {
  const { t } = req.shell;
  const { now } = req.ctx;
  const read = rowReader(req);
  const href = (cursor: string | null) => cursor && listHref('/admin/deleted', {}, { cursor });
  return {
    subtitle: t('deleted.subtitle', { days: retentionDays }),
    tickets: tickets.items.map((ticket) => ({
      ...read(ticket, ticket.deletedAt),
      id: ticket.id,
      deletedBy: ticket.deletedBy?.name ?? t('deleted.nobody'),
      left: t('deleted.days', { days: daysLeft(ticket.deletedAt, now, retentionDays) }),
    })),
    next: href(tickets.next),
    previous: href(tickets.previous),
  };
}

function daysLeft(deletedAt: Date, now: Date, retentionDays: number): number {
  return Math.max(0, Math.ceil((daysAfter(deletedAt, retentionDays).getTime() - now.getTime()) / DAY_MS));
}
