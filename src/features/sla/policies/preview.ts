import { secondOf } from '../../../platform/working-time';
import {
  type CloseReason,
  type HoldReason,
  PRIORITIES,
  type Priority,
  type Status,
  type TicketType,
} from '../../tickets';
import type { Book } from '../book.types';
import { turn } from '../clock/clock';
import type { Clock } from '../clock/clock.types';
import { readableClock } from '../clock/codec';
import { columnsOf } from '../clock/columns';
import { PROMISES, type PromiseKind } from '../sla.words';
import { choosePolicy, termsOf } from '../terms';
import type { PolicyInput, StoredPolicy } from './policies.types';
import { targetField } from './policies.words';
import type { ReckonedTicket } from './tickets.queries';

/**
 * The book as it would be with a policy as it was typed.
 * @param order the ids of all policies in their order, also of those that are not active; a new one comes last, but before
 *   the one for all others
 */
export function bookWith(book: Book, typed: StoredPolicy, order: readonly string[]): Book {
  const others = book.policies.map((policy) =>
    typed.isDefault && policy.id !== typed.id ? { ...policy, isDefault: false } : policy,
  );
  const forAll = order.findIndex((id) => others.some((policy) => policy.id === id && policy.isDefault));
  const last = forAll === -1 ? order.length : forAll - 0.5;
  const place = ({ id }: StoredPolicy) => (order.includes(id) ? order.indexOf(id) : last);
  const placed = [...others.filter(({ id }) => id !== typed.id), typed].sort(
    (one, other) => place(one) - place(other),
  );
  return { ...book, policies: placed.filter(({ isActive }) => isActive) };
}

/** What a change would do to the promises of tickets. */
export interface Effects {
  /** How many tickets were reckoned. */
  reckoned: number;
  /** Who would be promised something that they are not promised now, or not what they are promised now. */
  begun: number;
  dropped: number;
  /** Who would have a promise that is due at another time. */
  earlier: number;
  later: number;
  /** Who would be breached, or at risk, at once, and is not now. */
  breached: number;
  atRisk: number;
}

interface Times {
  slaDueAt: Date | null;
  slaRiskAt: Date | null;
}

/** By kind when a promise that runs is due; null while it stands still. */
type Promised = ReadonlyMap<PromiseKind, number | null>;

const promisedBy = (clock: Clock | null): Promised =>
  new Map(clock?.running.map(({ kind, dueAt }) => [kind, dueAt]));

/** What a book would do to tickets at that moment. Pure: nothing is written. */
export function effectsOf(book: Book, tickets: readonly ReckonedTicket[], now: Date): Effects {
  const counts = { begun: 0, dropped: 0, earlier: 0, later: 0, breached: 0, atRisk: 0 };
  const effects: Effects = { reckoned: tickets.length, ...counts };
  for (const ticket of tickets) {
    const clock = readableClock(ticket.slaClock);
    if (clock === undefined) continue;
    const { clock: next, times } = clockAfter(book, ticket, clock, now);
    countPromises(effects, promisedBy(clock), promisedBy(next));
    const [before, then] = [stateOf(ticket, now), stateOf(times, now)];
    if (before === then) continue;
    if (then === 'breached') effects.breached += 1;
    else if (then === 'at_risk' && before === 'running') effects.atRisk += 1;
  }
  return effects;
}

/** A ticket may have one promise earlier and another later. */
function countPromises(effects: Effects, was: Promised, is: Promised): void {
  const both = PROMISES.filter((kind) => was.has(kind) && is.has(kind));
  const moved = both.map((kind) => {
    const [before, after] = [was.get(kind) ?? null, is.get(kind) ?? null];
    return before === null || after === null ? 0 : after - before;
  });
  if (PROMISES.some((kind) => is.has(kind) && !was.has(kind))) effects.begun += 1;
  if (PROMISES.some((kind) => was.has(kind) && !is.has(kind))) effects.dropped += 1;
  if (moved.some((seconds) => seconds < 0)) effects.earlier += 1;
  if (moved.some((seconds) => seconds > 0)) effects.later += 1;
}

/** The clock of a ticket once it goes by the book. */
function clockAfter(
  book: Book,
  ticket: ReckonedTicket,
  clock: Clock | null,
  now: Date,
): { clock: Clock | null; times: Times } {
  const priority = ticket.priority as Priority;
  const chosen = choosePolicy(book, { ...ticket, priority, type: ticket.type as TicketType });
  const terms = chosen && termsOf(book, chosen.policy, priority);
  const stage = {
    status: ticket.status as Status,
    holdReason: ticket.holdReason as HoldReason | null,
    closeReason: ticket.closeReason as CloseReason | null,
  };
  const turned = turn(clock, {
    at: secondOf(now),
    before: stage,
    after: stage,
    wasAnswered: ticket.firstResponseAt !== null,
    terms,
    calendars: book.calendars,
  });
  return { clock: turned.clock, times: columnsOf(turned.clock, terms?.policyId ?? null) };
}

function stateOf({ slaDueAt, slaRiskAt }: Times, now: Date): 'running' | 'at_risk' | 'breached' {
  if (slaDueAt && slaDueAt <= now) return 'breached';
  return slaRiskAt && slaRiskAt <= now ? 'at_risk' : 'running';
}

/** Something of a policy that may well be a slip, and is none that keeps it from being saved. */
export type Oddity =
  | { name: 'no_targets' | 'for_nobody' | 'inactive' }
  /** The first response may take longer than the resolution, in which the clock of both is the same. */
  | { name: 'response_after_resolution'; priority: Priority }
  /** A change of the calendar has made it so: nobody could save it. */
  | { name: 'never_due'; priority: Priority };

/** @param use `never`: the priorities with a target that is never due */
export function odditiesOf(
  policy: PolicyInput,
  { isUsed, never }: { isUsed: boolean; never: readonly Priority[] },
): Oddity[] {
  const target = (priority: Priority, kind: 'first_response' | 'resolution') =>
    policy[targetField(priority, kind)];
  const found: Oddity[] = [];
  if (!policy.isActive) found.push({ name: 'inactive' });
  else if (!isUsed) found.push({ name: 'for_nobody' });
  if (PRIORITIES.every((priority) => hasNoTarget(policy, priority))) found.push({ name: 'no_targets' });
  for (const priority of PRIORITIES) {
    const [response, resolution] = [target(priority, 'first_response'), target(priority, 'resolution')];
    if (response !== null && resolution !== null && response > resolution)
      found.push({ name: 'response_after_resolution', priority });
    if (never.includes(priority)) found.push({ name: 'never_due', priority });
  }
  return found;
}

function hasNoTarget(policy: PolicyInput, priority: Priority): boolean {
  return (['first_response', 'next_response', 'resolution'] as const).every(
    (kind) => policy[targetField(priority, kind)] === null,
  );
}
