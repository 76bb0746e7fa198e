import type { TxCtx } from '../../platform/ctx';
import { secondOf } from '../../platform/working-time';
import { type Derived, type DerivedWith, OPEN_STATUSES, type UndoneTurn } from '../tickets';
import { bookOf } from './book';
import { turnFacts } from './book.queries';
import { turn } from './clock/clock';
import type { Clock, Running } from './clock/clock.types';
import { readableClock } from './clock/codec';
import { columnsOf } from './clock/columns';
import { restoreHistory } from './history/history-undone.repo';
import { policyFacts, promisedFor } from './promised';
import { type ToldSince, toldSince } from './telling/told-since.queries';
import { tellTurned } from './telling/turned';

/**
 * The clock of a ticket as if an act had never been: the one from before it, run until now by what is promised now. What
 * was told meanwhile, because its time had come, stays told. Null where the act has not moved the clock.
 */
export async function undoTurn(
  tx: TxCtx,
  { ticketId, rootId, now, then }: UndoneTurn,
): Promise<Derived | null> {
  if (JSON.stringify(now.slaClock) === JSON.stringify(then.slaClock)) return null;
  const [before, interim] = [readableClock(then.slaClock), readableClock(now.slaClock)];
  if (before === undefined || interim === undefined) {
    tx.system.log.error({ ticketId }, 'the clock of a ticket cannot be read');
    return null;
  }
  const at = secondOf(tx.now);
  const clock = before && withTold(before, await toldSince(tx.db, ticketId, rootId), at);
  const restore = (within: TxCtx) =>
    restoreHistory(within.db, { ticketId, clock, stoppedAt: stoppedAt(then), at: within.now });
  // Nothing happens to a clock whose ticket is over.
  if (!isOpen(then)) return { columns: {}, follow: restore };
  const { revision, isVip } = await turnFacts(tx.db, then.requesterId);
  const book = await bookOf(tx, revision);
  const { policyId, terms } = promisedFor(book, policyFacts(then, isVip));
  const stage = { status: then.status, holdReason: then.holdReason, closeReason: then.closeReason };
  const turned = turn(clock, {
    at,
    before: stage,
    after: stage,
    wasAnswered: then.firstResponseAt !== null,
    terms,
    calendars: book.calendars,
  });
  return {
    columns: columnsOf(turned.clock, policyId),
    follow: async (within) => {
      await restore(within);
      await tellTurned(within, [{ ticketId, turned, clock }]);
    },
  };
}

const isOpen = ({ status }: DerivedWith): boolean => (OPEN_STATUSES as readonly string[]).includes(status);

/** When a ticket that is resolved or closed became so. */
function stoppedAt(ticket: DerivedWith): number | null {
  const moment = isOpen(ticket) ? null : (ticket.resolvedAt ?? ticket.closedAt);
  return moment && secondOf(moment);
}

function withTold(clock: Clock, told: readonly ToldSince[], at: number): Clock {
  return { ...clock, running: clock.running.map((promise) => toldOf(promise, told, at)) };
}

function toldOf(promise: Running, told: readonly ToldSince[], at: number): Running {
  const own = told.filter(({ kind, round }) => kind === promise.kind && round === promise.round);
  const warned = own.find(({ type }) => type === 'sla.warned');
  const isBroken =
    own.some(({ type }) => type === 'sla.breached') && promise.dueAt !== null && promise.dueAt <= at;
  return {
    ...promise,
    warnedAt: promise.warnedAt ?? (warned ? secondOf(warned.at) : null),
    breachedAt: promise.breachedAt ?? (isBroken ? promise.dueAt : null),
  };
}
