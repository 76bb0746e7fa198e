import type { Request } from 'express';
import { ctxOf } from '../../../platform/http/input';
import { TIMEOUT_MS } from './webauthn';

/** What a challenge was made for: an answer to one is none to another. */
export type ChallengePurpose = 'registration' | 'sign_in' | 'second_factor' | 'confirmation';

/** Keeps what the browser's next answer must be to. */
export function keepChallenge(req: Request, purpose: ChallengePurpose, challenge: string): void {
  req.session.webauthnChallenge = { challenge, purpose, at: ctxOf(req).now.getTime() };
}

/** Takes it, once; null when nothing was asked for that purpose, or too long ago. */
export function takeChallenge(req: Request, purpose: ChallengePurpose): string | null {
  const kept = req.session.webauthnChallenge;
  if (!kept) return null;
  req.session.webauthnChallenge = undefined;
  const isGood = kept.purpose === purpose && ctxOf(req).now.getTime() - kept.at < TIMEOUT_MS;
  return isGood ? kept.challenge : null;
}
