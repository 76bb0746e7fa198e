import type { Ctx } from '../../../platform/ctx';
import { actorId } from '../../../platform/rights';
import { peopleOf } from '../tickets.repo';
import { findAtDesk } from '../tickets.service';
import type { StoredTicket } from '../tickets.types';
import { callsIn, mayCall } from './called';
import { calledBy, isTold } from './calling';
import { foldedName } from './folding';
import { everyColleague } from './mentions.queries';
import type { Called, Colleague } from './mentions.types';

export const NOBODY: Called = { mentions: [], followerIds: null, unheard: [] };

/**
 * Whom a reply or note of staff mentions, as the ticket stands: nobody, where the writer is no person of the staff's
 * side. Costs nothing where the text has no `@`.
 */
export async function calledOn(
  ctx: Ctx,
  ticket: StoredTicket,
  { body, visibility }: { body: string; visibility: 'public' | 'internal' },
): Promise<Called> {
  const writerId = actorId(ctx.actor);
  if (writerId === null || !mayCall(body)) return NOBODY;
  const people = await peopleOf(ctx.db, ticket.id);
  return calledBy({ body, visibility, writerId }, await everyColleague(ctx.db), { ...ticket, ...people });
}

export interface Mentionable {
  name: string;
  email: string;
  /** What is written behind the `@`: the name, or the address where others would be called by the name too. */
  write: string;
}

/**
 * Who can be mentioned on a ticket and whose name or address begins so, at any word: first who works on it already, then
 * by name.
 * @returns `limit` at most, and whether there are more
 * @throws AppError `not_found` for who does not work on the ticket
 */
export async function mentionable(
  ctx: Ctx,
  number: number,
  { q, limit }: { q: string; limit: number },
): Promise<{ people: Mentionable[]; more: boolean }> {
  const ticket = await findAtDesk(ctx, number);
  const [people, colleagues] = await Promise.all([peopleOf(ctx.db, ticket.id), everyColleague(ctx.db)]);
  const reached = { ...ticket, ...people };
  const able = colleagues.filter((person) => isTold(person, reached));
  const found = able.filter((person) => person.id !== actorId(ctx.actor) && beginsSo(person, q));
  const isNear = ({ id }: Colleague) => id === ticket.assigneeId || people.followerIds.includes(id);
  const sorted = found.filter(isNear).concat(found.filter((person) => !isNear(person)));
  return {
    people: sorted.slice(0, limit).map((person) => mentionableAs(person, able)),
    more: sorted.length > limit,
  };
}

function mentionableAs(person: Colleague, able: readonly Colleague[]): Mentionable {
  const { id, name, email } = person;
  const namesakes = able.filter((other) => foldedName(other.name) === foldedName(name));
  const [call] = callsIn(`@${name}`, namesakes);
  const isEnough = call?.ids.length === 1 && call.ids[0] === id && call.to === name.length + 1;
  return { name, email, write: isEnough ? name : email };
}

function beginsSo({ name, email }: Colleague, q: string): boolean {
  const wanted = foldedName(q);
  return ` ${foldedName(name)}`.includes(` ${wanted}`) || foldedName(email).startsWith(wanted);
}
