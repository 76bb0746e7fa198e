import type { Request, Response } from 'express';
import { ctxOf, parseForm } from '../../../platform/http/input';
import {
  keepsTheirs,
  type MergeField,
  type MergePage,
  merging,
  versionOf,
  withoutTheirs,
} from '../../../platform/http/merge-page';
import type { Shell } from '../../../platform/http/request';
import { blankForm, done, type FormState, page, submitted } from '../../../platform/http/respond';
import { ROLES } from '../../users';
import { chosenIn, deskAllows } from './choices';
import {
  changeDefaults,
  type DefaultsPatch,
  deskDefaults,
  roleCellName,
  roleCells,
} from './defaults.service';
import { carried, matrixView, ticked } from './matrix.view';
import { defaultsForm } from './preferences.schema';
import { cellText } from './words';

const PATH = '/admin/notifications';

export async function defaultsPage(req: Request, res: Response): Promise<void> {
  await show(req, res, blankForm());
}

export async function saveDefaults(req: Request, res: Response): Promise<void> {
  const merge = mergePage(req.shell);
  const act = async () => {
    const form: DefaultsPatch = parseForm(defaultsForm(roleCells().map(roleCellName)), req);
    await changeDefaults(ctxOf(req), withoutTheirs(req, form, merge.fields), versionOf(req));
    done(res, PATH, 'notify.flash.defaults');
  };
  await merging(
    req,
    () => submitted(req, act, (form) => show(req, res, form)),
    () => merge,
  );
}

/** Both sides, where two have changed the same cell, or the time of a burst. */
function mergePage({ t, fmt }: Shell): MergePage {
  const name = t('notify.defaults.title');
  const cells = roleCells().map(({ role, ...cell }): MergeField => {
    const property = roleCellName({ role, ...cell });
    return {
      name: property,
      property,
      long: 0,
      label: `${t(`notify.defaults.${role}`)}: ${cellText(t, cell)}`,
      words: (value) => t(value ? 'merge.yes' : 'merge.no'),
    };
  });
  const burst: MergeField = {
    name: 'burstMinutes',
    property: 'burstMinutes',
    long: 0,
    label: t('notify.field.burstMinutes'),
    words: (value) => fmt.number(Number(value)),
  };
  return {
    title: t('merge.title', { name }),
    breadcrumb: [{ label: name, href: PATH }],
    action: PATH,
    back: PATH,
    fields: [...cells, burst],
  };
}

async function show(req: Request, res: Response, { status, ...form }: FormState): Promise<void> {
  const { t } = req.shell;
  const { choices, burstMinutes, version } = await deskDefaults(ctxOf(req));
  const matrices = ROLES.map((role) =>
    matrixView(req.shell, {
      id: role,
      role,
      nameOf: (cell) => roleCellName({ role, ...cell }),
      isOn: (cell) => deskAllows(role, choices, cell),
      isOwn: (cell) => chosenIn(choices[role], cell) !== undefined,
    }),
  );
  const typed = { version, burstMinutes, ...form.values };
  const values = keepsTheirs(req, 'burstMinutes') ? { ...typed, burstMinutes } : typed;
  const model = {
    roles: ROLES.map((role, index) => ({
      title: t(`notify.defaults.${role}`),
      matrix: ticked(matrices[index] as (typeof matrices)[number], form.values),
    })),
    carried: carried(form, matrices),
    isRefused: status !== 200,
  };
  page(res, 'notifications/preferences/defaults', { ...form, values, ...model }, status);
}
