import { z } from 'zod';
import { cursor, optionalDay, optionalText, text } from '../../platform/http/fields';
import { optionalTicketNumber } from '../tickets';

/** What can be asked of the audit log in its address. */
export const auditQuery = z.object({
  person: optionalText({ max: 120 }),
  type: text({ max: 80, min: 0 }).transform((value) => (/^[a-z_]+(\.[a-z_]+)?$/.test(value) ? value : null)),
  ticket: optionalTicketNumber(),
  from: optionalDay(),
  to: optionalDay(),
  cursor: cursor(),
});

export type AuditFilters = Omit<z.output<typeof auditQuery>, 'cursor'>;
