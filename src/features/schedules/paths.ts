import type { Place } from '../reports';

/** `/admin/reports/schedules`, `/desk/reports/schedules`. */
export const listAt = (place: Place): string => `/${place}/reports/schedules`;
