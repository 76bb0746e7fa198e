import type { Request, Response } from 'express';
import { AppError } from '../../../platform/errors';
import { setFlash } from '../../../platform/http/flash';
import { ctxOf, parseForm } from '../../../platform/http/input';
import { done, localUrl, withNext } from '../../../platform/http/respond';
import { homeOf } from '../../users';
import { renewAs } from '../sessions/renewing.controller';
import { confirmSignIn } from '../sessions/sessions.service';
import { personOf } from '../shared/person';
import { originOf } from '../sign-in/entering.controller';
import { keepChallenge, takeChallenge } from './challenge.controller';
import { confirmationForm } from './factors.schema';
import { checkOwnPasskey, requestOptions } from './passkey-checks.service';

export async function confirmationOptions(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const options = await requestOptions(ctx, { userId: personOf(ctx).id, verified: true });
  keepChallenge(req, 'confirmation', options.challenge);
  res.json(options);
}

/** People prove in the middle of a session, with a passkey of their own, that it is still them. */
export async function confirmWithPasskey(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const challenge = takeChallenge(req, 'confirmation');
  if (!req.signIn) throw new AppError('unauthenticated');
  const { credential, next } = parseForm(confirmationForm, req);
  try {
    await checkOwnPasskey(ctx, { credential: credential ?? '', challenge }, originOf(req));
  } catch (error) {
    const problem = error instanceof AppError ? error.fields[''] : undefined;
    if (!problem) throw error;
    setFlash(res, { kind: 'error', ...problem });
    return done(res, withNext('/confirm', next));
  }
  await confirmSignIn(ctx, req.signIn.id, 'passkey');
  await renewAs(req, req.signIn.id);
  done(res, localUrl(next ?? '', homeOf(personOf(ctx))));
}
