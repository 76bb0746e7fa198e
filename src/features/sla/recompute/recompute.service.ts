import type { TxCtx } from '../../../platform/ctx';
import { secondOf } from '../../../platform/working-time';
import { type DerivedTicket, lockOpen, saveDerived } from '../../tickets';
import { type Book, bookOf } from '../book';
import { turn } from '../clock/clock';
import type { Turned } from '../clock/clock.types';
import { readClock } from '../clock/codec';
import { columnsOf } from '../clock/columns';
import { policyFacts, promisedFor } from '../promised';
import { tellTurned } from '../telling/turned';

interface Reckoned {
  ticket: DerivedTicket;
  policyId: string | null;
  turned: Turned;
}

/**
 * Reckons the clocks of open tickets by what is promised for them now: nothing else has happened to them. Those that are
 * gone, closed or already reckoned so are left alone. Their open pages learn of it; whoever does it tells the lists.
 * @param at the second when that changed: what was promised before holds until then, however late this comes
 * @returns how many changed
 */
export async function recompute(tx: TxCtx, ids: string[], at = secondOf(tx.now)): Promise<number> {
  const tickets = await lockOpen(tx.db, ids);
  // After the lock, so that nobody can have reckoned one of them by a newer book.
  const book = await bookOf(tx);
  const reckoned = tickets.flatMap((ticket) => reckon(book, ticket, at) ?? []);
  const changes = reckoned.map(({ ticket, policyId, turned }) => {
    return { ticket, columns: columnsOf(turned.clock, policyId) };
  });
  await saveDerived(tx, changes, 'everyone');
  await tellTurned(
    tx,
    reckoned.map(({ ticket, turned }) => ({ ticketId: ticket.id, turned })),
  );
  return reckoned.length;
}

/** Null where nothing is to be written. */
function reckon(book: Book, ticket: DerivedTicket, at: number): Reckoned | null {
  const clock = readClock(ticket.slaClock);
  const { policyId, terms } = promisedFor(book, policyFacts(ticket, ticket.isVip));
  const { status, holdReason, closeReason } = ticket;
  const facts = { status, holdReason, closeReason };
  const turned = turn(clock, {
    at: Math.max(at, secondOf(ticket.createdAt)),
    before: facts,
    after: facts,
    wasAnswered: ticket.firstResponseAt !== null,
    terms,
    calendars: book.calendars,
  });
  const isSame = turned.clock === clock && policyId === ticket.slaPolicyId;
  return isSame ? null : { ticket, policyId, turned };
}
