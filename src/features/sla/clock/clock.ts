import type { HoldReason } from '../../tickets';
import type { PromiseKind } from '../sla.words';
import type { Clock, Decided, Facts, Running, Turn, Turned } from './clock.types';
import { type Draft, draftOf, end, forget, isDone, runningOf } from './draft';
import { beginPromises, changeTerms, setTimes } from './promises';
import { settle } from './settle';

const RESPONSES = ['first_response', 'next_response'] as const satisfies PromiseKind[];
/** A clock keeps so many pauses. */
const MAX_PAUSES = 20;

/**
 * What something that happens to a ticket makes of its clock. The order within a turn: time consumed until now, the reply,
 * the step, the terms, and then whether time goes on. Changes nothing that it is given.
 */
export function turn(clock: Clock | null, given: Turn): Turned {
  const before = clock ?? beginning(given);
  if (!before) return { clock: null, decided: [], warned: [], broken: [] };
  const draft = draftOf(before, given);
  if (given.wasAnswered && !draft.clock.isAnswered) missAnswer(draft);
  settle(draft);
  if (given.before && isDone(given.before)) endResponses(draft, given.before);
  hear(draft);
  if (isDone(given.after)) finish(draft);
  changeTerms(draft);
  beginPromises(draft);
  const pause = pauseReason(given);
  setTimes(draft, isDone(given.after) || pause !== null);
  keepPauses(draft, pause);
  draft.clock.heldFor = given.after.holdReason;
  const { decided, warned, broken } = draft;
  const isSame = clock !== null && decided.length + broken.length === 0 && isAlike(clock, draft.clock);
  return { clock: isSame ? clock : draft.clock, decided, warned, broken };
}

/** A clock begins with the first policy that is for the ticket while it is open. */
function beginning({ at, before, after, terms, reply, wasAnswered }: Turn): Clock | null {
  if (!terms || isDone(after)) return null;
  return {
    startedAt: at,
    turnedAt: at,
    ran: { used: 0, since: at, calendarId: terms.calendarId },
    isAnswered: before !== null && (wasAnswered === true || reply === 'staff'),
    asked: null,
    heldFor: null,
    running: [],
    ended: [],
    rounds: {},
    pauses: [],
  };
}

const outcomeOf = ({ breachedAt }: Running): Decided['outcome'] => (breachedAt === null ? 'met' : 'breached');

/** A version that knows no clocks has sent staff's reply: whether it was in time is not known. */
function missAnswer(draft: Draft): void {
  const promise = runningOf(draft.clock, 'first_response');
  if (promise) end(draft, promise, 'dropped', false);
  settleResponses(draft.clock);
}

/** Staff's public reply answers whatever was asked; a customer's asks, unless something waits already. */
function hear(draft: Draft): void {
  const { clock, turn, at } = draft;
  if (turn.before === null) return;
  if (turn.reply === 'customer') clock.asked ??= { at, ran: clock.ran.used };
  if (turn.reply !== 'staff') return;
  for (const kind of RESPONSES) {
    const promise = runningOf(clock, kind);
    if (promise) end(draft, promise, outcomeOf(promise), false);
  }
  settleResponses(clock);
}

/** Nobody waits for a response any more. */
function settleResponses(clock: Clock): void {
  clock.isAnswered = true;
  clock.asked = null;
  forget(clock, RESPONSES);
}

/** Resolved or closed: a resolution may go on when the ticket is reopened, responses do not. */
function finish(draft: Draft): void {
  const { after } = draft.turn;
  endResponses(draft, after);
  const resolution = runningOf(draft.clock, 'resolution');
  if (resolution)
    end(draft, resolution, after.closeReason === null ? outcomeOf(resolution) : 'dropped', true);
}

/** A response that nobody waits for any more was missed only if its time was over. */
function endResponses(draft: Draft, { closeReason }: Facts): void {
  for (const kind of RESPONSES) {
    const promise = runningOf(draft.clock, kind);
    const isMissed = closeReason === null && promise?.breachedAt != null;
    if (promise) end(draft, promise, isMissed ? 'breached' : 'dropped', false);
  }
  settleResponses(draft.clock);
}

/** Why time does not count, for a hold that stops the clock. */
function pauseReason({ after, terms }: Turn): HoldReason | null {
  const { status, holdReason } = after;
  return status === 'on_hold' && holdReason && terms?.pausesFor.includes(holdReason) ? holdReason : null;
}

function keepPauses({ clock, at }: Draft, reason: HoldReason | null): void {
  const last = clock.pauses.at(-1);
  const goesOn = last && last.until === null && last.reason === reason;
  if (goesOn) return;
  if (last && last.until === null) last.until = at;
  if (reason) clock.pauses.push({ from: at, until: null, reason });
  clock.pauses = clock.pauses.filter(({ from, until }) => from !== until).slice(-MAX_PAUSES);
}

/** Whether two clocks say the same of every moment to come: how much was consumed until when is no difference. */
function isAlike(one: Clock, other: Clock): boolean {
  return JSON.stringify(essence(one)) === JSON.stringify(essence(other));
}

function essence(clock: Clock) {
  const runs = (since: number | null) => since !== null;
  return {
    ...clock,
    turnedAt: 0,
    ran: [runs(clock.ran.since), clock.ran.calendarId],
    running: clock.running.map((promise) => ({ ...promise, used: 0, since: runs(promise.since) })),
  };
}
