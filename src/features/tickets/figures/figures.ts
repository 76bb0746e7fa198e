import type { FigureMaker } from '../../../platform/metrics';

declare module '../../../platform/metrics' {
  interface Figures extends TicketFigures {}
}

export type TicketFigures = ReturnType<typeof ticketFigures>;

const HOUR = 3600;
const RESOLUTION_BUCKETS = [0.25, 1, 2, 4, 8, 24, 48, 72, 168, 336].map((hours) => hours * HOUR);

/** What is measured about tickets. `openTickets` of each technician are asked for at every reading. */
export function ticketFigures(
  make: FigureMaker,
  openTickets: () => Promise<{ technician: string; open: number }[]>,
) {
  make.asked({
    name: 'technician_open_tickets',
    help: 'Open tickets assigned to a technician',
    labelNames: ['technician'],
    ask: async () =>
      (await openTickets()).map(({ technician, open }) => ({ labels: { technician }, value: open })),
  });
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
