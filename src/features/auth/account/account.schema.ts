import { z } from 'zod';
import { choice, email, line, optionalChoice, returnTo } from '../../../platform/http/fields';
import { AVAILABILITIES, localeField, phoneField, THEMES, timeZoneField } from '../../users';

export const addressForm = z.object({ email: email() });

export const profileForm = (country: string | null) =>
  z.object({
    name: line({ max: 120 }),
    locale: localeField,
    theme: choice(THEMES),
    timeZone: timeZoneField,
    phone: phoneField(country),
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

/** The same as an address asks it, on the page of a form that was refused and comes along: where that goes. */
export const refusedPreferences = preferencesForm.extend({ of: returnTo() });
