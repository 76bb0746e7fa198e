import type { Request, Response } from 'express';
import { hostCookie, secureCookies } from '../../../platform/http/flash';
import { ctxOf, parseForm, parseQuery } from '../../../platform/http/input';
import { blankForm, done, type FormState, localUrl, page, submitted } from '../../../platform/http/respond';
import { getSettings } from '../../settings';
import { hasAdministrator, homeOf } from '../../users';
import { serviceButtons } from '../providers/services.view';
import { assertMethodOpen, openMethods } from '../shared/methods.service';
import { nextQuery } from '../shared/shared.schema';
import { enterOnce, originOf } from './entering.controller';
import { signInForm } from './sign-in.schema';
import { checkPassword, signOut } from './sign-in.service';

export async function loginPage(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const { next } = parseQuery(nextQuery, req);
  if (ctx.actor.kind === 'person') return done(res, localUrl(next ?? '', homeOf(ctx.actor)));
  if (!(await hasAdministrator(ctx))) return done(res, '/setup');
  await showLogin(req, res, blankForm({ email: '', next: next ?? '' }));
}

export async function login(req: Request, res: Response): Promise<void> {
  await assertMethodOpen(ctxOf(req), 'password');
  await submitted(
    req,
    async () => {
      const { email, password, remember, next } = parseForm(signInForm, req);
      const known = await checkPassword(ctxOf(req), { email, password, origin: originOf(req) });
      await enterOnce(req, res, { ...known, method: 'password', remember }, { next });
    },
    (form) => showLogin(req, res, form),
  );
}

export async function logout(req: Request, res: Response): Promise<void> {
  if (req.signIn) await signOut(ctxOf(req), req.signIn.id);
  // The sign-in has ended: a session that cannot be ended lets nobody in.
  await new Promise<void>((resolve) => {
    req.session.destroy(() => resolve());
  });
  const { config } = ctxOf(req).system;
  res.clearCookie(hostCookie('sd_session', config), { path: '/', secure: secureCookies(res) });
  done(res, '/login', 'auth.flash.signed_out');
}

/** The sign-in page; other ways in end here too when they fail. */
export async function showLogin(req: Request, res: Response, form: FormState): Promise<void> {
  const ctx = ctxOf(req);
  const { signUp, rememberDays } = await getSettings(ctx);
  const open = await openMethods(ctx);
  const { email = '', next = '', remember } = form.values;
  const model = {
    values: { email, next, remember: Boolean(remember) },
    canRegister: signUp !== 'closed' && open.includes('password'),
    rememberDays,
    passwords: open.includes('password'),
    passkeys: open.includes('passkey'),
    services: await serviceButtons(req, String(next)),
  };
  page(res, 'auth/login', { ...form, ...model }, form.status);
}
