import { type WorkingHours, workingSeconds } from '../../../platform/working-time';
import type { Running } from './clock.types';

// What pages say of a promise at a moment, in whole seconds since 1970.

/** How a promise stands. */
export const PROMISE_STATES = ['ok', 'at_risk', 'breached', 'paused'] as const;
export type PromiseState = (typeof PROMISE_STATES)[number];

/** What is broken is so on hold, too; what is at risk is shown as paused while nothing of its time is used. */
export function stateOf({ since, dueAt, riskAt, breachedAt }: Running, now: number): PromiseState {
  if (breachedAt !== null || (dueAt !== null && dueAt <= now)) return 'breached';
  if (since === null) return 'paused';
  return riskAt !== null && riskAt <= now ? 'at_risk' : 'ok';
}

/** How many seconds of its calendar a promise has taken. */
export function takenOf({ used, since }: Running, calendar: WorkingHours, now: number): number {
  return used + (since === null ? 0 : workingSeconds(calendar, since, now));
}

/** How many seconds of its calendar are left; negative when it is over. */
export function leftOf(promise: Running, calendar: WorkingHours, now: number): number {
  return promise.target - takenOf(promise, calendar, now);
}
