import { calculatePKCECodeChallenge, randomNonce, randomPKCECodeVerifier, randomState } from 'openid-client';
import type { RoundSecrets } from './provider';

export function newSecrets(): RoundSecrets {
  return { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
}

/** The verifier as the service may know it beforehand (RFC 7636, 4.2). */
export async function challengeOf({ verifier }: RoundSecrets): Promise<Record<string, string>> {
  const challenge = await calculatePKCECodeChallenge(verifier);
  return { code_challenge: challenge, code_challenge_method: 'S256' };
}
