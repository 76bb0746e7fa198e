import type { Ctx } from '../../platform/ctx';
import { AppError, notFound } from '../../platform/errors';
import { seenBy } from './shown';
import { visibleTicket } from './tickets.repo';
import type { Ticket } from './tickets.types';

/** @throws AppError `not_found` */
export async function findTicket(ctx: Ctx, number: number): Promise<Ticket> {
  return seenBy(ctx, await visibleTicket(ctx, number));
}

/**
 * A ticket at the desk, for those who work on it: for who sees it as a customer it does not exist there.
 * @throws AppError `not_found`
 */
export async function findAtDesk(ctx: Ctx, number: number): Promise<Ticket> {
  const ticket = await findTicket(ctx, number);
  if (!ticket.internals) throw notFound();
  return ticket;
}

/**
 * A ticket in the portal, for those who see it as a customer; who works on it has it at the desk.
 * @throws AppError `not_found`
 */
export async function findInPortal(ctx: Ctx, number: number): Promise<Ticket> {
  const ticket = await findTicket(ctx, number);
  if (ticket.internals) throw notFound();
  return ticket;
}

/** Where the actor has a ticket now: at the desk, in the portal, or nowhere any more. */
export async function placeOf(ctx: Ctx, number: number): Promise<'desk' | 'portal' | null> {
  try {
    const { internals } = await findTicket(ctx, number);
    return internals ? 'desk' : 'portal';
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null;
    throw error;
  }
}
