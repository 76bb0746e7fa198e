import type { Name } from './words';

const MOMENTS: readonly Name[] = ['created', 'updated', 'due', 'resolved', 'closed'];

/** Whether it is a moment that is asked for under a name. */
export const isMoment = (name: Name): boolean => MOMENTS.includes(name);
