import { slaDerivation } from '../features/sla';
import type { TicketDerivation } from '../features/tickets';

/** What is reckoned from a ticket whenever it is written. */
export const ticketDerivations: TicketDerivation[] = [slaDerivation];
