// Nothing here runs: `npm run types` compiles it, and fails where a line that must not compile does.

import type { Response } from 'express';
import { flag, line, moment } from '../../src/features/tickets/properties/kinds';
import type { TxCtx } from '../../src/platform/ctx';
import { emit, subscriber } from '../../src/platform/events';
import { page } from '../../src/platform/http/respond';
import type { Route } from '../../src/platform/http/routes';
import { enqueue, type Task } from '../../src/platform/jobs';

const subject = { type: 'skill', id: null };

export async function events(tx: TxCtx): Promise<void> {
  await emit(tx, { type: 'skill.changed', subject, changes: {}, data: { version: 2 } });
  // @ts-expect-error no event has that name
  await emit(tx, { type: 'skill.change', subject, changes: {}, data: { version: 2 } });
  // @ts-expect-error what changed is missing
  await emit(tx, { type: 'skill.changed', subject, data: { version: 2 } });
  // @ts-expect-error the data of another event
  await emit(tx, { type: 'skill.deleted', subject, data: { left: 1 } });
  // @ts-expect-error it has no data
  await emit(tx, { type: 'user.unlocked', subject, data: { left: 1 } });
  const event = { type: 'skill.changed', subject, changes: {}, data: { version: 2 } } as const;
  // @ts-expect-error not inside a transaction
  await emit({ ...tx, afterCommit: undefined }, event);
}

export const subscribers = [
  subscriber({
    name: 'known',
    on: ['user.recovery_code_used', 'job.removed'],
    phase: 'after-commit',
    handle: async (_ctx, event) => {
      if (event.type === 'job.removed') event.data.task.trim();
      else event.data.left.toFixed();
      // @ts-expect-error only one of the two has it
      event.data.left;
    },
  }),
  subscriber({
    name: 'unknown',
    // @ts-expect-error no event has that name
    on: ['user.recovery_code_use'],
    phase: 'after-commit',
    handle: async () => undefined,
  }),
  subscriber({
    name: 'outside',
    on: ['job.removed'],
    phase: 'after-commit',
    // @ts-expect-error after the commit there is no transaction
    handle: (ctx) => enqueue(ctx, 'deliveries.send', { channel: 'mail', line: 0 }),
  }),
];

export async function jobs(tx: TxCtx): Promise<void> {
  await enqueue(tx, 'deliveries.send', { channel: 'mail', line: 0 });
  // @ts-expect-error no task has that name
  await enqueue(tx, 'deliveries.sent', { channel: 'mail', line: 0 });
  // @ts-expect-error the payload of another task
  await enqueue(tx, 'deliveries.send', { tokenId: '' });
}

export const tasks: Task[] = [
  { name: 'deliveries.send', run: async (_ctx, { channel }) => void channel.trim() },
  // @ts-expect-error no task has that name
  { name: 'deliveries.sent', run: async () => undefined },
  // @ts-expect-error the payload of another task
  { name: 'auth.mail_reset', run: async (_ctx, { channel }) => void channel },
];

const route = { method: 'get', path: '/', handler: () => undefined } as const;

export const routes: Route[] = [
  { ...route, access: 'staff', limit: 'sign_in' },
  // @ts-expect-error nobody is called that
  { ...route, access: 'stuff' },
  // @ts-expect-error there is no such limit
  { ...route, access: 'staff', limit: 'sing_in' },
  // @ts-expect-error a route says who may open it
  route,
];

export function pages(res: Response): void {
  const form = { values: {}, errors: {} };
  page(res, 'demo/removal', { ...form, goes: [], stays: '', ownAccountGone: false, needsSetUp: false });
  // @ts-expect-error no template has that name
  page(res, 'demo/removed', form);
  // @ts-expect-error the model of another page
  page(res, 'demo/removal', { ...form, codes: [] });
}

export const properties = [
  moment({ filter: { place: 'more' }, sorts: { due: { direction: 'asc' } }, column: 'when-asked' }),
  // @ts-expect-error the queue has no filter for a line of text
  line({ max: 10, filter: { place: 'more' } }),
  // @ts-expect-error and no order by a flag
  flag({ sorts: { flagged: { direction: 'asc' } } }),
];
