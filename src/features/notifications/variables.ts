import type { Ctx, Locale } from '../../platform/ctx';
import { formatter } from '../../platform/format';
import type { Settings } from '../settings';
import { stepOf, type ToldEvent } from './audience';
import type { Content } from './content';
import type { Circle, Recipient } from './notifications.queries';
import type { Variables } from './templates';

interface Reading {
  circle: Circle;
  recipient: Recipient;
  settings: Settings;
  locale: Locale;
}

interface Happened {
  event: ToldEvent;
  content: Content;
  author: string;
}

/** What the words of a message may name; what a message does not have is empty. */
export function variablesOf(ctx: Ctx, reading: Reading, { event, content, author }: Happened): Variables {
  const { circle, recipient, settings } = reading;
  const { ticket, readers } = circle;
  const t = ctx.system.i18n.translator(reading.locale);
  const reason = event.type === 'ticket.changed' ? event.changes.closeReason?.after : null;
  const promise = event.type === 'sla.warned' || event.type === 'sla.breached' ? event.data : null;
  return {
    desk: settings.name,
    recipient: { name: recipient.name },
    ticket: ticketOf(ctx, reading),
    author,
    step: stepOf(event) ?? '',
    reason: reason === 'duplicate' ? reason : '',
    files: content.isFilesOnly ? content.files.length : 0,
    says: content.body !== '',
    solution: ticket.solution ?? '',
    days: settings.autoCloseDays,
    asked: recipient.id === readers.requesterId,
    takes_part: recipient.id !== null && readers.participantIds.includes(recipient.id),
    minutes: promise?.minutes ?? 0,
    target: promise ? t(`sla.ticket.kind.${promise.target}`) : '',
    policy: promise?.policyName ?? '',
    stars: event.type === 'ticket.rated' ? (ticket.satisfaction ?? 0) : 0,
    comment: event.type === 'ticket.rated' ? (ticket.satisfactionComment ?? '') : '',
    title: '',
    text: '',
    period: '',
    count: 0,
  };
}

function ticketOf({ system: { i18n, config } }: Ctx, { circle, recipient, settings, locale }: Reading) {
  const { ticket } = circle;
  const t = i18n.translator(locale);
  const fmt = formatter(locale, recipient.timeZone ?? settings.timeZone);
  const due = ticket.dueAt ?? ticket.slaDueAt;
  return {
    number: `#${ticket.number}`,
    subject: ticket.subject,
    requester: ticket.requesterName,
    department: ticket.departmentName,
    priority: t(`ticket.priority.${ticket.priority}`),
    status: t(`ticket.status.${ticket.status}`),
    assignee: ticket.assigneeName ?? '',
    url: `${config.baseUrl}/tickets/${ticket.number}`,
    due: due ? `${fmt.dateTime(due)} (${fmt.timeZone})` : '',
  };
}
