import type { Request } from 'express';
import { ctxOf } from '../../../platform/http/input';
import { PASSWORD_MAX, PASSWORD_MIN } from '../../users';
import { openMethods, waysInOf } from '../methods.service';
import { personOf } from '../person';

/** The password, on the security page. */
export async function passwordSection(req: Request) {
  const ctx = ctxOf(req);
  const { id, email } = personOf(ctx);
  const { password } = await waysInOf(ctx, id);
  return {
    isOpen: (await openMethods(ctx)).includes('password'),
    isSet: password,
    email,
    rule: { min: PASSWORD_MIN, max: PASSWORD_MAX },
  };
}
