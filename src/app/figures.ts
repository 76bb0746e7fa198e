import { ticketFigures } from '../features/tickets/figures/figures';
import { openTicketsByTechnician } from '../features/tickets/figures/figures.queries';
import type { Db } from '../platform/db';
import type { FigureMaker, Figures } from '../platform/metrics';

/** What Prometheus is told beside how the node does. */
export function figures(make: FigureMaker, db: Db): Figures {
  return { ...ticketFigures(make, () => openTicketsByTechnician(db)) };
}
