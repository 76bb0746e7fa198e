import type { Request, Response } from 'express';
import { ctxOf, parseForm } from '../../../platform/http/input';
import { done, submitted } from '../../../platform/http/respond';
import { passwordForm } from '../auth.schema';
import { showSecurity } from '../security.controller';
import { changePassword } from './passwords.service';

export async function savePassword(req: Request, res: Response): Promise<void> {
  await submitted(
    req,
    async () => {
      await changePassword(ctxOf(req), { ...parseForm(passwordForm, req), signInId: req.signIn?.id });
      done(res, '/account/security', 'account.flash.password');
    },
    (form) => showSecurity(req, res, form),
  );
}
