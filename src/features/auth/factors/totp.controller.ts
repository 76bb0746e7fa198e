import type { Request, Response } from 'express';
import { toString as qrCode } from 'qrcode';
import { AppError } from '../../../platform/errors';
import { ctxOf, parseForm, parseQuery } from '../../../platform/http/input';
import {
  blankForm,
  done,
  type FormState,
  localUrl,
  page,
  submitted,
  withNext,
} from '../../../platform/http/respond';
import { personOf } from '../shared/person';
import { nextQuery } from '../shared/shared.schema';
import { factorsOf } from './factors.queries';
import { totpForm } from './factors.schema';
import { leadToCodes } from './recovery.controller';
import { confirmTotp, prepareTotp, removeTotp } from './totp.service';

const SECURITY = '/account/security';

export async function totpPage(req: Request, res: Response): Promise<void> {
  const { next } = parseQuery(nextQuery, req);
  await showTotp(req, res, blankForm({ next: next ?? '' }));
}

export async function setUpTotp(req: Request, res: Response): Promise<void> {
  await submitted(
    req,
    async () => {
      const { code, setup, next } = parseForm(totpForm, req);
      const codes = await confirmTotp(ctxOf(req), { sealed: setup, code });
      await leadToCodes(req, res, codes, { next, flash: 'factors.flash.totp_added' });
    },
    (form) => showTotp(req, res, form),
  );
}

export async function totpRemovalPage(req: Request, res: Response): Promise<void> {
  if (!(await hasTotp(req))) return done(res, SECURITY);
  showRemoval(res, blankForm());
}

export async function dropTotp(req: Request, res: Response): Promise<void> {
  if (!(await hasTotp(req))) throw new AppError('not_found');
  await submitted(
    req,
    async () => {
      await removeTotp(ctxOf(req));
      done(res, SECURITY, 'factors.flash.totp_removed');
    },
    (form) => showRemoval(res, form),
  );
}

async function hasTotp(req: Request): Promise<boolean> {
  const ctx = ctxOf(req);
  return (await factorsOf(ctx, personOf(ctx).id)).hasTotp;
}

function showRemoval(res: Response, form: FormState): void {
  page(res, 'auth/totp-removal', { errors: form.errors }, form.status);
}

async function showTotp(req: Request, res: Response, form: FormState): Promise<void> {
  const { setup, next } = form.values;
  const { sealed, key, uri } = await prepareTotp(ctxOf(req), typeof setup === 'string' ? setup : null);
  const svg = await qrCode(uri, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
  const back = localUrl(String(next ?? ''), '');
  const model = {
    errors: form.errors,
    sealed,
    key,
    uri,
    qr: `data:image/svg+xml,${encodeURIComponent(svg)}`,
    next: back,
    cancelHref: withNext(SECURITY, back),
    isReplacement: await hasTotp(req),
  };
  page(res, 'auth/totp', model, form.status);
}
