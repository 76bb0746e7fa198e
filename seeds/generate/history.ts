import type { Desk } from './people';
import { PHRASES, TAGS } from './phrases';
import { idAt, type Random } from './random';

export interface History {
  ticket: unknown[];
  comments: unknown[][];
  events: unknown[][];
}

export const TICKET_COLUMNS =
  'id, number, subject, description, description_html, type, requester_id, organization_id, assignee_id, department_id, category_id, urgency, impact, priority, status, hold_reason, channel, tags, solution, satisfaction, satisfaction_at, first_response_at, resolved_at, closed_at, version, created_at, updated_at';
export const COMMENT_COLUMNS = 'id, ticket_id, author_id, visibility, body, body_html, channel, created_at';
export const EVENT_COLUMNS =
  'id, type, actor_kind, actor_id, channel, subject_type, subject_id, ticket_id, changes, data, root_id, created_at';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const URGENCIES = [
  ['critical', 2],
  ['high', 15],
  ['normal', 63],
  ['low', 20],
] as const;
const IMPACTS = [
  ['critical', 2],
  ['high', 13],
  ['medium', 65],
  ['low', 20],
] as const;
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
  ['chat', 4],
  ['sms', 1],
] as const;
const MATRIX: Record<string, Record<string, string>> = {
  critical: { critical: 'P1', high: 'P1', normal: 'P2', low: 'P3' },
  high: { critical: 'P1', high: 'P2', normal: 'P2', low: 'P3' },
  medium: { critical: 'P2', high: 'P2', normal: 'P3', low: 'P4' },
  low: { critical: 'P3', high: 'P3', normal: 'P4', low: 'P4' },
};
/** How many of the tickets of an age (in days) are still open: most are solved soon, a few linger. */
const STILL_OPEN: readonly (readonly [days: number, share: number])[] = [
  [1, 0.6],
  [3, 0.3],
  [10, 0.08],
  [30, 0.02],
];

interface Life {
  random: Random;
  ticketId: string;
  requesterId: string;
  assigneeId: string | null;
  version: number;
  time: number;
  end: number;
  comments: unknown[][];
  events: unknown[][];
}

/** One ticket's whole life, from what was asked to where it stands at `now`. */
export function lifeOf(random: Random, desk: Desk, number: number, created: number, now: number): History {
  const customer = desk.customers[random.skewed(desk.customers.length)] as Desk['customers'][number];
  const department = random.pick(desk.departments);
  const words = PHRASES[customer.locale];
  const open = random.chance(openShare((now - created) / DAY));
  const untouched = open && random.chance(0.35);
  const life: Life = {
    random,
    ticketId: idAt(random, created),
    requesterId: customer.id,
    assigneeId: untouched
      ? null
      : (department.technicianIds[random.skewed(department.technicianIds.length)] ?? null),
    version: 1,
    time: created,
    end: now,
    comments: [],
    events: [],
  };
  const thing = random.pick(words.things);
  const subject = `${thing} ${random.pick(words.troubles)} ${random.pick(words.places)}`;
  const description = `${subject}. ${random.pick(words.details)} ${random.pick(words.details)}`;
  const [urgency, impact] = [random.weighted(URGENCIES), random.weighted(IMPACTS)];
  const priority = MATRIX[impact]?.[urgency] as string;
  happen(life, 'ticket.created', customer.id, null, {});
  const outcome = untouched ? fresh() : work(life, words, open);
  return {
    ticket: [
      life.ticketId,
      number,
      subject,
      description,
      paragraph(description),
      random.weighted(TYPES),
      customer.id,
      customer.organizationId,
      life.assigneeId,
      department.id,
      random.pick(department.categoryIds),
      urgency,
      impact,
      priority,
      outcome.status,
      outcome.holdReason,
      random.weighted(CHANNELS),
      random.chance(0.25) ? `{${random.pick(TAGS)}}` : '{}',
      outcome.solution,
      outcome.satisfaction,
      outcome.satisfactionAt,
      outcome.firstResponseAt,
      outcome.resolvedAt,
      outcome.closedAt,
      life.version,
      iso(created),
      iso(life.time),
    ],
    comments: life.comments,
    events: life.events,
  };
}

interface Outcome {
  status: string;
  holdReason: string | null;
  solution: string | null;
  satisfaction: number | null;
  satisfactionAt: string | null;
  firstResponseAt: string | null;
  resolvedAt: string | null;
  closedAt: string | null;
}

function fresh(): Outcome {
  return {
    status: 'new',
    holdReason: null,
    solution: null,
    satisfaction: null,
    satisfactionAt: null,
    firstResponseAt: null,
    resolvedAt: null,
    closedAt: null,
  };
}

function work(life: Life, words: (typeof PHRASES)['es'], open: boolean): Outcome {
  const { random, requesterId, assigneeId } = life;
  const outcome = { ...fresh(), status: 'in_progress' };
  pass(life, 10 * HOUR);
  happen(life, 'ticket.changed', assigneeId, change('assigneeId', null, assigneeId), { status: true });
  if (random.chance(0.4)) say(life, assigneeId, 'internal', random.pick(words.notes));
  outcome.firstResponseAt = say(life, assigneeId, 'public', random.pick(words.questions));
  for (let turn = random.below(4); turn > 0; turn -= 1) {
    say(life, requesterId, 'public', random.pick(words.answers));
    say(life, assigneeId, 'public', random.pick(words.questions));
  }
  if (open) {
    if (!random.chance(0.4)) return outcome;
    happen(life, 'ticket.changed', assigneeId, change('status', 'in_progress', 'on_hold'), {});
    return {
      ...outcome,
      status: 'on_hold',
      holdReason: random.pick(['customer', 'third_party', 'internal']),
    };
  }
  return solve(life, words, outcome);
}

function solve(life: Life, words: (typeof PHRASES)['es'], outcome: Outcome): Outcome {
  const { random, requesterId, assigneeId } = life;
  pass(life, 30 * HOUR);
  happen(life, 'ticket.changed', assigneeId, change('status', 'in_progress', 'resolved'), {});
  const solved = {
    ...outcome,
    status: 'resolved',
    solution: random.pick(words.solutions),
    resolvedAt: iso(life.time),
  };
  if (random.chance(0.35)) {
    say(life, requesterId, 'public', random.pick(words.thanks));
    solved.satisfaction = 10 - random.skewed(9);
    solved.satisfactionAt = iso(life.time);
  }
  if (life.time + 5 * DAY > life.end) return solved;
  life.time += 5 * DAY;
  happen(life, 'ticket.changed', null, change('status', 'resolved', 'closed'), {});
  return { ...solved, status: 'closed', closedAt: iso(life.time) };
}

function openShare(days: number): number {
  return STILL_OPEN.find(([limit]) => days < limit)?.[1] ?? 0.0005;
}

/** Time goes by, never past now. */
function pass(life: Life, most: number): void {
  life.time = Math.min(life.end - MINUTE, life.time + MINUTE + life.random.next() ** 2 * most);
}

function say(life: Life, authorId: string | null, visibility: 'public' | 'internal', body: string): string {
  pass(life, 12 * HOUR);
  const id = idAt(life.random, life.time);
  life.comments.push([id, life.ticketId, authorId, visibility, body, paragraph(body), 'web', iso(life.time)]);
  happen(life, visibility === 'public' ? 'ticket.replied' : 'ticket.noted', authorId, null, {
    commentId: id,
  });
  return iso(life.time);
}

function happen(
  life: Life,
  type: string,
  actorId: string | null,
  changes: object | null,
  data: object,
): void {
  const id = idAt(life.random, life.time);
  if (changes) life.version += 1;
  const kind = actorId ? 'person' : 'system';
  const details = JSON.stringify({ ...data, version: life.version });
  life.events.push([
    id,
    type,
    kind,
    actorId,
    actorId ? 'web' : 'system',
    'ticket',
    life.ticketId,
    life.ticketId,
    changes && JSON.stringify(changes),
    details,
    id,
    iso(life.time),
  ]);
}

function change(field: string, before: unknown, after: unknown) {
  return { [field]: { before, after } };
}

function paragraph(text: string): string {
  return `<p>${text.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</p>\n`;
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
