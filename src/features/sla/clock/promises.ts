import { workingAfter } from '../../../platform/working-time';
import { PROMISES, type PromiseKind } from '../sla.words';
import type { Running, Terms } from './clock.types';
import { breakAt, type Draft, end, forget, inOrder, isDone, runningOf } from './draft';

const HALF_HOUR = 1800;

/** How many seconds are left when a promise comes at risk: a fifth of it, at least half an hour, at most half of it. */
export function riskSeconds(target: number): number {
  return Math.min(Math.max(Math.floor(target / 5), HALF_HOUR), Math.floor(target / 2));
}

/** What runs is promised by the new terms from now on; what they do not promise is dropped. */
export function changeTerms(draft: Draft): void {
  const { terms } = draft.turn;
  for (const promise of draft.clock.running) {
    const target = terms?.targets[promise.kind] ?? null;
    if (!terms || target === null) end(draft, promise, 'dropped', true);
    // What is broken stays what it was when it broke.
    else if (promise.breachedAt === null) Object.assign(promise, named(terms), { target });
  }
}

const named = ({ policyId, policyName, priority, calendarId }: Terms) => ({
  policyId,
  policyName,
  priority,
  calendarId,
});

/** What is promised by the terms and does not run yet. */
export function beginPromises(draft: Draft): void {
  const { clock, turn } = draft;
  if (!turn.terms || isDone(turn.after)) return;
  for (const kind of PROMISES) {
    const target = turn.terms.targets[kind];
    if (target === null || runningOf(clock, kind) || !isOwed(draft, kind)) continue;
    clock.running.push(begun(draft, turn.terms, kind, target));
    forget(clock, [kind]);
  }
  clock.running = inOrder(clock.running);
}

function isOwed({ clock }: Draft, kind: PromiseKind): boolean {
  if (kind === 'first_response') return !clock.isAnswered;
  if (kind === 'next_response') return clock.asked !== null && !runningOf(clock, 'first_response');
  return true;
}

/** One that goes on, or the next of its kind; with the time since it could have been promised. */
function begun({ clock, at }: Draft, terms: Terms, kind: PromiseKind, target: number): Running {
  const before = clock.ended.find((promise) => promise.kind === kind);
  const asked = kind === 'next_response' && clock.asked ? clock.asked : { at: clock.startedAt, ran: 0 };
  const used = Math.max(before?.used ?? 0, clock.ran.used - asked.ran);
  if (before && before.outcome !== 'met') {
    const { outcome, ...promise } = before;
    if (promise.breachedAt !== null) return { ...promise, used, since: at };
    return { ...promise, ...named(terms), target, used, since: at };
  }
  const round = (clock.rounds[kind] ?? 0) + 1;
  clock.rounds[kind] = round;
  return {
    kind,
    round,
    ...named(terms),
    target,
    startedAt: before ? at : asked.at,
    used,
    since: at,
    dueAt: null,
    riskAt: null,
    warnedAt: null,
    breachedAt: null,
  };
}

/** When each is due and at risk, if it runs; what has no time left breaks now. */
export function setTimes(draft: Draft, standsStill: boolean): void {
  const { clock, at, turn } = draft;
  for (const promise of clock.running) {
    if (promise.breachedAt === null && promise.used >= promise.target) breakAt(draft, promise, at);
    promise.since = standsStill ? null : at;
    if (promise.breachedAt === null) setDue(promise, turn.terms, at);
  }
  clock.ran.since = standsStill ? null : (clock.ran.since ?? at);
  clock.ran.calendarId = turn.terms?.calendarId ?? null;
}

function setDue(promise: Running, terms: Terms | null, at: number): void {
  if (promise.since === null || !terms) {
    promise.dueAt = null;
    promise.riskAt = null;
    return;
  }
  const left = promise.target - promise.used;
  const untilRisk = left - riskSeconds(promise.target);
  const wasAtRisk = promise.riskAt !== null && promise.riskAt <= at;
  promise.dueAt = workingAfter(terms.calendar, at, left);
  if (untilRisk > 0) promise.riskAt = workingAfter(terms.calendar, at, untilRisk);
  else if (!wasAtRisk) promise.riskAt = at;
}
