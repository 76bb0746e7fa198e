import type { LimitRule } from '../../../platform/limits';

declare module '../../../platform/http/limit-rules' {
  interface LimitNames extends TemplateLimits {}
}

export type TemplateLimits = typeof templateLimits;

export const templateLimits = {
  /** Each is a mail. */
  template_test: { points: 30, seconds: 10 * 60 },
} satisfies Record<string, LimitRule>;
