import type { TicketListItem } from '../tickets.types';
import type { Priority, Status } from '../tickets.words';

/** What was promised and is decided, of one kind. */
export interface Compliance {
  kind: 'first_response' | 'next_response' | 'resolution';
  kept: number;
  decided: number;
}

export interface KeyFigures {
  open: number;
  unassigned: number;
  onHold: number;
  createdToday: number;
}

export interface Dashboard {
  openByStatusAndPriority: { status: Status; priority: Priority; count: number }[];
  /** 30 days, oldest first, `YYYY-MM-DD` in the desk's time zone. */
  perDay: { day: string; created: number; resolved: number }[];
  oldestWaiting: TicketListItem[];
  /** Of 30 days, by when it was decided; kinds of which nothing was are left out. */
  compliance: Compliance[];
  totals: KeyFigures & {
    resolvedToday: number;
    /** Open tickets now, 1000 meaning "1000 or more". */
    breached: number;
    atRisk: number;
    /** Mean of the ratings of 30 days, null without any. */
    satisfaction: number | null;
  };
}
