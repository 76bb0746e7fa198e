import { unlessLocked } from '../../../src/platform/db/contention';
import { codedError } from '../../../src/platform/faults';

const READ = 'select 1 from tickets';
const locked = () => codedError('55P03', 'canceling statement due to lock timeout');

function deferred<T>() {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

test('one at a time waits for a locked table, also while those from before the lock still fail', async () => {
  const pool = {};
  const early = deferred<void>();
  const failsLate = unlessLocked(pool, READ, () => early.promise);
  await expect(unlessLocked(pool, READ, () => Promise.reject(locked()))).rejects.toThrow('lock timeout');

  const answer = deferred<string>();
  const asking = unlessLocked(pool, READ, () => answer.promise);
  early.reject(locked());
  await expect(failsLate).rejects.toThrow('lock timeout');
  await expect(unlessLocked(pool, READ, async () => 'asked beside it')).rejects.toThrow('a table is locked');

  answer.resolve('free');
  expect(await asking).toBe('free');
  expect(await unlessLocked(pool, READ, async () => 'at once')).toBe('at once');
});
