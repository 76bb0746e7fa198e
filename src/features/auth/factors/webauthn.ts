import type { Ctx } from '../../../platform/ctx';
import { invalid } from '../../../platform/errors';

/** How long people may take: a challenge is good for as long. */
export const TIMEOUT_MS = 5 * 60_000;

/** What a browser answered, and what it had to answer to. */
export interface Ceremony {
  /** The credential as JSON (WebAuthn Level 3, section 5.1). */
  credential: string;
  /** Null: the server has asked nothing, or too long ago. */
  challenge: string | null;
}

/** Who passkeys are for: the host of BASE_URL, and nobody else. */
export function relyingParty({ system }: Ctx): { id: string; origin: string } {
  const { hostname, origin } = new URL(system.config.baseUrl);
  return { id: hostname, origin };
}

/** @throws AppError `invalid` on the whole form */
export function parsedCredential(text: string): { id: string; response: { userHandle?: string } } {
  try {
    const credential = JSON.parse(text);
    if (typeof credential?.id === 'string' && typeof credential.response === 'object' && credential.response)
      return credential;
  } catch {
    // Not JSON at all: no browser has sent it.
  }
  throw invalid('', 'factors.error.passkey_refused');
}

/**
 * Runs a check of the library's, which throws for whatever does not fit, broken messages included.
 * @throws AppError `invalid` on the whole form
 */
export async function verifying<T>(
  ctx: Ctx,
  challenge: string | null,
  verify: (challenge: string) => Promise<T>,
): Promise<T> {
  if (!challenge) throw invalid('', 'factors.error.passkey_expired');
  try {
    return await verify(challenge);
  } catch (error) {
    ctx.system.log.info({ err: error, requestId: ctx.requestId }, 'passkey refused');
    throw invalid('', 'factors.error.passkey_refused');
  }
}
