import { z } from 'zod';
import { offeredName } from '../../platform/format';
import {
  checkbox,
  choice,
  cursor,
  email,
  id,
  line,
  list,
  optionalChoice,
  optionalId,
  optionalInteger,
  optionalLine,
  optionalText,
  verbatim,
} from '../../platform/http/fields';
import type { Translate } from '../../platform/i18n';
import { foreignPhone, hasPrefix, normalisePhone } from '../../platform/phone';
import { isOfferedZone } from '../settings';
import { ROLES, STATES } from './users.types';

/** Characters of a new password. */
export const PASSWORD_RULE = { min: 10, max: 200 } as const;
export const PASSWORD_MAX = PASSWORD_RULE.max;

/** @param country whose numbers need no prefix (`settings.phoneCountry`) */
export const phoneField = (country: string | null) =>
  optionalLine({ max: 60 }).transform((value, context) => {
    const normal = value === null ? null : normalisePhone(value, country);
    if (value !== null && normal === null) {
      const message = hasPrefix(value) ? 'users.error.phone' : 'users.error.phone_prefix';
      context.addIssue({ code: 'custom', message, params: { example: foreignPhone(country) } });
    }
    return normal;
  });

/** What a form says beside that field. */
export function phoneHint(t: Translate, country: string | null): string {
  const example = foreignPhone(country);
  return t(country === null ? 'users.hint.phone_prefix' : 'users.hint.phone', { example });
}

export const timeZoneField = optionalText({ max: 60 }).transform((value, context): string | null => {
  const zone = value && offeredName(value);
  if (zone !== null && !isOfferedZone(zone))
    context.addIssue({ code: 'custom', message: 'input.not_a_choice' });
  return zone;
});

export const localeField = optionalChoice(['es', 'en']);

/** A password to be; nothing at all leaves things as they are. */
const optionalPassword = z
  .union([z.literal('').transform(() => null), z.undefined().transform(() => null)])
  .or(verbatim(PASSWORD_RULE));

export const userForm = (country: string | null) =>
  z.object({
    name: line({ max: 120 }),
    email: email(),
    phone: phoneField(country),
    role: choice(ROLES),
    state: optionalChoice(['active', 'on_leave']).transform((value) => value ?? 'active'),
    organizationId: optionalId(),
    isVip: checkbox(),
    capacity: optionalInteger({ min: 1, max: 1000 }),
    calendarId: optionalId(),
    departmentIds: list(id(), { max: 100 }),
    skillIds: list(id(), { max: 100 }),
    locale: localeField,
    timeZone: timeZoneField,
    password: optionalPassword,
  });

/** Of somebody who is there already. That of a deactivated person says nothing of their state. */
export const editForm = (country: string | null) =>
  userForm(country).extend({
    state: optionalChoice(['active', 'on_leave']).transform((value) => value ?? undefined),
  });

export const usersQuery = z.object({
  q: optionalLine({ max: 100 }),
  role: optionalChoice(ROLES),
  state: optionalChoice([...STATES, 'invited']),
  organization: optionalId(),
  department: optionalId(),
  sort: optionalChoice(['name', '-name', 'created', '-created']),
  cursor: cursor(),
});

/** Who gets the open tickets: somebody's id, nobody, or (where they are only being offered) whoever has them. */
export const reassignmentForm = z.object({
  assignee: optionalText({ max: 40 }).transform((value, context): string => {
    const known = value === 'none' || value === 'keep' || z.uuid().safeParse(value).success;
    if (value === null) context.addIssue({ code: 'custom', message: 'input.required' });
    else if (!known) context.addIssue({ code: 'custom', message: 'input.not_a_choice' });
    return value ?? '';
  }),
});
