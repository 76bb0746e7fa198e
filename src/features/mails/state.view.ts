import type { Request } from 'express';
import type { MailCounts } from './mails.queries';

export function stateView({ ctx, shell: { t, fmt } }: Request, counts: MailCounts, days: number) {
  const { smtpUrl, mailFrom, production } = ctx.system.config;
  return {
    isSetUp: smtpUrl !== null,
    facts: [
      { label: t('mail.server'), text: smtpUrl ? serverOf(smtpUrl) : t('mail.none') },
      { label: t('mail.sender'), text: mailFrom },
    ],
    outbox: production || smtpUrl ? null : '/dev/outbox',
    countsTitle: t('mail.counts', { days }),
    counts: [
      { label: t('mail.count.sent'), value: fmt.number(counts.sent) },
      { label: t('mail.count.queued'), value: fmt.number(counts.queued) },
      { label: t('mail.count.failed'), value: fmt.number(counts.failed), href: '/admin/jobs' },
      ...(smtpUrl ? [] : [{ label: t('mail.count.kept'), value: fmt.number(counts.kept) }]),
    ],
  };
}

/** Host and port: the rest of the address may hold a password. */
function serverOf(smtpUrl: string): string {
  const { protocol, hostname, port } = new URL(smtpUrl);
  return `${hostname}:${port || (protocol === 'smtps:' ? 465 : 587)}`;
}
