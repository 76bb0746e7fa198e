import type { Request, Response } from 'express';
import { ctxOf, parseForm, parseQuery } from '../../../platform/http/input';
import { blankForm, done, type FormState, localUrl, page, submitted } from '../../../platform/http/respond';
import { homeOf, PASSWORD_RULE } from '../../users';
import { deliversMail } from '../shared/delivery.service';
import { showMailSent } from '../shared/mail-sent.controller';
import { assertMethodOpen } from '../shared/methods.service';
import { nextQuery } from '../shared/shared.schema';
import { registrationForm } from './registration.schema';
import { beginRegistration, registrationAddress } from './registration.service';
import { assertSignUpOpen } from './sign-up.service';

export async function registerPage(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const { next } = parseQuery(nextQuery, req);
  if (ctx.actor.kind === 'person') return done(res, localUrl(next ?? '', homeOf(ctx.actor)));
  await assertRegisters(req);
  showRegister(req, res, blankForm({ next }));
}

export async function register(req: Request, res: Response): Promise<void> {
  await assertRegisters(req);
  await submitted(
    req,
    async () => {
      const { next, ...account } = parseForm(registrationForm, req);
      req.session.registrationId = await beginRegistration(ctxOf(req), {
        ...account,
        locale: req.shell.locale,
        next: localUrl(next ?? '', ''),
      });
      done(res, '/register/sent');
    },
    (form) => showRegister(req, res, form),
  );
}

/** Where every registration leads, whether the address has an account already or not. */
export async function registrationSent(req: Request, res: Response): Promise<void> {
  const { registrationId } = req.session ?? {};
  const address = registrationId ? await registrationAddress(ctxOf(req), registrationId) : null;
  if (!address) return done(res, '/register');
  showMailSent(req, res, 'registration', { address });
}

async function assertRegisters(req: Request): Promise<void> {
  await assertMethodOpen(ctxOf(req), 'password');
  await assertSignUpOpen(ctxOf(req));
}

function showRegister(req: Request, res: Response, form: FormState): void {
  const { name = '', email = '', next } = form.values;
  const model = {
    values: { name, email, next: next ?? '' },
    delivers: deliversMail(ctxOf(req)),
    passwordRule: PASSWORD_RULE,
  };
  page(res, 'auth/register', { ...form, ...model }, form.status);
}
