import { type Subscriber, subscriber } from '../../platform/events';
import { CACHE } from './people.service';
import { outdateForms } from './users.repo';

/**
 * Whoever joins, leaves or is renamed appears so in every list of staff; and the form of a person shows their
 * departments, so one that is open must not undo what happened to those.
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
    handle: async (tx, { changes }) => {
      const { before, after } = changes?.memberIds ?? {};
      const [left, come] = [asIds(before), asIds(after)];
      const other = [...left.filter((id) => !come.includes(id)), ...come.filter((id) => !left.includes(id))];
      if (other.length > 0) await outdateForms(tx.db, other, tx.now);
    },
  }),
];

const asIds = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
