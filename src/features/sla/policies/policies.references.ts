import type { Reference } from '../../../platform/lists';
import { departments } from '../../departments';
import * as repo from './policies.repo';
import { policies } from './policies.service';
import { CALENDAR_FIELDS } from './policies.words';
import { countHeld } from './tickets.queries';

/** What policies refer to: their calendars. */
const calendars: Reference = {
  to: 'calendar',
  name: 'policies',
  text: 'sla.uses.policies',
  count: (ctx, id) => repo.countByCalendar(ctx.db, id),
  move: async (tx, from, to) => {
    await repo.lockBook(tx.db);
    for (const field of CALENDAR_FIELDS) await policies.shift(tx, field, from, to);
  },
};

/** Who refers to policies: departments whose own they are, and the open tickets that have them. */
const policyUses: Reference[] = [
  {
    to: 'sla_policy',
    name: 'departments',
    text: 'sla.uses.departments',
    count: (ctx, id) => repo.countByDepartment(ctx.db, id),
    move: (tx, from, to) => departments.shift(tx, 'slaPolicyId', from, to),
    detach: async (tx, id) => {
      for (const department of await repo.departmentsWith(tx.db, id)) {
        await departments.update(tx, department, { slaPolicyId: null });
      }
    },
  },
  {
    to: 'sla_policy',
    name: 'tickets',
    text: 'sla.uses.tickets',
    count: (ctx, id) => countHeld(ctx.db, id),
  },
];

/** What conditions name may go: the condition stays, fits nothing, and is told to be broken. */
const conditions: Reference[] = (
  [
    ['department', 'department_ids'],
    ['organization', 'organization_ids'],
    ['category', 'category_ids'],
  ] as const
).map(([to, column]) => ({
  to,
  name: 'slaConditions',
  text: 'sla.uses.conditions',
  count: (ctx, id) => repo.countNaming(ctx.db, column, id),
}));

export const slaReferences: Reference[] = [calendars, ...policyUses, ...conditions];
