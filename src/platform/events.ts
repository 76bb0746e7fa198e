import type { Cause, Ctx, TxCtx } from './ctx';
import { newId } from './ids';
import { enqueueAll } from './jobs';

export interface Change {
  before: unknown;
  after: unknown;
}

export interface NewEvent {
  /** `noun.verb_in_past`, as in `ticket.created`. */
  type: string;
  subject: { type: string; id: string | null };
  ticketId?: string;
  changes?: Record<string, Change>;
  data?: Record<string, unknown>;
}

export interface DeskEvent extends NewEvent {
  id: string;
  actorKind: 'person' | 'system' | 'anonymous';
  actorId: string | null;
  channel: string;
  rootId: string;
  depth: number;
  createdAt: Date;
}

/**
 * A reaction to events. `same-transaction` sees and changes what the cause did before it commits;
 * `after-commit` is a job enqueued in that transaction, runs at least once and must bear running twice.
 */
export interface Subscriber {
  name: string;
  on: string[];
  phase: 'same-transaction' | 'after-commit';
  handle(ctx: Ctx, event: DeskEvent): Promise<void>;
}

/** The task that runs after-commit subscribers. */
export const DELIVER = 'events.deliver';

/** Appends an event and sets off its subscribers, all in the caller's transaction. Returns the event. */
export async function emit(tx: TxCtx, event: NewEvent): Promise<DeskEvent> {
  const made = madeEvent(tx, event);
  await tx.db('events').insert({
    id: made.id,
    type: made.type,
    actorKind: made.actorKind,
    actorId: made.actorId,
    actedBy: tx.actor.kind === 'person' ? (tx.actor.actedBy?.id ?? null) : null,
    channel: made.channel,
    subjectType: made.subject.type,
    subjectId: made.subject.id,
    ticketId: made.ticketId ?? null,
    changes: made.changes ? JSON.stringify(made.changes) : null,
    data: made.data ? JSON.stringify(made.data) : null,
    causeId: tx.cause?.eventId ?? null,
    rootId: made.rootId,
    depth: made.depth,
    requestId: tx.requestId,
    ip: tx.ip,
    createdAt: tx.now,
  });
  await react(tx, made);
  return made;
}

async function react(tx: TxCtx, event: DeskEvent): Promise<void> {
  const interested = tx.system.subscribers.filter((subscriber) => subscriber.on.includes(event.type));
  const cause: Cause = { eventId: event.id, rootId: event.rootId, depth: event.depth };
  for (const subscriber of interested) {
    if (subscriber.phase === 'same-transaction') await subscriber.handle({ ...tx, cause } as TxCtx, event);
  }
  const later = interested.filter((subscriber) => subscriber.phase === 'after-commit');
  await enqueueAll(
    tx,
    later.map((subscriber) => ({
      task: DELIVER,
      payload: { eventId: event.id, subscriber: subscriber.name },
    })),
  );
}

function madeEvent(tx: TxCtx, event: NewEvent): DeskEvent {
  const id = newId();
  return {
    ...event,
    id,
    actorKind: tx.actor.kind,
    actorId: tx.actor.kind === 'person' ? tx.actor.id : null,
    channel: tx.channel,
    rootId: tx.cause?.rootId ?? id,
    depth: tx.cause ? tx.cause.depth + 1 : 0,
    createdAt: tx.now,
  };
}

interface EventRow extends Omit<DeskEvent, 'subject'> {
  subjectType: string;
  subjectId: string | null;
}

/**
 * Runs one after-commit subscriber on a stored event; an event that was erased meanwhile needs nothing.
 * @throws Error for a subscriber that only another version of the desk knows: its workers try the job again
 */
export async function deliver(ctx: Ctx, payload: { eventId: string; subscriber: string }): Promise<void> {
  const subscriber = ctx.system.subscribers.find((candidate) => candidate.name === payload.subscriber);
  const stored: EventRow | undefined = await ctx.db('events').where({ id: payload.eventId }).first();
  if (!stored) return;
  if (!subscriber) throw new Error(`no subscriber ${payload.subscriber}`);
  const cause = { eventId: stored.id, rootId: stored.rootId, depth: stored.depth };
  const subject = { type: stored.subjectType, id: stored.subjectId };
  await subscriber.handle({ ...ctx, cause }, { ...stored, subject });
}

/** The fields of `after` that differ from `before`, each with both values; null when none does. */
export function changesBetween(before: object, after: object): Record<string, Change> | null {
  const changes: Record<string, Change> = {};
  for (const [field, value] of Object.entries(after)) {
    const old = (before as Record<string, unknown>)[field];
    if (value !== undefined && JSON.stringify(old ?? null) !== JSON.stringify(value ?? null)) {
      changes[field] = { before: old ?? null, after: value };
    }
  }
  return Object.keys(changes).length > 0 ? changes : null;
}
