import { z } from 'zod';
import { email, newName, optionalText, text } from '../../../platform/http/fields';

/** What a service sends the browser back with (RFC 6749, 4.1.2); the rest is for the library to read. */
export const callbackQuery = z.object({
  state: text({ max: 200 }),
  code: optionalText({ max: 8000 }),
  error: optionalText({ max: 200 }),
});

export const completionForm = z.object({
  name: newName({ max: 120 }),
  email: email(),
  next: optionalText({ max: 2000 }),
});
