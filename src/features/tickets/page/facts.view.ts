import type { Request } from 'express';
import type { TicketPage } from './page.types';

type Req = Pick<Request, 'shell' | 'ctx'>;

/** What does not change by itself: when, how, and how it ended. */
export function factsOf(req: Req, found: TicketPage) {
  const { ticket } = found;
  const { t, fmt } = req.shell;
  const time = (label: string, at: Date) => ({
    label: t(label),
    time: req.shell.fmt.moment(at, req.ctx.now),
  });
  const text = (label: string, value: string) => ({ label: t(label), text: value });
  const response = ticket.firstResponseAt
    ? t('desk.ticket.first_response_after', {
        time: fmt.duration((ticket.firstResponseAt.getTime() - ticket.createdAt.getTime()) / 1000),
      })
    : t('desk.ticket.first_response_pending');
  return [
    time('desk.ticket.created', ticket.createdAt),
    text('desk.ticket.channel', t(`ticket.channel.${ticket.channel}`)),
    text('desk.ticket.first_response', response),
    ...(ticket.resolvedAt ? [time('desk.ticket.resolved', ticket.resolvedAt)] : []),
    ...(ticket.closedAt ? [time('desk.ticket.closed', ticket.closedAt)] : []),
    ...(ticket.closedForInactivity ? [text('desk.ticket.close_reason', t('desk.ticket.inactivity'))] : []),
    ...(ticket.closeReason
      ? [text('desk.ticket.close_reason', t(`ticket.close_reason.${ticket.closeReason}`))]
      : []),
    ...(ticket.satisfaction
      ? [text('desk.ticket.satisfaction', t('desk.ticket.score', { score: ticket.satisfaction }))]
      : []),
    ...(ticket.satisfactionComment
      ? [text('desk.ticket.satisfaction_comment', ticket.satisfactionComment)]
      : []),
  ];
}
