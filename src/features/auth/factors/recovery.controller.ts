import type { Request, Response } from 'express';
import { ctxOf, parseForm, parseQuery } from '../../../platform/http/input';
import { done, localUrl, page, withNext } from '../../../platform/http/respond';
import { getSettings } from '../../settings';
import { renewAs } from '../sessions/renewing.controller';
import { personOf } from '../shared/person';
import { nextQuery } from '../shared/shared.schema';
import { factorsOf } from './factors.queries';
import { renewRecoveryCodes } from './recovery.service';
import { seal, unseal } from './sealed';

declare module 'express-session' {
  interface SessionData {
    /** New recovery codes, encrypted, for as long as their owner may look at them. */
    recoveryCodes?: string;
  }
}

const PATH = '/account/security/recovery-codes';
const SECURITY = '/account/security';
const SHOWN = 'recovery_codes';
const SHOWN_MINUTES = 10;

/** New codes, once; later only how many are left. */
export async function recoveryCodesPage(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const { id } = personOf(ctx);
  const { next } = parseQuery(nextQuery, req);
  const { hasTotp, passkeys, recoveryCodes } = await factorsOf(ctx, id);
  if (!hasTotp && passkeys === 0) return done(res, withNext(SECURITY, next));
  const codes = shownCodes(req);
  const fileHref = `${PATH}/file`;
  page(res, 'auth/recovery-codes', { codes, left: recoveryCodes, next: localUrl(next ?? '', ''), fileHref });
}

/** The codes as a text file, while they are shown. */
export async function recoveryCodesFile(req: Request, res: Response): Promise<void> {
  const codes = shownCodes(req);
  if (codes.length === 0) return done(res, PATH);
  const ctx = ctxOf(req);
  const { name: desk } = await getSettings(ctx);
  const { email } = personOf(ctx);
  const title = req.shell.t('factors.codes.file_title', { desk, email });
  const lines = [title, ctx.system.config.baseUrl, '', ...codes, '', req.shell.t('factors.codes.once'), ''];
  res.attachment('servidesk-recovery-codes.txt').type('text/plain; charset=utf-8').send(lines.join('\r\n'));
}

export async function renewCodes(req: Request, res: Response): Promise<void> {
  const { next } = parseForm(nextQuery, req);
  await leadToCodes(req, res, await renewRecoveryCodes(ctxOf(req)), { next, flash: 'factors.flash.renewed' });
}

/** They have been kept somewhere: they are not shown again. */
export function keptCodes(req: Request, res: Response): void {
  const { next } = parseForm(nextQuery, req);
  req.session.recoveryCodes = undefined;
  done(res, localUrl(next ?? '', SECURITY));
}

/** After a new factor: to its recovery codes when there are new ones, else on to where the person was going. */
export async function leadToCodes(
  req: Request,
  res: Response,
  codes: string[] | null,
  { next, flash }: { next: string | null; flash: string },
): Promise<void> {
  const ctx = ctxOf(req);
  // Who had to set one up has the whole desk from now on.
  if (req.signIn?.needsFactor) await renewAs(req, req.signIn.id);
  if (codes) req.session.recoveryCodes = seal(ctx, SHOWN, personOf(ctx).id, codes.join(' '));
  done(res, codes ? withNext(PATH, next) : localUrl(next ?? '', SECURITY), flash);
}

function shownCodes(req: Request): string[] {
  const ctx = ctxOf(req);
  const shown = unseal(ctx, SHOWN, personOf(ctx).id, req.session.recoveryCodes, SHOWN_MINUTES);
  return shown?.split(' ') ?? [];
}
