import type { TxCtx } from '../../platform/ctx';
import { type Subscriber, subscriber } from '../../platform/events';
import { FEED_DAYS_EVENTS } from '../calendars';
import { goesByFields, hasPromised, renewRevision } from './book.queries';
import { followSettings } from './policies/standard.service';
import { beginOnce } from './recompute/begun';
import { startRecompute } from './recompute/start';

/** What decides promises has changed: the book has another revision, and open tickets are reckoned anew. */
export const bookSubscribers: Subscriber[] = [
  subscriber({
    name: 'sla.policies',
    on: ['sla_policy.created', 'sla_policy.changed', 'sla_policy.deleted'],
    phase: 'same-transaction',
    handle: (tx) => bookChanged(tx),
  }),
  subscriber({
    name: 'sla.calendars',
    on: ['calendar.changed', 'calendar.deleted', ...FEED_DAYS_EVENTS],
    phase: 'same-transaction',
    handle: (tx) => bookChanged(tx),
  }),
  subscriber({
    name: 'sla.departments',
    on: ['department.changed'],
    phase: 'same-transaction',
    handle: (tx, { changes }) => ('slaPolicyId' in changes ? bookChanged(tx) : Promise.resolve()),
  }),
  subscriber({
    name: 'sla.categories',
    on: ['category.changed'],
    phase: 'same-transaction',
    handle: (tx, { changes }) => ('parentId' in changes ? bookChanged(tx) : Promise.resolve()),
  }),
  // No ticket can have what was just made.
  subscriber({
    name: 'sla.made',
    on: ['calendar.created', 'department.created', 'category.created'],
    phase: 'same-transaction',
    handle: async (tx, { type, changes }) => {
      const { slaPolicyId, parentId } = changes ?? {};
      if (type === 'calendar.created' || slaPolicyId?.after || parentId?.after) await renewRevision(tx.db);
    },
  }),
  subscriber({
    name: 'sla.fields',
    on: ['ticket_field.created', 'ticket_field.changed', 'ticket_field.deleted'],
    phase: 'same-transaction',
    // A field that comes or goes may be one that a condition names.
    async handle(tx, { type, changes = {} }) {
      if (type === 'ticket_field.changed' && !('options' in changes)) return;
      if (await goesByFields(tx.db)) await bookChanged(tx);
    },
  }),
];

/** The book has another revision, and where anything has been promised tickets are reckoned anew. */
async function bookChanged(tx: TxCtx): Promise<void> {
  await renewRevision(tx.db);
  if (await hasPromised(tx.db)) await beginOnce(tx, startRecompute);
}

/** What a new desk began with follows its settings until somebody runs it. */
export const standardSubscribers: Subscriber[] = [
  subscriber({
    name: 'sla.standard',
    on: ['settings.changed'],
    phase: 'same-transaction',
    handle: (tx, { changes }) =>
      'timeZone' in changes || 'defaultLocale' in changes ? followSettings(tx) : Promise.resolve(),
  }),
];
