import type { Request } from 'express';
import { formatPhone } from '../../../platform/phone';
import { type Came, ticketUrl } from '../addresses.view';
import type { TicketLink } from '../names.types';
import type { TicketPage } from './page.types';

type Req = Pick<Request, 'shell' | 'ctx'>;

/** Whom the ticket is for, with their other tickets. */
export function requesterOf(req: Req, found: TicketPage, came: Came | null) {
  const { requester, requesterTickets } = found;
  const { t, fmt } = req.shell;
  return {
    id: requester.id,
    name: requester.name,
    email: requester.email,
    phone: requester.phone && { number: requester.phone, text: formatPhone(requester.phone) },
    vip: requester.isVip,
    organization: requester.organization?.name ?? null,
    href: `/desk/tickets?view=all&requester=${requester.id}`,
    facts: [
      ...(requester.locale
        ? [{ label: t('desk.ticket.language'), text: t(`desk.ticket.language.${requester.locale}`) }]
        : []),
      ...(requester.since
        ? [{ label: t('desk.ticket.customer_since'), text: fmt.date(requester.since) }]
        : []),
    ],
    tickets: requesterTickets.map((item) => ({
      href: ticketUrl(item.number, came),
      number: item.number,
      subject: item.subject,
      status: item.status,
    })),
  };
}

/** The tickets that this one belongs with. */
export function linksOf({ duplicateOf, followUpOf, followUps }: TicketPage, came: Came | null) {
  const link = ({ number, subject }: TicketLink) => ({ href: ticketUrl(number, came), number, subject });
  return [
    ...(duplicateOf ? [{ kind: 'desk.ticket.duplicate_of', tickets: [link(duplicateOf)] }] : []),
    ...(followUpOf ? [{ kind: 'desk.ticket.follow_up_of', tickets: [link(followUpOf)] }] : []),
    ...(followUps.length > 0 ? [{ kind: 'desk.ticket.follow_ups', tickets: followUps.map(link) }] : []),
  ];
}
