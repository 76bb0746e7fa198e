import { turn } from '../../../src/features/sla/clock/clock';
import type { Clock, Running, Turn } from '../../../src/features/sla/clock/clock.types';
import { readableRunning, readClock, writeClock } from '../../../src/features/sla/clock/codec';
import { riskSeconds } from '../../../src/features/sla/clock/promises';
import { leftOf, takenOf } from '../../../src/features/sla/clock/reading';
import { nextTelling } from '../../../src/features/sla/clock/telling';
import { workingSeconds } from '../../../src/platform/working-time';
import { fc } from '../../support/properties';
import { CALENDARS, look, named, ordered, type Run, run, terms, tickets, turnsOf } from './tickets';

const RUNS = { numRuns: 300 };
const FEWER = { numRuns: 120 };
const lasting = fc.integer({ min: 0, max: 20 * 86_400 });

const isDone = ({ after }: Turn) => after.status === 'resolved' || after.status === 'closed';
const calendarOf = ({ calendarId }: Running) => {
  const found = CALENDARS.get(calendarId);
  if (!found) throw new Error(calendarId);
  return found;
};

test('time used never gets less', () => {
  fc.assert(
    fc.property(tickets, (ticket) => {
      const used = new Map<string, number>();
      let clock: Clock | null = null;
      for (const next of turnsOf(ticket)) {
        const turned = turn(clock, next);
        clock = turned.clock;
        const all = [...turned.decided.map(({ promise }) => promise), ...(clock?.running ?? [])];
        for (const promise of all) {
          expect(promise.used).toBeGreaterThanOrEqual(used.get(named(promise)) ?? 0);
          used.set(named(promise), promise.used);
        }
      }
    }),
    RUNS,
  );
});

test('a turn that changes nothing changes nothing, whenever it is', () => {
  fc.assert(
    fc.property(tickets, lasting, (ticket, after) => {
      const turns = turnsOf(ticket);
      const { clock } = run(turns);
      const last = turns.at(-1) as Turn;
      const again = { ...last, before: last.after, at: last.at + after };
      Reflect.deleteProperty(again, 'reply');
      const turned = turn(clock, again);
      expect(turned.decided).toEqual([]);
      // All that time alone brings is that a promise breaks.
      if (turned.broken.length === 0) expect(turned.clock).toBe(clock);
    }),
    RUNS,
  );
});

test('a look at the ticket in between makes no difference', () => {
  fc.assert(
    fc.property(ordered, fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (ticket, place, part) => {
      const turns = turnsOf(ticket);
      const index = place % turns.length;
      const [one, next] = [turns[index] as Turn, turns[index + 1]];
      const until = next ? Math.max(next.at - one.at, 0) : 0;
      const between = { ...one, before: one.after, at: one.at + Math.floor(until * part) };
      Reflect.deleteProperty(between, 'reply');
      const split = [...turns.slice(0, index + 1), between, ...turns.slice(index + 1)];
      const end = turns.at(-1)?.at ?? 0;
      expect(outcome(run(split), end)).toEqual(outcome(run(turns), end));
    }),
    RUNS,
  );
});

/** What anybody learns of a run at its end, but when a warning was told. */
function outcome({ clock, decided, broken }: Run, end: number) {
  const untold = (promise: Running) => ({ ...promise, warnedAt: null });
  const taken = (promise: Running) => ({
    ...untold(promise),
    used: takenOf(promise, calendarOf(promise), end),
    since: promise.since === null,
  });
  return {
    running: clock?.running.map(taken),
    ended: clock?.ended.map(untold),
    pauses: clock?.pauses,
    rounds: clock?.rounds,
    decided: decided.map((one) => ({ ...one, promise: { ...untold(one.promise), since: 0 } })),
    broken: broken.map((one) => `${named(one)} ${one.breachedAt}`).sort(),
  };
}

test('a reply and a step in one save are the same as one after the other in that second', () => {
  fc.assert(
    fc.property(tickets, tickets, (ticket, other) => {
      const turns = turnsOf(ticket);
      const { clock } = run(turns);
      const last = turns.at(-1) as Turn;
      const after = other.steps.find(({ facts }) => facts)?.facts ?? last.after;
      for (const reply of ['staff', 'customer'] as const) {
        const whole: Turn = { ...last, at: last.at + 60, before: last.after, after, reply };
        const { reply: _, ...step } = whole;
        // Staff replies and then moves the ticket on; a customer's reply finds it where it was moved to.
        const parts: Turn[] =
          reply === 'staff' ? [{ ...whole, after: last.after }, step] : [step, { ...whole, before: after }];
        fc.pre(clock !== null);
        const first = turn(clock, parts[0] as Turn);
        const second = turn(first.clock, parts[1] as Turn);
        const whatever = turn(clock, whole);
        expect({ ...second.clock, turnedAt: 0 }).toEqual({ ...whatever.clock, turnedAt: 0 });
        expect([...first.decided, ...second.decided]).toEqual(whatever.decided);
        expect([...first.broken, ...second.broken]).toEqual(whatever.broken);
      }
    }),
    RUNS,
  );
});

test('what breaks, and when, is the same whether the job looked in time or not, and is told once', () => {
  fc.assert(
    fc.property(ordered, fc.array(fc.boolean()), lasting, (ticket, looked, after) => {
      const turns = turnsOf(ticket);
      const end = (turns.at(-1)?.at ?? 0) + after;
      const runs = [run(turns), run(turns, (index) => looked[index] === true), run(turns, () => true)];
      for (const one of runs) look(one, end);
      const breaches = runs.map(({ broken }) =>
        broken.map((one) => `${named(one)} ${one.breachedAt}`).sort(),
      );
      expect(breaches[1]).toEqual(breaches[0]);
      expect(breaches[2]).toEqual(breaches[0]);
      for (const one of runs) {
        for (const told of [one.warned, one.broken]) {
          expect(new Set(told.map(named)).size).toBe(told.length);
        }
        const next = one.clock && nextTelling(one.clock);
        if (next !== null) expect(next).toBeGreaterThan(end);
      }
    }),
    RUNS,
  );
});

test('each promise is due when all of its time is used, and at risk when the rest of it is left', () => {
  fc.assert(
    fc.property(tickets, (ticket) => {
      for (const clock of run(turnsOf(ticket)).clocks) {
        const kinds = clock?.running.map(({ kind }) => kind) ?? [];
        expect(new Set(kinds).size).toBe(kinds.length);
        for (const promise of clock?.running ?? []) holdsTogether(promise);
      }
    }),
    RUNS,
  );
});

function holdsTogether(promise: Running): void {
  const { dueAt, riskAt, since, breachedAt, target, used } = promise;
  if (breachedAt !== null) {
    expect(dueAt).toBe(breachedAt);
    expect(riskAt).toBeLessThanOrEqual(breachedAt);
    return;
  }
  expect(used).toBeLessThan(target);
  if (since === null) {
    expect([dueAt, riskAt]).toEqual([null, null]);
    return;
  }
  if (dueAt === null || riskAt === null) throw new Error('these calendars have time for every target');
  const calendar = calendarOf(promise);
  expect(leftOf(promise, calendar, dueAt)).toBe(0);
  expect(leftOf(promise, calendar, dueAt - 1)).toBe(1);
  if (riskAt > since) expect(leftOf(promise, calendar, riskAt)).toBe(riskSeconds(target));
  else expect(target - used).toBeLessThanOrEqual(riskSeconds(target));
}

test('under the same terms a resolution has used the open time that was no hold', () => {
  fc.assert(
    fc.property(ordered, terms, lasting, (ticket, given, after) => {
      const filed = { ...given, targets: { ...given.targets, resolution: 10_000_000 } };
      const steps = ticket.steps.map(({ terms: _, later, ...rest }) => ({
        ...rest,
        later: Math.max(later, 0),
      }));
      const turns = turnsOf({ filed, steps });
      const now = (turns.at(-1)?.at ?? 0) + after;
      let sum = 0;
      for (const [index, one] of turns.entries()) {
        const { holdReason } = one.after;
        const stands = isDone(one) || (holdReason !== null && filed.pausesFor.includes(holdReason));
        if (!stands) sum += workingSeconds(filed.calendar, one.at, turns[index + 1]?.at ?? now);
      }
      const { clock } = run(turns);
      const promise = [...(clock?.running ?? []), ...(clock?.ended ?? [])].find(
        ({ kind }) => kind === 'resolution',
      );
      expect(promise && takenOf(promise, filed.calendar, now)).toBe(sum);
    }),
    FEWER,
  );
});

test('a clock is read back as it was written, whatever a newer version adds', () => {
  fc.assert(
    fc.property(tickets, (ticket) => {
      const { clocks } = run(turnsOf(ticket));
      for (const clock of clocks) {
        const json = JSON.parse(JSON.stringify(clock && writeClock(clock)));
        expect(readClock(json)).toEqual(clock);
        if (!json) continue;
        const newer = { ...json, zz: [1], r: json.r.map((one: object) => ({ ...one, zz: 1 })) };
        expect(readClock(newer)).toEqual(clock);
        expect([json, newer].map(readableRunning)).toEqual([clock?.running, clock?.running]);
      }
    }),
    FEWER,
  );
});
