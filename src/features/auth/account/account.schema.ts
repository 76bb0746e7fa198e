import { z } from 'zod';
import { choice, email, optionalChoice, returnTo, text } from '../../../platform/http/fields';
import { AVAILABILITIES, localeField, phoneField, THEMES, timeZoneField } from '../../users';

export const addressForm = z.object({ email: email() });

export const profileForm = z.object({
  name: text({ max: 120 }),
  locale: localeField,
  theme: choice(THEMES),
  timeZone: timeZoneField,
  phone: phoneField,
});

export const availabilityForm = z.object({
  availability: choice(AVAILABILITIES),
  return_to: returnTo(),
});

export const preferencesForm = z.object({
  theme: optionalChoice(THEMES),
  locale: optionalChoice(['es', 'en']),
  return_to: returnTo(),
});
