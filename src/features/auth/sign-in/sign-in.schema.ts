import { z } from 'zod';
import { checkbox, text, verbatim } from '../../../platform/http/fields';
import { PASSWORD_MAX } from '../../users';
import { nextField } from '../shared/shared.schema';

/** What is typed here is only compared, so it is held to no rule but a length. */
export const signInForm = z.object({
  email: text({ max: 254 }),
  password: verbatim({ max: PASSWORD_MAX }),
  remember: checkbox(),
  next: nextField,
});
