import type { Request, Response } from 'express';
import { AppError } from '../../../platform/errors';
import { setFlash } from '../../../platform/http/flash';
import { ctxOf, parseForm, parseQuery } from '../../../platform/http/input';
import {
  blankForm,
  done,
  type FormState,
  localUrl,
  page,
  submitted,
  withNext,
} from '../../../platform/http/respond';
import { getSettings } from '../../settings';
import { finishSignIn, originOf } from '../sign-in/entering.controller';
import { keepChallenge, takeChallenge } from './challenge.controller';
import type { Factors } from './factors.queries';
import { codeForm, credentialForm, secondStepQuery, shownForm } from './factors.schema';
import { passkeyErrors } from './factors.view';
import { requestOptions } from './passkey-checks.service';
import { passSecondFactor, type SecondStep, type Shown, secondStepOf } from './second-step.service';

const WAYS = ['totp', 'passkey', 'recovery_code'] as const;

export async function secondStepPage(req: Request, res: Response): Promise<void> {
  const step = await stepOf(req);
  if (!step) return beginAgain(req, res);
  const { with: way, next } = parseQuery(secondStepQuery, req);
  await showStep(req, res, step, blankForm({ with: way, next }));
}

export async function secondStepOptions(req: Request, res: Response): Promise<void> {
  const step = await stepOf(req);
  if (!step) throw new AppError('gone');
  const options = await requestOptions(ctxOf(req), { userId: step.userId, verified: false });
  keepChallenge(req, 'second_factor', options.challenge);
  res.json(options);
}

export async function passStep(req: Request, res: Response): Promise<void> {
  const challenge = takeChallenge(req, 'second_factor');
  const step = await stepOf(req);
  const { token, next: begun } = req.session.secondFactor ?? {};
  if (!step || !token) return beginAgain(req, res);
  await submitted(
    req,
    async () => {
      const { with: way, trust, next } = parseForm(shownForm, req);
      const shown: Shown =
        way === 'passkey'
          ? { factor: way, challenge, ...parseForm(credentialForm, req) }
          : { factor: way, ...parseForm(codeForm, req) };
      const signedIn = await passSecondFactor(ctxOf(req), { token, shown, trust, origin: originOf(req) });
      await finishSignIn(req, res, signedIn, { next: next ?? begun });
    },
    (form) => showStep(req, res, step, form),
  ).catch((error) => {
    if (!(error instanceof AppError) || error.code !== 'gone') throw error;
    beginAgain(req, res, error.data.reason === 'tries' ? 'factors.flash.tries' : undefined);
  });
}

async function stepOf(req: Request): Promise<SecondStep | null> {
  const { token } = req.session?.secondFactor ?? {};
  return token ? secondStepOf(ctxOf(req), token) : null;
}

/** Back to the first proof, which who is in by now is led on from, and where to go after it is not forgotten. */
function beginAgain(req: Request, res: Response, reason = 'factors.flash.begin_again'): void {
  const begun = req.session?.secondFactor;
  const { next } = (req.body ?? {}) as { next?: unknown };
  if (begun) {
    req.session.secondFactor = undefined;
    setFlash(res, { kind: 'error', key: reason });
  }
  done(res, withNext('/login', typeof next === 'string' ? next : begun?.next));
}

async function showStep(req: Request, res: Response, step: SecondStep, form: FormState): Promise<void> {
  const { trustedDeviceDays } = await getSettings(ctxOf(req));
  const way = chosenWay(step.factors, form.values.with);
  // Of this tab: in another one somebody may have begun since then, on their way elsewhere.
  const next = localUrl(String(form.values.next ?? req.session.secondFactor?.next ?? ''), '');
  const model = {
    way,
    next,
    errors: passkeyErrors(req, form.errors),
    trust: Boolean(form.values.trust),
    trustDays: trustedDeviceDays,
    others: WAYS.filter((other) => other !== way && has(step.factors, other)),
  };
  page(res, 'auth/factor', model, form.status);
}

/** The one that was asked for, where the person has it; else the first that they have. */
function chosenWay(factors: Factors, wish: unknown): (typeof WAYS)[number] {
  return (
    WAYS.find((way) => way === wish && has(factors, way)) ?? WAYS.find((way) => has(factors, way)) ?? 'totp'
  );
}

function has({ hasTotp, passkeys, recoveryCodes }: Factors, way: (typeof WAYS)[number]): boolean {
  if (way === 'totp') return hasTotp;
  return way === 'passkey' ? passkeys > 0 : recoveryCodes > 0;
}
