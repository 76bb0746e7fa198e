import type { Request, Response } from 'express';
import { ctxOf, idParam, parseForm, parseQuery } from '../../../platform/http/input';
import {
  blankForm,
  done,
  type FormState,
  localUrl,
  page,
  submitted,
  withNext,
} from '../../../platform/http/respond';
import { openMethods } from '../shared/methods.service';
import { personOf } from '../shared/person';
import { nextQuery } from '../shared/shared.schema';
import { keepChallenge, takeChallenge } from './challenge.controller';
import { passkeyOf } from './factors.queries';
import { passkeyForm, passkeyNameForm } from './factors.schema';
import { passkeyErrors, passkeyView } from './factors.view';
import { addPasskey, registrationOptions, removePasskey, renamePasskey } from './passkeys.service';
import { leadToCodes } from './recovery.controller';

const SECURITY = '/account/security';

export async function newPasskeyPage(req: Request, res: Response): Promise<void> {
  const { next } = parseQuery(nextQuery, req);
  await showNew(req, res, blankForm({ name: '', next: next ?? '' }));
}

export async function newPasskeyOptions(req: Request, res: Response): Promise<void> {
  const options = await registrationOptions(ctxOf(req));
  keepChallenge(req, 'registration', options.challenge);
  res.json(options);
}

export async function createPasskey(req: Request, res: Response): Promise<void> {
  const challenge = takeChallenge(req, 'registration');
  await submitted(
    req,
    async () => {
      const { credential, name, next } = parseForm(passkeyForm, req);
      const userAgent = req.get('user-agent') ?? null;
      const fallbackName = req.shell.t('factors.passkey.unnamed');
      const passkey = { credential, challenge, name, userAgent, fallbackName };
      const codes = await addPasskey(ctxOf(req), passkey);
      await leadToCodes(req, res, codes, { next, flash: 'factors.flash.passkey_added' });
    },
    (form) => showNew(req, res, form),
  );
}

export async function passkeyPage(req: Request, res: Response): Promise<void> {
  await showPasskey(req, res, blankForm());
}

export async function savePasskey(req: Request, res: Response): Promise<void> {
  const id = idParam(req);
  await submitted(
    req,
    async () => {
      const { name } = parseForm(passkeyNameForm, req);
      await renamePasskey(ctxOf(req), id, name);
      done(res, SECURITY, 'factors.flash.passkey_renamed', { name });
    },
    (form) => showPasskey(req, res, form),
  );
}

export async function dropPasskey(req: Request, res: Response): Promise<void> {
  const id = idParam(req);
  await submitted(
    req,
    async () => {
      const { name } = await removePasskey(ctxOf(req), id);
      done(res, SECURITY, 'factors.flash.passkey_removed', { name });
    },
    (form) => showPasskey(req, res, { ...form, values: {} }),
  );
}

async function showNew(req: Request, res: Response, form: FormState): Promise<void> {
  const ctx = ctxOf(req);
  const { name = '', next } = form.values;
  const back = localUrl(String(next ?? ''), '');
  const model = {
    errors: passkeyErrors(req, form.errors),
    values: { name, next: back },
    cancelHref: withNext(SECURITY, back),
    signsIn: (await openMethods(ctx)).includes('passkey'),
  };
  page(res, 'auth/factor-passkey-new', model, form.status);
}

async function showPasskey(req: Request, res: Response, form: FormState): Promise<void> {
  const ctx = ctxOf(req);
  const passkey = passkeyView(req, await passkeyOf(ctx, personOf(ctx).id, idParam(req)));
  const values = { name: passkey.name, ...form.values };
  page(res, 'auth/factor-passkey', { errors: form.errors, values, passkey }, form.status);
}
