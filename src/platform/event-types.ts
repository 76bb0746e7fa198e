import type { Tx } from './tx';

/** The events of the desk by type, with what each holds: features add theirs, in `*.events.ts`. */
// biome-ignore lint/suspicious/noEmptyInterface: it is the features' to fill
export interface Events {}

/** `noun.verb_in_past`, as in `skill.created`. */
export type EventName = keyof Events;

export interface Change {
  before: unknown;
  after: unknown;
}

/** By field. */
export type Changes = Record<string, Change>;

/** Of an event's declared parts the one asked for; what is not declared is not there. */
type Part<Declared, Name extends string> = Name extends keyof Declared
  ? Pick<Declared, Name>
  : { [name in Name]?: undefined };

/** What is told of an event: a type, whom or what it is about, and the parts that `Events` has for the type. */
export type NewEvent<Name extends EventName = EventName> = {
  [Type in Name]: {
    type: Type;
    subject: { type: string; id: string | null };
    ticketId?: string;
  } & Part<Events[Type], 'changes'> &
    Part<Events[Type], 'data'>;
}[Name];

export interface EventOrigin {
  id: string;
  actorKind: 'person' | 'system' | 'anonymous';
  actorId: string | null;
  channel: string;
  rootId: string;
  depth: number;
  createdAt: Date;
}

/** An event that has happened; its `type` tells what `changes` and `data` hold. */
export type DeskEvent<Name extends EventName = EventName> = NewEvent<Name> & EventOrigin;

interface SubscriberBase<Name extends EventName> {
  name: string;
  on: readonly Name[];
}

/** Sees and changes what the cause did before it commits. */
export interface SameTransaction<C, Name extends EventName> extends SubscriberBase<Name> {
  phase: 'same-transaction';
  handle(tx: C & Tx, event: DeskEvent<Name>): Promise<void>;
}

/** A job enqueued in the transaction of its cause: it runs at least once and must bear running twice. */
export interface AfterCommit<C, Name extends EventName> extends SubscriberBase<Name> {
  phase: 'after-commit';
  /** It looks up all events of an act itself, so one job for the act on a thing is enough. */
  perAct?: true;
  handle(ctx: C, event: DeskEvent<Name>): Promise<void>;
}

/** A reaction to events. `C` is the context it is given. */
export type SubscriberOf<C, Name extends EventName = EventName> =
  | SameTransaction<C, Name>
  | AfterCommit<C, Name>;
