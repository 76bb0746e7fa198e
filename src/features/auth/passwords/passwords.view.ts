import type { Request } from 'express';
import { ctxOf } from '../../../platform/http/input';
import { PASSWORD_RULE } from '../../users';
import { openMethods, openWaysOf, waysInOf } from '../shared/methods.service';
import { personOf } from '../shared/person';

/** The password, on the security page. */
export async function passwordSection(req: Request) {
  const ctx = ctxOf(req);
  const { id, email } = personOf(ctx);
  const { password } = await waysInOf(ctx, id);
  const isOpen = (await openMethods(ctx)).includes('password');
  return {
    isOpen,
    email,
    isSet: password,
    canRemove: password && (await openWaysOf(ctx, id)) > (isOpen ? 1 : 0),
    rule: PASSWORD_RULE,
  };
}
