import type { Place } from '../reports';

/** `/admin/reports/schedules`, `/desk/reports/schedules`. */
export const listAt = (place: Place): string => `/${place}/reports/schedules`;

/** Those of one person alone, among all of the desk. */
export const ownersPath = (ownerId: string): string => `${listAt('admin')}?owner=${ownerId}`;
