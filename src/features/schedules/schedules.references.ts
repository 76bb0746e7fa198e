import type { Reference } from '../../platform/lists';
import { countFiltered } from './schedules.repo';

/**
 * What schedules filter by. They never stand in the way of a removal: nothing is sent by a filter that is gone, and their
 * owners are told so.
 */
export const scheduleReferences: Reference[] = (['department', 'category', 'organization'] as const).map(
  (noun) => ({
    to: noun,
    name: 'reportSchedules',
    text: 'schedules.uses',
    count: (ctx, id) => countFiltered(ctx.db, `${noun}Id`, id),
  }),
);
