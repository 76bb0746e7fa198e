import type { LimitRule } from '../../../platform/limits';

declare module '../../../platform/http/limit-rules' {
  interface LimitNames extends AuthLimits {}
}

export type AuthLimits = typeof authLimits;

export const authLimits = {
  // Who fails is slowed down long before; this is for floods, and an office that comes in at nine stays below it.
  sign_in: { points: 150, seconds: 15 * 60 },
  register: { points: 10, seconds: 60 * 60 },
  mail_link: { points: 10, seconds: 60 * 60 },
} satisfies Record<string, LimitRule>;
