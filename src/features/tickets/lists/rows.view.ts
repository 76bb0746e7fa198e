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
  { view, last = 'updatedAt', at = ticket[last] ?? undefined }: RowOptions = {},
) {
  const { t, locale } = req.shell;
  const { category, requester, assignee } = ticket;
  const open = isOpen(ticket);
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
    sla: slaOf(req, ticket),
    ...momentOf(req, at),
  };
}

const isOpen = ({ status }: TicketListItem) => (OPEN_STATUSES as readonly string[]).includes(status);

/** What is overdue by a promise may have no date that was agreed. */
function momentOf({ shell: { fmt }, ctx: { now } }: Request, at: Date | undefined) {
  if (!at) return { iso: null, ago: '–', exact: '' };
  const { iso, text: ago, title: exact } = fmt.moment(at, now);
  return { iso, ago, exact };
}

/** How it stands with the nearest promise; null without one. `text`: how long it is until then. */
export interface ShownSla {
  state: 'ok' | 'at_risk' | 'breached' | 'paused';
  iso: string | null;
  text: string;
  /** Which promise it is, and when it is due. */
  label: string;
}

export function slaOf({ shell: { t, fmt }, ctx: { now } }: Request, ticket: TicketListItem): ShownSla | null {
  const { slaDueAt: due, slaRiskAt: risk, slaNext } = ticket;
  if (!isOpen(ticket)) return null;
  if (!due) return slaNext === 'paused' ? { state: 'paused', iso: null, text: '', label: '' } : null;
  const late = risk && risk <= now ? 'at_risk' : 'ok';
  return {
    state: due <= now ? 'breached' : late,
    iso: due.toISOString(),
    text: fmt.left(due, now),
    label: t('queue.sla.due', { promise: t(`queue.sla.${slaNext ?? 'slaDueAt'}`), at: fmt.dateTime(due) }),
  };
}

export type TicketRow = ReturnType<typeof ticketRow>;
