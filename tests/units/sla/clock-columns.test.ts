import { turn } from '../../../src/features/sla/clock/clock';
import { readClock, writeClock } from '../../../src/features/sla/clock/codec';
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
    expect(JSON.stringify(writeClock(filed())).length).toBeLessThan(400);
  });

  test.each([[1], ['{}'], [[]], [{}], [{ s: 1 }], [true]])('%j is none', (json) => {
    expect(() => readClock(json)).toThrow();
  });

  test('what names what it does not hold is none', () => {
    const json = JSON.parse(JSON.stringify(writeClock(filed())));
    expect(() => readClock({ ...json, c: [] })).toThrow('a clock without what it names: 0');
  });
});
