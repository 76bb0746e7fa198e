import type { Request, Response } from 'express';
import { blankForm, type FormState, page } from '../../../platform/http/respond';
import { factorsSection } from '../factors/factors.view';
import { passwordSection } from '../passwords/passwords.view';
import { servicesSection } from '../providers/services.view';

/** How a person proves who they are: password, other services, passkeys and second factor, on one page. */
export async function securityPage(req: Request, res: Response): Promise<void> {
  await showSecurity(req, res, blankForm());
}

/** The page again, with what was wrong in one of its forms. */
export async function showSecurity(req: Request, res: Response, form: FormState): Promise<void> {
  page(
    res,
    'auth/security',
    {
      errors: form.errors,
      password: await passwordSection(req),
      services: await servicesSection(req),
      factors: await factorsSection(req),
      mustSetUpFactor: req.signIn?.needsFactor ?? false,
    },
    form.status,
  );
}
