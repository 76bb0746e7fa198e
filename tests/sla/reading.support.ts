import { bookOf } from '../../src/features/sla/book';
import { turn } from '../../src/features/sla/clock/clock';
import type { Clock, Facts, Turn } from '../../src/features/sla/clock/clock.types';
import { columnsOf } from '../../src/features/sla/clock/columns';
import type { StoredPolicy } from '../../src/features/sla/policies/policies.types';
import { termsOf } from '../../src/features/sla/terms';
import { createTicket, type NewTicket, type Ticket } from '../../src/features/tickets';
import type { Ctx } from '../../src/platform/ctx';
import { newId } from '../../src/platform/ids';
import { secondOf } from '../../src/platform/working-time';
import type { TestApp } from '../support/app';
import { insertCalendar, insertPolicy, renewBook as renewRevision } from './rows.support';

/** Monday to Friday from 9 to 17, in Madrid unless told otherwise. */
export const OFFICE = [1, 2, 3, 4, 5].map((day) => ({ day, from: 540, to: 1020 }));

export function calendar(app: TestApp, more: { isAlways?: boolean; name?: string } = {}): Promise<string> {
  const hours = more.isAlways ? [] : OFFICE;
  return insertCalendar(app.system.db, { ...more, timeZone: 'Europe/Madrid', hours });
}

type More = Partial<Omit<StoredPolicy, 'id' | 'fieldValues'>>;

/** A policy of which every priority is promised the same, in seconds; the desk's default unless told otherwise. */
export function policy(
  app: TestApp,
  calendarId: string,
  promised: { first?: number; next?: number; resolution?: number },
  more: More = {},
): Promise<string> {
  const targets = ['p1', 'p2', 'p3', 'p4'].map((p) => ({
    [`${p}FirstResponse`]: promised.first ?? null,
    [`${p}NextResponse`]: promised.next ?? null,
    [`${p}Resolution`]: promised.resolution ?? null,
  }));
  return insertPolicy(app.system.db, Object.assign({ isDefault: true, calendarId }, ...targets, more));
}

export const renewBook = (app: TestApp): Promise<void> => renewRevision(app.system.db);

export const at = <C extends Ctx>(ctx: C, moment: string | Date): C => ({ ...ctx, now: new Date(moment) });

/** Something that happens to a ticket: a step, a reply, or both. */
export interface Step extends Partial<Facts>, Pick<Turn, 'reply'> {
  at: string | Date;
}

/** A ticket of the fixture's customer, and its clock after all that has happened to it. */
export async function clocked(
  app: TestApp,
  policyId: string | null,
  steps: [Step, ...Step[]],
  more: Partial<NewTicket> = {},
): Promise<Ticket> {
  const asking = at(await app.ctx('customer@demo.test'), steps[0].at);
  const filed = await createTicket(asking, { subject: 'Printer', description: 'It blinks.', ...more });
  await runClock(app, filed, policyId, steps);
  return filed;
}

/** Writes what a ticket's clock and status are after these steps, the first of which is that it was filed. */
export async function runClock(
  app: TestApp,
  { id }: Ticket,
  policyId: string | null,
  steps: Step[],
): Promise<Clock | null> {
  const book = await bookOf(await app.ctx());
  const found = book.policies.find((one) => one.id === policyId);
  const terms = found ? termsOf(book, found, 'P3') : null;
  let clock: Clock | null = null;
  let before: Facts | null = null;
  for (const { at: moment, reply, ...step } of steps) {
    const after: Facts = { ...(before ?? { status: 'new', holdReason: null, closeReason: null }), ...step };
    const second = secondOf(new Date(moment));
    const given = { at: second, before, after, terms, calendars: book.calendars, ...(reply && { reply }) };
    clock = turn(clock, given).clock;
    before = after;
    const resolvedAt = after.status === 'resolved' ? moment : null;
    const closedAt = after.status === 'closed' ? moment : null;
    await app.system
      .db('tickets')
      .where({ id })
      .update({ ...after, resolvedAt, closedAt });
  }
  const { slaClock, ...columns } = columnsOf(clock, policyId);
  const row = { ...columns, slaClock: slaClock && JSON.stringify(slaClock) };
  await app.system.db('tickets').where({ id }).update(row);
  return clock;
}

interface History {
  kind: string;
  outcome: 'met' | 'breached';
  target: number;
  taken: number;
  decidedAt: string | Date;
  warnedAt?: string;
  breachedAt?: string;
  cause?: unknown;
}

/** A row of what became of a promise. */
export async function decided(app: TestApp, { id }: Ticket, policyId: string, told: History): Promise<void> {
  const { target, taken, decidedAt, cause, ...rest } = told;
  const row = {
    policyId,
    policyName: 'Gold',
    priority: 'P3',
    round: 1,
    startedAt: '2026-11-20T08:00:00Z',
    ...rest,
  };
  const more = {
    targetSeconds: target,
    takenSeconds: taken,
    decidedAt,
    cause: cause ? JSON.stringify(cause) : null,
  };
  await app.system
    .db('slaTargets')
    .insert({ ...row, ...more, id: newId(), ticketId: id, updatedAt: decidedAt });
}

export const MINUTE = 60;
export const HOUR = 3600;
