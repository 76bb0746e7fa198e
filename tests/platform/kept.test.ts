import { keptFor } from '../../src/platform/kept';
import { deferred, until } from './helpers';

const LONG = 600_000;

test('one question is under way, whoever asks, and its answer is kept', async () => {
  const answers = [deferred<string>()];
  let asked = 0;
  const ask = keptFor(LONG, () => {
    asked += 1;
    return answers[0]?.promise as Promise<string>;
  });
  const all = [ask(), ask(), ask()];
  answers[0]?.resolve('well');
  expect(await Promise.all(all)).toEqual(['well', 'well', 'well']);
  expect(await ask()).toBe('well');
  expect(asked).toBe(1);
});

test('it is asked anew when the answer is old, after a failure too', async () => {
  let asked = 0;
  const ask = keptFor(0, async () => {
    asked += 1;
    if (asked === 1) throw new Error('away');
    return asked;
  });
  await expect(ask()).rejects.toThrow('away');
  await until(async () => (await ask().catch(() => 0)) >= 3);
});
