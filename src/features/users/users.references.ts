import type { TxCtx } from '../../platform/ctx';
import { type Changes, emit } from '../../platform/events';
import type { Reference } from '../../platform/lists';
import { hintPeople } from '../../platform/live/people';
import { changeCalendar, countWithCalendar } from './users.calendars.repo';
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
  {
    to: 'calendar',
    name: 'people',
    text: 'users.uses.calendars',
    count: (ctx, id) => countWithCalendar(ctx.db, id),
    move: (tx, from, to) => giveCalendar(tx, from, to),
    detach: (tx, id) => giveCalendar(tx, id, null),
  },
];

async function giveCalendar(tx: TxCtx, from: string, to: string | null): Promise<void> {
  const changed = await changeCalendar(tx.db, from, to, tx.now);
  await tellChanged(tx, changed, { calendarId: { before: from, after: to } });
}

async function tellChanged(tx: TxCtx, people: repo.Outdated[], changes: Changes): Promise<void> {
  for (const { id, version } of people) {
    await emit(tx, { type: 'user.changed', subject: { type: 'user', id }, changes, data: { version } });
  }
}

/** People whose rights changed get pages with their new ones. */
async function moveToOrganization(tx: TxCtx, from: string, to: string): Promise<void> {
  const moved = await repo.moveToOrganization(tx.db, from, to, tx.now);
  await tellChanged(tx, moved, { organizationId: { before: from, after: to } });
  await hintPeople(
    tx,
    moved.map(({ id }) => id),
  );
}
