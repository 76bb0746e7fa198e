import type { Reference } from '../../platform/lists';
import { countOf } from './canned.repo';
import { canned } from './canned.service';

/** What canned replies refer to: the department that uses them. */
export const cannedReferences: Reference[] = [
  {
    to: 'department',
    name: 'cannedReplies',
    text: 'canned.uses',
    count: (ctx, id) => countOf(ctx.db, id),
    move: (tx, from, to) => canned.shift(tx, 'departmentId', from, to),
  },
];
