import type { Request } from 'express';
import { MINUTE_MS } from '../../platform/elapsed';
import { isFar } from './lines';
import type { ListedDelivery } from './list.types';

/** A moment in words. Less than a minute away it would be "now", on either side; what is overdue is tried soon. */
export function shortly(
  { ctx, shell: { t, fmt } }: Request,
  moment: Date,
  key: 'mail.moment_ago' | 'mail.soon',
): string {
  const until = moment.getTime() - ctx.now.getTime();
  const isNear = Math.abs(until) < MINUTE_MS || (until < 0 && key === 'mail.soon');
  return isNear ? t(key) : fmt.moment(moment, ctx.now).text;
}

const TONES = {
  sent: 'green',
  failed: 'red',
  outbox: 'amber',
  withdrawn: 'grey',
  suppressed: 'red',
} as const;

/** Where a delivery stands, and why, in words. */
export function stateOf(
  req: Request,
  delivery: ListedDelivery,
): { label: string; tone: string; note: string } {
  const { t } = req.shell;
  const { state, channel, failure, dueAt, nextAt } = delivery;
  if (state === 'queued' && failure) {
    const next = nextAt ? t('mail.next', { when: shortly(req, nextAt, 'mail.soon') }) : '';
    return {
      label: t('deliveries.state.retrying'),
      tone: 'amber',
      note: `${why(req, delivery)} ${next}`.trim(),
    };
  }
  if (state === 'queued') {
    if (isFar(dueAt))
      return { label: t('deliveries.state.held'), tone: 'blue', note: t('deliveries.leaves_after_pause') };
    const isHeld = dueAt > req.ctx.now;
    const note = isHeld ? t('deliveries.leaves', { when: shortly(req, dueAt, 'mail.soon') }) : '';
    return { label: t(`deliveries.state.${isHeld ? 'held' : 'waiting'}`), tone: 'blue', note };
  }
  const isHere = state === 'sent' && channel === 'in_app';
  return {
    label: t(`deliveries.state.${isHere ? 'shown' : state}`),
    tone: TONES[state],
    note: why(req, delivery),
  };
}

const OWN = ['no_address', 'address_refused', 'read', 'no_access', 'turned_off', 'gone'];

/** Why it has not arrived; empty where nothing is wrong. */
export function why({ shell: { t } }: Request, { state, failure }: ListedDelivery): string {
  if (state === 'failed') return t(`deliveries.failure.${failure === 'refused' ? 'refused' : 'time'}`);
  if (!failure) return '';
  return t(OWN.includes(failure) ? `deliveries.failure.${failure}` : `mail.failure.${failure}`);
}

/** How often it was tried: in vain, and the time that it was sent. What is read here is sent by nobody. */
export function triesOf({ channel, attempts, state }: ListedDelivery): number {
  return attempts + (channel !== 'in_app' && state === 'sent' ? 1 : 0);
}

/** Whether it can be tried again: what was sent or withdrawn never is, nor what has nowhere to go. */
export function isRetryable({ state, failure }: ListedDelivery): boolean {
  if (state === 'queued') return failure !== null;
  return state === 'failed' || (state === 'suppressed' && failure === 'address_refused');
}
