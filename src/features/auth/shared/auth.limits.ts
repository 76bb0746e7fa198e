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
  // What it keeps of a visitor begins a session, and each page of signing in may ask for a challenge by itself.
  preferences: { points: 60, seconds: 10 * 60 },
  challenge: { points: 300, seconds: 15 * 60 },
} satisfies Record<string, LimitRule>;
