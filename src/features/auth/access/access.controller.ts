import type { Request, Response } from 'express';
import { ctxOf, parseForm } from '../../../platform/http/input';
import { listOf } from '../../../platform/http/lists';
import { merging, versionOf, withoutTheirs } from '../../../platform/http/merge-page';
import { blankForm, done, type FormState, page, submitted } from '../../../platform/http/respond';
import { settingsWithVersion } from '../../settings';
import { accessForm, UNIT_NAMES } from './access.schema';
import { changeAccess } from './access.service';
import { methodChoices, openDomains, signUpChoices, staffSection, valuesOf } from './access.view';
import { accessMerge, keptValues } from './access-merge.view';

const PATH = '/admin/access';

export async function accessPage(req: Request, res: Response): Promise<void> {
  const { settings, version } = await settingsWithVersion(ctxOf(req));
  await show(req, res, blankForm({ version, ...valuesOf(settings) }));
}

export async function save(req: Request, res: Response): Promise<void> {
  const merge = accessMerge(req, PATH);
  const act = async () => {
    const patch = withoutTheirs(req, parseForm(accessForm, req), merge.fields);
    await changeAccess(ctxOf(req), patch, versionOf(req));
    done(res, PATH, 'access.flash.saved');
  };
  await merging(
    req,
    () => submitted(req, act, (form) => show(req, res, form)),
    () => merge,
  );
}

async function show(req: Request, res: Response, form: FormState): Promise<void> {
  const { t } = req.shell;
  const { settings, version } = await settingsWithVersion(ctxOf(req));
  const values: Record<string, unknown> = { version, ...form.values, ...keptValues(req, settings) };
  const model = {
    values: { ...values, methods: listOf(values.methods) },
    signUps: signUpChoices(req.shell),
    openDomains: openDomains(req.shell, settings),
    methods: methodChoices(req),
    units: UNIT_NAMES.map((value) => ({ value, label: t(`access.unit.${value}`) })),
    ...(await staffSection(req)),
  };
  page(res, 'auth/access', { ...form, ...model }, form.status);
}
