import { type Ctx, inTx } from '../../../platform/ctx';
import { invalid } from '../../../platform/errors';
import { factorsOf } from '../factors/factors.queries';
import { factorGuess } from '../factors/second-step.service';
import { takeTotpCode } from '../factors/totp.service';
import { openMethods, waysInOf } from '../shared/methods.service';
import { personOf } from '../shared/person';
import { clearAttempts, recordAttempt, tooManyTries } from '../shared/throttle.service';
import { checkPassword, type Origin } from '../sign-in/sign-in.service';
import { confirmSignIn } from './sessions.service';

export interface Proofs {
  password: boolean;
  code: boolean;
  passkey: boolean;
  /** Names of services that the account is connected with. */
  services: string[];
}

/** What people can prove with, in the middle of a session, that it is still them. */
export async function proofsOf(ctx: Ctx): Promise<Proofs> {
  const { id } = personOf(ctx);
  const ways = await waysInOf(ctx, id);
  const open: string[] = await openMethods(ctx);
  const { hasTotp } = await factorsOf(ctx, id);
  return {
    password: ways.password && open.includes('password'),
    code: hasTotp,
    passkey: ways.passkeys > 0,
    services: ways.providers.filter((name) => open.includes(name)),
  };
}

export interface Session {
  signInId: string;
  origin: Origin;
}

/** @throws AppError `invalid` for a wrong password; `rate_limited`, counted with those of signing in */
export async function confirmWithPassword(
  ctx: Ctx,
  password: string,
  { signInId, origin }: Session,
): Promise<void> {
  const { id, email } = personOf(ctx);
  if (!(await proofsOf(ctx)).password) throw invalid('password', 'confirm.error.password');
  const { userId } = await checkPassword(ctx, { email, password, origin }).catch((error) => {
    throw error.code === 'invalid' ? invalid('password', 'confirm.error.password') : error;
  });
  if (userId !== id) throw invalid('password', 'confirm.error.password');
  await confirmSignIn(ctx, signInId, 'password');
}

/** @throws AppError `invalid` for a wrong or used code; `rate_limited`, counted with those of the second factor */
export async function confirmWithCode(ctx: Ctx, code: string, { signInId, origin }: Session): Promise<void> {
  const { id } = personOf(ctx);
  const guess = await factorGuess(ctx, id, origin);
  const { wait, blocksFor } = await recordAttempt(ctx, guess);
  if (wait > 0) throw tooManyTries(wait);
  const answer = await inTx(ctx, (tx) => takeTotpCode(tx, id, code));
  if (answer !== 'taken') {
    throw blocksFor > 0 ? tooManyTries(blocksFor) : invalid('code', `confirm.error.code.${answer}`);
  }
  await clearAttempts(ctx, guess);
  await confirmSignIn(ctx, signInId, 'totp');
}
