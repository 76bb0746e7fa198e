import type { Ctx, TxCtx } from '../../../platform/ctx';
import { notFound } from '../../../platform/errors';
import { assertRunsTheDesk } from '../../../platform/rights';
import { once } from '../../../platform/submissions';
import { createCalendar, everyCalendar, updateCalendar } from '../../calendars';
import { getSettings } from '../../settings';
import { hasAdministrator } from '../../users';
import * as repo from './policies.repo';
import { createPolicy, listPolicies, type Policy, updatePolicy } from './policies.service';
import { BUSINESS_HOURS, hasStandardName, STANDARD_NAMES, STANDARD_TARGETS, standing } from './standard';

/**
 * Adds what every new desk begins with: a calendar around the clock, one of business hours in the desk's zone, and the
 * policy for all tickets. Calendars that can stand for these are used as they are.
 * @returns null, and nothing is added, where the desk has a policy already
 */
export async function addStandard(ctx: Ctx): Promise<Policy | null> {
  assertRunsTheDesk(ctx.actor);
  return once(ctx, { noun: 'sla_standard', content: {}, find: findAdded }, async (tx, id) => {
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
    const policy = { ...STANDARD_TARGETS, name: nameOf('policy'), isDefault: true, calendarId: calendar.id };
    return createPolicy(tx, { ...policy, p1CalendarId: aroundTheClock.id }, id);
  });
}

/** What the same form has added before; null where there was a policy already. */
async function findAdded(tx: TxCtx, id: string): Promise<Policy | null> {
  const found = await listPolicies(tx);
  if (found.length === 0) throw notFound();
  return found.find((policy) => policy.id === id) ?? null;
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
