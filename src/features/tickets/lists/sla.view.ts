import type { Request } from 'express';
import type { ListedSla, RunningPromise } from '../../sla';
import type { TicketListItem } from '../tickets.types';
import { OPEN_STATUSES } from '../tickets.words';
import { hasClosedHours, outsideText, type Ticking, tickingOf, timeOf } from './promise.view';

export const isOpen = ({ status }: TicketListItem) => (OPEN_STATUSES as readonly string[]).includes(status);

type Outcome = NonNullable<ListedSla['outcome']>;

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

/**
 * How the tickets of one list stand; null where nothing is promised, or its reader may not know of it. What many of them
 * have in common is put into words once.
 */
export function slaTeller(req: Request) {
  const outside = remembering((promise: RunningPromise) => outsideText(req, promise));
  const ended = remembering((outcome: Outcome) => endedOf(req, outcome));
  return (ticket: TicketListItem, listed: ListedSla | undefined): ShownSla | null => {
    if (!listed) return null;
    const { nearest, outcome } = listed;
    if (!isOpen(ticket)) return outcome && ended(`${outcome.state} ${outcome.kinds}`, outcome);
    if (!nearest) return ticket.slaDueAt && unreadOf(req, ticket, ticket.slaDueAt);
    return runningOf(req, ticket, nearest, outside(nearest.resumesAt?.getTime(), nearest));
  };
}

/** What `make` has made, by what it was made of. */
function remembering<Given, Made>(make: (given: Given) => Made) {
  const made = new Map<unknown, Made>();
  return (key: unknown, given: Given): Made => {
    const known = made.get(key) ?? make(given);
    made.set(key, known);
    return known;
  };
}

function runningOf(
  req: Request,
  { slaRiskAt }: TicketListItem,
  nearest: RunningPromise,
  outside: string | null,
): ShownSla {
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
    outside,
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

function endedOf({ shell: { t, fmt } }: Request, { state, kinds }: Outcome): ShownSla {
  const label = fmt.list(kinds.map((kind) => t(`sla.ticket.kind.${kind}`)));
  return { state, text: null, label, title: label, ...STILL };
}

const STILL: Ticking = { iso: null, risk: null, working: null };
