import { userAccess } from '../features/users/users.actor';
import type { AccessRules } from '../platform/http/routes';

/** Who may open what a route says is theirs. */
export const access: AccessRules = { ...userAccess };
