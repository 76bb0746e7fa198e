import { storedCalendars } from '../../src/features/calendars';
import { workingHoursOf } from '../../src/features/calendars/working-hours';
import type { Book } from '../../src/features/sla/book';
import {
  activePolicies,
  currentRevision,
  departmentPolicies,
  renewRevision,
  subcategories,
} from '../../src/features/sla/book.queries';
import { turn } from '../../src/features/sla/clock/clock';
import type { Clock, Decided, Facts, Running, Turned } from '../../src/features/sla/clock/clock.types';
import { columnsOf } from '../../src/features/sla/clock/columns';
import { dueTellings, nextTelling } from '../../src/features/sla/clock/telling';
import { BUSINESS_HOURS, STANDARD_NAMES, STANDARD_TARGETS } from '../../src/features/sla/policies/standard';
import { choosePolicy, termsOf } from '../../src/features/sla/terms';
import type { Db } from '../../src/platform/db';
import { momentAt, secondOf } from '../../src/platform/working-time';
import type { Life, TicketRow } from './life';

// What is promised for generated tickets: the clock of each goes as the desk's own does, and is told of in time.

const ZONE = 'Europe/Madrid';

/** What the desk promises; a desk without policies gets the standard one. */
export async function bookFor(db: Db, made: () => { id: string; createdAt: Date }): Promise<Book> {
  let policies = await activePolicies(db);
  if (policies.length === 0) {
    await addStandard(db, made);
    policies = await activePolicies(db);
  }
  const calendars = await storedCalendars(db);
  const departments = await departmentPolicies(db);
  const parents = await subcategories(db);
  return {
    revision: await currentRevision(db),
    policies,
    calendars: new Map(calendars.map((calendar) => [calendar.id, workingHoursOf(calendar)])),
    departmentPolicies: new Map(departments.map(({ id, policyId }) => [id, policyId])),
    parents: new Map(parents.map(({ id, parentId }) => [id, parentId])),
  };
}

async function addStandard(db: Db, made: () => { id: string; createdAt: Date }): Promise<void> {
  const { always, business, policy } = STANDARD_NAMES;
  const calendars = [
    { ...made(), name: always.en, isAlways: true, hours: '[]' },
    { ...made(), name: business.en, isAlways: false, hours: JSON.stringify(BUSINESS_HOURS) },
  ];
  await db('calendars')
    .insert(calendars.map((calendar) => ({ ...calendar, timeZone: ZONE })))
    .onConflict()
    .ignore();
  const idOf = async ({ en }: { en: string }) =>
    ((await db('calendars').where({ name: en }).first('id')) as { id: string }).id;
  await db('slaPolicies').insert({
    ...made(),
    ...STANDARD_TARGETS,
    name: policy.en,
    isDefault: true,
    position: 1,
    calendarId: await idOf(business),
    p1CalendarId: await idOf(always),
  });
  await renewRevision(db);
}

/** A row of `sla_targets`, in the order of its columns below. */
interface Target {
  promise: Running;
  outcome: Decided['outcome'] | 'running';
  decidedAt: number | null;
  taken: number | null;
}

/** Of one ticket. */
export interface Promises {
  clock: Clock | null;
  policyId: string | null;
  /** By kind and round. */
  targets: Map<string, Target>;
  /** What decided when the clock was last turned. */
  decided: string;
  facts: Facts | null;
}

export const noPromises = (): Promises => ({
  clock: null,
  policyId: null,
  targets: new Map(),
  decided: '',
  facts: null,
});

/** The clock takes note of what has just happened to the ticket. */
export function turned(life: Life, book: Book, reply?: 'staff' | 'customer'): void {
  const { promises, ticket } = life;
  const { priority, departmentId, categoryId } = ticket;
  const { status, holdReason, closeReason } = ticket;
  const decided = [priority, departmentId, categoryId, status, holdReason, closeReason].join();
  if (!reply && decided === promises.decided) return;
  promises.decided = decided;
  const at = secondOf(new Date(life.time));
  tellUntil(promises, at);
  const facts = { status, holdReason, closeReason } as Facts;
  const chosen = choosePolicy(book, { ...factsOf(ticket), isVip: life.customer.isVip });
  const terms = chosen && termsOf(book, chosen.policy, priority as 'P1');
  const result = turn(promises.clock, {
    at,
    before: promises.facts,
    after: facts,
    ...(reply && { reply }),
    terms,
    calendars: book.calendars,
  });
  promises.facts = facts;
  promises.clock = result.clock;
  if (result.clock) promises.policyId = terms?.policyId ?? null;
  keep(promises, result);
}

function factsOf({ priority, departmentId, organizationId, categoryId, type }: TicketRow) {
  return {
    priority: priority as 'P1',
    departmentId,
    organizationId,
    categoryId,
    type: type as 'incident',
    fields: {},
  };
}

/** Tells what came due until a second since 1970, each at its time. */
function tellUntil(promises: Promises, until: number): void {
  for (;;) {
    const { clock } = promises;
    const next = clock && nextTelling(clock);
    if (!clock || next === null || next > until) return;
    const told = dueTellings(clock, next);
    promises.clock = told.clock;
    for (const promise of told.clock.running) {
      if (promise.warnedAt !== null || promise.breachedAt !== null) set(promises, promise, {});
    }
  }
}

function keep(promises: Promises, { clock, decided, broken }: Turned): void {
  for (const promise of broken) set(promises, promise, {});
  for (const { promise, outcome, at, taken } of decided) {
    if (outcome !== 'dropped') set(promises, promise, { outcome, decidedAt: at, taken });
    else if (promises.targets.has(keyOf(promise))) set(promises, promise, { outcome, taken });
  }
  for (const promise of clock?.running ?? []) {
    if (promises.targets.has(keyOf(promise))) set(promises, promise, {});
  }
}

const keyOf = ({ kind, round }: Running) => `${kind} ${round}`;

function set(promises: Promises, promise: Running, ended: Partial<Target>): void {
  const target: Target = { promise, outcome: 'running', decidedAt: null, taken: null, ...ended };
  promises.targets.set(keyOf(promise), target);
}

/** What stands in the ticket's row at the present. */
export function ticketColumns(life: Life) {
  const { promises, end } = life;
  tellUntil(promises, secondOf(new Date(end)));
  const { slaClock, ...columns } = columnsOf(promises.clock, promises.policyId);
  return { ...columns, slaClock: slaClock && JSON.stringify(slaClock) };
}

export const TARGET = [
  'id',
  'ticketId',
  'kind',
  'round',
  'policyId',
  'policyName',
  'priority',
  'targetSeconds',
  'startedAt',
  'dueAt',
  'warnedAt',
  'breachedAt',
  'decidedAt',
  'outcome',
  'takenSeconds',
  'updatedAt',
];

/** The rows of `sla_targets` of a ticket. */
export function targetRows({ promises, ticket, makeId, end }: Life): unknown[][] {
  return [...promises.targets.values()].map(({ promise, outcome, decidedAt, taken }, index) => [
    makeId(promise.startedAt * 1000, index),
    ticket.id,
    promise.kind,
    promise.round,
    promise.policyId,
    promise.policyName,
    promise.priority,
    promise.target,
    momentAt(promise.startedAt),
    dateOf(promise.dueAt),
    dateOf(promise.warnedAt),
    dateOf(promise.breachedAt),
    dateOf(decidedAt),
    outcome,
    taken,
    new Date(end),
  ]);
}

const dateOf = (second: number | null) => (second === null ? null : momentAt(second));
