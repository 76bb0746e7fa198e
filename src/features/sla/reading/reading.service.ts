import type { Ctx } from '../../../platform/ctx';
import { secondOf } from '../../../platform/working-time';
import type { Priority, Ticket, TicketType } from '../../tickets';
import { type Book, bookOf } from '../book';
import type { Clock } from '../clock/clock.types';
import { readableClock } from '../clock/codec';
import type { PromiseKind } from '../sla.words';
import { choosePolicy, type Reason, termsOf } from '../terms';
import { type CustomerSla, toldCustomers } from '../told';
import { type SlaRow, slaRow, type TargetJson, toldRow } from './reading.queries';
import type { DecidedPromise, TicketSla } from './reading.types';
import { shownPauses, shownRunning } from './shown-clock';

/**
 * The clock of a ticket, for those who see its internals; null for everybody else, and where nothing was ever promised
 * and no policy could. One statement at most: what policies say is kept by each process.
 * @param read what was read of it with the ticket's page
 */
export async function ticketSla(
  ctx: Ctx,
  ticket: Pick<Ticket, 'id' | 'internals'>,
  read?: unknown,
): Promise<TicketSla | null> {
  if (!ticket.internals) return null;
  const found = (read as SlaRow | undefined) ?? (await slaRow(ctx.db, ticket.id));
  const clock = readableClock(found.slaClock) ?? null;
  const decided = (found.decided ?? []).map(decidedOf);
  if (!clock && decided.length === 0 && !found.isPromised) return null;
  // Most tickets that are over have a clock, which the book is needed for; those without one cost no more.
  const book = clock ? await bookOf(ctx, found.revision) : null;
  return {
    policy: found.policy && { ...found.policy, reason: book && reasonOf(book, found) },
    ...(book && clock ? clockOf(ctx, book, found, clock) : { running: [], pauses: [] }),
    decided,
  };
}

function clockOf(
  { now }: Ctx,
  book: Book,
  found: SlaRow,
  clock: Clock,
): Pick<TicketSla, 'running' | 'pauses'> {
  const policy = book.policies.find(({ id }) => id === found.policy?.id);
  const usual = policy && termsOf(book, policy, found.priority as Priority)?.calendar;
  const calendarOf = (id: string | undefined) => (id && book.calendars.get(id)) || usual;
  const second = secondOf(now);
  const running = shownRunning(clock, calendarOf, second);
  return {
    running: running.map((promise) => ({ ...promise, cause: found.causes?.[promise.kind] ?? null })),
    pauses: shownPauses(clock.pauses, calendarOf(clock.running[0]?.calendarId), second),
  };
}

function reasonOf(book: Book, found: SlaRow): Reason | null {
  const { priority, departmentId, organizationId, categoryId, type, fields, isVip } = found;
  const facts = { departmentId, organizationId, categoryId, fields, isVip };
  const chosen = choosePolicy(book, { ...facts, priority: priority as Priority, type: type as TicketType });
  return chosen && chosen.policy.id === found.policy?.id ? chosen.reason : null;
}

function decidedOf({ kind, decidedAt, warnedAt, breachedAt, ...rest }: TargetJson): DecidedPromise {
  const moment = (text: string | null) => (text === null ? null : new Date(text));
  return {
    ...rest,
    kind: kind as PromiseKind,
    decidedAt: new Date(decidedAt),
    warnedAt: moment(warnedAt),
    breachedAt: moment(breachedAt),
  };
}

/**
 * By when a customer may expect an answer, and a solution, as far as the policy lets them know: nothing while the clock
 * stands still, once the time is over, or when the ticket is. The caller has made sure that they see the ticket.
 */
export async function customerSla(ctx: Ctx, ticket: Pick<Ticket, 'id'>): Promise<CustomerSla | null> {
  const told = await toldRow(ctx.db, ticket.id);
  return told && toldCustomers(told, told, ctx.now);
}
