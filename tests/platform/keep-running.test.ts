import { growingPause, keepRunning, type Runs } from '../../src/platform/keep-running';
import { deferred, until } from './helpers';

/** Something that can end, as often as it is started. */
function endable() {
  const ends: { resolve(): void; reject(error: Error): void }[] = [];
  const start = async (): Promise<Runs> => {
    const ended = deferred<void>();
    const failed = deferred<Error>();
    const both = Promise.race([ended.promise, failed.promise.then((error) => Promise.reject(error))]);
    ends.push({ resolve: () => ended.resolve(), reject: failed.resolve });
    return { ended: both, stop: async () => ended.resolve() };
  };
  return { ends, start };
}

test('what ends is started again, and what does not start is tried again', async () => {
  const { ends, start } = endable();
  const heard: unknown[] = [];
  const pauses: number[] = [];
  let refusals = 2;
  const kept = await keepRunning({
    start: () => {
      if (ends.length > 0 && refusals > 0) {
        refusals -= 1;
        return Promise.reject(new Error('not yet'));
      }
      return start();
    },
    onEnd: (error) => heard.push((error as Error | undefined)?.message),
    pause: (attempt) => {
      pauses.push(attempt);
      return 0;
    },
  });
  expect(kept.isUp()).toBe(true);
  ends[0]?.reject(new Error('lost'));
  await until(() => ends.length === 2);
  ends[1]?.resolve();
  await until(() => ends.length === 3 && kept.isUp());
  expect(heard).toEqual(['lost', 'not yet', 'not yet', undefined]);
  expect(pauses).toEqual([0, 1, 2, 3]);
  await kept.stop();
  expect([kept.isUp(), ends.length]).toEqual([false, 3]);
});

test('the first start says what is wrong with it', async () => {
  const start = () => Promise.reject(new Error('refused'));
  await expect(keepRunning({ start, onEnd: () => undefined, pause: growingPause })).rejects.toThrow(
    'refused',
  );
});

test('where the first start may fail, it is tried again', async () => {
  const { ends, start } = endable();
  let refusals = 1;
  const kept = await keepRunning({
    start: () => {
      refusals -= 1;
      return refusals >= 0 ? Promise.reject(new Error('not yet')) : start();
    },
    onEnd: () => undefined,
    pause: () => 0,
    mayFail: true,
  });
  await until(() => ends.length === 1 && kept.isUp());
  await kept.stop();
});

test('a stop during a pause ends it', async () => {
  const { ends, start } = endable();
  const kept = await keepRunning({ start, onEnd: () => undefined, pause: () => 3_600_000 });
  ends[0]?.resolve();
  await until(() => !kept.isUp());
  await kept.stop();
  expect(ends).toHaveLength(1);
});

test('pauses grow to five seconds', () => {
  expect([0, 1, 2, 5, 6, 7, 40].map(growingPause)).toEqual([0, 100, 200, 1600, 3200, 5000, 5000]);
});
