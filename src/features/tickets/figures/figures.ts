import type { Db } from '../../../platform/db';
import type { FigureMaker } from '../../../platform/metrics';
import { breachedTickets, MOST_BREACHED, openTickets } from './figures.queries';

declare module '../../../platform/metrics' {
  interface Figures extends TicketFigures {}
}

export type TicketFigures = ReturnType<typeof ticketFigures>;

const HOUR = 3600;
const RESOLUTION_BUCKETS = [0.25, 1, 2, 4, 8, 24, 48, 72, 168, 336].map((hours) => hours * HOUR);

/** What all of the desk has, asked for at every reading. */
export function reportTickets(make: FigureMaker, db: Db): void {
  make.asked({
    name: 'open_tickets',
    help: 'Tickets that wait for the desk',
    labelNames: ['status', 'assigned'],
    ask: async () =>
      (await openTickets(db)).map(({ status, assigned, open }) => ({
        labels: { status, assigned: String(assigned) },
        value: open,
      })),
  });
  make.asked({
    name: 'open_tickets_breached',
    help: `Open tickets that have broken a promise of their SLA; ${MOST_BREACHED} for that many or more`,
    labelNames: [],
    ask: async () => [{ labels: {}, value: await breachedTickets(db) }],
  });
}

/** What each process counts about tickets. */
export function ticketFigures(make: FigureMaker) {
  return {
    ticketsCreated: make.counter({
      name: 'tickets_created_total',
      help: 'Tickets created',
      labelNames: ['category', 'priority'],
    }),
    ticketResolution: make.histogram({
      name: 'ticket_resolution_seconds',
      help: 'Time from creation to resolution of a ticket',
      buckets: RESOLUTION_BUCKETS,
    }),
  };
}
