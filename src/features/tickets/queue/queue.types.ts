import type { Priority, Sort, Status, View } from '../tickets.words';

export interface TicketFilter {
  view?: View;
  status?: Status[];
  priority?: Priority[];
  departmentId?: string;
  categoryId?: string;
  assigneeId?: string | 'none';
  requesterId?: string;
  tag?: string;
  /** `#1042`, `1042`, or words. */
  q?: string;
  createdAfter?: Date;
  createdBefore?: Date;
  sort?: Sort;
  cursor?: string;
  limit?: number;
}
