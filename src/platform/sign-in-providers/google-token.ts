import { ProviderFailure } from './failure';

// As in https://accounts.google.com/.well-known/openid-configuration
export const ISSUER = 'https://accounts.google.com';

/** Clocks may differ by so much. */
const TOLERANCE_SECONDS = 30;

/**
 * What OpenID Connect Core, 3.1.3.7, asks of a token that came straight from Google over TLS (its point 6): no
 * signature, but issuer, audience, expiry and nonce, and that it is about the person of the profile.
 * @throws ProviderFailure
 */
export function checkToken(
  token: string | undefined,
  { clientId, nonce, subject }: { clientId: string; nonce: string; subject: string },
): void {
  const claims = JSON.parse(Buffer.from(token?.split('.')[1] ?? '', 'base64url').toString() || 'null');
  const wrong =
    (!claims && 'no id_token') ||
    (![ISSUER, 'accounts.google.com'].includes(claims.iss) && 'issuer') ||
    (claims.aud !== clientId && 'audience') ||
    (!(claims.exp > Date.now() / 1000 - TOLERANCE_SECONDS) && 'expiry') ||
    (claims.nonce !== nonce && 'nonce') ||
    ((!subject || claims.sub !== subject) && 'subject');
  if (wrong) throw new ProviderFailure('refused', `id_token: ${wrong}`);
}
