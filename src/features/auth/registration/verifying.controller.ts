import type { Request, Response } from 'express';
import { AppError } from '../../../platform/errors';
import { ctxOf, parseForm } from '../../../platform/http/input';
import { blankForm, done, type FormState, page, submitted, withNext } from '../../../platform/http/respond';
import { confirmAddress } from '../account/address.service';
import { renewAs } from '../sessions/renewing.controller';
import { orGone, showRefusedLink } from '../shared/links.controller';
import { findToken, type Token } from '../shared/tokens.service';
import { enter } from '../sign-in/entering.controller';
import { verificationForm } from './registration.schema';
import { finishRegistration } from './registration.service';

const GONE = { again: { href: '/login', label: 'auth.register.login' } };

/**
 * The link that proves an address: of a registration, or of an account that exists. It is a page with a button, for
 * mail scanners open links; only the button uses it up.
 */
export async function verifyPage(req: Request, res: Response): Promise<void> {
  await orGone(req, res, GONE, () => show(req, res, blankForm()));
}

export async function verify(req: Request, res: Response): Promise<void> {
  const value = String(req.params.token);
  await orGone(req, res, GONE, async () => {
    await submitted(
      req,
      async () => {
        if (await findToken(ctxOf(req), 'email', value)) await confirm(req, res, value);
        else await finish(req, res, value);
      },
      (form) => show(req, res, form),
    );
  });
}

async function finish(req: Request, res: Response, value: string): Promise<void> {
  const registrant = {
    ...parseForm(verificationForm, req),
    registrationId: req.session.registrationId ?? null,
  };
  await orRefused(req, res, 'registration.verify.no_account', async () => {
    const { user, next, method } = await finishRegistration(ctxOf(req), value, registrant);
    const welcome = { next, flash: 'auth.flash.registered', params: { name: user.name } };
    await enter(req, res, { userId: user.id, method }, welcome);
  });
}

async function confirm(req: Request, res: Response, value: string): Promise<void> {
  const { signIn } = req;
  if (!signIn) return done(res, withNext('/login', req.originalUrl));
  await orRefused(req, res, 'registration.verify.not_changed', async () => {
    await confirmAddress(ctxOf(req), value, signIn.id);
    await renewAs(req, signIn.id);
    done(res, '/account', 'account.flash.email_verified');
  });
}

/** An address that has an account by now, or may not have one, is no field of a form that could be put right. */
async function orRefused(
  req: Request,
  res: Response,
  title: string,
  act: () => Promise<void>,
): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof AppError) || !error.fields.email) throw error;
    showRefusedLink(req, res, error, title, GONE);
  }
}

/** @throws AppError `gone` */
async function show(req: Request, res: Response, form: FormState): Promise<void> {
  const ctx = ctxOf(req);
  const value = req.params.token;
  const registration = await findToken(ctx, 'registration', value);
  const token = registration ?? (await findToken(ctx, 'email', value));
  if (!token) throw new AppError('gone');
  const model = {
    errors: form.errors,
    action: `/verify-email/${value}`,
    email: token.email,
    ...(registration ? askRegistrant(req, registration) : askOwner(req, token)),
  };
  page(res, 'auth/verify-email', model, form.status);
}

function askRegistrant(req: Request, { id, data }: Token) {
  if (req.session?.registrationId === id) return { ask: 'confirmation', isNew: true };
  return { ask: data.identity ? 'other_browser' : 'password', isNew: true };
}

function askOwner(req: Request, { userId }: Token) {
  const { actor } = ctxOf(req);
  if (actor.kind !== 'person') {
    return { ask: 'sign_in', isNew: false, signIn: withNext('/login', req.originalUrl) };
  }
  return { ask: actor.id === userId ? 'confirmation' : 'other_account', isNew: false };
}
