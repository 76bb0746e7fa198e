import { z } from 'zod';
import { checkbox, id, line, list, optionalId, optionalText } from '../../platform/http/fields';

const optionalEmail = optionalText({ max: 254 }).transform((value, context) => {
  if (value !== null && !z.email().safeParse(value.toLowerCase()).success) {
    context.addIssue({ code: 'custom', message: 'input.not_an_email' });
  }
  return value?.toLowerCase() ?? null;
});

export const departmentForm = z.object({
  name: line({ max: 80 }),
  email: optionalEmail,
  managerId: optionalId(),
  calendarId: optionalId(),
  slaPolicyId: optionalId(),
  memberIds: list(id(), { max: 500 }),
  isActive: checkbox(),
});
