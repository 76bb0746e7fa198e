import type { LimitRule } from '../../../platform/limits';

declare module '../../../platform/http/limit-rules' {
  interface LimitNames extends UnsubscribeLimits {}
}

export type UnsubscribeLimits = typeof unsubscribeLimits;

export const unsubscribeLimits = {
  // The mail programs of many people ask from the same few networks of their providers.
  unsubscribe: { points: 600, seconds: 10 * 60 },
} satisfies Record<string, LimitRule>;
