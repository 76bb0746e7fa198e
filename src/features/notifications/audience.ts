import { HOUR_MS } from '../../platform/elapsed';
import type { Change, DeskEvent } from '../../platform/events';
import { audienceOf, type Reached, type Reader, type Status } from '../tickets';
import type { Template } from './kinds';

/** What people are told of. */
export const TOLD = [
  'ticket.created',
  'ticket.replied',
  'ticket.noted',
  'ticket.changed',
  'ticket.rated',
  'sla.warned',
  'sla.breached',
] as const;
export type ToldEvent = DeskEvent<(typeof TOLD)[number]>;

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
  /** Staff who follow all that the department gets. */
  departmentFollowerIds: string[];
  /** Nothing is more urgent. */
  isUrgent: boolean;
}

export interface Notice {
  /** Null for the address of the department. */
  userId: string | null;
  template: Template;
}

/**
 * Who is told of an event, and why; whoever has several reasons is told of the strongest that they want to hear of.
 * Nobody is told of their own act but by the receipt of what they filed, and staff matters stay among staff.
 */
export function noticesOf(event: ToldEvent, readers: Readers): Notice[] {
  const present = new Set(readers.people.map(({ id }) => id));
  return candidates(event, readers).filter(({ userId, template }) => {
    if (userId === null) return true;
    return present.has(userId) && (userId !== event.actorId || template === 'received');
  });
}

/** The step that a ticket took by an event: by itself, or with what was written. */
export function stepOf(event: ToldEvent): Status | undefined {
  if (event.type === 'ticket.changed') return event.changes.status?.after as Status | undefined;
  if (event.type === 'ticket.replied' || event.type === 'ticket.noted') return event.data.status;
  return undefined;
}

function candidates(event: ToldEvent, readers: Readers): Notice[] {
  switch (event.type) {
    case 'ticket.created':
      return created(event, readers);
    case 'ticket.replied':
      return [...mentioned(event.data.mentionedIds, readers), ...repliedTo(event, readers)];
    case 'ticket.noted':
      return [
        ...mentioned(event.data.mentionedIds, readers),
        ...tell('noted', workers(readers)),
        ...stepTold(event, readers),
      ];
    case 'ticket.changed':
      return changed(event, readers);
    case 'ticket.rated':
      return tell('rated', workers(readers));
    case 'sla.warned':
      return [
        ...tell('sla_warned', workers(readers)),
        ...ifUrgent('sla_warned', readers),
        ...unheld('sla_warned', readers),
      ];
    case 'sla.breached':
      if (isOld(event)) return [];
      return [
        ...tell('sla_breached', workers(readers)),
        ...tell('sla_breached', staffOf(readers, [readers.managerId])),
        ...unheld('sla_breached', readers),
      ];
  }
}

/** A breach that only came to light, as when a policy is new, is nobody's news. */
function isOld({ createdAt, data }: DeskEvent<'sla.breached'>): boolean {
  return data.dueAt !== null && createdAt.getTime() - new Date(data.dueAt).getTime() > HOUR_MS;
}

/** Whoever is named and may see the ticket. */
function mentioned(ids: readonly string[] | undefined, readers: Readers): Notice[] {
  return tell('mentioned', staffOf(readers, ids ?? []));
}

function created(event: DeskEvent<'ticket.created'>, readers: Readers): Notice[] {
  return [
    ...(event.data.assigneeId ? assigned(event.data.assigneeId, readers) : []),
    // Requesters are told of what they filed themselves too: the mail is their receipt.
    ...tell(event.actorId === readers.requesterId ? 'received' : 'filed', [readers.requesterId]),
    ...tell('copied', readers.participantIds),
    ...arrived(readers),
  ];
}

/** The department where nobody holds the ticket; its manager also where somebody does and nothing is more urgent. */
function arrived(readers: Readers): Notice[] {
  return [
    ...tell('arrived', staffOf(readers, readers.departmentFollowerIds)),
    ...ifUrgent('arrived', readers),
    ...unheld('arrived', readers),
  ];
}

/** The manager of the department, where nothing is more urgent. */
function ifUrgent(template: Template, readers: Readers): Notice[] {
  return readers.isUrgent ? tell(template, staffOf(readers, [readers.managerId])) : [];
}

/** A ticket than which nothing is more urgent by now. */
function raised(readers: Readers): Notice[] {
  return [...tell('raised', workers(readers)), ...ifUrgent('raised', readers), ...unheld('raised', readers)];
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
  const { assigneeId, departmentId, participantIds, priority } = event.changes;
  return [
    ...(assigneeId?.after ? assigned(assigneeId.after, readers) : []),
    ...tell('copied', added(participantIds, readers.participantIds)),
    ...stepTold(event, readers),
    ...(departmentId && !event.data.isOneOfMany ? arrived(readers) : []),
    ...(priority?.after === 'P1' && readers.isUrgent ? raised(readers) : []),
  ];
}

/** Who came into a list by a change, and is still in it. */
function added(change: Change | undefined, now: readonly string[]): string[] {
  const before = (change?.before ?? []) as string[];
  return ((change?.after ?? []) as string[]).filter((id) => !before.includes(id) && now.includes(id));
}

/** A step that nothing was written to the customer about. */
function stepTold(event: ToldEvent, readers: Readers): Notice[] {
  switch (stepOf(event)) {
    case 'resolved':
      return tell('resolved', [...customersOf(readers), ...workers(readers)]);
    case 'closed':
      return isSilent(event) ? [] : tell('closed', [...customersOf(readers), ...workers(readers)]);
    case 'reopened':
      return [
        ...tell('reopened', [...workers(readers), ...customersOf(readers)]),
        ...unheld('reopened', readers),
      ];
    case 'in_progress':
    case 'on_hold':
      return tell('stepped', [...workers(readers), ...customersOf(readers)]);
    default:
      return [];
  }
}

/** Who was told that a ticket is resolved knows when it closes by itself; who sends spam is told nothing. */
function isSilent(event: ToldEvent): boolean {
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
  return staffOf(readers, [readers.assigneeId, ...readers.followerIds, ...readers.departmentFollowerIds]);
}

/** The department, when nobody who is still here holds its ticket: at its address, else all of it who are at work. */
function unheld(template: Template, readers: Readers): Notice[] {
  if (staffOf(readers, [readers.assigneeId]).length > 0) return [];
  if (readers.departmentEmail) return [{ userId: null, template }];
  return tell(template, staffOf(readers, readers.memberIds));
}

/** Whoever became a customer may still be on old tickets as one who worked on them. */
function staffOf(readers: Readers, ids: readonly (string | null)[]): string[] {
  const staff = readers.people
    .filter((person) => audienceOf(person, readers) === 'staff')
    .map(({ id }) => id);
  return ids.filter((id) => id !== null && staff.includes(id)) as string[];
}

function tell(template: Template, ids: readonly (string | null)[]): Notice[] {
  return [...new Set(ids)].flatMap((userId) => (userId ? [{ userId, template }] : []));
}
