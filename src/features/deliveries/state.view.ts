import type { Request } from 'express';
import type { MailCounts, WaitingMail } from './deliveries.queries';
import { TOPIC } from './deliveries.service';
import { shortly } from './words.view';

interface MailState {
  counts: MailCounts;
  /** That they are of. */
  days: number;
  waiting: WaitingMail;
  /** Addresses that a server has refused for good. */
  refused: number;
}

export function stateView(req: Request, { counts, days, waiting, refused }: MailState) {
  const { ctx, shell } = req;
  const { t, fmt } = shell;
  const { smtpUrl, mailFrom, production } = ctx.system.config;
  return {
    liveTopics: TOPIC,
    isSetUp: smtpUrl !== null,
    state: stateOf(smtpUrl !== null, waiting),
    facts: [
      { label: t('mail.server'), text: smtpUrl ? serverOf(smtpUrl) : t('mail.none') },
      { label: t('mail.sender'), text: mailFrom },
    ],
    refused: {
      isAny: refused > 0,
      label: t('deliveries.refused.count', { count: refused, number: fmt.number(refused) }),
    },
    outbox: production || smtpUrl ? null : '/dev/outbox',
    countsTitle: t('mail.counts', { days }),
    counts: [
      { label: t('mail.count.sent'), value: fmt.number(counts.sent) },
      { label: t('mail.count.queued'), value: fmt.number(counts.queued) },
      {
        label: t('mail.count.failed'),
        value: fmt.number(counts.failed),
        href: counts.failed > 0 ? listOf('failed') : undefined,
      },
      ...(counts.suppressed > 0
        ? [
            {
              label: t('mail.count.suppressed'),
              value: fmt.number(counts.suppressed),
              href: listOf('suppressed'),
            },
          ]
        : []),
      ...(smtpUrl ? [] : [{ label: t('mail.count.kept'), value: fmt.number(counts.kept) }]),
    ],
    waiting: waitingView(req, waiting),
  };
}

const listOf = (state: string): string => `/admin/deliveries?state=${state}&channel=mail#list`;

function stateOf(isSetUp: boolean, { heldBack }: WaitingMail) {
  if (!isSetUp) return { key: 'mail.not_set_up', tone: 'amber' };
  return heldBack > 0 ? { key: 'mail.not_leaving', tone: 'red' } : { key: 'mail.set_up', tone: 'green' };
}

/** Null where nothing waits for another try. */
function waitingView(req: Request, waiting: WaitingMail) {
  const { t } = req.shell;
  const { count, nextAt, failure, error, triedAt } = waiting;
  if (count === 0 || !failure) return null;
  return {
    title: t('mail.waiting', { count }),
    reason: t(`mail.failure.${failure}`),
    error,
    tried: triedAt && triedView(req, triedAt),
    next: nextAt ? t('mail.next', { when: shortly(req, nextAt, 'mail.soon') }) : '',
  };
}

function triedView(req: Request, at: Date) {
  const { ctx, shell } = req;
  const ago = shortly(req, at, 'mail.moment_ago');
  return { ...shell.fmt.moment(at, ctx.now), ago, text: shell.t('mail.tried', { when: ago }) };
}

/** Host and port: the rest of the address may hold a password. */
function serverOf(smtpUrl: string): string {
  const { protocol, hostname, port } = new URL(smtpUrl);
  return `${hostname}:${port || (protocol === 'smtps:' ? 465 : 587)}`;
}
