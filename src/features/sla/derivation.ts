import type { TxCtx } from '../../platform/ctx';
import { secondOf } from '../../platform/working-time';
import {
  type Derived,
  type DerivedFrom,
  OPEN_STATUSES,
  type TicketDerivation,
  type TicketTurn,
} from '../tickets';
import { bookOf } from './book';
import { turnFacts } from './book.queries';
import { turn } from './clock/clock';
import type { Clock } from './clock/clock.types';
import { readableClock } from './clock/codec';
import { columnsOf } from './clock/columns';
import { nextTelling } from './clock/telling';
import { policyFacts, promisedFor } from './promised';
import { SLA_JSON } from './reading/reading.queries';
import type { PromiseKind } from './sla.words';
import { tellTurned } from './telling/turned';
import { undoTurn } from './undoing';

/** What of a ticket decides its policy, and what is promised by it. */
const DECIDING = [
  'priority',
  'departmentId',
  'organizationId',
  'categoryId',
  'type',
  'requesterId',
  'fields',
] as const;
/** What makes its clock run or stand still. */
const TURNING = ['status', 'holdReason', 'closeReason'] as const;

/** The clock of a ticket and its due times, reckoned in the statement that writes the ticket. */
export const slaDerivation: TicketDerivation = {
  name: 'sla',
  shown: SLA_JSON,
  derive: async (tx, given) => (concernsClock(given) ? deriveClock(tx, given) : null),
  undo: undoTurn,
};

/** Whether a turn may move the clock: nothing does on a ticket that was and is over. */
function concernsClock({ before, after, reply }: TicketTurn): boolean {
  if (!before) return true;
  if (!isOpen(before) && !isOpen(after)) return false;
  return reply !== undefined || [...DECIDING, ...TURNING].some((name) => before[name] !== after[name]);
}

const isOpen = ({ status }: DerivedFrom): boolean => (OPEN_STATUSES as readonly string[]).includes(status);

async function deriveClock(tx: TxCtx, given: TicketTurn): Promise<Derived | null> {
  const { ticketId, before, after, reply } = given;
  const clock = readableClock(before?.slaClock);
  if (clock === undefined) {
    // People go on with the ticket; its clock stays as it is until somebody can read it.
    tx.system.log.error({ ticketId }, 'the clock of a ticket cannot be read');
    return null;
  }
  if (clock && isQuiet(clock, given, secondOf(tx.now))) return null;
  const { revision, isVip } = await turnFacts(tx.db, after.requesterId);
  const book = await bookOf(tx, revision);
  const { policyId, terms } = promisedFor(book, policyFacts(after, isVip));
  if (!clock && !terms) return null;
  const turned = turn(clock, {
    at: secondOf(tx.now),
    before: before && stageOf(before),
    after: stageOf(after),
    stoppedAt: stoppedAt(before),
    ...(reply && { reply: reply.by }),
    wasAnswered: before !== null && before.firstResponseAt !== null,
    terms,
    calendars: book.calendars,
  });
  const columns = columnsOf(turned.clock, policyId);
  // Written anew it would not be the same object, and so a change.
  if (before && turned.clock === clock) columns.slaClock = before.slaClock;
  return { columns, follow: (within) => tellTurned(within, [{ ticketId, turned, clock }]) };
}

/**
 * Whether a turn is a reply that nobody waits for, or one more of a customer who waits already, with nothing to tell:
 * it changes nothing, and other terms come by a recompute.
 */
function isQuiet(clock: Clock, { before, after, reply }: TicketTurn, at: number): boolean {
  if (!before || !reply || [...DECIDING, ...TURNING].some((name) => before[name] !== after[name]))
    return false;
  const isKnown =
    before.holdReason === clock.heldFor && (clock.isAnswered || before.firstResponseAt === null);
  const next = nextTelling(clock);
  if (!isKnown || (next !== null && next <= at)) return false;
  if (reply.by === 'customer') return clock.asked !== null;
  const isResponse = ({ kind }: { kind: PromiseKind }) => kind !== 'resolution';
  return clock.isAnswered && clock.asked === null && ![...clock.running, ...clock.ended].some(isResponse);
}

/** When a ticket that is resolved or closed became so. */
function stoppedAt(before: TicketTurn['before']): number | null {
  const moment = before && !isOpen(before) ? (before.resolvedAt ?? before.closedAt) : null;
  return moment && secondOf(moment);
}

const stageOf = ({ status, holdReason, closeReason }: DerivedFrom) => ({ status, holdReason, closeReason });
