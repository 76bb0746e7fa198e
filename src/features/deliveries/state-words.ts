import { MINUTE_MS } from '../../platform/elapsed';
import type { Formatter } from '../../platform/format';
import type { Translate } from '../../platform/i18n';
import { isFar } from './lines';
import type { ListedDelivery } from './list.types';

/** Those of whoever reads of a delivery, and when. */
export interface ReaderWords {
  t: Translate;
  fmt: Formatter;
  now: Date;
}

/** A moment in words. Less than a minute away it would be "now", on either side; what is overdue is tried soon. */
export function shortly(
  { t, fmt, now }: ReaderWords,
  moment: Date,
  key: 'mail.moment_ago' | 'mail.soon',
): string {
  const until = moment.getTime() - now.getTime();
  const isNear = Math.abs(until) < MINUTE_MS || (until < 0 && key === 'mail.soon');
  return isNear ? t(key) : fmt.moment(moment, now).text;
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
  reader: ReaderWords,
  delivery: ListedDelivery,
): { label: string; tone: string; note: string } {
  const { t } = reader;
  const { state, channel, failure, dueAt, nextAt } = delivery;
  if (state === 'queued' && failure) {
    const next = nextAt ? t('mail.next', { when: shortly(reader, nextAt, 'mail.soon') }) : '';
    return {
      label: t('deliveries.state.retrying'),
      tone: 'amber',
      note: `${why(reader, delivery)} ${next}`.trim(),
    };
  }
  if (state === 'queued') {
    if (isFar(dueAt))
      return { label: t('deliveries.state.held'), tone: 'blue', note: t('deliveries.leaves_after_pause') };
    const isHeld = dueAt > reader.now;
    const note = isHeld ? t('deliveries.leaves', { when: shortly(reader, dueAt, 'mail.soon') }) : '';
    return { label: t(`deliveries.state.${isHeld ? 'held' : 'waiting'}`), tone: 'blue', note };
  }
  const isHere = state === 'sent' && channel === 'in_app';
  return {
    label: t(`deliveries.state.${isHere ? 'shown' : state}`),
    tone: TONES[state],
    note: why(reader, delivery),
  };
}

const OWN = ['no_address', 'address_refused', 'read', 'no_access', 'turned_off', 'gone'];

/** Why it has not arrived; empty where nothing is wrong. */
export function why({ t }: Pick<ReaderWords, 't'>, { state, failure }: ListedDelivery): string {
  if (state === 'failed') return t(`deliveries.failure.${failure === 'refused' ? 'refused' : 'time'}`);
  if (!failure) return '';
  return t(OWN.includes(failure) ? `deliveries.failure.${failure}` : `mail.failure.${failure}`);
}
