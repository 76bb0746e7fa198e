import { z } from 'zod';
import { email, newName, verbatim } from '../../../platform/http/fields';
import { PASSWORD_MAX, PASSWORD_RULE } from '../../users';
import { nextField } from '../shared/shared.schema';

export const registrationForm = z.object({
  name: newName({ max: 120 }),
  email: email(),
  password: verbatim(PASSWORD_RULE),
  next: nextField,
});

/** The password of the registration, where the link is opened in another browser; only compared. */
export const verificationForm = z.object({ password: verbatim({ max: PASSWORD_MAX, min: 0 }) });
