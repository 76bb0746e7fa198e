import { setupPath } from '../features/auth';
import { removeDemo } from '../features/demo';
import { systemCtx } from '../platform/ctx';
import { AppError } from '../platform/errors';
import { onDesk, runCommand, UsageError } from './open';

const USAGE = 'Usage: npm run demo -- remove';

const REFUSED: Partial<Record<AppError['code'], string>> = {
  not_found: 'There is no demo data.',
  conflict: 'Only inactive administrators would be left: reactivate one of them first.',
};

/** Removes the demo data, as the button in the settings does. */
runCommand(async () => {
  const [verb, ...rest] = process.argv.slice(2);
  if (verb !== 'remove' || rest.length > 0) throw new UsageError(USAGE);
  await onDesk(async ({ system, config }) => {
    const { needsSetUp } = await removeDemo(systemCtx(system));
    const next = needsSetUp
      ? ` The first administrator is made at ${config.baseUrl}${setupPath(system)}`
      : '';
    process.stdout.write(`The demo data has been removed.${next}\n`);
  }).catch((error) => {
    const told = error instanceof AppError ? REFUSED[error.code] : undefined;
    throw told ? new UsageError(told) : error;
  });
});
