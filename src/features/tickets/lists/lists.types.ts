import type { ListedName } from '../properties/list';
import type { Ticket } from '../tickets.types';

/** The moments that a row may end with. */
export type LastName = { [N in keyof Listed]: Listed[N] extends Date | null ? N : never }[keyof Listed];

type Listed = Pick<Ticket, Extract<ListedName, keyof Ticket>>;

/** What lists show of a ticket, as its reader may see it. */
export interface TicketListItem extends Listed {
  requester: { id: string; name: string; isVip: boolean };
  assignee: { id: string; name: string } | null;
  department: { id: string; name: string };
  category: { nameEs: string; nameEn: string } | null;
  /** Who wrote the last public reply. */
  lastReplyBy: 'customer' | 'staff' | null;
}
