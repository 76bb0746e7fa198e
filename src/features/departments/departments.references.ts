import type { Reference } from '../../platform/lists';
import * as repo from './departments.repo';
import { departments } from './departments.service';

/** Who is a member: they leave a department with it. And which calendar a department works by. */
export const departmentReferences: Reference[] = [
  {
    to: 'department',
    name: 'members',
    text: 'departments.uses.members',
    count: (ctx, id) => repo.countMembers(ctx.db, id),
  },
  {
    to: 'calendar',
    name: 'departments',
    text: 'departments.uses.calendars',
    count: (ctx, id) => repo.countWithCalendar(ctx.db, id),
    move: (tx, from, to) => departments.shift(tx, 'calendarId', from, to),
    detach: (tx, id) => departments.shift(tx, 'calendarId', id, null),
  },
];
