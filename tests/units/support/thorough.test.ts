import { sampleOf } from '../../support/thorough';

const list = Array.from({ length: 20 }, (_, number) => number);
const draw = (seed: string, all = false) => ({ seed, all });

test('a sample is a part of the list in its order, the same for the same seed', () => {
  const drawn = sampleOf(list, 0.25, draw('a'));
  expect(drawn).toHaveLength(5);
  expect(drawn).toEqual([...drawn].sort((a, b) => a - b));
  expect(sampleOf(list, 0.25, draw('a'))).toEqual(drawn);
});

test('another seed, and another list of its own name, draws others', () => {
  const seeds = Array.from({ length: 60 }, (_, number) => `commit ${number}`);
  const samples = new Set(seeds.map((seed) => sampleOf(list, 0.25, draw(seed)).join()));
  expect(samples.size).toBeGreaterThan(50);
  expect(sampleOf(list, 0.25, draw('a'), 'fields')).not.toEqual(sampleOf(list, 0.25, draw('a'), 'bodies'));
});

test('with time everything is drawn, nothing far more often than the rest', () => {
  const seeds = Array.from({ length: 400 }, (_, number) => `commit ${number}`);
  const times = new Map(list.map((item) => [item, 0]));
  for (const seed of seeds) {
    for (const item of sampleOf(list, 0.25, draw(seed))) times.set(item, (times.get(item) ?? 0) + 1);
  }
  for (const count of times.values()) {
    expect(count).toBeGreaterThan(60);
    expect(count).toBeLessThan(140);
  }
});

test('at least one is drawn, and all where all are wanted', () => {
  expect(sampleOf(list, 0.001, draw('a'))).toHaveLength(1);
  expect(sampleOf([], 0.5, draw('a'))).toEqual([]);
  expect(sampleOf(list, 0.25, draw('a', true))).toEqual(list);
  expect(sampleOf(list, 1, draw('a'))).toEqual(list);
});
