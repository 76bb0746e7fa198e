import type { Request } from 'express';
import type { OneDelivery } from './one.queries';
import type { TriesInVain } from './tries';
import { why } from './words.view';

export interface TriedEntry {
  icon: string;
  text: string;
  more: string;
  at: Date;
}

/** Each try that failed, with why and what the server said; those after each other with the same words are one entry. */
export function triesView(req: Request, delivery: OneDelivery): TriedEntry[] {
  const { attempts, triedAt, failure, error, tries } = delivery;
  const kept = (tries ?? []).map((one) => entryOf(req, one, delivery));
  // The release before counts its tries without keeping them.
  const isKept = tries?.at(-1)?.to === attempts;
  if (isKept || !triedAt || attempts === 0) return kept;
  const at = triedAt.toISOString();
  const last = { from: attempts, to: attempts, at, until: at, failure: failure ?? '', error: error ?? '' };
  return [...kept, entryOf(req, last, delivery)];
}

function entryOf(req: Request, one: TriesInVain, delivery: OneDelivery): TriedEntry {
  const { t, fmt } = req.shell;
  const { from, to, at, until, failure, error } = one;
  const isLast = to === delivery.attempts && new Date(until).getTime() === delivery.triedAt?.getTime();
  const reason = isLast && delivery.state !== 'sent' ? why(req, delivery) : reasonOf(req, failure);
  return {
    icon: 'circle-x',
    text:
      from === to
        ? t('deliveries.one.tried', { count: to })
        : t('deliveries.one.tried_often', { from, to, since: fmt.dateTime(at) }),
    more: [reason, error].filter(Boolean).join(' '),
    at: new Date(until),
  };
}

function reasonOf({ shell: { t } }: Request, failure: string): string {
  if (!failure) return '';
  return failure === 'refused' ? t('deliveries.failure.refused') : t(`mail.failure.${failure}`);
}
