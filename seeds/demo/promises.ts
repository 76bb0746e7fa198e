import { addReadDays, createCalendar, type FeedDay, readDays } from '../../src/features/calendars';
import { updateDepartment } from '../../src/features/departments';
import { createPolicy, renewRevision } from '../../src/features/sla';
import type { Ctx, TxCtx } from '../../src/platform/ctx';
import { CALENDARS, type CalendarKey, LOCAL_DAYS } from './calendars';
import type { DepartmentKey, OrganizationKey } from './people';
import { POLICIES } from './policies';
import type { Records } from './records';

/** What policies refer to, by the keys of the data files. */
export interface Promising {
  calendars: Record<CalendarKey, string>;
  departments: Record<DepartmentKey, string>;
  organizations: Record<OrganizationKey, string>;
}

/** The local holidays, read where no transaction waits for it. */
export function readLocalDays(ctx: Ctx): Promise<FeedDay[]> {
  return readDays(ctx, CALENDARS[LOCAL_DAYS.calendar], LOCAL_DAYS.bytes);
}

export async function addCalendars(
  tx: TxCtx,
  localDays: FeedDay[],
  records: Records,
): Promise<Record<CalendarKey, string>> {
  const ids: Partial<Record<CalendarKey, string>> = {};
  for (const key of Object.keys(CALENDARS) as CalendarKey[]) {
    const { id } = await createCalendar(tx, CALENDARS[key]);
    ids[key] = records.add('calendar', id);
  }
  const calendars = ids as Record<CalendarKey, string>;
  const { calendar, name } = LOCAL_DAYS;
  records.add('feed', (await addReadDays(tx, calendars[calendar], { name, days: localDays })).id);
  return calendars;
}

/** From then on the house promises something. */
export async function addPolicies(
  tx: TxCtx,
  { calendars, departments, organizations }: Promising,
  records: Records,
): Promise<void> {
  for (const { calendar, urgentCalendar, organization, department, targets, ...policy } of POLICIES) {
    const seconds = Object.entries(targets).flatMap(([priority, [first, next, resolution]]) => [
      [`${priority}FirstResponse`, first],
      [`${priority}NextResponse`, next],
      [`${priority}Resolution`, resolution],
    ]);
    const made = await createPolicy(tx, {
      ...policy,
      ...Object.fromEntries(seconds),
      calendarId: calendars[calendar],
      p1CalendarId: urgentCalendar ? calendars[urgentCalendar] : null,
      organizationIds: organization ? [organizations[organization]] : [],
    });
    const id = records.add('policy', made.id);
    if (department) await updateDepartment(tx, departments[department], { slaPolicyId: id });
  }
  await renewRevision(tx.db);
}
