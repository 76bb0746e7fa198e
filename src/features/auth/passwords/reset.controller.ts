import type { Request, Response } from 'express';
import { AppError } from '../../../platform/errors';
import { ctxOf, parseForm } from '../../../platform/http/input';
import { blankForm, done, type FormState, page, submitted } from '../../../platform/http/respond';
import { PASSWORD_RULE } from '../../users';
import { deliversMail } from '../shared/delivery.service';
import { orGone } from '../shared/links.controller';
import { showMailSent } from '../shared/mail-sent.controller';
import { assertMethodOpen } from '../shared/methods.service';
import { findToken } from '../shared/tokens.service';
import { enter, originOf } from '../sign-in/entering.controller';
import { forgotForm, resetForm } from './passwords.schema';
import { requestReset, resetPassword } from './reset.service';

const GONE = { again: { href: '/forgot-password', label: 'passwords.reset.again' } };

export async function forgotPage(req: Request, res: Response): Promise<void> {
  await assertMethodOpen(ctxOf(req), 'password');
  showForgot(req, res, blankForm());
}

export async function forgot(req: Request, res: Response): Promise<void> {
  await assertMethodOpen(ctxOf(req), 'password');
  await submitted(
    req,
    async () => {
      await requestReset(ctxOf(req), parseForm(forgotForm, req).email);
      done(res, '/forgot-password/sent');
    },
    (form) => showForgot(req, res, form),
  );
}

export function resetSent(req: Request, res: Response): void {
  showMailSent(req, res, 'reset');
}

export async function resetPage(req: Request, res: Response): Promise<void> {
  await assertMethodOpen(ctxOf(req), 'password');
  await orGone(req, res, GONE, () => showReset(req, res, blankForm()));
}

export async function reset(req: Request, res: Response): Promise<void> {
  await assertMethodOpen(ctxOf(req), 'password');
  await orGone(req, res, GONE, async () => {
    await submitted(
      req,
      async () => {
        const { password } = parseForm(resetForm, req);
        const { deviceToken } = originOf(req);
        const userId = await resetPassword(ctxOf(req), String(req.params.token), { password, deviceToken });
        await enter(req, res, { userId, method: 'link' }, { flash: 'passwords.flash.reset' });
      },
      (form) => showReset(req, res, form),
    );
  });
}

function showForgot(req: Request, res: Response, form: FormState): void {
  const { email = '' } = form.values;
  const model = { values: { email }, delivers: deliversMail(ctxOf(req)) };
  page(res, 'auth/forgot-password', { ...form, ...model }, form.status);
}

/** @throws AppError `gone` */
async function showReset(req: Request, res: Response, { errors, status }: FormState): Promise<void> {
  const token = await findToken(ctxOf(req), 'password_reset', req.params.token);
  if (!token) throw new AppError('gone');
  const model = {
    errors,
    action: `/reset-password/${req.params.token}`,
    email: token.email,
    passwordRule: PASSWORD_RULE,
  };
  page(res, 'auth/reset-password', model, status);
}
