import type { TxCtx } from '../../../platform/ctx';
import { secondOf } from '../../../platform/working-time';
import {
  type DerivedChange,
  type DerivedColumns,
  type DerivedTicket,
  lockOpen,
  saveDerived,
} from '../../tickets';
import { type Book, bookOf } from '../book';
import { letsOf } from '../book.queries';
import { turn } from '../clock/clock';
import type { Turned } from '../clock/clock.types';
import { readClock } from '../clock/codec';
import { columnsOf } from '../clock/columns';
import { policyFacts, promisedFor } from '../promised';
import { tellTurned } from '../telling/turned';
import { type Lets, toldCustomers } from '../told';

interface Reckoned {
  ticket: DerivedTicket;
  policyId: string | null;
  turned: Turned;
}

/**
 * Reckons the clocks of open tickets by what is promised for them now: nothing else has happened to them. Those that are
 * gone, closed or already reckoned so are left alone. Their open pages learn of it, those of customers where they are told
 * something else; whoever does it tells the lists.
 * @param at the second when that changed: what was promised before holds until then, however late this comes
 * @returns how many changed
 */
export async function recompute(tx: TxCtx, ids: string[], at = secondOf(tx.now)): Promise<number> {
  const tickets = await lockOpen(tx.db, ids);
  // After the lock, so that nobody can have reckoned one of them by a newer book.
  const book = await bookOf(tx);
  const reckoned = tickets.flatMap((ticket) => reckon(book, ticket, at) ?? []);
  if (reckoned.length === 0) return 0;
  const changes = reckoned.map(({ ticket, policyId, turned }) => {
    return { ticket, columns: columnsOf(turned.clock, policyId) };
  });
  await saveDerived(tx, await withAudience(tx, book, changes));
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

type Change = Omit<DerivedChange, 'audience'> & { ticket: DerivedTicket };

/** Customers are concerned where they read something else than before. */
async function withAudience(tx: TxCtx, book: Book, changes: readonly Change[]): Promise<DerivedChange[]> {
  const before = new Set(changes.flatMap(({ ticket }) => ticket.slaPolicyId ?? []));
  const lets = await letsOf(tx.db, [...before]);
  const told = (due: DerivedColumns, policy: Lets | undefined) =>
    JSON.stringify(policy ? toldCustomers(policy, due, tx.now) : null);
  return changes.map(({ ticket, columns }) => {
    const { slaPolicyId } = ticket;
    // What a policy that is gone let them know is not known any more.
    const was = told(ticket, slaPolicyId === null ? undefined : (lets.get(slaPolicyId) ?? ALL));
    const is = told(
      columns,
      book.policies.find(({ id }) => id === columns.slaPolicyId),
    );
    return { ticket, columns, audience: was === is ? 'staff' : 'everyone' };
  });
}

const ALL: Lets = { tellsResponse: true, tellsResolution: true };
