import type { LimitRule } from '../../platform/limits';

declare module '../../platform/http/limit-rules' {
  interface LimitNames extends TicketLimits {}
}

export type TicketLimits = typeof ticketLimits;

export const ticketLimits = {
  submit: { points: 60, seconds: 10 * 60 },
  reply: { points: 120, seconds: 10 * 60 },
  // One with a hundred pictures takes a processor for ten seconds, and two documents are written at once for all.
  paper: { points: 60, seconds: 10 * 60 },
  // One is asked for at each pause of somebody who types a subject.
  similar: { points: 120, seconds: 60 },
} satisfies Record<string, LimitRule>;
