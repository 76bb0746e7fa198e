import type { TicketListItem } from '../tickets.types';
import type { Priority, Status } from '../tickets.words';

export interface OpenFigures {
  open: number;
  unassigned: number;
  onHold: number;
}

export interface DeskNow {
  openByStatusAndPriority: { status: Status; priority: Priority; count: number }[];
  oldestWaiting: TicketListItem[];
  totals: OpenFigures & {
    /** Open tickets, 1000 meaning "1000 or more". */
    breached: number;
    atRisk: number;
  };
}
