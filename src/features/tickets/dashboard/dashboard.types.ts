import type { TicketListItem } from '../tickets.types';
import type { Priority, Status } from '../tickets.words';

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
  totals: KeyFigures & {
    resolvedToday: number;
    /** Mean of the ratings of 30 days, null without any. */
    satisfaction: number | null;
  };
}
