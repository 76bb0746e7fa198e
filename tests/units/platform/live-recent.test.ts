import type { Hint } from '../../../src/platform/bus';
import { createIndex } from '../../../src/platform/live/index-of-topics';
import { createRecent } from '../../../src/platform/live/recent';
import { createTelling } from '../../../src/platform/live/telling';
import type { LiveRules } from '../../../src/platform/live/types';
import { createLog } from '../../../src/platform/log';
import { handClock } from '../hand-clock';
import { listener } from '../listener';

// What was told before a page could listen.

const hint = (topic: string, more: Partial<Hint> = {}): Hint => ({
  topics: [topic],
  audience: 'everyone',
  ...more,
});

function recently() {
  const { clock, pass } = handClock();
  const recent = createRecent(clock);
  const of = (milliseconds: number) => recent.of(milliseconds).flatMap(({ topics }) => topics);
  return { add: (topic: string) => recent.add(hint(topic)), of, pass };
}

test('hints are found by how long ago they came, for a minute', async () => {
  const { add, of, pass } = recently();
  add('a');
  await pass(1000);
  add('b');
  await pass(500);
  expect([of(-1), of(499), of(500), of(10_000)]).toEqual([[], [], ['b'], ['a', 'b']]);
  await pass(59_000);
  expect(of(100_000)).toEqual(['b']);
  await pass(1000);
  expect(of(100_000)).toEqual([]);
});

test('of a flood the newest are kept', () => {
  const { add, of } = recently();
  for (let number = 0; number < 25_000; number += 1) add(String(number));
  const found = of(60_000);
  expect([found.length, found[0], found.at(-1)]).toEqual([5000, '20000', '24999']);
});

function missedBy(rules: LiveRules) {
  const { clock } = handClock();
  const telling = createTelling({ index: createIndex(), rules, clock, log: createLog('silent') });
  const page = { ...listener('one', ['a', 'b', 'c'], []), tab: 'x' };
  return telling.missed(page, [hint('a', { tab: 'x' }), hint('b'), hint('elsewhere'), hint('c')]);
}

test('a page hears of its own topics, by the rights of this moment, and not of its own change', async () => {
  const asked: string[] = [];
  const rules: LiveRules = async (all) =>
    all.map(({ topic }) => {
      asked.push(topic);
      return topic === 'c' ? 'tell' : 'keep';
    });
  expect(await missedBy(rules)).toEqual(['c']);
  expect(asked).toEqual(['b', 'c']);
  expect(await missedBy(async (all) => all.map(() => 'end'))).toBeNull();
});
