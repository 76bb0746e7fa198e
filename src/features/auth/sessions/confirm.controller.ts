import type { Request, Response } from 'express';
import { AppError } from '../../../platform/errors';
import { ctxOf, parseForm, parseQuery } from '../../../platform/http/input';
import { KEPT_FORM, keptForm } from '../../../platform/http/kept-form';
import { blankForm, done, type FormState, localUrl, page, submitted } from '../../../platform/http/respond';
import { toldBy } from '../../../platform/http/typed';
import { homeOf } from '../../users';
import { serviceButtons } from '../providers/services.view';
import { personOf } from '../shared/person';
import { nextQuery } from '../shared/shared.schema';
import { originOf } from '../sign-in/entering.controller';
import { confirmWithCode, confirmWithPassword, proofsOf } from './confirm.service';
import { renewAs } from './renewing.controller';
import { codeProof, passwordProof } from './sessions.schema';

/** What is sensitive asks people once more who they are, if it is a while since they proved it. */
export async function confirmPage(req: Request, res: Response): Promise<void> {
  const { next } = parseQuery(nextQuery, req);
  await showConfirm(req, res, blankForm({ next: next ?? '' }));
}

export async function confirm(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  if (!req.signIn) throw new AppError('unauthenticated');
  const session = { signInId: req.signIn.id, origin: originOf(req) };
  await submitted(
    req,
    async () => {
      const { next } = parseForm(nextQuery, req);
      if (req.body?.code !== undefined) await confirmWithCode(ctx, parseForm(codeProof, req).code, session);
      else await confirmWithPassword(ctx, parseForm(passwordProof, req).password, session);
      await renewAs(req, session.signInId);
      done(res, localUrl(next ?? '', homeOf(ctx.actor)));
    },
    (form) => showConfirm(req, res, form),
  );
}

/** What somebody had typed before they were asked, to be sent with one more press. */
export function keptFormPage(req: Request, res: Response): void {
  const kept = keptForm(req);
  if (kept) page(res, 'auth/confirm-form', { ...kept, told: toldBy(kept.fields) });
  else done(res, homeOf(personOf(ctxOf(req))));
}

async function showConfirm(req: Request, res: Response, form: FormState): Promise<void> {
  const ctx = ctxOf(req);
  const next = localUrl(typeof form.values.next === 'string' ? form.values.next : '', '');
  const proofs = await proofsOf(ctx);
  const services = await serviceButtons(req, next);
  const kept = next === KEPT_FORM ? keptForm(req) : null;
  const model = {
    errors: form.errors,
    next,
    email: personOf(ctx).email,
    proofs,
    services: services.filter(({ name }) => proofs.services.includes(name)),
    nothing: !proofs.password && !proofs.code && !proofs.passkey && proofs.services.length === 0,
    isKept: kept !== null,
    back: kept?.from ?? localUrl(next, homeOf(ctx.actor)),
  };
  page(res, 'auth/confirm', model, form.status);
}
