import type { Reference } from '../../platform/lists';
import * as repo from './departments.repo';

/** Who is a member: they leave a department with it. */
export const departmentReferences: Reference[] = [
  {
    to: 'department',
    name: 'members',
    text: 'departments.uses.members',
    count: (ctx, id) => repo.countMembers(ctx.db, id),
  },
];
