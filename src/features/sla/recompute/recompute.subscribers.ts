import type { TxCtx } from '../../../platform/ctx';
import { type DeskEvent, type Subscriber, subscriber } from '../../../platform/events';
import { enqueue } from '../../../platform/jobs';
import { secondOf } from '../../../platform/working-time';

// What else changes what is promised for a ticket: its clock follows in the background.

const PLACES = {
  'department.deleted': 'departmentId',
  'category.deleted': 'categoryId',
  'organization.deleted': 'organizationId',
} as const;

export const recomputeSubscribers: Subscriber[] = [
  subscriber({
    name: 'sla.lets_know',
    on: ['sla_policy.changed'],
    phase: 'same-transaction',
    async handle(tx, { subject, changes }) {
      if (!('tellsResponse' in changes || 'tellsResolution' in changes) || !subject.id) return;
      await enqueue(tx, 'sla.told_anew', { policyId: subject.id });
    },
  }),
  subscriber({
    name: 'sla.requester',
    on: ['user.changed'],
    phase: 'same-transaction',
    async handle(tx, { subject, changes }) {
      if (!changes.isVip || !subject.id) return;
      await enqueue(tx, 'sla.recompute_some', { requesterId: subject.id, at: secondOf(tx.now) });
    },
  }),
  subscriber({
    name: 'sla.moved',
    on: ['department.deleted', 'category.deleted', 'organization.deleted'],
    phase: 'same-transaction',
    handle: followMoved,
  }),
  subscriber({
    name: 'sla.restored',
    on: ['ticket.restored'],
    phase: 'same-transaction',
    async handle(tx, { ticketId }) {
      if (ticketId) await enqueue(tx, 'sla.recompute_some', { ids: [ticketId], at: secondOf(tx.now) });
    },
  }),
];

/** A removal moves many tickets in one statement, so their clocks go by where they were. */
async function followMoved(tx: TxCtx, { type, data }: DeskEvent<keyof typeof PLACES>): Promise<void> {
  if (data.moveTo === null) return;
  const moved = { place: PLACES[type], to: data.moveTo, since: tx.now.toISOString() };
  await enqueue(tx, 'sla.recompute_some', { moved, at: secondOf(tx.now) });
}
