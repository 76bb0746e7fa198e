import type { Request, Response } from 'express';
import { timeZones } from '../../platform/format';
import { ctxOf, parseForm } from '../../platform/http/input';
import { blankForm, done, type FormState, page, submitted } from '../../platform/http/respond';
import { settingsForm } from './settings.schema';
import { changeSettings, getSettings } from './settings.service';
import { BOUNDS, DEFAULTS } from './settings.values';

const PATH = '/admin/settings';

export async function settingsPage(req: Request, res: Response): Promise<void> {
  const { techniciansSeeAll, ...settings } = await getSettings(ctxOf(req));
  showForm(req, res, blankForm({ ...settings, techniciansSeeAll: techniciansSeeAll ? 'on' : '' }));
}

export async function save(req: Request, res: Response): Promise<void> {
  await submitted(
    req,
    async () => {
      await changeSettings(ctxOf(req), parseForm(settingsForm, req));
      done(res, PATH, 'settings.flash.saved');
    },
    (form) => showForm(req, res, form),
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

function showForm(_req: Request, res: Response, form: FormState): void {
  const zones = timeZones().map((zone) => ({ value: zone, label: zone }));

  page(res, 'settings/edit', { ...form, zones, bounds: BOUNDS }, form.status);
}
