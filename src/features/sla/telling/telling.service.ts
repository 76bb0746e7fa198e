import type { TxCtx } from '../../../platform/ctx';
import { secondOf } from '../../../platform/working-time';
import { type DerivedTicket, saveDerived } from '../../tickets';
import { type Book, bookOf } from '../book';
import { readClock } from '../clock/codec';
import { columnsOf } from '../clock/columns';
import { dueTellings, nextTelling, type Tellings } from '../clock/telling';
import { causesOf } from '../history/causes';
import { recordTold } from '../history/history.repo';
import { emitTellings } from './emitting';

/** A ticket with what is to be told of it. */
interface Found extends Tellings {
  ticket: DerivedTicket;
}

/**
 * Tells what is due of these tickets at the moment of `tx`, once each: they are locked, and their clocks say what was
 * told. All rows are written before any event goes out.
 * @throws Error for a ticket whose clock cannot be read
 */
export async function tellDue(tx: TxCtx, tickets: readonly DerivedTicket[]): Promise<void> {
  if (tickets.length === 0) return;
  const at = secondOf(tx.now);
  const found = tickets.map((ticket) => ({ ticket, ...tellingsOf(ticket, at) }));
  const changes = found.map(({ ticket, clock }) => ({
    ticket,
    columns: columnsOf(clock, ticket.slaPolicyId),
    audience: 'staff' as const,
  }));
  await saveDerived(tx, changes);
  const book = await bookOf(tx);
  await record(tx, book, found);
  for (const { ticket, warned, broken } of found) {
    await emitTellings(tx, ticket.id, { warned, broken }, { calendars: book.calendars, at });
  }
}

function tellingsOf(ticket: DerivedTicket, at: number): Tellings {
  const clock = readClock(ticket.slaClock);
  if (!clock) throw new Error(`ticket ${ticket.id} has no clock`);
  const tellings = dueTellings(clock, at);
  const next = nextTelling(tellings.clock);
  if (next !== null && next <= at) throw new Error(`ticket ${ticket.id} would be told of for ever`);
  return tellings;
}

/** A row each: of a promise that is at risk and broken at once, what it is now. */
async function record(tx: TxCtx, book: Book, found: readonly Found[]): Promise<void> {
  const broken = found.flatMap((one) =>
    one.broken.map((promise) => ({ ticketId: one.ticket.id, stand: standOf(one.ticket), promise })),
  );
  const causes = await causesOf(tx, book, broken);
  const ended = broken.map(({ ticketId, promise }, index) => {
    return { ticketId, promise, cause: causes[index] ?? null };
  });
  const atRisk = found.flatMap(({ ticket, warned, broken: over }) =>
    warned
      .filter((promise) => !over.some(({ kind }) => kind === promise.kind))
      .map((promise) => ({ ticketId: ticket.id, promise })),
  );
  await recordTold(tx.db, [...atRisk, ...ended], tx.now);
}

const standOf = ({ status, holdReason, assigneeId }: DerivedTicket) => ({ status, holdReason, assigneeId });
