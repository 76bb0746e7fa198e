import type { Ctx } from '../../platform/ctx';
import { calendarOfPerson, type PersonCalendar } from './users.calendars.repo';
import { maySee } from './users.policy';

/**
 * When somebody works: their own calendar, or that of the first of their departments, by name, that has one; null where
 * none has, and for people whom the reader may not see.
 */
export async function calendarOf(ctx: Ctx, userId: string): Promise<PersonCalendar | null> {
  return maySee(ctx.actor, userId) ? calendarOfPerson(ctx.db, userId) : null;
}
