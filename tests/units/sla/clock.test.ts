import { turn } from '../../../src/features/sla/clock/clock';
import type { Clock, Facts, Terms } from '../../../src/features/sla/clock/clock.types';
import { readClock, writeClock } from '../../../src/features/sla/clock/codec';
import { dueTellings, nextTelling } from '../../../src/features/sla/clock/telling';
import { closed, filed, HOUR, kinds, ON_HOLD, RESOLVED, TEN, terms, turnAt } from './clock.support';

describe('a ticket without a clock', () => {
  test('has none as long as no policy is for it, and then begins', () => {
    const none = turn(null, turnAt(0, { before: null, terms: null }));
    expect(none).toEqual({ clock: null, decided: [], warned: [], broken: [] });
    const { clock } = turn(none.clock, turnAt(50));
    expect(clock?.startedAt).toBe(TEN + 50 * HOUR);
    expect(clock?.running.map(({ used, dueAt }) => [used, dueAt])).toEqual([
      [0, TEN + 54 * HOUR],
      [0, TEN + 66 * HOUR],
    ]);
  });

  test.each([
    ['answered before', { wasAnswered: true }, ['resolution 1']],
    ['answered by this', { reply: 'staff' as const }, ['resolution 1']],
    ['never answered', {}, ['first_response 1', 'resolution 1']],
    ['asked again', { wasAnswered: true, reply: 'customer' as const }, ['next_response 1', 'resolution 1']],
  ])('that was %s', (_, given, expected) => {
    expect(kinds(turn(null, turnAt(5, given)).clock)).toEqual(expected);
  });

  test('begins no clock when it is resolved, but when it is reopened', () => {
    const { clock } = turn(null, turnAt(5, { before: RESOLVED, after: RESOLVED }));
    expect(clock).toBeNull();
    const reopened = turn(null, turnAt(6, { before: RESOLVED, wasAnswered: true }));
    expect(kinds(reopened.clock)).toEqual(['resolution 1']);
  });
});

describe('a calendar that was changed', () => {
  test('is the one that the time since the last turn is reckoned by', () => {
    const clock = filed();
    const changed = turn(
      clock,
      turnAt(3, { terms: { ...terms, calendar: closed }, calendars: new Map([['c', closed]]) }),
    );
    expect(changed.clock?.running.map(({ used, dueAt }) => [used, dueAt])).toEqual([
      [0, null],
      [0, null],
    ]);
    expect(changed.clock && nextTelling(changed.clock)).toBeNull();
  });

  test('breaks what is over by it at that moment, without a warning', () => {
    const clock = filed({ terms: { ...terms, calendar: closed } });
    const { broken, warned } = turn(clock, turnAt(5));
    expect(broken.map(({ kind, breachedAt }) => [kind, breachedAt])).toEqual([
      ['first_response', TEN + 5 * HOUR],
    ]);
    expect(warned).toEqual([]);
  });

  test('takes back a breach that nobody told yet', () => {
    const clock = filed();
    const { broken } = turn(
      clock,
      turnAt(5, { terms: { ...terms, calendar: closed }, calendars: new Map([['c', closed]]) }),
    );
    expect(broken).toEqual([]);
  });

  test('that is gone is taken from the new terms', () => {
    const { clock } = turn(filed(), turnAt(3, { calendars: new Map() }));
    expect(clock?.running[0]?.dueAt).toBe(TEN + 4 * HOUR);
    const dropped = turn(filed(), turnAt(3, { calendars: new Map(), terms: null }));
    expect(dropped.decided.map(({ outcome }) => outcome)).toEqual(['dropped', 'dropped']);
  });
});

describe('a clock that a version without SLA has not stopped', () => {
  const used = (clock: Clock | null) => clock?.running.map((promise) => [promise.kind, promise.used]);

  test.each([
    ['resolved', RESOLVED],
    ['closed', { ...RESOLVED, status: 'closed' as const }],
  ])('counts until the ticket was %s, and nothing after that', (_, before) => {
    const { clock, broken } = turn(filed(), turnAt(720, { before, stoppedAt: TEN + HOUR }));
    expect(used(clock)).toEqual([['resolution', HOUR]]);
    expect([clock?.ran.used, clock?.running[0]?.dueAt, broken]).toEqual([HOUR, TEN + 735 * HOUR, []]);
  });

  test('counts nothing where it is not known when that was', () => {
    const { clock, broken } = turn(filed(), turnAt(720, { before: RESOLVED }));
    expect([used(clock), clock?.ran.used, broken]).toEqual([[['resolution', 0]], 0, []]);
  });

  test('knows what was broken before that', () => {
    const { decided, broken } = turn(filed(), turnAt(720, { before: RESOLVED, stoppedAt: TEN + 5 * HOUR }));
    expect(broken.map(({ kind, breachedAt }) => [kind, breachedAt])).toEqual([
      ['first_response', TEN + 4 * HOUR],
    ]);
    expect(decided.map(({ promise, outcome }) => [promise.kind, outcome])).toEqual([
      ['first_response', 'breached'],
    ]);
  });

  test('counts nothing of a hold that stops it, from the last turn on', () => {
    const { clock, broken } = turn(filed(), turnAt(720, { before: ON_HOLD }));
    expect([used(clock), broken]).toEqual([
      [
        ['first_response', 0],
        ['resolution', 0],
      ],
      [],
    ]);
  });

  test('counts a hold that it knew and that stops it only by the new terms', () => {
    const held = turn(filed(), turnAt(1, { after: { ...ON_HOLD, holdReason: 'internal' } })).clock;
    const facts: Facts = { ...ON_HOLD, holdReason: 'internal' };
    const stopping: Terms = { ...terms, pausesFor: ['internal'] };
    const { clock } = turn(held && readClock(writeClock(held)), {
      ...turnAt(3, { before: facts, after: facts }),
      terms: stopping,
    });
    expect(used(clock)).toEqual([
      ['first_response', 3 * HOUR],
      ['resolution', 3 * HOUR],
    ]);
  });
});

test('nothing that it is given is changed', () => {
  const clock = filed();
  const before = JSON.stringify(clock);
  turn(clock, turnAt(5, { after: ON_HOLD, reply: 'staff' }));
  dueTellings(clock, TEN + 50 * HOUR);
  expect(JSON.stringify(clock)).toBe(before);
});

test('what is said to have happened before the last change happened with it', () => {
  const held = turn(filed(), turnAt(2, { after: ON_HOLD })).clock;
  const early = turn(held, turnAt(1, { before: ON_HOLD }));
  expect(early.clock?.running.map(({ used, since }) => [used, since])).toEqual([
    [2 * HOUR, TEN + 2 * HOUR],
    [2 * HOUR, TEN + 2 * HOUR],
  ]);
});

test('pauses are kept with their reasons, the last twenty', () => {
  let { clock } = turn(filed(), turnAt(1, { after: ON_HOLD }));
  expect(clock?.pauses).toEqual([{ from: TEN + HOUR, until: null, reason: 'customer' }]);
  for (let hour = 2; hour < 60; hour += 2) {
    ({ clock } = turn(clock, turnAt(hour, { before: ON_HOLD })));
    ({ clock } = turn(clock, turnAt(hour + 1, { after: ON_HOLD })));
  }
  expect(clock?.pauses.length).toBe(20);
  expect(clock?.pauses.at(-2)).toEqual({ from: TEN + 57 * HOUR, until: TEN + 58 * HOUR, reason: 'customer' });
});

test('a policy that is left and comes back tells nothing again', () => {
  const told = dueTellings(filed(), TEN + 4 * HOUR);
  expect([told.warned.length, told.broken.length]).toEqual([1, 1]);
  const left = turn(told.clock, turnAt(5, { terms: null }));
  expect(left.clock?.running).toEqual([]);
  const back = turn(left.clock, turnAt(6));
  expect(back.broken).toEqual([]);
  expect(kinds(back.clock)).toEqual(['first_response 1', 'resolution 1']);
  expect(back.clock?.running[0]?.breachedAt).toBe(TEN + 4 * HOUR);
});

describe('a promise that other terms come upon', () => {
  const longer: Terms = {
    ...terms,
    policyId: 'q',
    priority: 'P4',
    targets: { ...terms.targets, first_response: 9 * HOUR },
  };

  test('keeps the policy and the target that it broke', () => {
    const { clock, broken } = turn(filed(), turnAt(5, { terms: longer }));
    expect(broken.map(({ kind }) => kind)).toEqual(['first_response']);
    const named = clock?.running.map(({ policyId, priority, target }) => [policyId, priority, target / HOUR]);
    expect(named).toEqual([
      ['p', 'P3', 4],
      ['q', 'P4', 16],
    ]);
  });

  test('stays at risk since it was, and is not told again', () => {
    const told = dueTellings(filed(), TEN + 3.2 * HOUR).clock;
    const { clock } = turn(told, turnAt(3.5, { terms: { ...terms, priority: 'P4' } }));
    expect(clock?.running[0]).toMatchObject({ riskAt: TEN + 3.2 * HOUR, warnedAt: TEN + 3.2 * HOUR });
    expect(clock && nextTelling(clock)).toBe(TEN + 4 * HOUR);
  });

  test('begins with the clock when it is new', () => {
    const less = { ...terms, targets: { ...terms.targets, first_response: null } };
    const { clock } = turn(filed({ terms: less }), turnAt(3));
    expect(clock?.running[0]).toMatchObject({ kind: 'first_response', startedAt: TEN, used: 3 * HOUR });
  });

  test('is another one when it was dropped and its question is answered', () => {
    const less = { ...terms, targets: { ...terms.targets, next_response: null } };
    let { clock } = turn(filed(), turnAt(1, { reply: 'staff' }));
    ({ clock } = turn(clock, turnAt(2, { reply: 'customer' })));
    expect(kinds(clock)).toEqual(['next_response 1', 'resolution 1']);
    ({ clock } = turn(clock, turnAt(3, { terms: less })));
    ({ clock } = turn(clock, turnAt(4, { terms: less, reply: 'staff' })));
    ({ clock } = turn(clock, turnAt(5, { reply: 'customer' })));
    expect(kinds(clock)).toEqual(['next_response 2', 'resolution 1']);
    expect(clock?.running[0]).toMatchObject({ used: 0, startedAt: TEN + 5 * HOUR });
  });

  test('goes on when it was broken before the ticket was resolved, at risk and due as it was', () => {
    const told = dueTellings(filed(), TEN + 17 * HOUR).clock;
    const done = turn(told, turnAt(18, { after: RESOLVED })).clock;
    expect(done && nextTelling(done)).toBeNull();
    const { clock } = turn(done, turnAt(20, { before: RESOLVED }));
    expect(clock?.running).toEqual([
      expect.objectContaining({
        riskAt: TEN + 12.8 * HOUR,
        dueAt: TEN + 16 * HOUR,
        used: 18 * HOUR,
        round: 1,
      }),
    ]);
    expect(clock && nextTelling(clock)).toBeNull();
  });
});
