import type { Request, Response } from 'express';
import { ctxOf, parseForm, parseQuery } from '../../../platform/http/input';
import { blankForm, type FormState, page, submitted } from '../../../platform/http/respond';
import { zoneGroups } from '../../../platform/http/zones';
import { getSettings } from '../../settings';
import { PASSWORD_RULE } from '../../users';
import { enter } from '../sign-in/entering.controller';
import { setupForm, setupQuery } from './setup.schema';
import { assertNotSetUp, needsSetupCode, setUpDesk } from './setup.service';

export async function setupPage(req: Request, res: Response): Promise<void> {
  await assertNotSetUp(ctxOf(req));
  const { code } = parseQuery(setupQuery, req);
  const { timeZone } = await getSettings(ctxOf(req));
  show(req, res, blankForm({ timeZone, code, defaultLocale: req.shell.locale }));
}

export async function setUp(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  await assertNotSetUp(ctx);
  await submitted(
    req,
    async () => {
      const { id, name } = await setUpDesk(ctx, { ...parseForm(setupForm, req), locale: req.shell.locale });
      const welcome = { next: '/admin', flash: 'auth.flash.set_up', params: { name } };
      await enter(req, res, { userId: id, method: 'password' }, welcome);
    },
    (form) => show(req, res, form),
  );
}

function show(req: Request, res: Response, form: FormState): void {
  const { name = '', email = '', timeZone = '', defaultLocale = '', code } = form.values;
  const model = {
    values: { name, email, timeZone, defaultLocale, code: code ?? '' },
    zones: zoneGroups(req.shell),
    needsCode: needsSetupCode(ctxOf(req).system),
    passwordRule: PASSWORD_RULE,
  };
  page(res, 'auth/setup', { ...form, ...model }, form.status);
}
