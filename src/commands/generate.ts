import { parseArgs } from 'node:util';
import { generate } from '../../seeds/generate';
import { onDesk, runCommand, UsageError } from './open';

const USAGE = 'Usage: npm run generate -- --tickets N [--seed S]';

/** Fills the desk with realistic tickets, for measuring and for trying things at size. */
runCommand(async () => {
  const { tickets, seed } = argumentsOf();
  await onDesk(async ({ system }) => {
    const started = Date.now();
    const progress = (done: number) => {
      const seconds = Math.round((Date.now() - started) / 1000);
      process.stderr.write(
        `\r${done.toLocaleString('en')} of ${tickets.toLocaleString('en')} tickets, ${seconds} s`,
      );
    };
    await generate(system.db, { tickets, seed, progress });
    process.stderr.write(`\nDone in ${Math.round((Date.now() - started) / 1000)} s.\n`);
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
