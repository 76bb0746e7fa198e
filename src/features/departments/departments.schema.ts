import { z } from 'zod';
import { NAME_SORTS } from '../../platform/db/named-list';
import {
  checkbox,
  id,
  list,
  optionalChoice,
  optionalId,
  optionalText,
  text,
} from '../../platform/http/fields';

const optionalEmail = optionalText({ max: 254 }).transform((value, context) => {
  if (value !== null && !z.email().safeParse(value.toLowerCase()).success) {
    context.addIssue({ code: 'custom', message: 'input.not_an_email' });
  }
  return value?.toLowerCase() ?? null;
});

export const departmentForm = z.object({
  name: text({ max: 80 }),
  email: optionalEmail,
  managerId: optionalId(),
  memberIds: list(id(), { max: 500 }),
  isActive: checkbox(),
});

export const removalForm = z.object({ moveTo: optionalId() });

export const departmentsQuery = z.object({
  q: optionalText({ max: 100 }),
  state: optionalChoice(['active', 'inactive']),
  sort: optionalChoice(NAME_SORTS),
  cursor: optionalText({ max: 4000 }),
});
