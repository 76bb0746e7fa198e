/** All but the date goes on. */
const TIMERS: FakeableAPI[] = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
];

/** What `work` gives where the date stands still at `moment`, in milliseconds. */
export async function atMoment<T>(moment: number, work: () => Promise<T>): Promise<T> {
  jest.useFakeTimers({ now: moment, doNotFake: TIMERS });
  try {
    return await work();
  } finally {
    jest.useRealTimers();
  }
}
