import { turn } from '../../../src/features/sla/clock/clock';
import type {
  Clock,
  Decided,
  Facts,
  Running,
  Terms,
  Turn,
} from '../../../src/features/sla/clock/clock.types';
import { dueTellings } from '../../../src/features/sla/clock/telling';
import type { WorkingHours } from '../../../src/platform/working-time';
import { fc } from '../../support/properties';

// Tickets by chance: what happens to them, one thing after the other.

const HOUR = 3600;
/** Monday 2026-03-23, the week before clocks go forward in Madrid. */
export const MONDAY = Date.parse('2026-03-23T08:00Z') / 1000;

const office: WorkingHours = {
  timeZone: 'Europe/Madrid',
  isAlways: false,
  hours: [1, 2, 3, 4, 5].flatMap((day) => [
    { day, from: 540, to: 840 },
    { day, from: 900, to: 1080 },
  ]),
  isClosed: (day) => day % 11 === 0,
};
const nights: WorkingHours = {
  timeZone: 'America/Havana',
  isAlways: false,
  hours: [1, 3, 6, 7].map((day) => ({ day, from: 1320, to: 1800 })),
  isClosed: () => false,
};
const always: WorkingHours = { timeZone: 'UTC', isAlways: true, hours: [], isClosed: () => false };

export const CALENDARS = new Map<string, WorkingHours>([
  ['office', office],
  ['nights', nights],
  ['always', always],
]);

const target = fc.option(
  fc.oneof(fc.constantFrom(60, HOUR, 4 * HOUR, 16 * HOUR), fc.integer({ min: 60, max: 40 * HOUR })),
);

export const terms: fc.Arbitrary<Terms> = fc
  .record({
    policyId: fc.constantFrom('a', 'b'),
    priority: fc.constantFrom('P1' as const, 'P3' as const),
    calendarId: fc.constantFrom(...CALENDARS.keys()),
    targets: fc.record({ first_response: target, next_response: target, resolution: target }),
    pausesFor: fc.subarray(['customer', 'third_party', 'internal'] as const),
  })
  .map((given) => ({
    ...given,
    policyName: `Policy ${given.policyId}`,
    calendar: CALENDARS.get(given.calendarId) ?? always,
    pausesFor: [...given.pausesFor],
  }));

const open = (status: Facts['status']): Facts => ({ status, holdReason: null, closeReason: null });

export const facts: fc.Arbitrary<Facts> = fc.oneof(
  fc.constantFrom(open('new'), open('in_progress'), open('reopened'), open('resolved'), open('closed')),
  fc
    .constantFrom('customer' as const, 'third_party' as const, 'internal' as const)
    .map((holdReason) => ({ status: 'on_hold' as const, holdReason, closeReason: null })),
  fc
    .constantFrom('spam' as const, 'duplicate' as const)
    .map((closeReason) => ({ status: 'closed' as const, holdReason: null, closeReason })),
);

/** What is different in the next turn, and how much later it is; now and then a bit earlier, as other machines' clocks are. */
export interface Step {
  later: number;
  facts?: Facts;
  reply?: 'staff' | 'customer';
  terms?: Terms | null;
}

const later = fc.oneof(
  fc.constantFrom(0, 1, HOUR, 24 * HOUR),
  fc.integer({ min: 0, max: 3 * 24 * HOUR }),
  fc.integer({ min: -30, max: 0 }),
);

export const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ later, facts }),
  fc.record({ later, reply: fc.constantFrom('staff' as const, 'customer' as const) }),
  fc.record({ later, facts, reply: fc.constantFrom('staff' as const, 'customer' as const) }),
  fc.record({ later, terms: fc.option(terms, { freq: 6 }) }),
  fc.record({ later, terms, facts }),
);

export interface Ticket {
  filed: Terms;
  steps: Step[];
}

export const tickets: fc.Arbitrary<Ticket> = fc.record({
  filed: terms,
  steps: fc.array(step, { maxLength: 12 }),
});

/** The same, when all machines' clocks show the same time. */
export const ordered: fc.Arbitrary<Ticket> = tickets.map(({ filed, steps }) => ({
  filed,
  steps: steps.map((one) => ({ ...one, later: Math.max(one.later, 0) })),
}));

/** The turns of a ticket, the filing first. */
export function turnsOf({ filed, steps }: Ticket): Turn[] {
  const first: Turn = { at: MONDAY, before: null, after: open('new'), terms: filed, calendars: CALENDARS };
  const turns = [first];
  let last = first;
  for (const { later: by, facts: after, reply, terms: changed } of steps) {
    last = {
      at: last.at + by,
      before: last.after,
      after: after ?? last.after,
      terms: changed === undefined ? last.terms : changed,
      calendars: CALENDARS,
      ...(reply && { reply }),
    };
    turns.push(last);
  }
  return turns;
}

/** Everything that came of some turns. */
export interface Run {
  clocks: (Clock | null)[];
  clock: Clock | null;
  decided: Decided[];
  warned: Running[];
  broken: Running[];
}

/** Plays turns; `looks` says whether the job that tells looks before a turn. */
export function run(turns: readonly Turn[], looks: (index: number) => boolean = () => false): Run {
  const result: Run = { clocks: [], clock: null, decided: [], warned: [], broken: [] };
  for (const [index, next] of turns.entries()) {
    if (result.clock && looks(index)) look(result, next.at);
    const turned = turn(result.clock, next);
    result.clock = turned.clock;
    result.clocks.push(turned.clock);
    result.decided.push(...turned.decided);
    result.warned.push(...turned.warned);
    result.broken.push(...turned.broken);
  }
  return result;
}

/** What the job tells at a second. */
export function look(result: Run, now: number): void {
  if (!result.clock) return;
  const { clock, warned, broken } = dueTellings(result.clock, now);
  result.clock = clock;
  result.warned.push(...warned);
  result.broken.push(...broken);
}

export const named = ({ kind, round }: Running): string => `${kind} ${round}`;
