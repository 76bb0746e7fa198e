import { rescue } from '../features/auth';
import { createUser, findUserByEmail } from '../features/users';
import { randomToken } from '../platform/crypto';
import { type Ctx, systemCtx } from '../platform/ctx';
import { AppError } from '../platform/errors';
import { addressOf, onDesk, runCommand, UsageError } from './open';

const USAGE = 'Usage: npm run admin -- create EMAIL\n       npm run admin -- reset EMAIL';

/** Makes an administrator, or lets somebody back in, without the browser; the password is shown once. */
runCommand(async () => {
  const [verb, email, ...rest] = process.argv.slice(2);
  const act = verb === 'create' ? create : verb === 'reset' ? reset : null;
  if (!act || !email || rest.length > 0) throw new UsageError(USAGE);
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new UsageError(`${email} is not an e-mail address.\n${USAGE}`);
  await onDesk(async (desk) => {
    const { url, note } = await addressOf(desk);
    const lines = [...(await act(systemCtx(desk.system), email, `${url}/login`)), ...note];
    process.stdout.write(`${lines.join('\n')}\n`);
  }).catch((error) => {
    throw error instanceof AppError ? new UsageError(`${email} cannot be used: ${error.code}.`) : error;
  });
});

async function create(ctx: Ctx, email: string, loginUrl: string): Promise<string[]> {
  const password = randomToken(12);
  if (await findUserByEmail(ctx, email)) throw new UsageError(`${email} already has an account.`);
  await createUser(ctx, { email, name: email.split('@')[0] ?? email, role: 'administrator', password });
  return [`${email} can sign in at ${loginUrl} with the password ${password}`];
}

async function reset(ctx: Ctx, email: string, loginUrl: string): Promise<string[]> {
  if (!(await findUserByEmail(ctx, email))) throw new UsageError(`${email} has no account.`);
  const { password, ...done } = await rescue(ctx, email);
  return [
    `${email} can sign in at ${loginUrl} with the password ${password}`,
    'All their sessions have ended.',
    ...(done.reactivated ? ['The account was inactive and is active again.'] : []),
    ...(done.factorsRemoved ? ['Second factor, passkeys and recovery codes have been removed.'] : []),
    ...(done.passwordsOpened
      ? ['Signing in with a password was closed for everybody and is open again.']
      : []),
  ];
}
