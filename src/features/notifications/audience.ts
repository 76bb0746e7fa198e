import type { DeskEvent } from '../../platform/events';
import { audienceOf, type Reached, type Reader } from '../tickets';

/** What people are told of by mail. */
export const TOLD_BY_MAIL = ['ticket.created', 'ticket.replied', 'ticket.noted', 'ticket.changed'] as const;
export type MailedEvent = DeskEvent<(typeof TOLD_BY_MAIL)[number]>;

export type Template =
  | 'received'
  | 'filed'
  | 'answered'
  | 'customer_replied'
  | 'noted'
  | 'assigned'
  | 'resolved'
  | 'reopened';

/** Who is connected with a ticket, at the time of the mail. */
export interface Readers extends Reached {
  requesterId: string;
  people: Reader[];
}

export interface Notice {
  userId: string;
  template: Template;
}

/** Who is told of an event, and how. Nobody is told of their own act, and staff matters stay among staff. */
export function noticesOf(event: MailedEvent, readers: Readers): Notice[] {
  const notices = candidates(event, readers).filter(
    ({ userId, template }) => userId !== event.actorId || template === 'received',
  );
  return notices.filter(
    ({ userId }, index) => notices.findIndex((other) => other.userId === userId) === index,
  );
}

function candidates(event: MailedEvent, readers: Readers): Notice[] {
  switch (event.type) {
    case 'ticket.created':
      return [
        ...tell('assigned', staffOf(readers, [readers.assigneeId])),
        // Requesters are told of what they filed themselves too: the mail is their receipt.
        ...tell(event.actorId === readers.requesterId ? 'received' : 'filed', [readers.requesterId]),
      ];
    case 'ticket.replied':
      return repliedTo(event, readers);
    case 'ticket.noted':
      return tell('noted', workers(readers));
    case 'ticket.changed':
      return changed(event, readers);
  }
}

function repliedTo(event: DeskEvent<'ticket.replied'>, readers: Readers): Notice[] {
  const others = tell('answered', [readers.requesterId, ...readers.participantIds]);
  return event.data.by === 'staff'
    ? [...others, ...tell('answered', staffOf(readers, readers.followerIds))]
    : [...tell('customer_replied', workers(readers)), ...others];
}

function changed(event: DeskEvent<'ticket.changed'>, readers: Readers): Notice[] {
  const status = event.changes.status?.after;
  return [
    ...(event.changes.assigneeId?.after ? tell('assigned', staffOf(readers, [readers.assigneeId])) : []),
    ...(status === 'resolved' ? tell('resolved', [readers.requesterId]) : []),
    ...(status === 'reopened' ? tell('reopened', workers(readers)) : []),
  ];
}

function workers(readers: Readers): string[] {
  return staffOf(readers, [readers.assigneeId, ...readers.followerIds]);
}

/** Whoever became a customer may still be on old tickets as one who worked on them. */
function staffOf(readers: Readers, ids: readonly (string | null)[]): string[] {
  const staff = readers.people
    .filter((person) => audienceOf(person, readers) === 'staff')
    .map(({ id }) => id);
  return ids.filter((id) => id !== null && staff.includes(id)) as string[];
}

function tell(template: Template, ids: (string | null)[]): Notice[] {
  return ids.flatMap((userId) => (userId ? [{ userId, template }] : []));
}
