import { coalesced } from '../../../src/platform/coalescing';
import type { Ctx } from '../../../src/platform/ctx';
import { fc } from '../../support/properties';

/** A reading that ends when it is told to, with what there was when it began. */
function desk() {
  const system = {};
  let value = 0;
  const open: { end(): void; fail(): void }[] = [];
  const reads: { now: Date; begun: number }[] = [];
  const read = (ctx: Ctx): Promise<{ value: number }> => {
    const begun = value;
    reads.push({ now: ctx.now, begun });
    return new Promise((resolve, reject) => {
      open.push({ end: () => resolve({ value: begun }), fail: () => reject(new Error(`no ${begun}`)) });
    });
  };
  return {
    reads,
    change: () => {
      value += 1;
      return value;
    },
    ask: (key = 'figures', more: Partial<Ctx> = {}) =>
      coalesced({ system, now: new Date(0), ...more } as Ctx, key, read),
    /** Ends the reading that is under way, and lets those go on who waited for it. */
    async settle(how: 'end' | 'fail' = 'end') {
      open.shift()?.[how]();
      await new Promise(setImmediate);
    },
    isBusy: () => open.length > 0,
  };
}

describe('who asks for the same at the same time', () => {
  test('shares what is read after they asked, and what is read is no more than twice', async () => {
    const { ask, change, settle, reads } = desk();
    const first = ask();
    change();
    const others = [ask(), ask(), ask()];
    await settle();
    await settle();
    expect(await first).toEqual({ value: 0 });
    expect(await Promise.all(others)).toEqual([{ value: 1 }, { value: 1 }, { value: 1 }]);
    expect(reads.map(({ begun }) => begun)).toEqual([0, 1]);
  });

  test('never gets what is older than their question, whoever asks, changes and reads in which order', async () => {
    const step = fc.constantFrom('ask', 'change', 'end', 'fail');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const { ask, change, settle, isBusy, reads } = desk();
        const asked: { least: number; answer: Promise<number | Error> }[] = [];
        let least = 0;
        for (const one of steps) {
          if (one === 'change') least = change();
          else if (one === 'ask')
            asked.push({
              least,
              answer: ask().then(
                ({ value }) => value,
                (error: Error) => error,
              ),
            });
          else await settle(one as 'end' | 'fail');
        }
        while (isBusy()) await settle();
        for (const { least, answer } of asked) {
          const got = await answer;
          if (!(got instanceof Error)) expect(got).toBeGreaterThanOrEqual(least);
        }
        expect(reads.length).toBeLessThanOrEqual(asked.length);
      }),
    );
  });

  test('gets it as of when it was read, whole, and as nobody can change it', async () => {
    const { ask, settle, reads } = desk();
    const [alone, shared] = [ask(), ask()];
    await settle();
    await settle();
    // Also for who asked alone: whoever changes it finds out at once, and not only when many ask.
    for (const read of [await alone, await shared]) expect(Object.isFrozen(read)).toBe(true);
    expect(reads.every(({ now }) => now.getTime() > 0)).toBe(true);
  });

  test('does not wait for who asks for something else, or is within a transaction', () => {
    const { ask, reads } = desk();
    void ask();
    void ask('other figures');
    void ask('figures', { afterCommit: () => undefined } as Partial<Ctx>);
    expect(reads).toHaveLength(3);
  });
});

test('an error reaches those alone who share the reading', async () => {
  const { ask, change, settle } = desk();
  const first = ask().catch((error: Error) => error.message);
  change();
  const second = ask();
  await settle('fail');
  await settle();
  expect(await first).toBe('no 0');
  expect(await second).toEqual({ value: 1 });
  const third = ask();
  await settle();
  expect(await third).toEqual({ value: 1 });
});
