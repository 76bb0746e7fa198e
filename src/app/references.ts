import { cannedReferences } from '../features/canned';
import { categoryReferences } from '../features/categories';
import { departmentReferences } from '../features/departments';
import { fieldReferences } from '../features/fields';
import { scheduleReferences } from '../features/schedules';
import { skillReferences } from '../features/skills';
import { slaReferences } from '../features/sla';
import { ticketReferences } from '../features/tickets';
import { userReferences } from '../features/users';
import type { Reference } from '../platform/lists';

/** Who refers to the things of lists; a removal names them in this order. */
export const references: Reference[] = [
  ...userReferences,
  ...ticketReferences,
  ...skillReferences,
  ...categoryReferences,
  ...fieldReferences,
  ...cannedReferences,
  ...slaReferences,
  ...departmentReferences,
  ...scheduleReferences,
];
