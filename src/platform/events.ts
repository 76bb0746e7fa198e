import type { Ctx, TxCtx } from './ctx';
import { insertRow } from './db/writes';
import type { Change, DeskEvent, EventName, EventOrigin, NewEvent, SubscriberOf } from './event-types';
import { newId } from './ids';
import { enqueueAll } from './jobs';
import type { Tasks } from './task-types';

export type { Change, Changes, DeskEvent, EventName, Events, NewEvent } from './event-types';

/**
 * A reaction to events. `same-transaction` sees and changes what the cause did before it commits;
 * `after-commit` is a job enqueued in that transaction, runs at least once and must bear running twice.
 */
export type Subscriber<Name extends EventName = EventName> = SubscriberOf<Ctx, Name>;

/** A subscriber for a list of all; `handle` gets the events that `on` names, typed. */
export function subscriber<const Name extends EventName>(made: Subscriber<Name>): Subscriber {
  return made as unknown as Subscriber;
}

/** The task that runs after-commit subscribers. */
export const DELIVER = 'events.deliver';

/** Appends an event and sets off its subscribers, all in the caller's transaction. Returns the event. */
export async function emit(tx: TxCtx, event: NewEvent): Promise<DeskEvent> {
  const made: DeskEvent = { ...event, ...originOf(tx) };
  await insertRow(tx.db, 'events', {
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
  const interested = tx.system.subscribers.filter(({ on }) => on.includes(event.type));
  for (const subscriber of interested) {
    if (subscriber.phase === 'same-transaction') await subscriber.handle(followingFrom(tx, event), event);
  }
  const later = interested.filter(({ phase }) => phase === 'after-commit');
  await enqueueAll(
    tx,
    later.map((subscriber) => ({
      task: DELIVER,
      payload: { eventId: event.id, subscriber: subscriber.name },
      runAt: tx.heldUntil,
      ...('perAct' in subscriber && subscriber.perAct && { key: actKey(subscriber.name, event) }),
    })),
  );
}

/** Of an act on one thing a subscriber that takes acts as a whole has one job that waits. */
const actKey = (name: string, { rootId, subject }: DeskEvent) => `${name}:${rootId}:${subject.id ?? ''}`;

/** What is done in a context like this follows from that event. */
export function followingFrom(tx: TxCtx, event: DeskEvent): TxCtx {
  return { ...tx, cause: { eventId: event.id, rootId: event.rootId, depth: event.depth } };
}

function originOf(tx: TxCtx): EventOrigin {
  const id = newId();
  return {
    id,
    actorKind: tx.actor.kind,
    actorId: tx.actor.kind === 'person' ? tx.actor.id : null,
    channel: tx.channel,
    rootId: tx.cause?.rootId ?? id,
    depth: tx.cause ? tx.cause.depth + 1 : 0,
    createdAt: tx.now,
  };
}

interface EventRow extends EventOrigin {
  type: string;
  subjectType: string;
  subjectId: string | null;
}

/**
 * Runs one after-commit subscriber on a stored event; an event that was erased meanwhile needs nothing.
 * @throws Error for a subscriber that only another version of the desk knows: its workers try the job again
 */
export async function deliver(ctx: Ctx, payload: Tasks[typeof DELIVER]): Promise<void> {
  const subscriber = ctx.system.subscribers
    .filter((candidate) => candidate.phase === 'after-commit')
    .find(({ name }) => name === payload.subscriber);
  const stored: EventRow | undefined = await ctx.db('events').where({ id: payload.eventId }).first();
  if (!stored) return;
  if (!subscriber) throw new Error(`no subscriber ${payload.subscriber}`);
  const cause = { eventId: stored.id, rootId: stored.rootId, depth: stored.depth };
  const subject = { type: stored.subjectType, id: stored.subjectId };
  await subscriber.handle({ ...ctx, cause }, { ...stored, subject } as DeskEvent);
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
