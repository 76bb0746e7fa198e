import type { Request } from 'express';
import type { OutgoingFile } from '../../platform/delivery-types';
import { isFar } from './lines';
import { LIST } from './list.view';
import type { OneDelivery, ToldEvent } from './one.queries';
import type { RefusedAddress } from './refused.service';
import { triesView } from './tries.view';
import { templateText } from './what.view';
import { isRetryable, stateOf, triesOf } from './words.view';

interface Found {
  delivery: OneDelivery;
  told: ToldEvent[];
  retries: { name: string; at: Date }[];
  refused: RefusedAddress | null;
  files: (OutgoingFile & { isKept: boolean })[];
}

export function oneView(req: Request, { delivery, told, retries, refused, files }: Found) {
  const { shell, ctx } = req;
  const { t, fmt } = shell;
  const { id, userId, userName, ticketNumber, ticketSubject } = delivery;
  const words = { t, i18n: ctx.system.i18n };
  const what = templateText(words, delivery.template);
  return {
    id,
    title: what,
    to: userName ?? delivery.address ?? t('deliveries.nobody'),
    toHref: userId && `/admin/users/${userId}`,
    address: delivery.address ?? '',
    channel: t(`deliveries.channel.${delivery.channel}`),
    subject: delivery.subject ?? '',
    ticket: ticketNumber && {
      label: `#${ticketNumber} ${ticketSubject}`,
      href: `/desk/tickets/${ticketNumber}`,
    },
    state: stateOf(req, delivery),
    tries: fmt.number(triesOf(delivery)),
    error: delivery.error ?? '',
    isRetryable: isRetryable(delivery),
    refused: refused && refusedView(req, refused),
    history: historyOf(req, delivery, retries),
    events: told.map(({ template, type, actor, at }) => ({
      title: typeText(req, type) ?? templateText(words, template),
      text: actor ? t('deliveries.one.by', { name: actor }) : '',
      at: at && fmt.moment(at, ctx.now),
    })),
    text: delivery.isWritten ? `${LIST}/${id}/text` : null,
    noText: t(delivery.channel === 'in_app' ? 'deliveries.one.in_app' : 'deliveries.one.unwritten'),
    hasSecret: delivery.hasSecret,
    files: files.map((file, at) => fileView(req, `${LIST}/${id}/files/${at + 1}`, file)),
  };
}

/** One that went along; what is kept no more is named alone. */
function fileView({ shell: { t, fmt } }: Request, href: string, file: Found['files'][number]) {
  const { name, size } = file;
  const note = file.isKept ? '' : t('deliveries.one.file_gone');
  return { name, size: fmt.bytes(size), href: file.isKept ? href : null, note };
}

/** What the audit log calls it. */
function typeText({ shell: { t }, ctx }: Request, type: string | null): string | null {
  const key = `audit.type.${type}`;
  return type && ctx.system.i18n.has(key) ? t(key) : null;
}

/** An address that was refused for good, for the notice about it. */
function refusedView({ shell: { fmt } }: Request, { address, since, words }: RefusedAddress) {
  return { address, words, date: fmt.dateTime(since) };
}

interface Entry {
  icon: string;
  text: string;
  more?: string;
  at: Date;
}

/** What is known of it, in the order in which it happened, and what comes next. */
function historyOf(req: Request, delivery: OneDelivery, retries: { name: string; at: Date }[]) {
  const { t, fmt } = req.shell;
  const entries: Entry[] = [
    { icon: 'pencil', text: t('deliveries.one.written'), at: delivery.createdAt },
    ...retries.map(({ name, at }) => ({
      icon: 'rotate-ccw',
      text: t('deliveries.one.retried', { name }),
      at,
    })),
    ...inVain(req, delivery),
    ...endsOf(req, delivery),
  ];
  entries.sort((a, b) => a.at.getTime() - b.at.getTime());
  return entries.map(({ at, ...entry }) => ({ ...entry, time: fmt.moment(at, req.ctx.now) }));
}

function inVain(req: Request, delivery: OneDelivery): Entry[] {
  const { t } = req.shell;
  const { nextAt, state, dueAt, createdAt, triedUntil } = delivery;
  const isHeld = dueAt.getTime() - createdAt.getTime() > 1000 && !isFar(dueAt);
  return [
    ...(isHeld ? [{ icon: 'clock', text: t('deliveries.one.held'), at: dueAt }] : []),
    ...triesView(req, delivery),
    ...(state === 'queued' && nextAt
      ? [
          { icon: 'clock', text: t('deliveries.one.next'), at: nextAt },
          { icon: 'ban', text: t('deliveries.one.until'), at: triedUntil },
        ]
      : []),
  ];
}

function endsOf({ shell: { t } }: Request, { channel, sentAt, readAt }: OneDelivery): Entry[] {
  const text = t(channel === 'in_app' ? 'deliveries.one.shown' : 'deliveries.one.sent');
  return [
    ...(sentAt ? [{ icon: 'send', text, at: sentAt }] : []),
    ...(readAt ? [{ icon: 'eye', text: t('deliveries.one.read'), at: readAt }] : []),
  ];
}
