import { backfillPortion, beginAnew } from '../features/tickets';
import { systemCtx } from '../platform/ctx';
import { onDesk, runCommand } from './open';

const TOLD_EVERY = 100;

/** Makes all that tickets are found by anew, while the desk runs. One that is broken off is gone on with by the worker. */
runCommand(() =>
  onDesk(async ({ system }) => {
    const started = Date.now();
    const seconds = () => Math.round((Date.now() - started) / 1000);
    await beginAnew(systemCtx(system));
    let portions = 0;
    while (await backfillPortion(systemCtx(system))) {
      portions += 1;
      if (portions % TOLD_EVERY === 0) process.stderr.write(`${portions * 100} tickets, ${seconds()} s\n`);
    }
    process.stderr.write(`Done in ${seconds()} s.\n`);
  }),
);
