import type { TxCtx } from '../../../platform/ctx';
import { secondOf } from '../../../platform/working-time';
import { bookOf } from '../book';
import { standsOf } from '../history/cause.queries';
import { causesOf } from '../history/causes';
import { recordDecided, recordTold, type TurnedTicket } from '../history/history.repo';
import { emitMet, emitTellings } from './emitting';

/**
 * Tells what a turn of each of these tickets found and decided of its promises, and keeps it in their history, in
 * statements for all of them together. The tickets are written.
 */
export async function tellTurned(tx: TxCtx, tickets: readonly TurnedTicket[]): Promise<void> {
  await recordBroken(tx, tickets);
  await recordDecided(tx.db, tickets, tx.now);
  for (const ticket of tickets) await emitTurned(tx, ticket);
}

async function emitTurned(tx: TxCtx, { ticketId, turned }: TurnedTicket): Promise<void> {
  if (turned.warned.length + turned.broken.length > 0) {
    const { calendars } = await bookOf(tx);
    await emitTellings(tx, ticketId, turned, { calendars, at: secondOf(tx.now) });
  }
  for (const { promise, outcome, taken } of turned.decided) {
    if (outcome === 'met') await emitMet(tx, ticketId, promise, taken);
  }
}

async function recordBroken(tx: TxCtx, tickets: readonly TurnedTicket[]): Promise<void> {
  const broken = tickets.flatMap(({ ticketId, turned }) =>
    turned.broken.map((promise) => ({ ticketId, promise })),
  );
  if (broken.length === 0) return;
  const stands = await standsOf(tx.db, [...new Set(broken.map(({ ticketId }) => ticketId))]);
  const standing = broken.flatMap((one) => {
    const stand = stands.get(one.ticketId);
    return stand ? [{ ...one, stand }] : [];
  });
  const causes = await causesOf(tx, await bookOf(tx), standing);
  const told = standing.map(({ ticketId, promise }, index) => {
    return { ticketId, promise, cause: causes[index] ?? null };
  });
  await recordTold(tx.db, told, tx.now);
}
