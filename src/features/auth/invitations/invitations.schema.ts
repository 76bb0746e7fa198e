import { z } from 'zod';
import {
  choice,
  email,
  id,
  line,
  list,
  newName,
  optionalChoice,
  optionalId,
  text,
  verbatim,
} from '../../../platform/http/fields';
import { localeField, PASSWORD_RULE, ROLES } from '../../users';

export const personForm = z.object({ name: newName({ max: 120 }), email: email() });

export const invitationForm = personForm.extend({
  role: choice(ROLES),
  departmentIds: list(id(), { max: 100 }),
  organizationId: optionalId(),
  locale: localeField,
});

/** `invite` only what has been looked at. */
export const peopleForm = z.object({
  people: text({ max: 300_000, min: 0 }),
  step: optionalChoice(['check', 'invite']),
});

export const acceptanceForm = z.object({
  name: line({ max: 120 }),
  password: verbatim(PASSWORD_RULE),
});

/** By the link alone, to add another way in afterwards. */
export const passwordlessForm = z.object({ name: line({ max: 120 }) });

export const acceptanceWay = z.object({ way: optionalChoice(['link']) });
