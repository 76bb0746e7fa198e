import type { Request } from 'express';
import { listHref } from '../../../platform/http/lists';
import { localized } from '../../../platform/i18n/localized';
import type { ListedSla } from '../../sla';
import type { LastName, TicketListItem } from '../tickets.types';
import { isOpen, slaTeller } from './sla.view';

const SHOWN_TAGS = 3;

export interface RowOptions {
  /** The queue that the list is: its view, and what it is filtered by. */
  view?: string;
  q?: string | null;
  /** The moment that rows end with. */
  last?: LastName;
  /** By the id of a ticket, where the list tells of what is promised. */
  slas?: ReadonlyMap<string, ListedSla>;
}

/**
 * How tickets read as rows of one staff list: strings and marks, nothing left to work out. What its rows have in common is
 * worked out once. A row ends with `at`, where lists do not read that moment.
 */
export function rowReader(req: Request, { view, q, last = 'updatedAt', slas }: RowOptions = {}) {
  const { t, locale } = req.shell;
  const query = listHref('', { view, query: q });
  const tell = slaTeller(req);
  return (ticket: TicketListItem, at: Date | undefined = ticket[last] ?? undefined) => {
    const { category, requester, assignee } = ticket;
    const open = isOpen(ticket);
    return {
      number: ticket.number,
      subject: ticket.subject,
      href: `/desk/tickets/${ticket.number}${query}`,
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
      sla: tell(ticket, slas?.get(ticket.id)),
      ...momentOf(req, at),
    };
  };
}

/** What is overdue by a promise may have no date that was agreed. */
function momentOf({ shell: { fmt }, ctx: { now } }: Request, at: Date | undefined) {
  if (!at) return { iso: null, ago: '–', exact: '' };
  const { iso, text: ago, title: exact } = fmt.moment(at, now);
  return { iso, ago, exact };
}

export type TicketRow = ReturnType<ReturnType<typeof rowReader>>;
