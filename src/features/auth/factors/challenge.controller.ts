import type { Request } from 'express';
import { ctxOf } from '../../../platform/http/input';
import { actorId } from '../../../platform/rights';
import { addPending } from '../shared/pending';
import { TIMEOUT_MS } from './webauthn';

/** What a challenge was made for: an answer to one is none to another. */
export type ChallengePurpose = 'registration' | 'sign_in' | 'second_factor' | 'confirmation';

/** Keeps what the browser's answer must be to, beside what other tabs of it have asked for. */
export function keepChallenge(req: Request, purpose: ChallengePurpose, challenge: string): void {
  const { actor, now } = ctxOf(req);
  const asked = { challenge, purpose, by: actorId(actor), at: now.getTime() };
  req.session.challenges = addPending(req.session.challenges, asked, TIMEOUT_MS);
}

/**
 * Takes the challenge that this request answers, once, whatever comes of it. Null when it was made for no such purpose,
 * for somebody else, or too long ago.
 */
export function takeChallenge(req: Request, purpose: ChallengePurpose): string | null {
  const { actor, now } = ctxOf(req);
  const { challenges = [] } = req.session;
  const answered = answeredIn(req.body?.credential);
  const found = challenges.filter(({ challenge }) => answered.includes(challenge));
  if (found.length === 0) return null;
  req.session.challenges = challenges.filter((one) => !found.includes(one));
  const good = found.find(
    (one) =>
      one.purpose === purpose &&
      (one.by === null || one.by === actorId(actor)) &&
      now.getTime() - one.at < TIMEOUT_MS,
  );
  return good?.challenge ?? null;
}

/** Which challenges a credential, or several, says it answers (WebAuthn Level 3, section 5.8.1). Proves nothing yet. */
function answeredIn(credential: unknown): string[] {
  return [credential].flat().flatMap((text) => {
    try {
      const { clientDataJSON } = JSON.parse(String(text)).response;
      const { challenge } = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8'));
      return typeof challenge === 'string' ? [challenge] : [];
    } catch {
      return [];
    }
  });
}
