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
export interface Circle extends Reached {
  requesterId: string;
  people: Reader[];
}

export interface Notice {
  userId: string;
  template: Template;
}

/** Who is told of an event, and how. Nobody is told of their own act, and staff matters stay among staff. */
export function noticesOf(event: MailedEvent, circle: Circle): Notice[] {
  const notices = candidates(event, circle).filter(
    ({ userId, template }) => userId !== event.actorId || template === 'received',
  );
  return notices.filter(
    ({ userId }, index) => notices.findIndex((other) => other.userId === userId) === index,
  );
}

function candidates(event: MailedEvent, circle: Circle): Notice[] {
  switch (event.type) {
    case 'ticket.created':
      return [
        ...tell('assigned', staffOf(circle, [circle.assigneeId])),
        // Requesters are told of what they filed themselves too: the mail is their receipt.
        ...tell(event.actorId === circle.requesterId ? 'received' : 'filed', [circle.requesterId]),
      ];
    case 'ticket.replied':
      return repliedTo(event, circle);
    case 'ticket.noted':
      return tell('noted', workers(circle));
    case 'ticket.changed':
      return changed(event, circle);
  }
}

function repliedTo(event: DeskEvent<'ticket.replied'>, circle: Circle): Notice[] {
  const others = tell('answered', [circle.requesterId, ...circle.participantIds]);
  return event.data.by === 'staff'
    ? [...others, ...tell('answered', staffOf(circle, circle.followerIds))]
    : [...tell('customer_replied', workers(circle)), ...others];
}

function changed(event: DeskEvent<'ticket.changed'>, circle: Circle): Notice[] {
  const status = event.changes.status?.after;
  return [
    ...(event.changes.assigneeId?.after ? tell('assigned', staffOf(circle, [circle.assigneeId])) : []),
    ...(status === 'resolved' ? tell('resolved', [circle.requesterId]) : []),
    ...(status === 'reopened' ? tell('reopened', workers(circle)) : []),
  ];
}

function workers(circle: Circle): string[] {
  return staffOf(circle, [circle.assigneeId, ...circle.followerIds]);
}

/** Whoever became a customer may still be on old tickets as one who worked on them. */
function staffOf(circle: Circle, ids: readonly (string | null)[]): string[] {
  const staff = circle.people.filter((person) => audienceOf(person, circle) === 'staff').map(({ id }) => id);
  return ids.filter((id) => id !== null && staff.includes(id)) as string[];
}

function tell(template: Template, ids: (string | null)[]): Notice[] {
  return ids.flatMap((userId) => (userId ? [{ userId, template }] : []));
}
