import type { Reference } from '../../platform/lists';
import * as repo from './skills.repo';

/** Who has a skill. */
export const skillReferences: Reference[] = [
  {
    to: 'skill',
    name: 'people',
    text: 'skills.uses.people',
    count: (ctx, id) => repo.countPeople(ctx.db, id),
    move: (tx, from, to) => repo.replaceForPeople(tx.db, from, to),
    detach: (tx, id) => repo.takeFromPeople(tx.db, id),
  },
];
