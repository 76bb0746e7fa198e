import type { Request, Response } from 'express';
import { ctxOf, parseForm } from '../../../platform/http/input';
import { done, submitted } from '../../../platform/http/respond';
import { assertFresh } from '../../../platform/http/routes';
import { showSecurity } from '../account/security.controller';
import { renewAs } from '../sessions/renewing.controller';
import { assertMethodOpen, waysInOf } from '../shared/methods.service';
import { personOf } from '../shared/person';
import { firstPasswordForm, passwordForm } from './passwords.schema';
import { changePassword, removePassword } from './passwords.service';

const PATH = '/account/security';

/** Asks for the current password; who has none must have proved otherwise, and lately, who they are. */
export async function savePassword(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  await assertMethodOpen(ctx, 'password');
  const { password: hasOne } = await waysInOf(ctx, personOf(ctx).id);
  if (!hasOne) assertFresh(req);
  await submitted(
    req,
    async () => {
      const form = hasOne
        ? parseForm(passwordForm, req)
        : { ...parseForm(firstPasswordForm, req), current: null };
      const signInId = req.signIn?.id;
      await changePassword(ctx, { ...form, signInId });
      if (signInId) await renewAs(req, signInId);
      done(res, PATH, 'account.flash.password');
    },
    (form) => showSecurity(req, res, form),
  );
}

export async function dropPassword(req: Request, res: Response): Promise<void> {
  await submitted(
    req,
    async () => {
      const signInId = req.signIn?.id ?? null;
      await removePassword(ctxOf(req), signInId);
      if (signInId) await renewAs(req, signInId);
      done(res, PATH, 'account.flash.password_removed');
    },
    (form) => showSecurity(req, res, form),
  );
}
