import type { Request, Response } from 'express';
import { AppError, invalid, notFound } from '../../../platform/errors';
import { setFlash } from '../../../platform/http/flash';
import { ctxOf, parseQuery } from '../../../platform/http/input';
import { blankForm, done, errorTexts, localUrl, withNext } from '../../../platform/http/respond';
import { ProviderFailure, type SignInProvider } from '../../../platform/sign-in-providers';
import { assertMethodOpen } from '../shared/methods.service';
import { nextQuery } from '../shared/shared.schema';
import { enter } from '../sign-in/entering.controller';
import { showLogin } from '../sign-in/sign-in.controller';
import { type Profile, signInWith } from './identities.service';
import { callbackQuery } from './providers.schema';
import {
  answers,
  beginRound,
  callbackUrl,
  type Intent,
  type Round,
  secretsOf,
  takeRound,
} from './rounds.controller';

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
  const round = await takeRound(req);
  try {
    const profile = await profileOf(req, provider, round);
    if (round?.intent === 'link') confirmLink(req, res, profile);
    else await letIn(req, res, profile, round?.next ?? '');
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

/** Who the service says this is, if its answer is to this browser's question. */
async function profileOf(req: Request, provider: SignInProvider, round: Round | null): Promise<Profile> {
  const answer = callbackQuery.safeParse(req.query);
  const state = answer.data?.state ?? '';
  if (!round || !answer.success || !answers(req, round, { provider: provider.name, state })) {
    throw invalid('', 'providers.error.round');
  }
  const { error } = answer.data;
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

async function letIn(req: Request, res: Response, profile: Profile, next: string): Promise<void> {
  const found = await signInWith(ctxOf(req), profile, req.shell.locale);
  if (found.kind === 'user') {
    const method = profile.provider as SignInProvider['name'];
    return enter(req, res, { userId: found.userId, method }, { next });
  }
  keepProfile(req, profile);
  done(res, withNext('/auth/complete', next));
}

/** Anybody can be made to open a page, so the page asks, and a form connects. */
function confirmLink(req: Request, res: Response, profile: Profile): void {
  const { actor } = ctxOf(req);
  if (actor.kind !== 'person' || actor.actedBy) {
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
