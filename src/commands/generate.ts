import { parseArgs } from 'node:util';
import { generate } from '../../seeds/generate';
import { inTx, systemCtx } from '../platform/ctx';
import { onDesk, runCommand, UsageError } from './open';

const USAGE = 'Usage: npm run generate -- --tickets N [--seed S]';

/** Fills the desk with realistic tickets, for measuring and for trying things at size. */
runCommand(async () => {
  const { tickets, seed } = argumentsOf();
  await onDesk(async ({ system }) => {
    const started = Date.now();
    const seconds = () => Math.round((Date.now() - started) / 1000);
    const progress = (what: string) => process.stderr.write(`${what}, ${seconds()} s\n`);
    await generate(system.db, { tickets, seed, progress });
    // A desk that is running meanwhile has new departments and categories to offer.
    await inTx(systemCtx(system), (tx) => system.cache.forget(tx, '*'));
    process.stderr.write(`Done in ${seconds()} s.\n`);
  });
});

function argumentsOf(): { tickets: number; seed: number } {
  try {
    const { values } = parseArgs({
      options: { tickets: { type: 'string' }, seed: { type: 'string', default: '1' } },
    });
    const [tickets, seed] = [Number(values.tickets), Number(values.seed)];
    if (Number.isInteger(tickets) && tickets > 0 && tickets <= 10_000_000 && Number.isInteger(seed)) {
      return { tickets, seed };
    }
  } catch {
    // An unknown option is told like a missing one.
  }
  throw new UsageError(USAGE);
}
