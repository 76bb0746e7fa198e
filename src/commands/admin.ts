import { createUser, findUserByEmail } from '../features/users';
import { randomToken } from '../platform/crypto';
import { inTx, systemCtx } from '../platform/ctx';
import { AppError } from '../platform/errors';
import { onDesk, runCommand, UsageError } from './open';

const USAGE = 'Usage: npm run admin -- create EMAIL';

/** Makes an administrator without the browser, with a password that is shown once. */
runCommand(async () => {
  const [verb, email, ...rest] = process.argv.slice(2);
  if (verb !== 'create' || !email || rest.length > 0) throw new UsageError(USAGE);
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new UsageError(`${email} is not an e-mail address.\n${USAGE}`);
  const password = randomToken(12);
  await onDesk(async ({ system, config }) => {
    const ctx = systemCtx(system);
    if (await findUserByEmail(ctx, email)) throw new UsageError(`${email} already has an account.`);
    await inTx(ctx, (tx) =>
      createUser(tx, { email, name: email.split('@')[0] ?? email, role: 'administrator', password }),
    );
    process.stdout.write(`${email} can sign in at ${config.baseUrl}/login with the password ${password}\n`);
  }).catch((error) => {
    throw error instanceof AppError ? new UsageError(`${email} cannot be used: ${error.code}.`) : error;
  });
});
