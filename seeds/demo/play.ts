import { deriveFacts } from '../../src/features/reports/facts/facts.repo';
import { getSettings } from '../../src/features/settings';
import { tellUntil } from '../../src/features/sla';
import {
  changeTicket,
  closeTicket,
  createTicket,
  followTicket,
  rateTicket,
  reopenTicket,
  reply,
  type Ticket,
  type TicketPatch,
  takeTicket,
} from '../../src/features/tickets';
import { dayAfter, dayAt } from '../../src/platform/calendar';
import type { Channel, TxCtx } from '../../src/platform/ctx';
import { daysAfter } from '../../src/platform/elapsed';
import type { DemoDesk } from './desk';
import { POLICIES_DAYS_AGO } from './policies';
import { addPolicies } from './promises';
import type { Records } from './records';
import type { DemoFiles } from './stored-files';
import { milliseconds } from './text';
import type { DemoPatch, DemoTicket, Step } from './types';

interface Stage {
  tx: TxCtx;
  desk: DemoDesk;
  files: DemoFiles;
  /** Tickets filed so far, by their key. */
  filed: Map<string, Ticket>;
}

interface Moment {
  at: number;
  act: (stage: Stage) => Promise<unknown>;
}

/**
 * Lets everything happen again in the order in which it did, so that numbers and the audit log follow time. Promises that
 * come to be at risk or are broken are told at that moment, as the desk's job would have.
 */
export async function playTickets(
  tx: TxCtx,
  desk: DemoDesk,
  tickets: DemoTicket[],
  files: DemoFiles,
  records: Records,
): Promise<void> {
  const stage: Stage = { tx, desk, files, filed: new Map() };
  const moments = tickets.flatMap((ticket) => momentsOf(ticket, tx.now.getTime()));
  moments.push(promising(tx, records));
  moments.sort((one, other) => one.at - other.at);
  let last = new Date(moments[0]?.at ?? tx.now);
  for (const { at, act } of moments) {
    const now = new Date(at);
    await tellUntil({ ...tx, now: last }, now);
    await act(stage);
    last = now;
  }
  await tellUntil({ ...tx, now: last }, tx.now);
  const ids = [...stage.filed.values()].map(({ id }) => id);
  for (const id of ids) records.add('ticket', id);
  // No subscriber has followed it.
  await deriveFacts(tx.db, ids);
}

/** The day on which the house began to promise something. */
function promising(tx: TxCtx, records: Records): Moment {
  const now = daysAfter(tx.now, -POLICIES_DAYS_AGO);
  return {
    at: now.getTime(),
    act: (stage) => addPolicies(contextOf(stage, 'elena', now, 'web'), stage.desk.promising, records),
  };
}

function momentsOf(ticket: DemoTicket, now: number): Moment[] {
  let at = now - milliseconds(ticket.age);
  const filedAt = at;
  const steps = ticket.steps.map((step) => {
    at += milliseconds(step.in);
    const date = new Date(at);
    return { at, act: (stage: Stage) => take(stage, ticket, step, date) };
  });
  return [{ at: filedAt, act: (stage) => file(stage, ticket, new Date(filedAt)) }, ...steps];
}

function contextOf(stage: Stage, by: Step['by'], now: Date, channel: Channel): TxCtx {
  const actor = by === 'desk' ? ({ kind: 'system' } as const) : stage.desk.actors[by];
  return { ...stage.tx, now, channel: by === 'desk' ? 'system' : channel, actor };
}

async function file(stage: Stage, ticket: DemoTicket, now: Date): Promise<void> {
  const { by, filedBy = by, fields = {}, neededInDays, followUpOf } = ticket;
  const ctx = contextOf(stage, filedBy, now, ticket.channel ?? 'web');
  const { timeZone } = await getSettings(ctx);
  const made = await createTicket(ctx, {
    subject: ticket.subject,
    description: ticket.description,
    categoryId: stage.desk.categories[ticket.category],
    urgency: ticket.urgency,
    fields: neededInDays ? { ...fields, needed_by: dayAfter(dayAt(now, timeZone), neededInDays) } : fields,
    uploads: stage.files.take(ticket.files),
    ...(filedBy !== by && { requesterId: stage.desk.actors[by].id }),
    ...(followUpOf && { followUpOf: ticketOf(stage, followUpOf).id }),
  });
  stage.filed.set(ticket.key, made);
}

async function take(stage: Stage, ticket: DemoTicket, step: Step, now: Date): Promise<unknown> {
  // Customers go on by the channel they began with; staff work at the desk.
  const ctx = contextOf(stage, step.by, now, step.by === ticket.by ? (ticket.channel ?? 'web') : 'web');
  const { id } = ticketOf(stage, ticket.key);
  if ('say' in step) {
    const { say: body, files, status, hold: holdReason, solution } = step;
    const uploads = stage.files.take(files);
    return reply(ctx, id, { body, visibility: 'public', uploads, status, holdReason, solution });
  }
  if ('note' in step) {
    return reply(ctx, id, {
      body: step.note,
      visibility: 'internal',
      uploads: stage.files.take(step.files),
    });
  }
  if ('change' in step) return changeTicket(ctx, id, patchOf(stage, step.change, now));
  if ('rate' in step) return rateTicket(ctx, id, { score: step.rate, comment: step.words });
  switch (step.act) {
    case 'take':
      return takeTicket(ctx, id);
    case 'follow':
      return followTicket(ctx, id, true);
    case 'close':
      return closeTicket(ctx, id);
    case 'reopen':
      return reopenTicket(ctx, id);
  }
}

function patchOf(stage: Stage, patch: DemoPatch, now: Date): TicketPatch {
  const { assignee, category, participants, followers, duplicateOf, dueInDays, ...plain } = patch;
  const { actors, categories } = stage.desk;
  return {
    ...plain,
    ...(assignee && { assigneeId: actors[assignee].id }),
    ...(category && { categoryId: categories[category] }),
    ...(participants && { participantIds: participants.map((key) => actors[key].id) }),
    ...(followers && { followerIds: followers.map((key) => actors[key].id) }),
    ...(duplicateOf && { duplicateOfNumber: ticketOf(stage, duplicateOf).number }),
    ...(dueInDays && { dueAt: daysAfter(now, dueInDays) }),
  };
}

function ticketOf(stage: Stage, key: string): Ticket {
  const found = stage.filed.get(key);
  if (!found) throw new Error(`the demo has no ticket ${key} by now`);
  return found;
}
