import type { Request } from 'express';
import { listHref } from '../../../platform/http/lists';
import { localized } from '../../../platform/i18n/localized';
import type { ListedSla, RunningPromise } from '../../sla';
import type { LastName, TicketListItem } from '../tickets.types';
import { OPEN_STATUSES } from '../tickets.words';
import { hasClosedHours, outsideText, type Ticking, tickingOf, timeOf } from './promise.view';

const SHOWN_TAGS = 3;

export interface RowOptions {
  view?: string;
  /** The moment that the row ends with. */
  last?: LastName;
  /** That moment itself, where lists do not read it. */
  at?: Date;
  /** By the id of a ticket, where the list tells of what is promised. */
  slas?: ReadonlyMap<string, ListedSla>;
}

/** One ticket as a row of a staff list: strings and marks, nothing left to work out. */
export function ticketRow(
  req: Request,
  ticket: TicketListItem,
  { view, last = 'updatedAt', at = ticket[last] ?? undefined, slas }: RowOptions = {},
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
    sla: slaOf(req, ticket, slas?.get(ticket.id)),
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

/** How a ticket stands in its list: by its nearest promise, or by what became of all of them. */
export interface ShownSla extends Ticking {
  state: 'ok' | 'at_risk' | 'breached' | 'paused' | 'met';
  /** Working time; null where the state is all there is to say. */
  text: string | null;
  /** Which promise it is, and when it is due. */
  label: string;
  /** The same, with what one may wonder about. */
  title: string;
}

/** Null where nothing is promised, or its reader may not know of it. */
function slaOf(req: Request, ticket: TicketListItem, listed: ListedSla | undefined): ShownSla | null {
  if (!listed) return null;
  if (!isOpen(ticket)) return listed.outcome && endedOf(req, listed.outcome);
  if (!listed.nearest) return ticket.slaDueAt && unreadOf(req, ticket, ticket.slaDueAt);
  return runningOf(req, ticket, listed.nearest);
}

function runningOf(req: Request, { slaRiskAt }: TicketListItem, nearest: RunningPromise): ShownSla {
  const { t, fmt } = req.shell;
  const { kind, dueAt, state } = nearest;
  const promise = t(`sla.ticket.kind.${kind}`);
  const due = state === 'breached' ? 'queue.sla.was_due' : 'queue.sla.due';
  const label = dueAt ? t(due, { promise, at: fmt.dateTime(dueAt) }) : promise;
  const time = timeOf(req, nearest);
  // Another promise may be at risk before the one that is due first.
  const isAtRisk = state === 'ok' && slaRiskAt !== null && slaRiskAt <= req.ctx.now;
  const notes = [
    state === 'paused' ? t('queue.sla.paused') : null,
    outsideText(req, nearest),
    hasClosedHours(nearest) ? t('queue.sla.working') : null,
  ];
  return {
    state: isAtRisk ? 'at_risk' : state,
    text: time && nearest.left <= 0 ? `\u2212${time}` : time,
    label,
    title: [`${label}.`, ...notes].filter(Boolean).join(' '),
    ...tickingOf(req, nearest, slaRiskAt),
  };
}

/** What a newer version has promised is known by its moments alone. */
function unreadOf(
  { shell: { t, fmt }, ctx: { now } }: Request,
  { slaRiskAt }: TicketListItem,
  due: Date,
): ShownSla {
  const label = t('queue.sla.due', { promise: t('queue.column.sla'), at: fmt.dateTime(due) });
  const late = slaRiskAt && slaRiskAt <= now ? 'at_risk' : 'ok';
  return { state: due <= now ? 'breached' : late, text: null, label, title: label, ...STILL };
}

function endedOf(
  { shell: { t, fmt } }: Request,
  { state, kinds }: NonNullable<ListedSla['outcome']>,
): ShownSla {
  const label = fmt.list(kinds.map((kind) => t(`sla.ticket.kind.${kind}`)));
  return { state, text: null, label, title: label, ...STILL };
}

const STILL: Ticking = { iso: null, risk: null, working: null };

export type TicketRow = ReturnType<typeof ticketRow>;
