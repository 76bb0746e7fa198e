import { z } from 'zod';
import { choice, email, newName, optionalText, verbatim } from '../../../platform/http/fields';
import { PASSWORD_RULE, timeZoneField } from '../../users';

const code = optionalText({ max: 100 });

export const setupQuery = z.object({ code });

export const setupForm = z.object({
  defaultLocale: choice(['es', 'en']),
  code,
  name: newName({ max: 120 }),
  email: email(),
  password: verbatim(PASSWORD_RULE),
  timeZone: timeZoneField.transform((value, context) => {
    if (value === null) context.addIssue({ code: 'custom', message: 'input.required' });
    return value ?? '';
  }),
});
