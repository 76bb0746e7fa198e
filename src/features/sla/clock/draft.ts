import { PROMISES, type PromiseKind } from '../sla.words';
import type { Clock, Decided, Facts, Running, Turn, Turned } from './clock.types';

/** A turn while it is reckoned: only what is in here is changed. */
export interface Draft extends Turned {
  clock: Clock;
  turn: Turn;
  at: number;
}

export function draftOf(clock: Clock, turn: Turn): Draft {
  const copy: Clock = {
    ...clock,
    ran: { ...clock.ran },
    running: clock.running.map((promise) => ({ ...promise })),
    ended: [...clock.ended],
    rounds: { ...clock.rounds },
    pauses: clock.pauses.map((pause) => ({ ...pause })),
  };
  const at = Math.max(turn.at, clock.turnedAt);
  return { clock: copy, turn, at, decided: [], warned: [], broken: [] };
}

export const isDone = ({ status }: Facts): boolean => status === 'resolved' || status === 'closed';

export const runningOf = (clock: Clock, kind: PromiseKind): Running | undefined =>
  clock.running.find((promise) => promise.kind === kind);

/** Ends a promise; what may go on is kept, by `keeps`. */
export function end(draft: Draft, promise: Running, outcome: Decided['outcome'], keeps: boolean): void {
  const { clock, at } = draft;
  clock.running = clock.running.filter((other) => other !== promise);
  draft.decided.push({ promise: { ...promise }, outcome, at, taken: promise.used });
  if (!keeps) return;
  const times = { dueAt: promise.breachedAt, riskAt: promise.breachedAt === null ? null : promise.riskAt };
  clock.ended = clock.ended.filter(({ kind }) => kind !== promise.kind);
  clock.ended.push({ ...promise, ...times, since: null, outcome });
}

/** What was promised and is over cannot go on any more. */
export function forget(clock: Clock, kinds: readonly PromiseKind[]): void {
  clock.ended = clock.ended.filter(({ kind }) => !kinds.includes(kind));
}

/** A promise is broken, at a moment that is not after the turn. */
export function breakAt(draft: Draft, promise: Running, moment: number): void {
  promise.riskAt = Math.min(promise.riskAt ?? moment, moment);
  promise.dueAt = moment;
  promise.breachedAt = moment;
  draft.broken.push({ ...promise });
}

/** In the order people read them. */
export const inOrder = <P extends { kind: PromiseKind }>(promises: readonly P[]): P[] =>
  [...promises].sort((a, b) => PROMISES.indexOf(a.kind) - PROMISES.indexOf(b.kind));
