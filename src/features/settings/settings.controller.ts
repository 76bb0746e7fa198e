import type { Request, Response } from 'express';
import { ctxOf, parseForm } from '../../platform/http/input';
import { valuesOf } from '../../platform/http/list-pages';
import { keepsTheirs, merging, versionOf, withoutTheirs } from '../../platform/http/merge-page';
import { blankForm, done, type FormState, page, submitted } from '../../platform/http/respond';
import { zoneGroups } from '../../platform/http/zones';
import { settingsForm } from './settings.schema';
import { changeSettings, settingsWithVersion } from './settings.service';
import { DEFAULTS } from './settings.values';
import { countriesIn, settingsFields, settingsMerge } from './settings.view';

const PATH = '/admin/settings';

export async function settingsPage(req: Request, res: Response): Promise<void> {
  const { settings, version } = await settingsWithVersion(ctxOf(req));
  await showForm(req, res, blankForm({ version, ...valuesOf(settingsFields(req.shell), settings) }));
}

export async function save(req: Request, res: Response): Promise<void> {
  const merge = settingsMerge(req.shell, PATH);
  const act = async () => {
    const patch = withoutTheirs(req, parseForm(settingsForm, req), merge.fields);
    await changeSettings(ctxOf(req), patch, versionOf(req));
    done(res, PATH, 'settings.flash.saved');
  };
  await merging(
    req,
    () => submitted(req, act, (form) => showForm(req, res, form)),
    () => merge,
  );
}

/**
 * The accent colour as a stylesheet. The colour is the address's query, so each can be kept for ever,
 * and another one can be tried before it is saved.
 */
export function accentStyles(req: Request, res: Response): void {
  const [wished = ''] = Object.keys(req.query);
  const accent = /^[0-9a-f]{6}$/i.test(wished) ? `#${wished.toLowerCase()}` : DEFAULTS.accent;
  res.set('Cache-Control', 'public, max-age=31536000, immutable');
  res.type('css').send(`:root { --accent: ${accent}; }\n`);
}

async function showForm(req: Request, res: Response, form: FormState): Promise<void> {
  const { settings, version } = await settingsWithVersion(ctxOf(req));
  const zones = zoneGroups(req.shell, settings.timeZone);
  // Where somebody chose what the others made, that is what the form goes on with.
  const fields = settingsFields(req.shell);
  const theirs = fields.filter(({ name }) => keepsTheirs(req, name));
  const values = { version, ...form.values, ...valuesOf(theirs, settings) };
  page(res, 'settings/edit', { ...form, values, zones, countries: countriesIn(req.shell) }, form.status);
}
