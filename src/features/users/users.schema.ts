import { z } from 'zod';
import {
  checkbox,
  choice,
  email,
  id,
  list,
  optionalChoice,
  optionalId,
  optionalInteger,
  optionalText,
  text,
  verbatim,
} from '../../platform/http/fields';
import { normalisePhone } from '../../platform/phone';
import { isOfferedZone } from '../settings';
import { ROLES, STATES } from './users.types';

/** Characters of a new password. */
export const PASSWORD_RULE = { min: 10, max: 200 } as const;
export const PASSWORD_MAX = PASSWORD_RULE.max;

export const phoneField = optionalText({ max: 40 }).transform((value, context) => {
  const normal = value === null ? null : normalisePhone(value);
  if (value !== null && normal === null) context.addIssue({ code: 'custom', message: 'users.error.phone' });
  return normal;
});

export const timeZoneField = optionalText({ max: 60 }).superRefine((value, context) => {
  if (value !== null && !isOfferedZone(value))
    context.addIssue({ code: 'custom', message: 'input.not_a_choice' });
});

export const localeField = optionalChoice(['es', 'en']);

/** A password to be; nothing at all leaves things as they are. */
const optionalPassword = z
  .union([z.literal('').transform(() => null), z.undefined().transform(() => null)])
  .or(verbatim(PASSWORD_RULE));

export const userForm = z.object({
  name: text({ max: 120 }),
  email: email(),
  phone: phoneField,
  role: choice(ROLES),
  state: optionalChoice(['active', 'on_leave']).transform((value) => value ?? 'active'),
  organizationId: optionalId(),
  isVip: checkbox(),
  capacity: optionalInteger({ min: 1, max: 1000 }),
  departmentIds: list(id(), { max: 100 }),
  skillIds: list(id(), { max: 100 }),
  locale: localeField,
  timeZone: timeZoneField,
  password: optionalPassword,
});

/** Of somebody who is there already. That of a deactivated person says nothing of their state. */
export const editForm = userForm.extend({
  state: optionalChoice(['active', 'on_leave']).transform((value) => value ?? undefined),
});

export const usersQuery = z.object({
  q: optionalText({ max: 100 }),
  role: optionalChoice(ROLES),
  state: optionalChoice([...STATES, 'invited']),
  organization: optionalId(),
  department: optionalId(),
  sort: optionalChoice(['name', '-name', 'created', '-created']),
  cursor: optionalText({ max: 4000 }),
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
