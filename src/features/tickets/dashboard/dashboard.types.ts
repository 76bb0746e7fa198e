import type { TicketListItem } from '../tickets.types';
import type { Priority, Status } from '../tickets.words';

/** What was promised and is decided, of one kind. */
export interface Compliance {
  kind: 'first_response' | 'next_response' | 'resolution';
  kept: number;
  decided: number;
}

export interface OpenFigures {
  open: number;
  unassigned: number;
  onHold: number;
}

export interface DeskNow {
  openByStatusAndPriority: { status: Status; priority: Priority; count: number }[];
  oldestWaiting: TicketListItem[];
  /** By when it was decided; kinds of which nothing was are left out. */
  compliance: Compliance[];
  totals: OpenFigures & {
    /** Open tickets, 1000 meaning "1000 or more". */
    breached: number;
    atRisk: number;
  };
}
