import type { Ctx } from '../../../platform/ctx';
import { secondOf, type WorkingHours } from '../../../platform/working-time';
import type { TicketListItem } from '../../tickets';
import { type Book, bookOf } from '../book';
import type { Running } from '../clock/clock.types';
import { readableRunning } from '../clock/codec';
import { PROMISES, type PromiseKind } from '../sla.words';
import { termsOf } from '../terms';
import type { ListedSla } from './reading.types';
import { type Ahead, aheadInLists, shownNearest } from './shown-clock';

type Listed = Pick<TicketListItem, 'id' | 'sla'>;

/**
 * By the id of a ticket how it stands, of those that something was promised for, and of which the reader may know. What
 * is read is in the tickets already: no statement, as long as policies and calendars are kept by this process.
 */
export async function listedSla(ctx: Ctx, tickets: readonly Listed[]): Promise<Map<string, ListedSla>> {
  const now = secondOf(ctx.now);
  const known = tickets.flatMap(({ id, sla }) => (sla ? [{ id, ...sla }] : []));
  const revision = known.find(({ clock }) => clock !== null)?.revision;
  const book = revision === undefined ? null : await bookOf(ctx, revision);
  const aheadOf = aheadReader(now);
  return new Map(
    known.map(({ id, clock, decided }): [string, ListedSla] => {
      const running = readableRunning(clock);
      const nearest =
        book && running ? shownNearest(running, calendarsOf(book, running), now, aheadOf) : null;
      return [id, { nearest, outcome: outcomeOf(decided) }];
    }),
  );
}

/** Most tickets of a list go by the same few calendars, which are reckoned once. */
function aheadReader(now: number) {
  const known = new Map<WorkingHours, Ahead>();
  return (calendar: WorkingHours): Ahead => {
    const ahead = known.get(calendar) ?? aheadInLists(calendar, now);
    known.set(calendar, ahead);
    return ahead;
  };
}

/** Where a calendar is gone, the one that the policy has now. */
function calendarsOf(book: Book, all: readonly Running[]) {
  return (id: string) => {
    const running = all.find(({ calendarId }) => calendarId === id);
    const policy = book.policies.find((one) => one.id === running?.policyId);
    return book.calendars.get(id) ?? (running && policy && termsOf(book, policy, running.priority)?.calendar);
  };
}

/** Broken where any promise was. */
function outcomeOf(decided: NonNullable<TicketListItem['sla']>['decided']): ListedSla['outcome'] {
  if (!decided) return null;
  const state = decided.some(([, outcome]) => outcome === 'breached') ? 'breached' : 'met';
  const such = decided.filter(([, outcome]) => outcome === state).map(([kind]) => kind);
  const kinds = PROMISES.filter((kind): kind is PromiseKind => such.includes(kind));
  return { state, kinds };
}
