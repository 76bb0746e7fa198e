import { timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import { assertCookiesArrive } from '../../../platform/http/https-only';
import { leave } from '../../../platform/http/respond';
import { sessionsAway } from '../../../platform/http/sessions-away';
import { actorId } from '../../../platform/rights';
import type { RoundSecrets, SignInProvider } from '../../../platform/sign-in-providers';
import { addPending } from '../shared/pending';

/** How long somebody may stay with the other service. */
const ROUND_MS = 10 * 60 * 1000;

export type Round = NonNullable<Request['session']['providerRounds']>[number];
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
  assertCookiesArrive(req);
  const { url, secrets } = await provider.begin(callbackUrl(req, provider.name));
  const by = actorId(req.ctx.actor);
  const at = req.ctx.now.getTime();
  const begun = { provider: provider.name, intent, next, by, at, isOver: false, ...secrets };
  req.session.providerRounds = addPending(req.session.providerRounds, begun, ROUND_MS);
  leave(res, url);
}

/**
 * The round that an answer of that service belongs to, by its state; null when this browser has begun none, or too long
 * ago. Whatever comes of it, it is over then, also for a request at the same time; who sends the answer again, as by
 * reloading, is told that it was.
 */
export async function takeRound(
  req: Request,
  { provider, state }: { provider: string; state: string },
): Promise<Round | null> {
  if (req.sessionUnavailable) throw sessionsAway('signing_in');
  const rounds = req.session.providerRounds ?? [];
  const round = rounds.find((each) => each.provider === provider && isSame(each.state, state));
  const age = round ? req.ctx.now.getTime() - round.at : 0;
  if (!round || age < 0 || age >= ROUND_MS) return null;
  if (round.isOver) return round;
  req.session.providerRounds = rounds.map((each) =>
    each === round ? { ...round, isOver: true, nonce: '', verifier: '' } : each,
  );
  await new Promise<void>((resolve, reject) => {
    req.session.save((error?: unknown) => (error ? reject(error) : resolve()));
  });
  return round;
}

export function secretsOf({ state, nonce, verifier }: Round): RoundSecrets {
  return { state, nonce, verifier };
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
