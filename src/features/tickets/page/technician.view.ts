import type { Request } from 'express';
import { listHref } from '../../../platform/http/lists';
import { prose } from '../../../platform/prose';
import { cameParams, queueUrl, ticketUrl } from '../addresses.view';
import type { TicketLink } from '../names.types';
import { descriptionEntry, timelineOf } from '../timeline/technician.view';
import { composerOf } from './composer.view';
import type { DeskTicket } from './desk-ticket.view';
import { panelOf } from './panel.view';
import { linksOf, requesterOf } from './requester.view';
import { slaBadgeOf, slaOf } from './sla.view';

type Req = Pick<Request, 'shell' | 'ctx'>;

export function deskTicketModel(req: Req, input: DeskTicket) {
  const { found, came, refusal, notice, before } = input;
  const { ticket } = found;
  const to = (path: string) => ticketUrl(ticket.number, came, path);
  return {
    liveTopics: [`ticket:${ticket.id}`],
    ticket: {
      number: ticket.number,
      version: ticket.version,
      subject: ticket.subject,
      status: ticket.status,
      hold: ticket.holdReason ? req.shell.t(`ticket.hold.${ticket.holdReason}`) : null,
      priority: ticket.priority,
      type: req.shell.t(`ticket.type.${ticket.type}`),
      updated: req.shell.fmt.moment(ticket.updatedAt, req.ctx.now),
    },
    here: pageHref(input, before),
    urls: {
      page: to(''),
      replies: to('/replies'),
      properties: to('/properties'),
      assignment: to('/assignment'),
      followers: to('/followers'),
      participants: to('/participants'),
      closure: to('/closure'),
      deletion: to('/deletion'),
      edit: to('/edit'),
      similar: to('/similar'),
      pdf: ticketUrl(ticket.number, null, '.pdf'),
      participantsPlain: ticketUrl(ticket.number, null, '/participants'),
      came: cameParams(came),
      queue: queueUrl(came),
    },
    header: headerOf(req, input),
    conversation: conversationOf(req, input),
    composer: composerOf(req, input),
    panel: panelOf(req, input),
    sla: slaOf(req, input.sla),
    nearest: slaBadgeOf(req, input.sla),
    requester: requesterOf(req, found, came),
    links: linksOf(found, came),
    notice: notice ?? null,
    refused: refusal ? { about: refusal.about, errors: refusal.errors } : null,
    retentionDays: input.limits.retentionDays,
  };
}

function headerOf(req: Req, { found, came, neighbours }: DeskTicket) {
  const { t } = req.shell;
  const { ticket, may } = found;
  const me = req.ctx.actor.kind === 'person' ? req.ctx.actor.id : '';
  const open = !['resolved', 'closed'].includes(ticket.status);
  const link = (item: TicketLink | null, key: string) =>
    item && {
      href: ticketUrl(item.number, came),
      label: t(key, { number: String(item.number), subject: item.subject }),
    };
  return {
    view: came ? t(`ticket.view.${came.view}`) : null,
    previous: link(neighbours.previous, 'desk.ticket.previous'),
    next: link(neighbours.next, 'desk.ticket.next'),
    take: open && may.assign && ticket.assigneeId === null,
    assignMe: open && may.assign && ticket.assigneeId !== null && ticket.assigneeId !== me,
    me,
    reopen: may.legal.includes('reopened'),
    close: may.close && ticket.status !== 'closed',
    delete: may.delete,
  };
}

/** The page with what was before an entry of the timeline. */
const pageHref = ({ found, came }: DeskTicket, before: string | null): string =>
  listHref(ticketUrl(found.ticket.number, null), { ...cameParams(came), before });

function conversationOf(req: Req, input: DeskTicket) {
  const { found, before } = input;
  return {
    description: descriptionEntry(req, found),
    entries: timelineOf(req, found),
    last: found.timeline.filter((item) => item.kind === 'reply').at(-1)?.id ?? '',
    earlier: found.earlier && pageHref(input, found.earlier),
    older: before !== null,
    solution: ['resolved', 'closed'].includes(found.ticket.status)
      ? found.solution && prose(found.solution)
      : null,
  };
}
