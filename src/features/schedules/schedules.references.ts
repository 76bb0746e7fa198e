import type { Reference } from '../../platform/lists';
import type { Place } from '../reports';
import { ownersPath } from './paths';
import { countFiltered, countGoingOut } from './schedules.repo';

/** What they filter by. They never stand in the way of a removal: nothing is sent by a filter that is gone. */
const filtering: Reference[] = (['department', 'category', 'organization'] as const).map((noun) => ({
  to: noun,
  name: 'reportSchedules',
  text: 'schedules.uses',
  count: (ctx, id) => countFiltered(ctx.db, `${noun}Id`, id),
}));

const owned = (place: Place, name: string): Reference => ({
  to: 'user',
  name,
  text: `schedules.owned.${place}`,
  count: (ctx, id) => countGoingOut(ctx.db, id, place),
  href: ownersPath,
});

/** Who refers to what: to the things that schedules filter by, and to those whose they are, who stop them when they leave. */
export const scheduleReferences: Reference[] = [
  ...filtering,
  owned('admin', 'deskReports'),
  owned('desk', 'ownReports'),
];
