import type { Request } from 'express';
import { listHref } from '../../../platform/http/lists';
import { localized } from '../../../platform/i18n/localized';
import type { LastName, TicketListItem } from '../tickets.types';
import { OPEN_STATUSES } from '../tickets.words';

const SHOWN_TAGS = 3;

export interface RowOptions {
  view?: string;
  /** The moment that the row ends with. */
  last?: LastName;
  /** That moment itself, where lists do not read it. */
  at?: Date;
}

/** One ticket as a row of a staff list: strings and marks, nothing left to work out. */
export function ticketRow(
  req: Request,
  ticket: TicketListItem,
  { view, last = 'updatedAt', at = ticket[last] ?? ticket.updatedAt }: RowOptions = {},
) {
  const { t, fmt, locale } = req.shell;
  const { category, requester, assignee } = ticket;
  const open = (OPEN_STATUSES as readonly string[]).includes(ticket.status);
  const { iso, text: ago, title: exact } = fmt.moment(at, req.ctx.now);
  return {
    number: ticket.number,
    subject: ticket.subject,
    href: listHref(`/desk/tickets/${ticket.number}`, { view }),
    status: ticket.status,
    reason: ticket.holdReason ? t(`ticket.hold.${ticket.holdReason}`) : null,
    priority: ticket.priority,
    requester: requester.name,
    isVip: requester.isVip,
    assignee: assignee?.name ?? null,
    takeable: open && !assignee,
    /** The customer wrote last: somebody should answer. */
    waiting: open && ticket.lastReplyBy === 'customer',
    category: category ? localized(locale, category, 'name') : null,
    department: ticket.department.name,
    tags: ticket.tags.slice(0, SHOWN_TAGS),
    moreTags: Math.max(0, ticket.tags.length - SHOWN_TAGS),
    satisfaction: ticket.satisfaction,
    iso,
    ago,
    exact,
  };
}

export type TicketRow = ReturnType<typeof ticketRow>;
