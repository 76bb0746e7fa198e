import type { TxCtx } from '../../platform/ctx';
import { type DeskEvent, emit, type Subscriber, subscriber } from '../../platform/events';
import { CACHE } from './people.service';
import { causeOf, outdateForms } from './users.repo';

/**
 * Whoever joins, leaves or is renamed appears so in every list of staff; and the form of a person shows their
 * departments, so one that is open must learn what happened to those.
 */
export const usersSubscribers: Subscriber[] = [
  subscriber({
    name: 'users.forget',
    on: ['user.created', 'user.changed', 'user.deactivated', 'user.reactivated'],
    phase: 'same-transaction',
    handle: (tx) => tx.system.cache.forget(tx, CACHE),
  }),
  subscriber({
    name: 'users.outdate_forms',
    on: ['department.created', 'department.changed'],
    phase: 'same-transaction',
    handle: tellMembers,
  }),
];

/** Each who came to a department or left it has changed; a change of that person that it followed from has said so. */
async function tellMembers(
  tx: TxCtx,
  { id: eventId, subject, changes }: DeskEvent<'department.created' | 'department.changed'>,
): Promise<void> {
  const [before, after] = [asIds(changes?.memberIds?.before), asIds(changes?.memberIds?.after)];
  const moved = [...before, ...after].filter((id) => before.includes(id) !== after.includes(id));
  if (moved.length === 0 || !subject.id) return;
  const told = await causeOf(tx.db, eventId);
  const untold = moved.filter((id) => id !== told);
  for (const { id, version, departmentIds } of await outdateForms(tx.db, untold, tx.now)) {
    const without = departmentIds.filter((department) => department !== subject.id).sort();
    const within = [...without, subject.id].sort();
    const joins = after.includes(id);
    const change = { before: joins ? without : within, after: joins ? within : without };
    await emit(tx, {
      type: 'user.changed',
      subject: { type: 'user', id },
      changes: { departmentIds: change },
      data: { version },
    });
  }
}

const asIds = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
