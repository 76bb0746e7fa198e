import type { Request, Response } from 'express';
import { DAY_MS } from '../../../platform/elapsed';
import { cookiesOf, hostCookie, secureCookies } from '../../../platform/http/flash';
import { ctxOf } from '../../../platform/http/input';
import { networkOf } from '../../../platform/http/limit-rules';
import { done, localUrl } from '../../../platform/http/respond';
import type { TextParams } from '../../../platform/i18n';
import { homeOf } from '../../users';
import { admit, type Origin, type Proof, type SignedIn, signOut } from './sign-in.service';

const deviceCookie = (req: Request): string => hostCookie('sd_device', ctxOf(req).system.config);

/** Where this request comes from, as sign-ins are counted and listed. */
export function originOf(req: Request): Origin {
  const { ip } = ctxOf(req);
  return {
    ip,
    network: ip ? networkOf(ip) : null,
    userAgent: req.get('user-agent')?.slice(0, 400) ?? null,
    deviceToken: cookiesOf(req)[deviceCookie(req)] ?? null,
    locale: req.shell.locale,
  };
}

export interface Welcome {
  /** Where the person was going; checked here. */
  next?: string | null;
  flash?: string;
  params?: TextParams;
}

/** Somebody has proved who they are: they are let in, or led to their second factor. Ends the answer. */
export async function enter(
  req: Request,
  res: Response,
  proof: Omit<Proof, 'origin'>,
  welcome: Welcome = {},
): Promise<void> {
  const admission = await admit(ctxOf(req), { ...proof, origin: originOf(req) });
  if (admission.kind === 'signed_in') return finishSignIn(req, res, admission, welcome);
  await renewSession(req);
  req.session.secondFactor = { token: admission.token, next: localUrl(welcome.next ?? '', '') };
  done(res, '/login/factor');
}

/**
 * The same for somebody who may be in already, as in another tab: they go on, and all stays as it is, for the forms of
 * their open pages belong to the session that they have.
 */
export async function enterOnce(
  req: Request,
  res: Response,
  proof: Omit<Proof, 'origin'>,
  welcome: Welcome = {},
): Promise<void> {
  const { actor } = ctxOf(req);
  const isIn = actor.kind === 'person' && actor.id === proof.userId && !actor.actedBy;
  const isToLast = proof.remember && !req.session.cookie.expires;
  if (isIn && !isToLast) done(res, localUrl(welcome.next ?? '', homeOf(actor)));
  else await enter(req, res, proof, welcome);
}

/** Begins the session of a sign-in, and leads to where the person was going. Ends the answer. */
export async function finishSignIn(
  req: Request,
  res: Response,
  signedIn: SignedIn,
  { next, flash, params }: Welcome = {},
): Promise<void> {
  await startSession(req, res, signedIn);
  done(res, localUrl(next ?? '', homeOf(signedIn.user)), flash, params);
}

/** A new session for a sign-in; the one before, and its sign-in, end. */
export async function startSession(req: Request, res: Response, signedIn: SignedIn): Promise<void> {
  if (req.signIn) await signOut(ctxOf(req), req.signIn.id);
  await renewSession(req);
  req.session.signInId = signedIn.signInId;
  if (signedIn.rememberedDays) req.session.cookie.maxAge = signedIn.rememberedDays * DAY_MS;
  res.cookie(deviceCookie(req), signedIn.deviceToken, {
    httpOnly: true,
    sameSite: 'lax',
    secure: secureCookies(res),
    maxAge: 400 * DAY_MS,
    path: '/',
  });
}

/**
 * A session with a new id. Nothing that it held before goes on in it, but for what other tabs have begun: a form that
 * waits for its sender's proof is encrypted, and for its sender alone; rounds and challenges say who began them, and
 * give somebody who has signed in since then nothing that they have not (`docs/security.md`).
 */
export async function renewSession(req: Request): Promise<void> {
  const { keptForm, providerRounds, challenges } = req.session;
  await new Promise<void>((resolve, reject) => {
    req.session.regenerate((error?: unknown) => (error ? reject(error) : resolve()));
  });
  Object.assign(req.session, {
    ...(keptForm && { keptForm }),
    ...(providerRounds && { providerRounds }),
    ...(challenges && { challenges }),
  });
}
