import type { Priority } from '../tickets';
import type { Preset } from './period/period.types';

/** Whose report it is: of the whole desk, or of a technician and their departments. */
export type Place = 'admin' | 'desk';

/** What the address of a report says. Null leaves nothing out; an id that nobody has matches nothing. */
export interface ReportQuery {
  preset: Preset;
  /** The first and the last day of a `range`, as `2026-11-21`. */
  from: string | null;
  to: string | null;
  departmentId: string | null;
  /** With all that lie below it. */
  categoryId: string | null;
  priority: Priority | null;
  organizationId: string | null;
  technicianId: string | null;
}
