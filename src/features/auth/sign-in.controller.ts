import type { Request, Response } from 'express';
import { notFound } from '../../platform/errors';
import { timeZones } from '../../platform/format';
import { ctxOf, parseForm, parseQuery } from '../../platform/http/input';
import { blankForm, done, type FormState, localUrl, page, submitted } from '../../platform/http/respond';
import { getSettings } from '../settings';
import { hasAdministrator, homeOf, PASSWORD_MAX, PASSWORD_MIN } from '../users';
import { register, setUpDesk } from './account.service';
import { registrationForm, setupForm, signInForm, signInQuery } from './auth.schema';
import { beginSignIn, type SignedIn, signIn, signOut } from './sign-in.service';

export async function loginPage(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const { next } = parseQuery(signInQuery, req);
  if (ctx.actor.kind === 'person') return done(res, localUrl(next ?? '', homeOf(ctx.actor)));
  if (!(await hasAdministrator(ctx))) return done(res, '/setup');
  await showLogin(req, res, blankForm({ email: '', next: next ?? '' }));
}

export async function login(req: Request, res: Response): Promise<void> {
  await submitted(
    req,
    async () => {
      const { email, password, next } = parseForm(signInForm, req);
      const signedIn = await signIn(ctxOf(req), { email, password, ...originOf(req) });
      await startSession(req, signedIn);
      done(res, localUrl(next ?? '', homeOf(signedIn.user)));
    },
    (form) => showLogin(req, res, form),
  );
}

export async function logout(req: Request, res: Response): Promise<void> {
  if (req.signInId) await signOut(ctxOf(req), req.signInId);
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
      const { id } = await register(ctx, { ...account, locale: req.shell.locale });
      const signedIn = await beginSignIn(ctx, id, originOf(req));
      await startSession(req, signedIn);
      const home = homeOf(signedIn.user);
      done(res, localUrl(next ?? '', home), 'auth.flash.registered', { name: signedIn.user.name });
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
      const { id } = await setUpDesk(ctx, { ...parseForm(setupForm, req), locale: req.shell.locale });
      const signedIn = await beginSignIn(ctx, id, originOf(req));
      await startSession(req, signedIn);
      done(res, '/admin', 'auth.flash.set_up', { name: signedIn.user.name });
    },
    (form) => showSetup(res, form),
  );
}

/** A new session for the person who signed in: nothing a visitor's session held lives on in it. */
async function startSession(req: Request, { signInId }: SignedIn): Promise<void> {
  if (req.signInId) await signOut(ctxOf(req), req.signInId);
  await new Promise<void>((resolve, reject) => {
    req.session.regenerate((error?: unknown) => (error ? reject(error) : resolve()));
  });
  req.session.signInId = signInId;
}

function originOf(req: Request) {
  return { ip: ctxOf(req).ip, userAgent: req.get('user-agent') ?? null };
}

async function assertSignUpOpen(req: Request): Promise<void> {
  if ((await getSettings(ctxOf(req))).signUp !== 'open') throw notFound();
}

async function showLogin(req: Request, res: Response, form: FormState): Promise<void> {
  const { signUp } = await getSettings(ctxOf(req));
  const { email = '', next = '' } = form.values;
  page(res, 'auth/login', { ...form, values: { email, next }, canRegister: signUp === 'open' }, form.status);
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
