import type { Hint } from '../../../src/platform/bus';
import { fitsBus } from '../../../src/platform/bus';
import { createAdmission } from '../../../src/platform/live/admission';
import { createGathering, MOMENT_MS } from '../../../src/platform/live/gathering';
import { createIndex } from '../../../src/platform/live/index-of-topics';
import { sendable } from '../../../src/platform/live/sizes';
import { AT_ONCE, delayOf } from '../../../src/platform/live/spread';
import { createTelling } from '../../../src/platform/live/telling';
import type { LiveRules } from '../../../src/platform/live/types';
import { createLog } from '../../../src/platform/log';
import { handClock, settled } from '../hand-clock';
import { listener } from '../listener';

const hint = (topic: string, more: Partial<Hint> = {}): Hint => ({
  topics: [topic],
  audience: 'everyone',
  ...more,
});

const tellAll: LiveRules = async (asked) => asked.map(() => 'tell');

describe('hints that come close together', () => {
  test('the first goes at once, the rest of the moment together, the same twice only once', async () => {
    const { clock, pass } = handClock();
    const delivered: string[][] = [];
    const { add } = createGathering(clock, async (hints) => {
      delivered.push(hints.map(({ topics }) => topics.join()));
    });
    add(hint('a'));
    expect(delivered).toEqual([['a']]);
    await settled();
    for (const topic of ['b', 'a', 'b']) add(hint(topic));
    await pass(MOMENT_MS - 1);
    expect(delivered).toHaveLength(1);
    await pass(1);
    expect(delivered).toEqual([['a'], ['b', 'a']]);
    await pass(MOMENT_MS);
    add(hint('c'));
    expect(delivered).toHaveLength(3);
  });

  test('very many are told to all who hold their topics, so that they cost no more', async () => {
    const { clock, pass } = handClock();
    const delivered: Hint[][] = [];
    const { add } = createGathering(clock, async (hints) => void delivered.push(hints));
    add(hint('b'));
    await settled();
    for (let at = 0; at < 5000; at += 1) add(hint(at % 2 ? 'a' : 'b', { followerIds: [`${at}`] }));
    await pass(MOMENT_MS);
    expect(delivered.map((hints) => hints.length)).toEqual([1, 202]);
    expect(delivered[1]?.slice(-2)).toEqual(['b', 'a'].map((topic) => hint(topic, { isBroad: true })));
  });

  test('none is delivered while another still is', async () => {
    const { clock, pass } = handClock();
    const ends: (() => void)[] = [];
    const { add } = createGathering(clock, () => new Promise((resolve) => ends.push(resolve)));
    add(hint('a'));
    add(hint('b'));
    await pass(MOMENT_MS * 3);
    expect(ends).toHaveLength(1);
    ends[0]?.();
    await settled();
    expect(ends).toHaveLength(2);
  });
});

describe('many who are told', () => {
  test('few hear at once, many one after the other within a second', () => {
    expect(delayOf(AT_ONCE - 1, AT_ONCE)).toBe(0);
    const delays = Array.from({ length: 1000 }, (_, place) => delayOf(place, 1000));
    expect(delays).toEqual([...delays].sort((one, other) => one - other));
    expect([delays[0], delays[500], delays[999]]).toEqual([0, 500, 999]);
  });

  function hub(rules: LiveRules) {
    const { clock, pass } = handClock();
    const index = createIndex();
    return { index, pass, ...createTelling({ index, rules, clock, log: createLog('silent') }) };
  }

  test('what comes before their turn is told once, and whoever has left hears nothing', async () => {
    const told: string[] = [];
    const { index, deliver, forget, pass } = hub(tellAll);
    const people = Array.from({ length: 1000 }, (_, place) => listener(`p${place}`, ['a', 'b'], told));
    for (const person of people) index.add(person);
    await deliver([hint('a'), hint('a', { ticketId: '1' })]);
    await deliver([hint('a'), hint('b')]);
    expect(told).toEqual(['p0 a', 'p0 a', 'p0 b']);
    const last = people[999];
    if (!last) throw new Error('nobody');
    index.remove(last);
    forget(last);
    await pass(1000);
    expect(told.filter((line) => line.startsWith('p998 '))).toEqual(['p998 a', 'p998 b']);
    expect(told.filter((line) => line.startsWith('p999 '))).toEqual([]);
  });

  test('rights are asked once for all of them', async () => {
    const asked: number[] = [];
    const { index, deliver } = hub(async (all) => {
      asked.push(all.length);
      return all.map(() => 'keep');
    });
    for (let place = 0; place < 50; place += 1) index.add(listener(`p${place}`, ['a'], []));
    await deliver([hint('a'), hint('a', { ticketId: '1' })]);
    expect(asked).toEqual([50]);
  });

  test('a page is not told of its own change, another of the same person is', async () => {
    const told: string[] = [];
    const { index, deliver } = hub(tellAll);
    index.add({ ...listener('one', ['a'], told), tab: 'x' });
    index.add({ ...listener('other', ['a'], told), tab: 'y' });
    await deliver([hint('a', { tab: 'x' })]);
    expect(told).toEqual(['other a']);
    await deliver([hint('a', { tab: 'x' }), hint('a')]);
    expect(told).toEqual(['other a', 'one a', 'other a']);
  });

  test('where rights cannot be read everybody has to come back, and whoever ends hears nothing more', async () => {
    const told: string[] = [];
    const { index, deliver } = hub(async () => {
      throw new Error('no database');
    });
    index.add(listener('one', ['a'], told));
    index.add({ ...listener('other', ['a'], told), endedBy: ['rights'] });
    await deliver([hint('a'), hint('rights')]);
    expect(told).toEqual(['other ends', 'one ends']);
    await deliver([hint('a')]);
    expect(told).toHaveLength(2);
  });
});

test('a hint that names too much is divided by topics, then told to all who hold the topic', () => {
  const ids = (count: number) => Array.from({ length: count }, (_, at) => `${at}`.padStart(36, '0'));
  const tickets = sendable(hint('', { topics: ids(1000) }));
  expect(tickets.flatMap(({ topics }) => topics)).toEqual(ids(1000));
  const crowded = { ticketId: 't', followerIds: ids(300), participantIds: ids(300) };
  const parts = sendable(hint('', { topics: ['queue', 'portal'], audience: 'staff', ...crowded }));
  expect(parts).toEqual(
    ['queue', 'portal'].map((topic) => ({
      topics: [topic],
      audience: 'staff',
      ticketId: 't',
      isBroad: true,
    })),
  );
  for (const part of [...tickets, ...parts]) expect(fitsBus({ kind: 'live', hint: part })).toBe(true);
  expect(sendable(hint('x'.repeat(10_000)))).toEqual([]);
});

describe('how many may be connected', () => {
  const guest = (personId: string, network = 'here') => {
    const left: string[] = [];
    return { personId, network, left, yieldPlace: () => void left.push(personId) };
  };

  test('of one person the newest stay', () => {
    const { enter } = createAdmission({ person: 2, network: 10, all: 10 });
    const [first, second, third] = [guest('a'), guest('a'), guest('a')];
    const leave = enter(first);
    first.yieldPlace = () => {
      first.left.push('a');
      leave?.();
    };
    enter(second);
    expect(enter(third)).not.toBeNull();
    expect([first.left, second.left, third.left]).toEqual([['a'], [], []]);
  });

  test('a network and the process have a bound, and what left makes room, once', () => {
    const { enter } = createAdmission({ person: 9, network: 2, all: 3 });
    const leave = enter(guest('a'));
    enter(guest('b'));
    expect(enter(guest('c'))).toBeNull();
    expect(enter(guest('c', 'there'))).not.toBeNull();
    expect(enter(guest('d', 'elsewhere'))).toBeNull();
    leave?.();
    leave?.();
    expect(enter(guest('c'))).not.toBeNull();
    expect(enter(guest('d', 'elsewhere'))).toBeNull();
  });
});
