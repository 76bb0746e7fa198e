import { z } from 'zod';
import { checkbox, choice, integer, list, mailDomains } from '../../../platform/http/fields';
import { BOUNDS, SIGN_IN_METHODS, SIGN_UPS } from '../../settings';

/** Minutes in each unit that a time is given in, from the largest. */
export const UNITS = { days: 24 * 60, hours: 60, minutes: 1 } as const;
export type Unit = keyof typeof UNITS;
export const UNIT_NAMES = ['minutes', 'hours', 'days'] as const;

export const accessForm = z
  .object({
    signUp: choice(SIGN_UPS),
    signUpDomains: mailDomains(),
    methods: list(choice(SIGN_IN_METHODS), { max: 20 }),
    staffNeedFactor: checkbox(),
    sessionIdle: integer({ min: 1, max: BOUNDS.sessionIdleMinutes.max, error: 'access.error.idle' }),
    sessionIdleUnit: choice(UNIT_NAMES),
    sessionDays: integer(BOUNDS.sessionDays),
    rememberDays: integer(BOUNDS.rememberDays),
    trustedDeviceDays: integer(BOUNDS.trustedDeviceDays),
  })
  .superRefine(({ signUp, signUpDomains }, context) => {
    const problem = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (signUp === 'domains' && signUpDomains.length === 0)
      problem('signUpDomains', 'access.error.no_domains');
    else if (signUpDomains.length > 200) problem('signUpDomains', 'input.too_many');
  })
  .transform(({ methods, sessionIdle, sessionIdleUnit, ...rest }, context) => {
    const sessionIdleMinutes = sessionIdle * UNITS[sessionIdleUnit];
    const { min, max } = BOUNDS.sessionIdleMinutes;
    if (sessionIdleMinutes < min || sessionIdleMinutes > max) {
      context.addIssue({ code: 'custom', path: ['sessionIdle'], message: 'access.error.idle' });
    }
    return { ...rest, sessionIdleMinutes, signInMethods: methods };
  });

/** A time in the largest unit that has no remainder. */
export function inUnits(minutes: number): { count: number; unit: Unit } {
  for (const unit of ['days', 'hours'] as const) {
    if (minutes % UNITS[unit] === 0) return { count: minutes / UNITS[unit], unit };
  }
  return { count: minutes, unit: 'minutes' };
}
