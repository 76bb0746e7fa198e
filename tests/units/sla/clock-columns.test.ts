import { turn } from '../../../src/features/sla/clock/clock';
import { readableRunning, readClock, writeClock } from '../../../src/features/sla/clock/codec';
import { columnsOf } from '../../../src/features/sla/clock/columns';
import { leftOf, stateOf } from '../../../src/features/sla/clock/reading';
import { dueTellings } from '../../../src/features/sla/clock/telling';
import { always, filed, HOUR, ON_HOLD, TEN, turnAt } from './clock.support';

describe('columns', () => {
  const date = (hours: number) => new Date((TEN + hours * HOUR) * 1000);

  test('say the nearest of all promises', () => {
    const clock = filed();
    expect(columnsOf(clock, 'p')).toEqual({
      slaPolicyId: 'p',
      responseDueAt: date(4),
      nextResponseDueAt: null,
      resolutionDueAt: date(16),
      slaDueAt: date(4),
      slaRiskAt: date(3.2),
      slaNextAt: date(3.2),
      slaClock: writeClock(clock),
    });
  });

  test('look on to the breach when the warning is told, and to the next promise when that is, too', () => {
    const warned = dueTellings(filed(), TEN + 3.5 * HOUR).clock;
    expect(columnsOf(warned, 'p').slaNextAt).toEqual(date(4));
    const broken = dueTellings(warned, TEN + 4 * HOUR).clock;
    const { slaNextAt, slaDueAt, slaRiskAt } = columnsOf(broken, 'p');
    expect([slaNextAt, slaDueAt, slaRiskAt]).toEqual([date(12.8), date(4), date(3.2)]);
  });

  test('are empty while it stands still, but for what is broken', () => {
    const { clock } = turn(filed(), turnAt(2, { after: ON_HOLD }));
    const { slaDueAt, slaRiskAt, slaNextAt, responseDueAt } = columnsOf(clock, 'p');
    expect([slaDueAt, slaRiskAt, slaNextAt, responseDueAt]).toEqual([null, null, null, null]);
    const late = turn(filed(), turnAt(5, { after: ON_HOLD })).clock;
    expect(columnsOf(late, 'p').slaDueAt).toEqual(date(4));
    expect(columnsOf(late, 'p').slaNextAt).toBeNull();
  });

  test('are empty without a clock', () => {
    expect(new Set(Object.values(columnsOf(null, null)))).toEqual(new Set([null]));
  });
});

test('pages read how a promise stands and what is left of it', () => {
  const promise = filed().running[0];
  if (!promise) throw new Error('nothing runs');
  const at = (hours: number) => TEN + hours * HOUR;
  expect([0, 3.2, 4].map((hours) => stateOf(promise, at(hours)))).toEqual(['ok', 'at_risk', 'breached']);
  expect([1, 4, 6].map((hours) => leftOf(promise, always, at(hours)) / HOUR)).toEqual([3, 0, -2]);
  const held = turn(filed(), turnAt(1, { after: ON_HOLD })).clock?.running[0];
  expect(held && [stateOf(held, at(9)), leftOf(held, always, at(9)) / HOUR]).toEqual(['paused', 3]);
  const late = turn(filed(), turnAt(5, { after: ON_HOLD })).clock?.running[0];
  expect(late && stateOf(late, at(9))).toBe('breached');
});

describe('as JSON', () => {
  test('none is none', () => {
    expect([readClock(null), readClock(undefined)]).toEqual([null, null]);
  });

  test('it is short', () => {
    expect(JSON.stringify(writeClock(filed())).length).toBeLessThan(200);
  });

  test('what is left out may stand there, too', () => {
    const first = { k: 'first_response', n: 1, p: 0, c: 0, g: 60, s: 100, u: 0 };
    const long = (more: object) => ({
      s: 100,
      t: 150,
      m: [0, 150, 0],
      p: [['p', 'Gold', 'P3']],
      c: ['c'],
      r: [{ ...first, ...more }],
      n: { first_response: 1 },
    });
    for (const [more, short] of [
      [
        { f: 150, d: 200, r: 180 },
        { d: 200, r: 180 },
      ],
      [{}, {}],
      [
        { d: 120, r: 110, b: 120 },
        { d: 120, r: 110, b: 120 },
      ],
    ]) {
      const clock = readClock(long(more ?? {}));
      const json = { s: 100, t: 150, p: [['p', 'Gold', 'P3']], c: ['c'] };
      expect(readClock({ ...json, r: [{ k: 'first_response', g: 60, ...short }] })).toEqual(clock);
      expect(clock && writeClock(clock)).toEqual({ ...json, r: [{ k: 'first_response', g: 60, ...short }] });
    }
    expect(readClock(long({}))?.running[0]?.since).toBeNull();
    expect(readClock(long({ d: 200 }))?.running[0]?.since).toBe(150);
  });

  test.each([
    ['a part of a second', { s: 1.5 }],
    ['a word for a number', { s: '1' }],
    ['an unknown hold', { l: 'weather' }],
    ['an unknown kind', { r: [{ k: 'answer', g: 60 }] }],
    ['no target', { r: [{ k: 'resolution', g: 0 }] }],
    ['time that was given back', { r: [{ k: 'resolution', g: 60, u: -1 }] }],
    ['an end that is none', { e: [{ k: 'resolution', g: 60, o: 'running' }] }],
    ['a policy without a priority', { p: [['p', 'Gold']] }],
    ['a pause without a reason', { h: [[1, 2]] }],
    ['a round before the first', { n: { resolution: 0 } }],
  ])('%s is none', (_, wrong) => {
    expect(() => readClock({ ...writeClock(filed()), ...wrong })).toThrow('no part of a clock');
  });

  test.each([[1], ['{}'], [[]], [{}], [{ s: 1 }], [true]])('%j is none', (json) => {
    expect(() => readClock(json)).toThrow();
    expect(readableRunning(json)).toBeNull();
  });

  test('what names what it does not hold is none', () => {
    const json = JSON.parse(JSON.stringify(writeClock(filed())));
    expect(() => readClock({ ...json, c: [] })).toThrow('a clock without what it names: 0');
    expect(readableRunning({ ...json, c: [] })).toBeNull();
  });
});
