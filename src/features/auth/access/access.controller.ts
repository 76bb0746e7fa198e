import type { Request, Response } from 'express';
import { ctxOf, parseForm } from '../../../platform/http/input';
import { listOf } from '../../../platform/http/lists';
import { blankForm, done, type FormState, page, submitted } from '../../../platform/http/respond';
import { getSettings, SIGN_UPS } from '../../settings';
import { accessForm, UNIT_NAMES } from './access.schema';
import { changeAccess } from './access.service';
import { methodChoices, staffSection, valuesOf } from './access.view';

const PATH = '/admin/access';

export async function accessPage(req: Request, res: Response): Promise<void> {
  await show(req, res, blankForm(valuesOf(await getSettings(ctxOf(req)))));
}

export async function save(req: Request, res: Response): Promise<void> {
  await submitted(
    req,
    async () => {
      await changeAccess(ctxOf(req), parseForm(accessForm, req));
      done(res, PATH, 'access.flash.saved');
    },
    (form) => show(req, res, form),
  );
}

async function show(req: Request, res: Response, form: FormState): Promise<void> {
  const { t } = req.shell;
  const model = {
    values: { ...form.values, methods: listOf(form.values.methods) },
    signUps: SIGN_UPS.map((value) => ({
      value,
      label: t(`access.sign_up.${value}`),
      hint: t(`access.sign_up_hint.${value}`),
    })),
    methods: methodChoices(req),
    units: UNIT_NAMES.map((value) => ({ value, label: t(`access.unit.${value}`) })),
    ...(await staffSection(req)),
  };
  page(res, 'auth/access', { ...form, ...model }, form.status);
}
