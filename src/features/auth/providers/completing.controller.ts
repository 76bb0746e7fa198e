import type { Request, Response } from 'express';
import { setFlash } from '../../../platform/http/flash';
import { ctxOf, parseForm, parseQuery } from '../../../platform/http/input';
import { blankForm, done, type FormState, localUrl, page, submitted } from '../../../platform/http/respond';
import { registrationAddress } from '../registration/registration.service';
import { assertSignUpOpen } from '../registration/sign-up.service';
import { showMailSent } from '../shared/mail-sent.controller';
import { nextQuery } from '../shared/shared.schema';
import type { Profile } from './identities.service';
import { labelOf } from './labels';
import { completionForm } from './providers.schema';
import { prepareIdentityRegistration } from './registering.service';

const PATH = '/auth/complete';

/** How long what a service said of somebody waits for them to go on. */
const KEPT_MS = 30 * 60 * 1000;

/** Who a service said this browser's owner is; null once that is too long ago. */
export function keptProfile(req: Request): Profile | null {
  const profile = req.session?.providerProfile;
  if (!profile || req.ctx.now.getTime() - profile.at >= KEPT_MS) return null;
  const { at: _at, ...rest } = profile;
  return rest;
}

/** A service let somebody in, but vouches for no address: we ask for one, and prove it ourselves. */
export async function completePage(req: Request, res: Response): Promise<void> {
  const profile = keptProfile(req);
  if (!profile) return tooLate(res);
  await assertSignUpOpen(ctxOf(req));
  const { next } = parseQuery(nextQuery, req);
  const { name, email } = profile;
  show(req, res, profile, blankForm({ name, email: email ?? '', next: next ?? '' }));
}

export async function complete(req: Request, res: Response): Promise<void> {
  const profile = keptProfile(req);
  if (!profile) return tooLate(res);
  await submitted(
    req,
    async () => {
      const { name, email, next } = parseForm(completionForm, req);
      const { provider, issuer, subject, email: told } = profile;
      req.session.registrationId = await prepareIdentityRegistration(
        ctxOf(req),
        {
          name,
          email,
          locale: req.shell.locale,
          next: localUrl(next ?? '', ''),
          identity: { provider, issuer, subject, email: told },
        },
        req.session.registrationId ?? null,
      );
      done(res, `${PATH}/sent`);
    },
    (form) => show(req, res, profile, form),
  );
}

/** The same page whether there is an account with the address or not. */
export async function sentPage(req: Request, res: Response): Promise<void> {
  const { registrationId } = req.session ?? {};
  const address = registrationId ? await registrationAddress(ctxOf(req), registrationId) : null;
  if (!address) return tooLate(res);
  showMailSent(req, res, 'identity', { address });
}

function tooLate(res: Response): void {
  setFlash(res, { kind: 'error', key: 'providers.error.round' });
  done(res, '/login');
}

function show(req: Request, res: Response, { provider }: Profile, form: FormState): void {
  const { name = '', email = '', next = '' } = form.values;
  const service = labelOf(ctxOf(req), provider);
  page(res, 'auth/provider-complete', { ...form, values: { name, email, next }, service }, form.status);
}
