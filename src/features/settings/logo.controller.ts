import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { invalid } from '../../platform/errors';
import { ctxOf } from '../../platform/http/input';
import { merging, versionOf, withoutTheirs } from '../../platform/http/merge-page';
import { blankForm, done, type FormState, page, submitted } from '../../platform/http/respond';
import { type UploadForm, uploadsOf } from '../../platform/http/uploads';
import { openLogoPicture, sealLogo, storeLogo, unsealLogo } from './logo.service';
import { LOGO_MAX_MB, type Logo, type LogoName } from './logo.values';
import { LOGO_PATH, logoForms, logoMerge } from './logo.view';
import { changeSettings, settingsWithVersion } from './settings.service';
import type { Settings } from './settings.values';

const MAX_BYTES = LOGO_MAX_MB * 1024 * 1024;

export const logoUpload = (field: LogoName): UploadForm => ({
  field,
  size: MAX_BYTES,
  files: 1,
});

export async function logoPage(req: Request, res: Response): Promise<void> {
  await showLogo(req, res, blankForm());
}

async function showLogo(req: Request, res: Response, { status, ...form }: FormState): Promise<void> {
  const { settings, version } = await settingsWithVersion(ctxOf(req));
  const forms = logoForms(req.shell, settings);
  page(res, 'settings/logo', { ...form, version, forms, maxBytes: MAX_BYTES }, status);
}

export const saveLogo = (field: LogoName) => (req: Request, res: Response) =>
  change(req, res, field, async () => ({ [field]: await sentLogo(req, field) }));

/** Without a logo there is none for dark ground either. */
export const removeLogo = (field: LogoName) => (req: Request, res: Response) =>
  change(req, res, field, async () =>
    field === 'logo' ? { logo: null, logoDark: null } : { [field]: null },
  );

async function change(
  req: Request,
  res: Response,
  field: LogoName,
  patch: () => Promise<Partial<Settings>>,
): Promise<void> {
  const merge = logoMerge(req.shell, field, req.path);
  const act = async () => {
    await changeSettings(ctxOf(req), withoutTheirs(req, await patch(), merge.fields), versionOf(req));
    done(res, LOGO_PATH, 'settings.flash.saved');
  };
  await merging(
    req,
    () => submitted(req, act, (form) => showLogo(req, res, form)),
    () => merge,
  );
}

/**
 * The logo of a form: the file that came with it, or, where it comes again by way of the page that merges two of them,
 * what was made of that file.
 */
async function sentLogo(req: Request, field: LogoName): Promise<Logo> {
  const ctx = ctxOf(req);
  const [file] = uploadsOf(req);
  const body = req.body as Record<string, unknown>;
  if (!file) {
    if (typeof body[field] === 'string') return await unsealLogo(ctx, field, body[field]);
    throw invalid(field, 'settings.error.no_logo');
  }
  const logo = await storeLogo(ctx, field, file);
  body[field] = sealLogo(ctx, field, logo);
  return logo;
}

/** A picture of the logo, for everybody; its address is its content's hash, so it can be kept for ever. */
export async function logoPicture(req: Request, res: Response): Promise<void> {
  // One that is not there is soon to be, where another node has just been given it.
  res.set('Cache-Control', 'no-store');
  const { type, stream } = await openLogoPicture(ctxOf(req), String(req.params.hash));
  res.set({
    'Content-Type': type,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cache-Control': 'public, max-age=31536000, immutable',
  });
  await pipeline(stream, res).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}
