import type { Ctx, PersonActor } from '../../platform/ctx';
import { isId } from '../../platform/ids';
import type { Asked, Verdict } from '../../platform/live';
import { audienceOf, reachOf, type TicketReach } from '../tickets';
import { findActorsBySignIns } from '../users';
import { mayBeTold, mayBeToldOfTicket } from './realtime.policy';

declare module '../../platform/live/types' {
  interface Listener {
    /** With the rights that the stream was opened with; it ends when they change. */
    actor: PersonActor;
    signInId: string;
  }
}

/** The id in a ticket's own topic, null for other topics. */
export const ticketOf = (topic: string): string | null =>
  topic.startsWith('ticket:') ? topic.slice(7) : null;

/**
 * Who of those that hold a topic may be told now. One query for all tickets that are named, and one for the rights of
 * all who have the page of one of them open: a ticket's own topic goes by the rights of this moment, lists go by those
 * of when the stream opened.
 */
export async function verdictsOn(ctx: Ctx, asked: Asked[]): Promise<Verdict[]> {
  const [tickets, actors] = await Promise.all([ticketsOf(ctx, asked), actorsOf(ctx, asked)]);
  return asked.map(({ subscriber, topic, hints }) => {
    const ticketId = ticketOf(topic);
    if (ticketId === null) {
      const told = hints.some((hint) =>
        mayBeTold(subscriber.actor, hint, topic, tickets.get(hint.ticketId ?? '')),
      );
      return told ? 'tell' : 'keep';
    }
    return onTicket(actors.get(subscriber.signInId), tickets.get(ticketId), hints);
  });
}

function onTicket(
  actor: PersonActor | undefined,
  ticket: TicketReach | undefined,
  hints: Asked['hints'],
): Verdict {
  if (!actor || !ticket || ticket.isDeleted || audienceOf(actor, ticket) === null) return 'end';
  return hints.some((hint) => mayBeToldOfTicket(actor, hint, ticket)) ? 'tell' : 'keep';
}

async function ticketsOf(ctx: Ctx, asked: Asked[]): Promise<Map<string, TicketReach>> {
  // Subscribers share these lists.
  const lists = [...new Set(asked.map(({ hints }) => hints))];
  const named = lists.flatMap((hints) => hints.map(({ ticketId }) => ticketId ?? ''));
  const topics = asked.map(({ topic }) => ticketOf(topic) ?? '');
  const ids = [...new Set([...named, ...topics])].filter(isId);
  const found = ids.length > 0 ? await reachOf(ctx.db, ids) : [];
  return new Map(found.map((ticket) => [ticket.id, ticket]));
}

async function actorsOf(ctx: Ctx, asked: Asked[]): Promise<Map<string, PersonActor>> {
  const atTickets = asked.filter(({ topic }) => ticketOf(topic) !== null);
  const ids = [...new Set(atTickets.map(({ subscriber }) => subscriber.signInId))];
  return ids.length > 0 ? findActorsBySignIns(ctx, ids) : new Map();
}
