import { z } from 'zod';
import { isDay } from '../../platform/calendar';
import { optionalText, text } from '../../platform/http/fields';
import { optionalTicketNumber } from '../tickets';

const day = () =>
  text({ max: 10, min: 0 }).transform((value, context): string | null => {
    if (value === '') return null;
    if (!isDay(value)) context.addIssue({ code: 'custom', message: 'audit.error.not_a_day' });
    return value;
  });

/** What can be asked of the audit log in its address. */
export const auditQuery = z.object({
  person: optionalText({ max: 120 }),
  type: text({ max: 80, min: 0 }).transform((value) => (/^[a-z_]+(\.[a-z_]+)?$/.test(value) ? value : null)),
  ticket: optionalTicketNumber(),
  from: day(),
  to: day(),
  cursor: optionalText({ max: 4000 }),
});

export type AuditFilters = Omit<z.output<typeof auditQuery>, 'cursor'>;
