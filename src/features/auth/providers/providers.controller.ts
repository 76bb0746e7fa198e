import type { Request, Response } from 'express';
import { AppError, invalid, notFound } from '../../../platform/errors';
import { setFlash } from '../../../platform/http/flash';
import { ctxOf, parseQuery } from '../../../platform/http/input';
import { blankForm, done, errorTexts, localUrl, withNext } from '../../../platform/http/respond';
import { ProviderFailure, type SignInProvider } from '../../../platform/sign-in-providers';
import { homeOf } from '../../users';
import { assertMethodOpen } from '../shared/methods.service';
import { personOf } from '../shared/person';
import { nextQuery } from '../shared/shared.schema';
import { enter } from '../sign-in/entering.controller';
import { showLogin } from '../sign-in/sign-in.controller';
import { hasIdentity } from './identities.queries';
import { type Profile, signInWith } from './identities.service';
import { labelOf } from './labels';
import { callbackQuery } from './providers.schema';
import { beginRound, callbackUrl, type Intent, type Round, secretsOf, takeRound } from './rounds.controller';

/** Off to another service, to sign in with it. */
export async function begin(req: Request, res: Response): Promise<void> {
  const { next } = parseQuery(nextQuery, req);
  await sendOff(req, res, 'sign_in', localUrl(next ?? '', ''));
}

/** Off to another service, to connect one's account with it. */
export async function beginLink(req: Request, res: Response): Promise<void> {
  await sendOff(req, res, 'link', SECURITY);
}

const SECURITY = '/account/security';

async function sendOff(req: Request, res: Response, intent: Intent, next: string): Promise<void> {
  const provider = await providerOf(req);
  await beginRound(req, res, provider, { intent, next }).catch((error) =>
    comeBack(req, res, provider, { intent, next }, error),
  );
}

/** Back from another service: whatever it answered, this ends on a page that says what became of it. */
export async function callback(req: Request, res: Response): Promise<void> {
  const provider = await providerOf(req);
  const answer = callbackQuery.safeParse(req.query);
  const round = await takeRound(req, { provider: provider.name, state: answer.data?.state ?? '' });
  try {
    if (round?.isOver && wentOn(req, res, round)) return;
    if (!answer.data || !round || round.isOver) throw invalid('', 'providers.error.round');
    const profile = await profileOf(req, provider, round, answer.data.error);
    if (round.intent === 'link') confirmLink(req, res, profile, round);
    else await letIn(req, res, profile, round);
  } catch (error) {
    await comeBack(req, res, provider, round ?? { intent: 'sign_in', next: '' }, error);
  }
}

async function providerOf(req: Request): Promise<SignInProvider> {
  const { system } = ctxOf(req);
  const provider = system.providers.find(({ name }) => name === req.params.provider);
  if (!provider) throw notFound();
  await assertMethodOpen(ctxOf(req), provider.name);
  return provider;
}

/** The same answer once more, as when it is reloaded: on to where the first one led. False where that led nowhere. */
function wentOn(req: Request, res: Response, { intent, next }: Round): boolean {
  const { actor } = ctxOf(req);
  const { secondFactor, providerProfile } = req.session;
  if (intent === 'link') done(res, providerProfile ? '/account/identities/new' : SECURITY);
  else if (actor.kind === 'person') done(res, localUrl(next, homeOf(actor)));
  else if (secondFactor) done(res, '/login/factor');
  else if (providerProfile) done(res, withNext('/auth/complete', next));
  else return false;
  return true;
}

/** Who the service says this is. */
async function profileOf(
  req: Request,
  provider: SignInProvider,
  round: Round,
  error: string | null,
): Promise<Profile> {
  if (error) throw declined(provider, error);
  const url = new URL(callbackUrl(req, provider.name));
  url.search = req.originalUrl.slice(req.originalUrl.indexOf('?'));
  return { provider: provider.name, ...(await provider.finish(url, secretsOf(round))) };
}

/** An error that the service sent instead of a code (RFC 6749, 4.1.2.1). */
function declined({ label }: SignInProvider, error: string): Error {
  if (error === 'access_denied') {
    const key = 'providers.error.denied';
    return invalid('', key, { service: label });
  }
  const isDown = ['server_error', 'temporarily_unavailable'].includes(error);
  return new ProviderFailure(isDown ? 'unavailable' : 'refused', `callback: ${error}`);
}

async function letIn(req: Request, res: Response, profile: Profile, round: Round): Promise<void> {
  const { next } = round;
  if (isFromBefore(req, round)) return stayIn(req, res, profile, next);
  const found = await signInWith(ctxOf(req), profile, req.shell.locale);
  if (found.kind === 'user') {
    const method = profile.provider as SignInProvider['name'];
    return enter(req, res, { userId: found.userId, method }, { next });
  }
  keepProfile(req, profile);
  done(res, withNext('/auth/complete', next));
}

/** Somebody else, or nobody yet, began it in this browser. */
function isFromBefore(req: Request, { by }: Round): boolean {
  const { actor } = ctxOf(req);
  return actor.kind === 'person' && actor.id !== by;
}

/**
 * Somebody signed in, in another tab, while this round was under way: it leads on whoever it is about, if that is them.
 * It changes the account for nobody else, for it may be another's who has had this browser before.
 */
async function stayIn(req: Request, res: Response, profile: Profile, next: string): Promise<void> {
  const ctx = ctxOf(req);
  const { id, email } = personOf(ctx);
  if (!(await hasIdentity(ctx, id, profile))) {
    throw invalid('', 'providers.error.signed_in', { service: labelOf(ctx, profile.provider), email });
  }
  done(res, localUrl(next, homeOf(ctx.actor)));
}

/** Anybody can be made to open a page, so the page asks, and a form connects. */
function confirmLink(req: Request, res: Response, profile: Profile, round: Round): void {
  const { actor } = ctxOf(req);
  if (actor.kind !== 'person' || actor.actedBy || isFromBefore(req, round)) {
    throw invalid('', 'providers.error.round');
  }
  keepProfile(req, profile);
  done(res, '/account/identities/new');
}

function keepProfile(req: Request, profile: Profile): void {
  req.session.providerProfile = { ...profile, at: req.ctx.now.getTime() };
}

/** A round that came to nothing ends where it began, with the reason, and with where the person was going. */
async function comeBack(
  req: Request,
  res: Response,
  { name, label }: SignInProvider,
  { intent, next }: Pick<Round, 'intent' | 'next'>,
  error: unknown,
): Promise<void> {
  const failure = inWords(error, label);
  const { actor, requestId, system } = ctxOf(req);
  if (error instanceof ProviderFailure) {
    const { kind, message: reason } = error;
    system.log.warn({ provider: name, kind, reason, requestId }, 'sign-in with a service failed');
  }
  const problem = failure.fields[''];
  if (actor.kind === 'person' && problem) {
    setFlash(res, { kind: 'error', ...problem });
    return done(res, intent === 'link' ? SECURITY : localUrl(next));
  }
  const form = blankForm({ email: String(problem?.params?.email ?? ''), next });
  await showLogin(req, res, { ...form, errors: errorTexts(req, failure.fields), status: failure.status });
}

/** @throws what is no failure of the round */
function inWords(error: unknown, service: string): AppError {
  if (error instanceof AppError && error.fields['']) return error;
  if (!(error instanceof ProviderFailure)) throw error;
  const isDown = error.kind === 'unavailable';
  const key = isDown ? 'providers.error.unavailable' : 'providers.error.refused';
  return new AppError(isDown ? 'unavailable' : 'invalid', { fields: { '': { key, params: { service } } } });
}
