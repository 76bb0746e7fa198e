import { setupPath } from '../features/auth';
import { removeDemo } from '../features/demo';
import { systemCtx } from '../platform/ctx';
import { AppError } from '../platform/errors';
import { addressOf, type OpenDesk, onDesk, runCommand, UsageError } from './open';

const USAGE = 'Usage: npm run demo -- remove';

const REFUSED: Partial<Record<AppError['code'], string>> = {
  not_found: 'There is no demo data.',
  conflict: 'Only inactive administrators would be left: reactivate one of them first.',
};

/** Removes the demo data, as the button in the settings does. */
runCommand(async () => {
  const [verb, ...rest] = process.argv.slice(2);
  if (verb !== 'remove' || rest.length > 0) throw new UsageError(USAGE);
  await onDesk(async (desk) => {
    const { needsSetUp } = await removeDemo(systemCtx(desk.system));
    const lines = ['The demo data has been removed.', ...(needsSetUp ? await nextSteps(desk) : [])];
    process.stdout.write(`${lines.join('\n')}\n`);
  }).catch((error) => {
    const told = error instanceof AppError ? REFUSED[error.code] : undefined;
    throw told ? new UsageError(told) : error;
  });
});

/** With the code in any case: a desk that runs in another environment may ask for it where this one would not. */
async function nextSteps(desk: OpenDesk): Promise<string[]> {
  const { url, note } = await addressOf(desk);
  return [`The first administrator is made at ${url}${setupPath(desk.system, { withCode: true })}`, ...note];
}
