import { type Ctx, inTx, type TxCtx } from '../../../platform/ctx';
import { assertRunsTheDesk } from '../../../platform/rights';
import { createCalendar, everyCalendar, updateCalendar } from '../../calendars';
import { getSettings } from '../../settings';
import { hasAdministrator } from '../../users';
import * as repo from './policies.repo';
import { createPolicy, listPolicies, type Saved, updatePolicy } from './policies.service';
import { BUSINESS_HOURS, hasStandardName, STANDARD_NAMES, STANDARD_TARGETS, standing } from './standard';

/**
 * Adds what every new desk begins with: a calendar around the clock, one of business hours in the desk's zone, and the
 * policy for all tickets. Calendars that can stand for these are used as they are.
 * @returns null, and nothing is added, where the desk has a policy already
 */
export async function addStandard(ctx: Ctx): Promise<Saved | null> {
  assertRunsTheDesk(ctx.actor);
  return inTx(ctx, async (tx) => {
    const found = await everyCalendar(tx);
    const [always, business] = [standing(found, 'always'), standing(found, 'business')];
    const used = [always, business].flatMap((calendar) => calendar?.id ?? []);
    await repo.lockPolicies(tx.db, used, { removes: false });
    if ((await listPolicies(tx)).length > 0) return null;
    const { defaultLocale, timeZone } = await getSettings(tx);
    const nameOf = (which: keyof typeof STANDARD_NAMES) => STANDARD_NAMES[which][defaultLocale];
    const aroundTheClock =
      always ?? (await createCalendar(tx, { name: nameOf('always'), timeZone, isAlways: true }));
    const calendar =
      business ?? (await createCalendar(tx, { name: nameOf('business'), timeZone, hours: BUSINESS_HOURS }));
    return createPolicy(tx, {
      ...STANDARD_TARGETS,
      name: nameOf('policy'),
      isDefault: true,
      calendarId: calendar.id,
      p1CalendarId: aroundTheClock.id,
    });
  });
}

/**
 * Until a new desk has its first administrator, who says where it is and which language it speaks, what it began with
 * follows its settings. From then on it is the administrator's.
 */
export async function followSettings(tx: TxCtx): Promise<void> {
  if (await hasAdministrator(tx)) return;
  const { defaultLocale, timeZone } = await getSettings(tx);
  const found = await everyCalendar(tx);
  for (const which of ['always', 'business'] as const) {
    const calendar = standing(found, which);
    if (!calendar || !hasStandardName(calendar, which)) continue;
    await updateCalendar(tx, calendar.id, { name: STANDARD_NAMES[which][defaultLocale], timeZone });
  }
  const policy = (await listPolicies(tx)).find((one) => hasStandardName(one, 'policy'));
  if (policy) await updatePolicy(tx, policy.id, { name: STANDARD_NAMES.policy[defaultLocale] });
}
