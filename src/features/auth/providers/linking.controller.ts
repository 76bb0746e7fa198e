import type { Request, Response } from 'express';
import { setFlash } from '../../../platform/http/flash';
import { ctxOf, idParam } from '../../../platform/http/input';
import { blankForm, done, type FormState, page, submitted } from '../../../platform/http/respond';
import { showSecurity } from '../account/security.controller';
import { personOf } from '../shared/person';
import { keptProfile } from './completing.controller';
import { linkIdentity, type Profile, unlinkIdentity } from './identities.service';
import { labelOf } from './labels';

const SECURITY = '/account/security';

/** Asks whether the account that a service has just named is to be connected. */
export function confirmPage(req: Request, res: Response): void {
  const profile = keptProfile(req);
  if (profile) show(req, res, profile, blankForm());
  else tooLate(res);
}

export async function link(req: Request, res: Response): Promise<void> {
  const profile = keptProfile(req);
  if (!profile) return tooLate(res);
  await submitted(
    req,
    async () => {
      await linkIdentity(ctxOf(req), profile);
      delete req.session.providerProfile;
      done(res, SECURITY, 'providers.flash.linked', { service: labelOf(ctxOf(req), profile.provider) });
    },
    (form) => show(req, res, profile, form),
  );
}

export async function unlink(req: Request, res: Response): Promise<void> {
  const id = idParam(req);
  await submitted(
    req,
    async () => {
      const { provider } = await unlinkIdentity(ctxOf(req), id);
      done(res, SECURITY, 'providers.flash.unlinked', { service: labelOf(ctxOf(req), provider) });
    },
    (form) => showSecurity(req, res, form),
  );
}

function show(req: Request, res: Response, { provider, email, name }: Profile, form: FormState): void {
  const ctx = ctxOf(req);
  const model = { service: labelOf(ctx, provider), drawing: `service-${provider}`, email, name };
  page(res, 'auth/provider-link', { ...form, ...model, account: personOf(ctx).email }, form.status);
}

function tooLate(res: Response): void {
  setFlash(res, { kind: 'error', key: 'providers.error.round' });
  done(res, SECURITY);
}
