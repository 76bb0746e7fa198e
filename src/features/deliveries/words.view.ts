import type { Request } from 'express';
import type { ListedDelivery } from './list.types';
import * as words from './state-words';

const wordsTo = ({ ctx: { now }, shell: { t, fmt } }: Request): words.ReaderWords => ({ t, fmt, now });

/** A moment in words. Less than a minute away it would be "now", on either side; what is overdue is tried soon. */
export const shortly = (req: Request, moment: Date, key: 'mail.moment_ago' | 'mail.soon'): string =>
  words.shortly(wordsTo(req), moment, key);

/** Where a delivery stands, and why, in words. */
export const stateOf = (req: Request, delivery: ListedDelivery) => words.stateOf(wordsTo(req), delivery);

/** Why it has not arrived; empty where nothing is wrong. */
export const why = (req: Request, delivery: ListedDelivery): string => words.why(wordsTo(req), delivery);

/** How often it was tried: in vain, and the time that it was sent. What is read here is sent by nobody. */
export function triesOf({ channel, attempts, state }: ListedDelivery): number {
  return attempts + (channel !== 'in_app' && state === 'sent' ? 1 : 0);
}

/** Whether it can be tried again: what was sent or withdrawn never is, nor what has nowhere to go. */
export function isRetryable({ state, failure }: ListedDelivery): boolean {
  if (state === 'queued') return failure !== null;
  return state === 'failed' || (state === 'suppressed' && failure === 'address_refused');
}
