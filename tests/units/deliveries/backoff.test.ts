import { pauseBefore } from '../../../src/features/deliveries/backoff';

test('pauses double up to half an hour, and by chance are as little as half of that', () => {
  const longest = Array.from({ length: 30 }, (_, index) => pauseBefore(index + 1, 1));
  expect(longest.slice(0, 4)).toEqual([15_000, 30_000, 60_000, 120_000]);
  expect(Math.max(...longest)).toBe(30 * 60_000);
  expect(longest).toEqual([...longest].sort((one, other) => one - other));
  for (const attempt of [1, 5, 40]) {
    expect(pauseBefore(attempt, 0)).toBe(pauseBefore(attempt, 1) / 2);
    const drawn = new Set(Array.from({ length: 20 }, () => pauseBefore(attempt)));
    expect(drawn.size).toBeGreaterThan(1);
    for (const pause of drawn) {
      expect(pause).toBeGreaterThanOrEqual(pauseBefore(attempt, 0));
      expect(pause).toBeLessThanOrEqual(pauseBefore(attempt, 1));
    }
  }
});
