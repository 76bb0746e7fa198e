import type { Request } from 'express';
import { prose } from '../../../platform/prose';
import { actorId } from '../../../platform/rights';
import { ticketUrl } from '../addresses.view';
import { shownAttachments } from '../attachments/attachments.view';
import { marksOf } from '../mentions/mentions.view';
import type { Person } from '../names.types';
import type { TicketPage } from '../page/page.types';
import { propertyOf } from '../properties/list';
import { changesOf } from './changes.view';
import { type Sayings, sayingsOf } from './clauses.view';
import { promiseLine } from './promises.view';
import type { TimelineComment, TimelineEvent } from './timeline.types';

type Req = Pick<Request, 'shell' | 'ctx'>;

/** The timeline as entries for its component, oldest first; the description opens it. */
export function timelineOf(req: Req, found: TicketPage) {
  return found.timeline
    .map((item) => (item.kind === 'event' ? eventEntry(req, found, item) : commentEntry(req, found, item)))
    .filter((entry) => entry !== null);
}

export function descriptionEntry(req: Req, found: TicketPage) {
  const { ticket, requester, attachments } = found;
  return {
    kind: 'reply',
    id: 'description',
    author: { id: requester.id, name: requester.name, role: req.shell.t('desk.ticket.requester_role') },
    fromCustomer: true,
    time: req.shell.fmt.moment(ticket.createdAt, req.ctx.now),
    html: ticket.description.trim() ? prose(ticket.description) : null,
    text: req.shell.t('desk.ticket.description_empty'),
    attachments: shownAttachments(req.shell, ticketUrl(ticket.number, null), null, attachments),
  };
}

function commentEntry(req: Req, { ticket, requester }: TicketPage, item: TimelineComment) {
  const { t } = req.shell;
  const fromCustomer = item.side === 'customer';
  const marks = marksOf(item.mentions, actorId(req.ctx.actor));
  const role = item.author?.id === requester.id ? 'desk.ticket.requester_role' : 'desk.ticket.customer_role';
  const roles = [...(fromCustomer ? [t(role)] : []), ...actedBy(req, item)];
  return {
    kind: item.kind,
    id: `c-${item.id}`,
    author: {
      id: item.author?.id ?? null,
      name: nameOf(req, item.author, item.system),
      role: roles.join(' · '),
    },
    fromCustomer,
    time: req.shell.fmt.moment(item.at, req.ctx.now),
    html: prose(item.body, marks),
    channel: channelOf(req, item.channel),
    attachments: shownAttachments(req.shell, ticketUrl(ticket.number, null), item.id, item.attachments),
  };
}

const CHANNEL_ICONS: Record<string, string> = {
  email: 'mail',
  chat: 'message-circle',
  sms: 'smartphone',
  whatsapp: 'phone',
  api: 'webhook',
};

/** Only worth saying where it was not the ordinary way. */
function channelOf(req: Req, channel: string) {
  const icon = CHANNEL_ICONS[channel];
  return icon ? { icon, label: req.shell.t(`ticket.channel.${channel}`) } : null;
}

function nameOf({ shell }: Req, author: Person | null, system: boolean): string {
  return author?.name ?? shell.t(system ? 'ticket.event.system' : 'desk.ticket.somebody');
}

/** Whoever acted in the author's place is named beside them. */
const actedBy = ({ shell }: Req, item: { actedBy: string | null }): string[] =>
  item.actedBy ? [shell.t('desk.ticket.acted_by', { name: item.actedBy })] : [];

const EVENT_ICONS: Record<string, string> = {
  'ticket.created': 'plus',
  'ticket.deleted': 'trash-2',
  'ticket.restored': 'rotate-ccw',
  'ticket.rated': 'star',
  'ticket.undone': 'undo-2',
};

const TONES: Record<string, string> = {
  resolved: 'green',
  on_hold: 'amber',
  reopened: 'violet',
  in_progress: 'blue',
};

function eventEntry(req: Req, found: TicketPage, item: TimelineEvent) {
  const time = req.shell.fmt.moment(item.at, req.ctx.now);
  const promise = promiseLine(req, item);
  if (promise) return { kind: 'event', id: `e-${item.id}`, author: null, time, changes: [], ...promise };
  const isChange = item.event === 'ticket.changed';
  const { clauses, said } = isChange ? sayingsOf(req, item) : NOTHING_SAID;
  // What came with a reply is told by nothing else that is left: neither is that it is as it was.
  const tells = isChange || (item.event === 'ticket.undone' && item.data.what === 'change');
  const others = item.changes.filter(({ field }) => !said.has(field));
  const changes = tells ? changesOf(req, found.definitions, others) : [];
  const what = sentenceOf(req, found, item, clauses, changes.length > 0);
  if (what === null) return null;
  const status = item.changes.find(({ field }) => field === 'status');
  const first = changes[0]?.field ?? '';
  const tone = status ? TONES[String(status.after)] : undefined;
  return {
    kind: 'event',
    id: `e-${item.id}`,
    author: { name: [nameOf(req, item.author, item.system), ...actedBy(req, item)].join(' · ') },
    time,
    icon: EVENT_ICONS[item.event] ?? propertyOf(status ? 'status' : first)?.icon ?? 'history',
    ...(tone && { tone }),
    what,
    changes,
  };
}

const NOTHING_SAID: Sayings = { clauses: [], said: new Set() };

/** What happened in words; null when there is nothing that a reader would miss. */
function sentenceOf(
  { shell }: Req,
  { ticket }: TicketPage,
  item: TimelineEvent,
  clauses: string[],
  hasChanges: boolean,
): string | null {
  const { t, fmt } = shell;
  switch (item.event) {
    case 'ticket.created': {
      return ticket.channel === 'web'
        ? t('desk.ticket.event.created')
        : t('desk.ticket.event.created_by', { channel: t(`ticket.channel.${ticket.channel}`) });
    }
    case 'ticket.deleted':
      return t('desk.ticket.event.deleted');
    case 'ticket.restored':
      return t('desk.ticket.event.restored');
    case 'ticket.rated': {
      const score = item.changes.find(({ field }) => field === 'satisfaction')?.after ?? item.data.score;
      return t('desk.ticket.event.rated', { score: Number(score ?? 0) });
    }
    case 'ticket.undone':
      return t('desk.ticket.event.undone', { what: String(item.data.what) });
    default:
      if (clauses.length === 0 && !hasChanges) return null;
      return fmt.list([...clauses, ...(hasChanges ? [t('desk.ticket.event.changed')] : [])]);
  }
}
