import { z } from 'zod';
import {
  checkbox,
  choice,
  email,
  optionalChoice,
  optionalText,
  text,
  verbatim,
} from '../../platform/http/fields';
import {
  AVAILABILITIES,
  localeField,
  PASSWORD_MAX,
  PASSWORD_RULE,
  phoneField,
  THEMES,
  timeZoneField,
} from '../users';

const newPassword = verbatim(PASSWORD_RULE);
const next = optionalText({ max: 2000 });

/** What is typed here is only compared, so it is held to no rule but a length. */
export const signInForm = z.object({
  email: text({ max: 254 }),
  password: verbatim({ max: PASSWORD_MAX }),
  remember: checkbox(),
  next,
});

/** Where the person was going. */
export const nextQuery = z.object({ next });

export const registrationForm = z.object({
  name: text({ max: 120 }),
  email: email(),
  password: newPassword,
  next,
});

/** The password of the registration, where the link is opened in another browser; only compared. */
export const verificationForm = z.object({ password: verbatim({ max: PASSWORD_MAX, min: 0 }) });

export const forgotForm = z.object({ email: email() });

export const resetForm = z.object({ password: newPassword });

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
  return_to: optionalText({ max: 2000 }),
});

export const passwordForm = z.object({ current: verbatim({ max: PASSWORD_MAX }), next: newPassword });

export const firstPasswordForm = z.object({ next: newPassword });

export const preferencesForm = z.object({
  theme: optionalChoice(THEMES),
  locale: optionalChoice(['es', 'en']),
  return_to: optionalText({ max: 2000 }),
});
