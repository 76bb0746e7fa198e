import type { DeskEvent } from '../../platform/events';
import { audienceOf, type Reached, type Reader, type Status } from '../tickets';

/** What people are told of by mail. */
export const TOLD_BY_MAIL = ['ticket.created', 'ticket.replied', 'ticket.noted', 'ticket.changed'] as const;
export type MailedEvent = DeskEvent<(typeof TOLD_BY_MAIL)[number]>;

export type Template =
  | 'received'
  | 'filed'
  | 'copied'
  | 'arrived'
  | 'answered'
  | 'customer_replied'
  | 'noted'
  | 'assigned'
  | 'resolved'
  | 'closed'
  | 'reopened';

/** Who is connected with a ticket, at the time of the mail. */
export interface Readers extends Reached {
  requesterId: string;
  /** Those of all these who can still sign in. */
  people: Reader[];
  departmentEmail: string | null;
  /** Of the department, where they are at work. */
  managerId: string | null;
  /** Staff of the department who are at work. */
  memberIds: string[];
}

export interface Notice {
  /** Null for the address of the department. */
  userId: string | null;
  template: Template;
}

/**
 * Who is told of an event, and how: each once, of the first thing that concerns them. Nobody is told of their own act,
 * and staff matters stay among staff.
 */
export function noticesOf(event: MailedEvent, readers: Readers): Notice[] {
  const notices = candidates(event, readers).filter(
    ({ userId, template }) => userId === null || userId !== event.actorId || template === 'received',
  );
  return notices.filter(
    ({ userId }, index) => notices.findIndex((other) => other.userId === userId) === index,
  );
}

/** The step that a ticket took by an event: by itself, or with what was written. */
export function stepOf(event: MailedEvent): Status | undefined {
  if (event.type === 'ticket.created') return undefined;
  if (event.type === 'ticket.changed') return event.changes.status?.after as Status | undefined;
  return event.data.status;
}

function candidates(event: MailedEvent, readers: Readers): Notice[] {
  switch (event.type) {
    case 'ticket.created':
      return created(event, readers);
    case 'ticket.replied':
      return repliedTo(event, readers);
    case 'ticket.noted':
      return [...tell('noted', workers(readers)), ...stepTold(event, readers)];
    case 'ticket.changed':
      return changed(event, readers);
  }
}

function created(event: DeskEvent<'ticket.created'>, readers: Readers): Notice[] {
  return [
    ...(event.data.assigneeId ? assigned(event.data.assigneeId, readers) : []),
    // Requesters are told of what they filed themselves too: the mail is their receipt.
    ...tell(event.actorId === readers.requesterId ? 'received' : 'filed', [readers.requesterId]),
    ...tell('copied', readers.participantIds),
    ...unheld('arrived', readers),
  ];
}

function repliedTo(event: DeskEvent<'ticket.replied'>, readers: Readers): Notice[] {
  const customers = tell('answered', customersOf(readers));
  return event.data.by === 'staff'
    ? [...customers, ...tell('answered', workers(readers))]
    : [...tell('customer_replied', workers(readers)), ...customers, ...unheld('customer_replied', readers)];
}

function changed(event: DeskEvent<'ticket.changed'>, readers: Readers): Notice[] {
  // What came with a reply or a note is told with it.
  if (event.data.commentId !== undefined && event.depth > 0) return [];
  const { assigneeId, departmentId } = event.changes;
  const arrived = departmentId && !event.data.isOneOfMany ? unheld('arrived', readers) : [];
  return [
    ...(assigneeId?.after ? assigned(assigneeId.after, readers) : []),
    ...stepTold(event, readers),
    ...arrived,
  ];
}

/** A step that nothing was written to the customer about. */
function stepTold(event: MailedEvent, readers: Readers): Notice[] {
  switch (stepOf(event)) {
    case 'resolved':
      return tell('resolved', customersOf(readers));
    case 'closed':
      return isSilent(event) ? [] : tell('closed', customersOf(readers));
    case 'reopened':
      return [
        ...tell('reopened', [...workers(readers), ...customersOf(readers)]),
        ...unheld('reopened', readers),
      ];
    default:
      return [];
  }
}

/** Who was told that a ticket is resolved knows when it closes by itself; who sends spam is told nothing. */
function isSilent(event: MailedEvent): boolean {
  if (event.type !== 'ticket.changed') return false;
  return event.data.automatic === true || event.changes.closeReason?.after === 'spam';
}

/** Who got the ticket, if they still have it. */
function assigned(assigneeId: unknown, readers: Readers): Notice[] {
  return assigneeId === readers.assigneeId ? tell('assigned', staffOf(readers, [readers.assigneeId])) : [];
}

function customersOf({ requesterId, participantIds }: Readers): string[] {
  return [requesterId, ...participantIds];
}

function workers(readers: Readers): string[] {
  return staffOf(readers, [readers.assigneeId, ...readers.followerIds]);
}

/** The department, when nobody who is still here holds its ticket: at its address, else its manager, else all of it who are at work. */
function unheld(template: Template, readers: Readers): Notice[] {
  if (staffOf(readers, [readers.assigneeId]).length > 0) return [];
  if (readers.departmentEmail) return [{ userId: null, template }];
  const manager = staffOf(readers, [readers.managerId]);
  return tell(template, manager.length > 0 ? manager : staffOf(readers, readers.memberIds));
}

/** Whoever became a customer may still be on old tickets as one who worked on them. */
function staffOf(readers: Readers, ids: readonly (string | null)[]): string[] {
  const staff = readers.people
    .filter((person) => audienceOf(person, readers) === 'staff')
    .map(({ id }) => id);
  return ids.filter((id) => id !== null && staff.includes(id)) as string[];
}

function tell(template: Template, ids: readonly (string | null)[]): Notice[] {
  return ids.flatMap((userId) => (userId ? [{ userId, template }] : []));
}
