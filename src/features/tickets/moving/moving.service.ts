import type { TxCtx } from '../../../platform/ctx';
import { emit } from '../../../platform/events';
import { HINTED } from '../../../platform/live/people';
import { isNews } from '../properties/audience';
import { type Moved, moveAll, type Place } from './moving.repo';

/**
 * Moves all tickets from one department, category or organization to another, deleted ones too. Priority and
 * everything else stay; each gets an event, and open pages learn of it.
 */
export async function moveTickets(tx: TxCtx, place: Place, from: string, to: string): Promise<void> {
  const moved = await moveAll(tx.db, place, { from, to, now: tx.now, seen: isNews(place, new Set()) });
  const changes = { [place]: { before: from, after: to } };
  for (const { id, version } of moved) {
    const subject = { type: 'ticket', id };
    const data = { version, isOneOfMany: true };
    await emit(tx, { type: 'ticket.changed', subject, ticketId: id, changes, data });
  }
  await hintMoved(
    tx,
    place,
    from,
    moved.filter(({ isDeleted }) => !isDeleted),
  );
}

/** One hint for each list and each hundred tickets and people: there may be thousands. */
async function hintMoved(tx: TxCtx, place: Place, from: string, moved: Moved[]): Promise<void> {
  const { live } = tx.system;
  const departments = distinct(moved.map(({ departmentId }) => departmentId));
  const organizations = distinct(moved.map(({ organizationId }) => organizationId));
  const left = moved.length > 0 ? [from] : [];
  for (const departmentId of place === 'departmentId' ? [...left, ...departments] : departments) {
    await live.hint(tx, { topics: ['queue'], audience: 'staff', departmentId });
  }
  for (const organizationId of place === 'organizationId' ? [...left, ...organizations] : organizations) {
    await live.hint(tx, { topics: ['portal'], audience: 'everyone', organizationId });
  }
  for (const participantIds of hundreds(distinct(moved.flatMap(({ askingIds }) => askingIds)))) {
    await live.hint(tx, { topics: ['portal'], audience: 'everyone', participantIds });
  }
  for (const followerIds of hundreds(distinct(moved.flatMap(({ workingIds }) => workingIds)))) {
    await live.hint(tx, { topics: ['queue'], audience: 'staff', followerIds });
  }
  for (const ids of hundreds(moved.map(({ id }) => id))) {
    // Whoever has a ticket's page open sees the ticket, or finds that they do not any more.
    await live.hint(tx, { topics: ids.map((id) => `ticket:${id}`), audience: 'everyone' });
  }
}

function distinct(ids: (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}

function hundreds(ids: string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / HINTED) }, (_, index) =>
    ids.slice(index * HINTED, (index + 1) * HINTED),
  );
}
