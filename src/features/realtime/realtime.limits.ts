import type { LimitRule } from '../../platform/limits';

declare module '../../platform/http/limit-rules' {
  interface LimitNames extends RealtimeLimits {}
}

export type RealtimeLimits = typeof realtimeLimits;

export const realtimeLimits = {
  // Every page that is opened or come back to asks for one: five a second, for a minute, is nobody's reading.
  stream: { points: 300, seconds: 60 },
} satisfies Record<string, LimitRule>;
