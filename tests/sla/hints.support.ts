import { type Ctx, inTx } from '../../src/platform/ctx';
import type { Hint } from '../../src/platform/live';
import { until } from '../platform/helpers';
import type { TestApp } from '../support/app';

/** What open pages are told of while something is done: messages come in the order of their commits. */
export async function hintsOf(app: TestApp, ctx: Ctx, work: () => Promise<void>): Promise<Hint[]> {
  const hints: Hint[] = [];
  const stop = app.system.bus.subscribe((message) => {
    if (message.kind === 'live') hints.push(message.hint);
  });
  const mark = async (topic: string) => {
    // What is told while nobody listens is heard by nobody.
    await until(app.system.bus.healthy);
    await inTx(ctx, (tx) => app.system.live.hint(tx, { topics: [topic], audience: 'staff' }));
    await until(() => hints.some(({ topics }) => topics[0] === topic));
  };
  await mark('tests:begun');
  hints.length = 0;
  await work();
  await mark('tests:over');
  stop();
  return hints.slice(0, -1);
}
