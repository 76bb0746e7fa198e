import type { ShownMoment } from '../../../platform/format';
import type { Shell } from '../../../platform/http/request';
import { prose } from '../../../platform/prose';
import { portalUrl } from '../addresses.view';
import { type ShownAttachments, shownAttachments } from '../attachments/attachments.view';
import type { Person } from '../names.types';
import type { TicketPage } from '../page/page.types';
import { propertyOf } from '../properties/list';
import { propertyText } from '../properties/values.view';
import type { Status } from '../tickets.words';
import type { ShownChange, TimelineComment, TimelineEvent } from './timeline.types';

export interface ShownEntry {
  kind: 'reply' | 'event';
  id: string;
  /** Without an id, nobody in particular: the desk itself, or somebody who is gone. */
  author: { id: string | null; name: string; role?: string } | null;
  fromCustomer?: boolean;
  time: ShownMoment;
  html?: string;
  text?: string;
  icon?: string;
  channel?: { icon: string; label: string };
  attachments?: ShownAttachments;
}

const CHANNEL_ICONS: Record<string, string> = {
  email: 'mail',
  chat: 'message-circle',
  sms: 'smartphone',
  whatsapp: 'phone',
};

/** The conversation as its customer reads it: the description first, then replies and what happened. */
export function timelineOf(shell: Shell, found: TicketPage, { now }: { now: Date }): ShownEntry[] {
  return [
    opening(shell, found, now),
    ...found.timeline.flatMap((item) =>
      item.kind === 'event' ? eventsOf(shell, found, item, now) : [replyOf(shell, found, item, now)],
    ),
  ];
}

function opening(shell: Shell, { ticket, requester, attachments }: TicketPage, now: Date): ShownEntry {
  return {
    kind: 'reply',
    id: 'description',
    author: { id: requester.id, name: requester.name },
    fromCustomer: true,
    time: shell.fmt.moment(ticket.createdAt, now),
    html: prose(ticket.description),
    channel: channelOf(shell, ticket.channel),
    attachments: shownAttachments(shell, portalUrl(ticket.number), null, attachments),
  };
}

function replyOf(shell: Shell, { ticket }: TicketPage, item: TimelineComment, now: Date): ShownEntry {
  return {
    kind: 'reply',
    id: `comment-${item.id}`,
    author: shownAuthor(shell, item),
    fromCustomer: item.side === 'customer',
    time: shell.fmt.moment(item.at, now),
    html: prose(item.body),
    channel: channelOf(shell, item.channel),
    attachments: shownAttachments(shell, portalUrl(ticket.number), item.id, item.attachments),
  };
}

function shownAuthor({ t }: Shell, { author, system, side }: TimelineComment) {
  if (!author) return { id: null, name: t(system ? 'portal.ticket.desk' : 'portal.ticket.former') };
  const { id, name } = author;
  return side === 'customer' ? { id, name } : { id, name, role: t('portal.ticket.team') };
}

function channelOf({ t }: Shell, channel: string) {
  const icon = CHANNEL_ICONS[channel];
  return icon ? { icon, label: t(`ticket.channel.${channel}`) } : undefined;
}

/** One line for each thing that changed; the words follow the person's name. */
function eventsOf(shell: Shell, found: TicketPage, item: TimelineEvent, now: Date): ShownEntry[] {
  const lines = item.event === 'ticket.changed' ? changeLines(shell, item) : [otherLine(shell, found, item)];
  const author = item.author ? { id: item.author.id, name: item.author.name } : null;
  return lines
    .filter((line) => line !== null)
    .map((line, index) => ({
      kind: 'event',
      id: `event-${item.id}${index > 0 ? `-${index}` : ''}`,
      author,
      time: shell.fmt.moment(item.at, now),
      ...line,
    }));
}

interface Line {
  text: string;
  icon: string;
}

function otherLine(
  { t }: Shell,
  { requester }: TicketPage,
  { event, author, changes }: TimelineEvent,
): Line | null {
  // That somebody opened their own ticket is what the page begins with.
  if (event === 'ticket.created') {
    return author && author.id !== requester.id ? { text: t('portal.event.filed'), icon: 'ticket' } : null;
  }
  const score = changes.find(({ field }) => field === 'satisfaction')?.after;
  return typeof score === 'number' ? { text: t('portal.event.rated', { score }), icon: 'star' } : null;
}

function changeLines(shell: Shell, { changes, author }: TimelineEvent): (Line | null)[] {
  const assigned = changes.some(({ field, after }) => field === 'assigneeId' && after !== null);
  return changes.map((change) => {
    if (change.field === 'assigneeId') return assigneeLine(shell, change, author);
    if (change.field !== 'status') return plainLine(shell, change, author !== null);
    // Whoever takes a ticket begins with it; that is one thing, not two.
    if (assigned && change.after === 'in_progress') return null;
    return statusLine(shell, change.after as Status, author !== null);
  });
}

/** What the list alone says of a property. */
function plainLine(shell: Shell, { field, after }: ShownChange, byPerson: boolean): Line {
  const value = propertyText(shell, field, after);
  const words = { person: byPerson ? 'yes' : 'no', field: shell.t(`ticket.field.${field}`) };
  const text =
    value === null
      ? shell.t('portal.event.cleared', words)
      : shell.t('portal.event.set', { ...words, value });
  return { text, icon: propertyOf(field)?.icon ?? 'pencil' };
}

function statusLine({ t }: Shell, status: Status, byPerson: boolean): Line | null {
  if (status === 'new') return null;
  const icon = `status-${status.replace('_', '-')}`;
  return { text: t(`portal.event.${status}`, { person: byPerson ? 'yes' : 'no' }), icon };
}

function assigneeLine({ t, locale }: Shell, { after }: ShownChange, author: Person | null): Line | null {
  if (after === null || typeof after !== 'object' || Array.isArray(after)) return null;
  const taken = after.id === author?.id;
  const text = taken ? t('portal.event.taken') : t('portal.event.assigned', { name: after[locale] });
  return { text, icon: 'user-check' };
}
