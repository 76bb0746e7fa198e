import type { Request, Response } from 'express';
import { notFound } from '../../../platform/errors';
import { timeZones } from '../../../platform/format';
import { ctxOf, parseForm, parseQuery } from '../../../platform/http/input';
import { blankForm, done, type FormState, localUrl, page, submitted } from '../../../platform/http/respond';
import { getSettings } from '../../settings';
import { hasAdministrator, homeOf, PASSWORD_MAX, PASSWORD_MIN } from '../../users';
import { registrationForm, setupForm, signInForm, signInQuery } from '../auth.schema';
import { enter, originOf } from '../entering.controller';
import { assertMethodOpen, openMethods } from '../methods.service';
import { register, setUpDesk } from '../passwords/passwords.service';
import { serviceButtons } from '../providers/services.view';
import { checkPassword, signOut } from './sign-in.service';

export async function loginPage(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const { next } = parseQuery(signInQuery, req);
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
      const userId = await checkPassword(ctxOf(req), { email, password, origin: originOf(req) });
      await enter(req, res, { userId, method: 'password', remember }, { next });
    },
    (form) => showLogin(req, res, form),
  );
}

export async function logout(req: Request, res: Response): Promise<void> {
  if (req.signIn) await signOut(ctxOf(req), req.signIn.id);
  await new Promise<void>((resolve, reject) => {
    req.session.destroy((error?: unknown) => (error ? reject(error) : resolve()));
  });
  res.clearCookie('sd_session', { path: '/' });
  done(res, '/login', 'auth.flash.signed_out');
}

export async function registerPage(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const { next } = parseQuery(signInQuery, req);
  if (ctx.actor.kind === 'person') return done(res, localUrl(next ?? '', homeOf(ctx.actor)));
  await assertSignUpOpen(req);
  showRegister(res, blankForm({ name: '', email: '', next: next ?? '' }));
}

export async function createAccount(req: Request, res: Response): Promise<void> {
  await assertSignUpOpen(req);
  await submitted(
    req,
    async () => {
      const ctx = ctxOf(req);
      const { next, ...account } = parseForm(registrationForm.extend(signInQuery.shape), req);
      const { id, name } = await register(ctx, { ...account, locale: req.shell.locale });
      const welcome = { next, flash: 'auth.flash.registered', params: { name } };
      await enter(req, res, { userId: id, method: 'password' }, welcome);
    },
    (form) => showRegister(res, form),
  );
}

export async function setupPage(req: Request, res: Response): Promise<void> {
  if (await hasAdministrator(ctxOf(req))) throw notFound();
  const { timeZone } = await getSettings(ctxOf(req));
  showSetup(res, blankForm({ name: '', email: '', timeZone }));
}

export async function setUp(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  if (await hasAdministrator(ctx)) throw notFound();
  await submitted(
    req,
    async () => {
      const { id, name } = await setUpDesk(ctx, { ...parseForm(setupForm, req), locale: req.shell.locale });
      const welcome = { next: '/admin', flash: 'auth.flash.set_up', params: { name } };
      await enter(req, res, { userId: id, method: 'password' }, welcome);
    },
    (form) => showSetup(res, form),
  );
}

async function assertSignUpOpen(req: Request): Promise<void> {
  if ((await getSettings(ctxOf(req))).signUp === 'closed') throw notFound();
}

/** The sign-in page; other ways in end here too when they fail. */
export async function showLogin(req: Request, res: Response, form: FormState): Promise<void> {
  const ctx = ctxOf(req);
  const { signUp, rememberDays } = await getSettings(ctx);
  const open = await openMethods(ctx);
  const { email = '', next = '', remember } = form.values;
  const model = {
    ...{
      values: { email, next, remember: Boolean(remember) },
      canRegister: signUp !== 'closed',
      rememberDays,
    },
    ...{ passwords: open.includes('password'), passkeys: open.includes('passkey') },
    services: await serviceButtons(req, String(next)),
  };
  page(res, 'auth/login', { ...form, ...model }, form.status);
}

function showRegister(res: Response, form: FormState): void {
  const { name = '', email = '', next = '' } = form.values;
  const passwordRule = { min: PASSWORD_MIN, max: PASSWORD_MAX };
  page(res, 'auth/register', { ...form, values: { name, email, next }, passwordRule }, form.status);
}

function showSetup(res: Response, form: FormState): void {
  const { name = '', email = '', timeZone = '' } = form.values;
  const zones = timeZones().map((zone) => ({ value: zone, label: zone }));
  const passwordRule = { min: PASSWORD_MIN, max: PASSWORD_MAX };
  page(res, 'auth/setup', { ...form, values: { name, email, timeZone }, zones, passwordRule }, form.status);
}
