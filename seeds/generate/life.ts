import type { Book } from '../../src/features/sla/book';
import { DAY_MS, HOUR_MS } from '../../src/platform/elapsed';
import type { Customer, Department, Desk } from './people';
import type { PHRASES } from './phrases';
import { type Promises, turned } from './promises';
import type { MakeId, Random } from './random';

// What can happen to a ticket, each as the ticket domain writes it: row, comment and events.

/** The columns of `tickets`, in the order they are loaded. */
export interface TicketRow {
  id: string;
  number: number;
  subject: string;
  description: string;
  descriptionHtml: string;
  type: string;
  requesterId: string;
  organizationId: string | null;
  assigneeId: string | null;
  departmentId: string;
  categoryId: string | null;
  urgency: string;
  impact: string;
  priority: string;
  priorityOverridden: boolean;
  status: string;
  holdReason: string | null;
  closeReason: string | null;
  channel: string;
  tags: string[];
  solution: string | null;
  satisfaction: number | null;
  satisfactionComment: string | null;
  satisfactionAt: Date | null;
  firstResponseAt: Date | null;
  resolvedAt: Date | null;
  closedAt: Date | null;
  closedForInactivity: boolean;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  publicUpdatedAt: Date;
}

export interface Life {
  random: Random;
  makeId: MakeId;
  words: (typeof PHRASES)['es'];
  desk: Desk;
  customer: Customer;
  department: Department;
  /** How much slower than usual everything goes. */
  pace: number;
  ticket: TicketRow;
  /** When something happens now; nothing does after `end`. */
  time: number;
  end: number;
  comments: unknown[][];
  events: unknown[][];
  participantIds: string[];
  followerIds: string[];
  /** What the desk promises, and what is promised for this ticket. */
  book: Book;
  promises: Promises;
}

type Changes = Record<string, { before: unknown; after: unknown }>;

/** Changes of these alone are no news to the requester. */
const INTERNAL = new Set(['tags', 'impact', 'priorityOverridden', 'followerIds']);

interface Waiting {
  /** Staff act in office hours. */
  office?: boolean;
  /** It happens before this moment or not at all. */
  before?: number;
}

/** Time goes by; false when that leads past the present, where this life stops for now. */
export function wait(life: Life, median: number, { office, before = life.end }: Waiting = {}): boolean {
  const moment = life.time + 1000 + life.random.around(median) * life.pace;
  const next = Math.floor(office ? inOfficeHours(life.random, moment) : moment);
  if (next > Math.min(before, life.end)) return false;
  life.time = next;
  return true;
}

/** Staff mostly work from eight to six (UTC) on weekdays: what comes later is done the next morning. */
function inOfficeHours(random: Random, moment: number): number {
  const spread = random.next() * 2 * HOUR_MS;
  const hour = (moment % DAY_MS) / HOUR_MS;
  if (hour >= 18) moment += DAY_MS;
  if (hour < 8 || hour >= 18) moment = Math.floor(moment / DAY_MS) * DAY_MS + 8 * HOUR_MS + spread;
  const weekday = new Date(moment).getUTCDay();
  if (weekday === 6) return moment + 2 * DAY_MS;
  return weekday === 0 ? moment + DAY_MS : moment;
}

/** Changes properties of the ticket, with the event that tells of it. */
export function change(
  life: Life,
  actorId: string | null,
  patch: Partial<TicketRow>,
  data: Record<string, unknown> = {},
): void {
  alter(life, actorId, patch, data);
  turned(life, life.book);
}

function alter(
  life: Life,
  actorId: string | null,
  patch: Partial<TicketRow>,
  data: Record<string, unknown>,
): void {
  const changes: Changes = {};
  for (const [field, after] of Object.entries(patch)) {
    changes[field] = { before: life.ticket[field as keyof TicketRow], after };
  }
  Object.assign(life.ticket, patch);
  tell(life, actorId, changes, data);
}

/** Puts somebody in copy, or makes a technician follow. */
export function join(
  life: Life,
  actorId: string,
  field: 'participantIds' | 'followerIds',
  userId: string,
): void {
  const before = life[field];
  life[field] = [...before, userId];
  tell(life, actorId, { [field]: { before, after: life[field] } });
}

function tell(
  life: Life,
  actorId: string | null,
  changes: Changes,
  data: Record<string, unknown> = {},
): void {
  life.ticket.version += 1;
  touch(
    life,
    Object.keys(changes).some((field) => !INTERNAL.has(field)),
  );
  happen(life, 'ticket.changed', actorId, { version: life.ticket.version, ...data }, changes);
}

/** A customer's rating, which is a change with an event of its own. */
export function rate(life: Life, satisfaction: number, satisfactionComment: string | null): void {
  const { ticket } = life;
  const changes = {
    satisfaction: { before: null, after: satisfaction },
    satisfactionComment: { before: null, after: satisfactionComment },
  };
  Object.assign(ticket, { satisfaction, satisfactionComment, satisfactionAt: new Date(life.time) });
  ticket.version += 1;
  touch(life, true);
  happen(life, 'ticket.rated', ticket.requesterId, { version: ticket.version }, changes);
}

/** A reply or a note, and the step that it brings, in that order. */
export function say(
  life: Life,
  authorId: string,
  visibility: 'public' | 'internal',
  body: string,
  step?: Partial<TicketRow>,
): void {
  const { ticket } = life;
  const commentId = life.makeId(life.time, life.events.length * 2);
  const at = new Date(life.time);
  const by = authorId === ticket.requesterId ? 'customer' : 'staff';
  const channel = channelOf(life, authorId);
  const side = visibility === 'public' ? by : 'staff';
  life.comments.push([commentId, ticket.id, authorId, visibility, side, body, '', channel, at]);
  const firstResponse = visibility === 'public' && by === 'staff' && ticket.firstResponseAt === null;
  if (firstResponse) ticket.firstResponseAt = at;
  touch(life, visibility === 'public');
  const data = { version: ticket.version + (step ? 1 : 0), commentId, attachments: 0 };
  if (visibility === 'public') happen(life, 'ticket.replied', authorId, { ...data, by, firstResponse });
  else happen(life, 'ticket.noted', authorId, data);
  if (step) alter(life, authorId, step, { commentId });
  turned(life, life.book, visibility === 'public' ? by : undefined);
}

/** Appends an event; ids of one moment are in the order in which things happened. */
export function happen(
  life: Life,
  type: string,
  actorId: string | null,
  data: object,
  changes: Changes | null = null,
): void {
  const id = life.makeId(life.time, life.events.length * 2 + 1);
  const { id: ticketId } = life.ticket;
  life.events.push([
    id,
    type,
    actorId ? 'person' : 'system',
    actorId,
    channelOf(life, actorId),
    'ticket',
    ticketId,
    ticketId,
    changes && JSON.stringify(changes),
    JSON.stringify(data),
    id,
    new Date(life.time),
  ]);
}

function touch(life: Life, isPublic: boolean): void {
  const at = new Date(life.time);
  life.ticket.updatedAt = at;
  if (isPublic) life.ticket.publicUpdatedAt = at;
}

/** Customers go on as they began; staff work at the desk. */
function channelOf({ ticket }: Life, personId: string | null): string {
  if (personId === null) return 'system';
  return personId === ticket.requesterId ? ticket.channel : 'web';
}
