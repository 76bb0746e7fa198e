import type { SetValues } from '../tickets.types';

/** Custom fields are merged by key; the priority `auto` undoes the override. */
export interface TicketPatch extends SetValues {
  duplicateOfNumber?: number | null;
}
