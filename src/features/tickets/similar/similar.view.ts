import type { Request } from 'express';
import { excerpt } from '../../../platform/prose';
import { type Came, ticketUrl } from '../addresses.view';
import type { Ticket } from '../tickets.types';
import type { SimilarTicket, SimilarTickets } from './similar.types';

type Req = Pick<Request, 'shell' | 'ctx'>;

export interface SimilarState {
  ticket: Ticket;
  similar: SimilarTickets;
  came: Came | null;
  /** Whether the ticket may be closed, as the duplicate of another. */
  mayClose: boolean;
  /** It is asked for by the ticket's page, with what one writes there. */
  isInPlace: boolean;
}

/** Characters of a solution that say whether it is worth reading. */
const SHOWN = 180;
/** A longer one is read first, and what fits is copied. */
const INSERTED = 5000;

export function similarView(req: Req, { ticket, similar, came, mayClose, isInPlace }: SimilarState) {
  const item = ({ number, subject, status, updatedAt }: SimilarTicket) => ({
    href: ticketUrl(number, came),
    number,
    subject,
    status,
    updated: req.shell.fmt.moment(updatedAt, req.ctx.now),
  });
  return {
    number: ticket.number,
    version: ticket.version,
    subject: ticket.subject,
    back: ticketUrl(ticket.number, came),
    closure: ticketUrl(ticket.number, came, '/closure'),
    mayClose,
    open: similar.open.map(item),
    solved: similar.solved.map(({ solution, ...one }) => ({
      ...item(one),
      solution: solution && excerpt(solution, SHOWN),
      insert: isInPlace && solution && solution.length <= INSERTED ? solution : null,
    })),
  };
}
