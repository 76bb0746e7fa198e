import type { Request, Response } from 'express';
import { ctxOf, parseForm } from '../../../platform/http/input';
import { submitted } from '../../../platform/http/respond';
import { assertMethodOpen } from '../shared/methods.service';
import { enterOnce, originOf } from '../sign-in/entering.controller';
import { showLogin } from '../sign-in/sign-in.controller';
import { keepChallenge, takeChallenge } from './challenge.controller';
import { passkeySignInForm } from './factors.schema';
import { passkeyErrors } from './factors.view';
import { checkSolePasskey, requestOptions } from './passkey-checks.service';

export async function passkeySignInOptions(req: Request, res: Response): Promise<void> {
  await assertMethodOpen(ctxOf(req), 'passkey');
  const options = await requestOptions(ctxOf(req), { userId: null, verified: true });
  keepChallenge(req, 'sign_in', options.challenge);
  res.json(options);
}

/** A passkey that has verified its owner is both factors at once. */
export async function passkeySignIn(req: Request, res: Response): Promise<void> {
  await assertMethodOpen(ctxOf(req), 'passkey');
  const challenge = takeChallenge(req, 'sign_in');
  await submitted(
    req,
    async () => {
      const { credential, remember, next } = parseForm(passkeySignInForm, req);
      const userId = await checkSolePasskey(ctxOf(req), { credential, challenge }, originOf(req));
      await enterOnce(req, res, { userId, method: 'passkey', remember }, { next });
    },
    ({ values, errors, status }) =>
      showLogin(req, res, { values: { ...values, email: '' }, errors: passkeyErrors(req, errors), status }),
  );
}
