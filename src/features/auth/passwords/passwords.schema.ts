import { z } from 'zod';
import { email, verbatim } from '../../../platform/http/fields';
import { PASSWORD_MAX, PASSWORD_RULE } from '../../users';

const newPassword = verbatim(PASSWORD_RULE);

export const forgotForm = z.object({ email: email() });

export const resetForm = z.object({ password: newPassword });

export const passwordForm = z.object({ current: verbatim({ max: PASSWORD_MAX }), next: newPassword });

export const firstPasswordForm = z.object({ next: newPassword });
