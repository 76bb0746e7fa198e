import type { Book } from '../../src/features/sla/book';
import { priorityFrom } from '../../src/features/tickets/priority';
import type { Impact, Urgency } from '../../src/features/tickets/tickets.words';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/platform/elapsed';
import { change, happen, join, type Life, rate, say, type TicketRow, wait } from './life';
import { TAGS } from './names';
import type { Desk } from './people';
import { PHRASES } from './phrases';
import { noPromises, turned } from './promises';
import { type MakeId, type Random, randomOf, seedOf } from './random';
import { serialOf } from './searching';

export interface Plan {
  desk: Desk;
  book: Book;
  seed: number;
  makeId: MakeId;
  /** The present: nothing happens later. */
  now: number;
}

const OFFICE = { office: true };
/** Default settings of the desk, which decide when a resolved ticket is closed. */
const AUTO_CLOSE = 5 * DAY_MS;

const URGENCIES: readonly (readonly [Urgency, number])[] = [
  ['critical', 2],
  ['high', 15],
  ['normal', 63],
  ['low', 20],
];
const IMPACTS: readonly (readonly [Impact, number])[] = [
  ['critical', 2],
  ['high', 13],
  ['medium', 65],
  ['low', 20],
];
const TYPES = [
  ['incident', 55],
  ['request', 25],
  ['question', 17],
  ['problem', 3],
] as const;
const CHANNELS = [
  ['web', 60],
  ['email', 30],
  ['api', 5],
  ['chat', 3],
  ['sms', 1],
  ['whatsapp', 1],
] as const;
const HOLDS = [
  ['customer', 70],
  ['third_party', 20],
  ['internal', 10],
] as const;
/** Until somebody looks at it; in the middle, in office hours. */
const PICK_UP: Record<string, number> = {
  P1: 8 * MINUTE_MS,
  P2: 40 * MINUTE_MS,
  P3: 3 * HOUR_MS,
  P4: 7 * HOUR_MS,
};

/** One ticket's life, from what was asked at `created` to where it stands at the present. */
export function lifeOf(plan: Plan, index: number, number: number, created: number): Life {
  const life = bornAt(plan, index, number, created);
  const { ticket } = life;
  happen(life, 'ticket.created', ticket.requesterId, {
    version: 1,
    number,
    requesterId: ticket.requesterId,
    departmentId: ticket.departmentId,
    categoryId: ticket.categoryId,
    assigneeId: null,
    priority: ticket.priority,
    status: ticket.status,
    followUpOf: null,
    attachments: 0,
  });
  turned(life, life.book);
  if (life.random.chance(0.05)) {
    const colleague = life.random.pick(life.desk.customers).id;
    if (colleague !== ticket.requesterId) join(life, ticket.requesterId, 'participantIds', colleague);
  }
  if (!pickUp(life)) return life;
  while (talk(life) && solve(life) && relapse(life));
  return life;
}

/** Draws the words first, so that a seed gives the same subjects whenever it is used. */
function bornAt(
  { desk, book, seed, makeId, now }: Plan,
  index: number,
  number: number,
  created: number,
): Life {
  const random = randomOf(seedOf(seed, index));
  const customer = desk.customers[random.skewed(desk.customers.length, 1.3)] as Desk['customers'][number];
  const department = random.pick(desk.departments);
  const words = PHRASES[customer.locale];
  const subject = `${random.pick(words.things)} ${random.pick(words.troubles)} ${placeOf(random, words.places)}`;
  const serial = serialOf(number);
  const description = `${subject}. ${random.pick(words.details)} ${random.pick(words.details)}${serial ? `\n${serial}` : ''}`;
  const [urgency, impact] = [random.weighted(URGENCIES), random.weighted(IMPACTS)];
  const at = new Date(created);
  const ticket: TicketRow = {
    id: makeId(created),
    number,
    subject,
    description,
    // Pages render the text itself, here and of replies.
    descriptionHtml: '',
    type: random.weighted(TYPES),
    requesterId: customer.id,
    organizationId: customer.organizationId,
    assigneeId: null,
    departmentId: department.id,
    categoryId: random.pick(department.categoryIds) ?? null,
    urgency,
    impact,
    priority: priorityFrom(impact, urgency),
    priorityOverridden: false,
    status: 'new',
    holdReason: null,
    closeReason: null,
    channel: random.weighted(CHANNELS),
    tags: [],
    solution: null,
    satisfaction: null,
    satisfactionComment: null,
    satisfactionAt: null,
    firstResponseAt: null,
    resolvedAt: null,
    closedAt: null,
    closedForInactivity: false,
    version: 1,
    createdAt: at,
    updatedAt: at,
    publicUpdatedAt: at,
  };
  // A few tickets drag on for weeks.
  const pace = random.chance(0.006) ? 40 : 1;
  const lists = { comments: [], events: [], participantIds: [], followerIds: [] };
  return {
    random,
    makeId,
    words,
    desk,
    customer,
    department,
    pace,
    ticket,
    time: created,
    end: now,
    ...lists,
    book,
    promises: noPromises(),
  };
}

/** A technician takes it or is given it, and sorts it: department, tags, priority. */
function pickUp(life: Life): boolean {
  const { random, ticket, desk } = life;
  if (!wait(life, PICK_UP[ticket.priority] as number, { office: ticket.priority !== 'P1' })) return false;
  const first = member(life);
  if (random.chance(0.015)) {
    const closedAt = new Date(life.time);
    change(life, first, { status: 'closed', closeReason: 'spam' });
    ticket.closedAt = closedAt;
    return false;
  }
  if (random.chance(0.06)) {
    life.department = random.pick(desk.departments);
    const moved = {
      departmentId: life.department.id,
      categoryId: random.pick(life.department.categoryIds) ?? null,
    };
    if (moved.departmentId !== ticket.departmentId) change(life, first, moved);
    if (!wait(life, HOUR_MS, OFFICE)) return false;
  }
  const assigneeId = member(life);
  change(life, random.chance(0.7) ? assigneeId : member(life), { assigneeId, status: 'in_progress' });
  if (random.chance(0.25)) change(life, assigneeId, { tags: [random.pick(TAGS)] });
  if (random.chance(0.05)) {
    const priority = ticket.priority === 'P2' ? 'P1' : 'P2';
    if (priority !== ticket.priority) change(life, assigneeId, { priority, priorityOverridden: true });
  }
  if (random.chance(0.06)) join(life, assigneeId, 'followerIds', member(life));
  return true;
}

/** Question and answer, none or many times; false when the present comes first. */
function talk(life: Life): boolean {
  const { random, words, ticket } = life;
  const staff = ticket.assigneeId as string;
  if (random.chance(0.35)) {
    if (!wait(life, 30 * MINUTE_MS, OFFICE)) return false;
    say(life, staff, 'internal', random.pick(words.notes));
  }
  while (ticket.firstResponseAt === null || random.chance(0.45)) {
    if (!wait(life, 70 * MINUTE_MS, OFFICE)) return false;
    const holds = random.chance(0.45);
    const hold = { status: 'on_hold', holdReason: random.weighted(HOLDS) };
    say(life, staff, 'public', random.pick(words.questions), holds ? hold : undefined);
    if (!holds && random.chance(0.3)) continue;
    // Some customers take their time.
    if (!wait(life, random.chance(0.2) ? 2 * DAY_MS : 4 * HOUR_MS)) return false;
    const goesOn = ticket.status === 'on_hold' ? { status: 'in_progress', holdReason: null } : undefined;
    say(life, ticket.requesterId, 'public', random.pick(words.answers), goesOn);
  }
  return wait(life, 5 * HOUR_MS, OFFICE);
}

/** Solved, rated by some, and closed by the customer or after days of silence; true when it comes back. */
function solve(life: Life): boolean {
  const { random, words, ticket } = life;
  const solution = random.pick(words.solutions);
  const step = { status: 'resolved', ...(solution !== ticket.solution && { solution }) };
  say(life, ticket.assigneeId as string, 'public', solution, step);
  ticket.resolvedAt = new Date(life.time);
  const due = life.time + AUTO_CLOSE;
  if (random.chance(0.05) && wait(life, 10 * HOUR_MS, { before: due })) return true;
  if (ticket.satisfaction === null && random.chance(0.35) && wait(life, 5 * HOUR_MS, { before: due })) {
    const score = 10 - random.skewed(9);
    rate(life, score, score > 6 && random.chance(0.4) ? random.pick(words.thanks) : null);
  }
  close(life, due);
  return false;
}

function close(life: Life, due: number): void {
  const { random, ticket } = life;
  const confirms = random.chance(0.2) && wait(life, 8 * HOUR_MS, { before: due });
  if (!confirms) life.time = due + random.below(10) * MINUTE_MS;
  if (life.time > life.end) return;
  if (confirms) change(life, ticket.requesterId, { status: 'closed' });
  else change(life, null, { status: 'closed' }, { automatic: true });
  ticket.closedAt = new Date(life.time);
  ticket.closedForInactivity = !confirms;
}

/** It was not solved after all; true when work goes on. */
function relapse(life: Life): boolean {
  const { random, words, ticket } = life;
  say(life, ticket.requesterId, 'public', random.pick(words.relapses), { status: 'reopened' });
  ticket.resolvedAt = null;
  if (!wait(life, 2 * HOUR_MS, OFFICE)) return false;
  say(life, ticket.assigneeId as string, 'public', random.pick(words.questions), { status: 'in_progress' });
  return wait(life, 2 * HOUR_MS);
}

/** Some places have a number: those texts seldom repeat. */
function placeOf(random: Random, places: readonly string[]): string {
  return random.pick(places).replace('#', String(1 + random.below(400)));
}

function member({ random, department }: Life): string {
  return department.technicianIds[random.skewed(department.technicianIds.length)] as string;
}
