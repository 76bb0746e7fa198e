import type { TxCtx } from '../../platform/ctx';
import { emit } from '../../platform/events';
import type { Reference } from '../../platform/lists';
import { hintPeople } from '../../platform/live/people';
import * as repo from './users.repo';

/** What people refer to. */
export const userReferences: Reference[] = [
  {
    to: 'organization',
    name: 'people',
    text: 'users.uses.people',
    count: (ctx, id) => repo.countPeopleOf(ctx.db, id),
    move: moveToOrganization,
  },
];

/** People whose rights changed get pages with their new ones. */
async function moveToOrganization(tx: TxCtx, from: string, to: string): Promise<void> {
  const moved = await repo.moveToOrganization(tx.db, from, to, tx.now);
  const changes = { organizationId: { before: from, after: to } };
  for (const { id, version } of moved) {
    await emit(tx, { type: 'user.changed', subject: { type: 'user', id }, changes, data: { version } });
  }
  await hintPeople(
    tx,
    moved.map(({ id }) => id),
  );
}
