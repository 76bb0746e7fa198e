import { authLimits } from '../features/auth/shared/auth.limits';
import { templateLimits } from '../features/notifications/templates/templates.limits';
import { unsubscribeLimits } from '../features/notifications/unsubscribe/unsubscribe.limits';
import { realtimeLimits } from '../features/realtime/realtime.limits';
import { ticketLimits } from '../features/tickets/tickets.limits';
import type { LimitRules } from '../platform/http/limit-rules';

/** How often one person (or, for visitors, one address) may do a thing. */
export const limits: LimitRules = {
  ...authLimits,
  ...realtimeLimits,
  ...ticketLimits,
  ...templateLimits,
  ...unsubscribeLimits,
};
