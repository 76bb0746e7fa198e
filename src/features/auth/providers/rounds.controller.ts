import { timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import { sessionsAway } from '../../../platform/http/sessions-away';
import type { RoundSecrets, SignInProvider } from '../../../platform/sign-in-providers';

/** How long somebody may stay with the other service. */
const ROUND_MS = 10 * 60 * 1000;

export type Round = NonNullable<Request['session']['providerRound']>;
export type Intent = Round['intent'];

/** Where the service sends the browser back to: what is registered there. */
export function callbackUrl(req: Request, provider: string): string {
  return `${req.ctx.system.config.baseUrl}/auth/${provider}/callback`;
}

/**
 * Sends the browser to a service. What the answer is checked against stays in the session, and so with the browser.
 * @throws ProviderFailure
 */
export async function beginRound(
  req: Request,
  res: Response,
  provider: SignInProvider,
  { intent, next }: Pick<Round, 'intent' | 'next'>,
): Promise<void> {
  if (req.sessionUnavailable) throw sessionsAway('signing_in');
  const { url, secrets } = await provider.begin(callbackUrl(req, provider.name));
  const at = req.ctx.now.getTime();
  req.session.providerRound = { provider: provider.name, intent, next, at, ...secrets };
  res.redirect(303, url);
}

/** The round under way in this browser, once: whatever comes of it, it is over, also for a request at the same time. */
export async function takeRound(req: Request): Promise<Round | null> {
  if (req.sessionUnavailable) throw sessionsAway('signing_in');
  const round = req.session.providerRound ?? null;
  if (!round) return null;
  delete req.session.providerRound;
  await new Promise<void>((resolve, reject) => {
    req.session.save((error?: unknown) => (error ? reject(error) : resolve()));
  });
  return round;
}

/** Whether an answer is the one that the round waits for: of that service, in time, with its state. */
export function answers(
  { ctx }: Request,
  round: Round,
  { provider, state }: { provider: string; state: string },
): boolean {
  const age = ctx.now.getTime() - round.at;
  return round.provider === provider && age >= 0 && age < ROUND_MS && isSame(round.state, state);
}

export function secretsOf({ state, nonce, verifier }: Round): RoundSecrets {
  return { state, nonce, verifier };
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
