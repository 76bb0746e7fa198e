import { allDepartments } from '../../src/features/departments';
import { createUser, type NewUser } from '../../src/features/users';
import { rows } from '../../src/platform/db';
import type { TestApp } from '../support/app';

/** Staff of the IT department, or of those that are named; comes back with their id. */
export async function hire(
  app: TestApp,
  person: Partial<NewUser> & { name: string; email: string },
  departments = ['IT'],
) {
  const admin = await app.ctx('admin@demo.test');
  const all = await allDepartments(admin);
  const departmentIds = all.filter(({ name }) => departments.includes(name)).map(({ id }) => id);
  const { id } = await createUser(admin, { role: 'technician', locale: 'en', departmentIds, ...person });
  return id;
}

/** Whom the comments of a ticket mention, in the order of the comments, by their ids. */
export async function mentionedOn(app: TestApp, ticketId: string): Promise<string[][]> {
  const found = await rows<{ ids: string[] }>(
    app.system.db,
    `select array(select user_id::text from comment_mentions where comment_id = c.id order by user_id) as ids
     from comments c where ticket_id = :ticketId order by id`,
    { ticketId },
  );
  return found.map(({ ids }) => ids);
}

export interface ToldEvent {
  type: string;
  data: { mentionedIds?: string[] };
  changes: { followerIds?: { after: string[] } } | null;
  rootId: string;
}

/** The latest events of a ticket that tell of what was written, and of what followed from it. */
export async function eventsOn(app: TestApp, ticketId: string): Promise<ToldEvent[]> {
  return rows<ToldEvent>(
    app.system.db,
    `select type, data, changes, root_id from events where ticket_id = :ticketId
       and type in ('ticket.replied', 'ticket.noted', 'ticket.changed') order by id`,
    { ticketId },
  );
}
